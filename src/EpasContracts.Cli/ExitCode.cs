namespace EpasContracts.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Everything holds.</summary>
    public const int Holds = 0;

    /// <summary>There are findings at or above the threshold.</summary>
    public const int Findings = 1;

    /// <summary>Bad usage, or an input that cannot be read.</summary>
    public const int Unusable = 2;
}
