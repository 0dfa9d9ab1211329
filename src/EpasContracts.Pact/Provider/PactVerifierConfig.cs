namespace EpasContracts.Pacts;

/// <summary>The settings of a verification.</summary>
public sealed class PactVerifierConfig
{
    /// <summary>Where the core's report and log go. Default: nowhere; a failure's exception carries the report in any case.</summary>
    public IPactOutput Output { get; init; } = PactOutput.None;

    /// <summary>How much the core logs. The first use in a process decides for the process.</summary>
    public PactLogLevel LogLevel { get; init; } = PactLogLevel.Warn;

    /// <summary>How long the provider may take for an answer: more than zero, up to an hour. Default: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
