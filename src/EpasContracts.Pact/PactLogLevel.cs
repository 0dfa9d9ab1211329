namespace EpasContracts.Pacts;

/// <summary>How much the Pact core logs. The first use in a process decides for the process.</summary>
public enum PactLogLevel
{
    /// <summary>Nothing.</summary>
    Off = 0,

    /// <summary>Errors.</summary>
    Error = 1,

    /// <summary>Errors and warnings.</summary>
    Warn = 2,

    /// <summary>What happens, in steps.</summary>
    Info = 3,

    /// <summary>For finding out why two values do not match.</summary>
    Debug = 4,

    /// <summary>Everything.</summary>
    Trace = 5,
}
