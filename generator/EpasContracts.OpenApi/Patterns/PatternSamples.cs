using System.Text;

namespace EpasContracts.OpenApi.Patterns;

/// <summary>Texts just inside and just outside of a pattern, read off its automaton: the same ones every time.</summary>
public static class PatternSamples
{
    /// <summary>The shortest text within the bounds that matches, of letters and digits where it can be.</summary>
    /// <param name="program">A regular pattern.</param>
    /// <param name="minLength">The least number of code points, not negative.</param>
    /// <param name="maxLength">The greatest number of code points.</param>
    /// <returns>The text; null when no text of such a length matches.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="program"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minLength"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The pattern is not regular.</exception>
    public static string? ShortestMatch(PatternProgram program, int minLength, int maxLength) =>
        Find(program, wanted: true, minLength, maxLength);

    /// <summary>The shortest text within the bounds that does not match, of letters and digits where it can be.</summary>
    /// <returns>The text; null when every text of such a length matches.</returns>
    /// <inheritdoc cref="ShortestMatch"/>
    public static string? ShortestMismatch(PatternProgram program, int minLength, int maxLength) =>
        Find(program, wanted: false, minLength, maxLength);

    private static string? Find(PatternProgram program, bool wanted, int minLength, int maxLength)
    {
        var checkedProgram = program ?? throw new ArgumentNullException(nameof(program));
        if (minLength < 0)
            throw new ArgumentOutOfRangeException(nameof(minLength), minLength, "A length is not negative.");
        var automaton = checkedProgram.Automaton
            ?? throw new InvalidOperationException($"The pattern '{program.Syntax.Text}' has no automaton: {program.Reason}.");

        // Beyond the minimum, a shortest text visits no state twice.
        var longest = (int)Math.Min(maxLength, (long)minLength + automaton.StateCount);
        var layers = new List<bool[]>();
        for (var length = 0; length <= longest; length++)
        {
            layers.Add(length == 0 ? [.. automaton.Accepting.Select(accepting => accepting == wanted)] : Before(automaton, layers));
            if (length >= minLength && layers[length][automaton.Start])
                return Walk(automaton, layers);
        }

        return null;
    }

    /// <summary>From which states the wanted end is exactly one code point further away than in the last layer.</summary>
    private static bool[] Before(CodePointDfa automaton, List<bool[]> layers)
    {
        var last = layers[layers.Count - 1];
        if (layers.Count > 1 && ReferenceEquals(last, layers[layers.Count - 2]))
            return last;

        var layer = new bool[automaton.StateCount];
        for (var state = 0; state < layer.Length; state++)
        {
            for (var @class = 0; @class < automaton.ClassCount && !layer[state]; @class++)
                layer[state] = last[automaton.Next(state, @class)];
        }

        // Once a layer repeats, all further ones are the same.
        return layer.SequenceEqual(last) ? last : layer;
    }

    private static string Walk(CodePointDfa automaton, List<bool[]> layers)
    {
        var alphabet = PreferredCodePoints(automaton.Partition);
        var text = new StringBuilder();
        var state = automaton.Start;
        for (var left = layers.Count - 2; left >= 0; left--)
        {
            var (codePoint, @class) = alphabet.First(letter => layers[left][automaton.Next(state, letter.Class)]);
            text.Append(char.ConvertFromUtf32(codePoint));
            state = automaton.Next(state, @class);
        }

        return text.ToString();
    }

    /// <summary>One code point for each class, the most readable one, and the most readable classes first.</summary>
    private static List<(int CodePoint, int Class)> PreferredCodePoints(CodePointPartition partition)
    {
        const string Readable = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.:/@+,;=!?#$%&*()[]{}<>|~^`'\"\\ ";
        var letters = new List<(int CodePoint, int Class)>();
        var seen = new HashSet<int>();
        var others = partition.Stretches.Select(stretch => stretch.Start is >= 0xD800 and < 0xE000 ? 0xE000 : stretch.Start);
        foreach (var codePoint in Readable.Select(letter => (int)letter).Concat(others.OrderBy(start => start < 0xA0 ? 1 : 0)))
        {
            if (seen.Add(partition.ClassOf(codePoint)))
                letters.Add((codePoint, partition.ClassOf(codePoint)));
        }

        return letters;
    }
}
