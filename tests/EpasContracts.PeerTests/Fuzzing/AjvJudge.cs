using System.Text.Encodings.Web;
using System.Text.Json;

namespace EpasContracts.Tests.Fuzzing;

/// <summary>Payloads for one schema of a document.</summary>
/// <param name="Schema">The schema's JSON Pointer.</param>
/// <param name="Payloads">JSON texts, or what looks like some.</param>
/// <param name="Causes">The corrections that Ajv judges with.</param>
internal sealed record FuzzCase(string Schema, IReadOnlyList<string> Payloads, IReadOnlyList<string>? Causes = null);

/// <summary>Ajv 8, dialect 2020-12, formats on: one process for all that a test asks.</summary>
internal static class AjvJudge
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For each case a character a payload: <c>1</c> valid, <c>0</c> invalid, <c>x</c> no JSON.</summary>
    /// <param name="documents">Each document as JSON, with the cases of its schemas.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<IReadOnlyList<string>> JudgeAsync(IEnumerable<(string Document, IEnumerable<FuzzCase> Cases)> documents, CancellationToken cancellationToken)
    {
        var lines = documents.SelectMany(static document => document.Cases
            .Select(static one => JsonSerializer.Serialize(one, Options))
            .Prepend($$"""{"document":{{document.Document}}}"""));
        var answer = await Peers.NodeTool.RunAsync("../judge.mjs", SharedFiles.Repository("tests/EpasContracts.PeerTests/node"), [], cancellationToken, lines);
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
