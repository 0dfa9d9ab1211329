using System.Reflection;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>A document that code is generated from.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="File">The full path.</param>
/// <param name="Before">A text that an edit changes.</param>
/// <param name="After">What it becomes.</param>
internal sealed record MeasuredDocument(string Name, string File, string Before, string After)
{
    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } =
        typeof(MeasuredDocument).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "Repository").Value!;

    /// <summary>The documents: EPAS, of the corpus the largest of OpenAPI 3.1 and a large one of 3.0, and one that is larger than those.</summary>
    public static IReadOnlyList<MeasuredDocument> All { get; } =
    [
        new("EPAS", Path.Combine(Repository, "spec", "epas", "openapi.yaml"), "maxLength: ", "maxLength: 1"),
        new("digitalocean.com.json", Corpus("apis.guru/digitalocean.com.json"), "\"maxLength\":", "\"maxLength\":1"),
        new("openai.json", Corpus("big/openai.json"), "\"maxLength\": ", "\"maxLength\": 1"),
        new("1,000 operations", Synthetic, "\"maxLength\": ", "\"maxLength\": 1"),
    ];

    /// <summary>Where the synthetic document is written to.</summary>
    public static string Synthetic => Path.Combine(Repository, "artifacts", "benchmarks", "synthetic.json");

    /// <summary>Those whose emitted code is built: EPAS, and of the corpus those of more than a few operations that NSwag has an output for.</summary>
    public static IReadOnlyList<MeasuredDocument> Built { get; } =
    [
        All[0],
        new("spotify.com.json", Corpus("apis.guru/spotify.com.json"), "", ""),
        new("twilio_verify_v2.json", Corpus("twilio/twilio_verify_v2.json"), "", ""),
        new("CheckoutService-v71.json", Corpus("adyen/CheckoutService-v71.json"), "", ""),
        All[2],
    ];

    private static string Corpus(string path) => Path.GetFullPath(Path.Combine(
        Environment.GetEnvironmentVariable("EPAS_CONTRACTS_CORPUS") ?? Path.Combine(Repository, "..", "shared", "corpus"), "openapi", path));
}
