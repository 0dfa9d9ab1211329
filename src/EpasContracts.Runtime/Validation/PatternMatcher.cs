using System.Text;
using System.Text.RegularExpressions;

namespace EpasContracts.Runtime.Validation;

/// <summary>A compiled <c>pattern</c>: answers for UTF-8 bytes whether the ECMA-262 expression is found in them.</summary>
public abstract class PatternMatcher
{
    /// <summary>Whether the expression matches somewhere in the text.</summary>
    /// <param name="utf8">Valid UTF-8, escapes resolved.</param>
    public abstract bool IsMatch(ReadOnlySpan<byte> utf8);
}

/// <summary>An automaton that the generator built: one table look-up a byte, no allocation, linear time.</summary>
public sealed class AutomatonMatcher : PatternMatcher
{
    private readonly byte[] _classes;
    private readonly ushort[] _transitions;
    private readonly bool[] _accepting;
    private readonly int _classCount;
    private readonly int _start;
    private readonly int _dead;
    private readonly int _satisfied;

    /// <summary>Takes the tables over.</summary>
    /// <param name="classes">256 entries: the class of each byte.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="transitions">The next state by state × <paramref name="classCount"/> + class.</param>
    /// <param name="accepting">By state: whether a text that ends there matches.</param>
    /// <param name="start">The first state.</param>
    /// <param name="dead">The state in which nothing can match any more, or −1.</param>
    /// <param name="satisfied">The state in which everything matches, or −1.</param>
    public AutomatonMatcher(byte[] classes, int classCount, ushort[] transitions, bool[] accepting, int start, int dead, int satisfied)
    {
        _classes = classes;
        _classCount = classCount;
        _transitions = transitions;
        _accepting = accepting;
        _start = start;
        _dead = dead;
        _satisfied = satisfied;
    }

    /// <inheritdoc/>
    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var state = _start;
        var classes = _classes;
        var transitions = _transitions;
        foreach (var b in utf8)
        {
            state = transitions[state * _classCount + classes[b]];
            if (state == _dead)
                return false;
            if (state == _satisfied)
                return true;
        }

        return _accepting[state];
    }
}

/// <summary>A pattern outside the regular subset (look-around, back-references), on a regular expression that is bounded in time.</summary>
public sealed class BacktrackingMatcher : PatternMatcher
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);
    private readonly Regex _regex;

    /// <summary>Makes the matcher.</summary>
    /// <param name="dotnetPattern">The expression with ECMA-262's meaning in .NET's spelling.</param>
    public BacktrackingMatcher(string dotnetPattern) => _regex = new Regex(dotnetPattern, RegexOptions.CultureInvariant, Limit);

    /// <inheritdoc/>
    /// <remarks>A text that takes more than 250 ms counts as no match: what cannot be checked is refused.</remarks>
    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return _regex.IsMatch(Encoding.UTF8.GetString(utf8));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
