namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// A compiled pattern. A regular one is a minimal automaton over the bytes of well-formed UTF-8 text, which decides in one
/// step a byte whether the text has a match anywhere (JSON Schema's <c>pattern</c> is a search). Any other has a
/// <see cref="Reason"/> and can only be translated, see <see cref="ToDotNetPattern"/>.
/// </summary>
public sealed class PatternProgram
{
    internal PatternProgram(PatternSyntax syntax, string reason)
    {
        Syntax = syntax;
        Reason = reason;
        ByteClasses = [];
        Transitions = [];
        Accepting = [];
        DeadState = -1;
        MatchedState = -1;
    }

    internal PatternProgram(PatternSyntax syntax, CodePointDfa automaton, byte[] byteClasses, int classCount, ushort[] transitions)
    {
        Syntax = syntax;
        Automaton = automaton;
        ByteClasses = byteClasses;
        ClassCount = classCount;
        Transitions = transitions;
        Accepting = new bool[transitions.Length / classCount];
        automaton.Accepting.CopyTo(Accepting, 0);
        StartState = automaton.Start;
        DeadState = automaton.FindSink(accepting: false);
        MatchedState = automaton.FindSink(accepting: true);
    }

    /// <summary>The pattern's text, warnings and where it leaves the regular subset.</summary>
    public PatternSyntax Syntax { get; }

    /// <summary>Whether the tables below are there.</summary>
    public bool IsRegular => Reason is null;

    /// <summary>Why there are no tables: what leaves the regular subset, or which limit was met; null when there are.</summary>
    public string? Reason { get; }

    /// <summary>The class of each of the 256 bytes; empty when not regular.</summary>
    public byte[] ByteClasses { get; }

    /// <summary>How many classes of bytes there are, 1 to 256.</summary>
    public int ClassCount { get; }

    /// <summary>How many states there are.</summary>
    public int StateCount => Accepting.Length;

    /// <summary>The next state: at index state × <see cref="ClassCount"/> + class of the byte.</summary>
    public ushort[] Transitions { get; }

    /// <summary>The state before the first byte.</summary>
    public int StartState { get; }

    /// <summary>Whether the text matches when it ends in a state.</summary>
    public bool[] Accepting { get; }

    /// <summary>The state that no text leaves and that does not match; −1 when there is none.</summary>
    public int DeadState { get; }

    /// <summary>The state that no text leaves and that matches; −1 when there is none.</summary>
    public int MatchedState { get; }

    /// <summary>The automaton over code points that the tables were unfolded from; null when not regular.</summary>
    internal CodePointDfa? Automaton { get; }

    /// <summary>Runs the automaton.</summary>
    /// <param name="utf8">Holds the text, which must be well-formed UTF-8; the verdict on other bytes has no meaning.</param>
    /// <param name="offset">Where the text starts.</param>
    /// <param name="count">How many bytes it has.</param>
    /// <returns>Whether the pattern matches somewhere in the text.</returns>
    /// <exception cref="InvalidOperationException">The pattern is not regular.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="utf8"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The text does not lie inside of <paramref name="utf8"/>.</exception>
    public bool IsMatch(byte[] utf8, int offset, int count)
    {
        var bytes = utf8 ?? throw new ArgumentNullException(nameof(utf8));
        if (offset < 0 || offset > bytes.Length)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "The text must start inside of the array.");
        if (count < 0 || count > bytes.Length - offset)
            throw new ArgumentOutOfRangeException(nameof(count), count, "The text must end inside of the array.");
        if (!IsRegular)
            throw new InvalidOperationException($"The pattern '{Syntax.Text}' has no automaton: {Reason}.");

        var state = StartState;
        for (var i = offset; i < offset + count && state != DeadState && state != MatchedState; i++)
            state = Transitions[(state * ClassCount) + ByteClasses[bytes[i]]];
        return Accepting[state];
    }

    /// <summary>
    /// The same pattern in .NET's spelling, for <c>new Regex(…, RegexOptions.CultureInvariant)</c> on strings without lone
    /// surrogates: <c>$</c> is the very end, <c>\d \w \s \b</c> have ECMA-262's meaning, code points beyond U+FFFF are pairs.
    /// One difference is left: ECMA-262 forgets a group's capture when an enclosing repeat begins anew, .NET does not.
    /// </summary>
    public string ToDotNetPattern() => DotNetPatternWriter.Write(Syntax);
}
