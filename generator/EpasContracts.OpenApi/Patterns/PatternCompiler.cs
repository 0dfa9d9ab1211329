namespace EpasContracts.OpenApi.Patterns;

/// <summary>
/// Compiles patterns to minimal automata over UTF-8: tree → nondeterministic automaton → deterministic one over code points
/// → minimal → unfolded to bytes → table. Always bounded; a pattern that does not fit says so.
/// </summary>
public static class PatternCompiler
{
    /// <summary>Compiles a pattern that has been parsed without an error.</summary>
    /// <param name="syntax">The pattern.</param>
    /// <param name="limits">How large the automaton may become; null for <see cref="PatternLimits.Default"/>.</param>
    /// <returns>The program; it has no tables but a <see cref="PatternProgram.Reason"/> when no automaton is possible or fits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="syntax"/> is null.</exception>
    /// <exception cref="ArgumentException">The syntax has an error.</exception>
    public static PatternProgram Compile(PatternSyntax syntax, PatternLimits? limits = null)
    {
        var parsed = syntax ?? throw new ArgumentNullException(nameof(syntax));
        if (parsed.Root is null)
        {
            throw new ArgumentException(
                $"The pattern '{parsed.Text}' is wrong at column {parsed.Error?.Column}: {parsed.Error?.Message}.", nameof(syntax));
        }

        if (parsed.Irregularity is { } irregularity)
            return new(parsed, $"{irregularity.Message} (column {irregularity.Column})");
        try
        {
            return Build(parsed, new WorkBudget(limits ?? PatternLimits.Default));
        }
        catch (PatternTooLargeException tooLarge)
        {
            return new(parsed, tooLarge.Message);
        }
    }

    /// <summary>Parses and compiles a pattern.</summary>
    /// <inheritdoc cref="Compile(PatternSyntax, PatternLimits?)"/>
    /// <param name="pattern">The pattern's text.</param>
    /// <param name="limits">How large the automaton may become; null for <see cref="PatternLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    /// <exception cref="ArgumentException">The pattern has a syntax error; the message names the column.</exception>
    public static PatternProgram Compile(string pattern, PatternLimits? limits = null) => Compile(PatternParser.Parse(pattern), limits);

    private static PatternProgram Build(PatternSyntax syntax, WorkBudget budget)
    {
        var nfa = NfaBuilder.Build(syntax.Root!, budget);
        var automaton = DfaMinimizer.Run(SubsetConstruction.Run(nfa, budget));
        var rows = Utf8Tables.Unfold(automaton, budget);
        var (classes, classCount) = ByteClasses.Of(rows);
        if (rows.Length * classCount > budget.Limits.MaxTableEntries)
            return new(syntax, $"its table would have {rows.Length * classCount} entries, more than {budget.Limits.MaxTableEntries}");

        var transitions = new ushort[rows.Length * classCount];
        for (var state = 0; state < rows.Length; state++)
        {
            for (var value = 0; value < 256; value++)
                transitions[(state * classCount) + classes[value]] = (ushort)rows[state][value];
        }

        return new(syntax, automaton, classes, classCount, transitions);
    }
}
