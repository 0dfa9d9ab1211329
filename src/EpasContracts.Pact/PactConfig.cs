using System.Text.Json;

namespace EpasContracts.Pacts;

/// <summary>The settings of a consumer's pact.</summary>
public sealed class PactConfig
{
    /// <summary>The folder of the pact file, made when it is missing. Default: <c>pacts</c> in the current folder.</summary>
    public string PactDir { get; init; } = "pacts";

    /// <summary>
    /// How a test's interactions meet those that the file has already.
    /// <para><see langword="false"/> (default): they are merged in, so tests can run alone or in any order and from several processes. An
    /// interaction that no test describes any more stays: delete the file and run all the tests to be rid of it.</para>
    /// <para><see langword="true"/>: the first write of this process drops what the file had, later ones merge. Only for a run of all the tests in
    /// one process.</para>
    /// </summary>
    public bool Overwrite { get; init; }

    /// <summary>How body objects become JSON. Default: names as they are.</summary>
    public JsonSerializerOptions JsonOptions { get; init; } = PactJson.Serialization;

    /// <summary>Where differences and the core's log go. Default: nowhere; an exception carries the differences in any case.</summary>
    public IPactOutput Output { get; init; } = PactOutput.None;

    /// <summary>How much the core logs. The first use in a process decides for the process.</summary>
    public PactLogLevel LogLevel { get; init; } = PactLogLevel.Warn;

    /// <summary>
    /// Headers (in any case) whose value is a secret or made from one. They are only described by a <see cref="Matcher"/> with a harmless
    /// example, never by a fixed value. Names added here join the usual ones (Authorization, cookies, API keys).
    /// </summary>
    public ICollection<string> SecretHeaders { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key",
    };

    /// <summary>
    /// The secrets that the tests work with. A pact that contains one, plain, percent-encoded or in Base64, is refused
    /// before it is written, and each is masked in every message. None may be empty.
    /// </summary>
    public ICollection<string> Secrets { get; } = [];
}
