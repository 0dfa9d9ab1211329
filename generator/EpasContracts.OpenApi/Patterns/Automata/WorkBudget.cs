namespace EpasContracts.OpenApi.Patterns;

/// <summary>Counts what a construction costs and stops it at its limits.</summary>
internal sealed class WorkBudget(PatternLimits limits)
{
    private int _left = limits.MaxWork;

    public PatternLimits Limits { get; } = limits;

    public void Spend(int steps = 1)
    {
        _left -= steps;
        if (_left < 0)
            throw new PatternTooLargeException($"its automaton takes more than {Limits.MaxWork} steps to build");
    }

    public void CheckStates(int count)
    {
        if (count > Limits.MaxStates)
            throw new PatternTooLargeException($"its automaton has more than {Limits.MaxStates} states");
    }
}

/// <summary>Ends a construction early; never leaves <see cref="PatternCompiler"/>.</summary>
internal sealed class PatternTooLargeException(string message) : Exception(message);
