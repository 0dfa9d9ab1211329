using System.CommandLine;
using EpasContracts.Drift;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Cli;

/// <summary>How a result is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}

/// <summary>Options that mean the same in every verb.</summary>
internal static class SharedOptions
{
    public static Option<OutputFormat> Format() => OneOf(
        "--format", "How the result is written", OutputFormat.Text, ("text", OutputFormat.Text), ("json", OutputFormat.Json));

    public static Option<DriftSeverity> FailOn() =>
        FailOn(DriftSeverity.Error, ("error", DriftSeverity.Error), ("warning", DriftSeverity.Warning), ("info", DriftSeverity.Info));

    /// <summary>The same for what is found in a document.</summary>
    public static Option<FindingSeverity> FailOn(FindingSeverity fallback) =>
        FailOn(fallback, ("error", FindingSeverity.Error), ("warning", FindingSeverity.Warning), ("info", FindingSeverity.Info));

    /// <summary>The same for findings with severities of their own.</summary>
    public static Option<T> FailOn<T>(T fallback, params (string Word, T Value)[] severities) =>
        OneOf("--fail-on", "The least severity that makes the exit code 1", fallback, severities);

    public static Option<string[]> Overlays() => new("--overlay")
    {
        Description = "An overlay (OpenAPI Overlay 1.0 or 1.1) that adds what the page lacks; repeat it for several, which apply in order",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>An option with a few words to choose from.</summary>
    public static Option<T> OneOf<T>(string name, string description, T fallback, params (string Word, T Value)[] choices)
    {
        var words = string.Join('|', choices.Select(choice => choice.Word));
        return new Option<T>(name)
        {
            Description = description,
            HelpName = words,
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                var word = result.Tokens[^1].Value;
                var found = choices.Where(choice => string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase)).ToList();
                if (found.Count == 0)
                    result.AddError($"'{word}' is no value of {name}: choose one of {words}.");
                return found.Count == 0 ? fallback : found[0].Value;
            },
        };
    }
}
