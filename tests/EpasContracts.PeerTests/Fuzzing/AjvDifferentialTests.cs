using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Reading.Tree;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Tests.Generation;

namespace EpasContracts.Tests.Fuzzing;

/// <summary>
/// Payloads made at random for the schemas of both curated documents and for random ones: what the compiled validators say, against
/// what Ajv 8 says. A disagreement must be gone when Ajv is corrected in the one thing that an entry of causes.mjs names.
/// </summary>
public sealed class AjvDifferentialTests(ITestOutputHelper output)
{
    // Another seed asks other questions: the variable is for those who want to look further.
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("EPAS_CONTRACTS_FUZZ_SEED") ?? "20261123", CultureInfo.InvariantCulture);

    private const int RandomSchemaCount = 300;
    private const int PayloadsOfRandomSchemas = 400;
    private const int PayloadsOfDocuments = 100_000;
    private const int AtLeast = 200_000;
    private const int ShownAtMost = 40;

    [Fact]
    public async Task Verdicts_are_Ajvs()
    {
        var clock = Stopwatch.StartNew();
        var sources = new[] { Document("epas"), Document("exoscale-dbaas"), RandomDocument() };
        var generated = GeneratorHarness.Run([.. sources.Select(static source => source.Text)]);
        Assert.Null(generated.Crash);
        
        var assembly = generated.Load();
        output.WriteLine($"seed {Seed}, compiled after {clock.Elapsed.TotalSeconds:F0} s");

        var rounds = sources.Select(source => new Round(source, new EmittedModels(assembly, source.Namespace, source.Namespace + "Contract").Descriptor)).ToList();
        var theirs = await AjvJudge.JudgeAsync(rounds.Select(static round => (round.Source.Json, round.Cases.AsEnumerable())), TestContext.Current.CancellationToken);
        var all = rounds.SelectMany(static round => round.Cases.Select(one => (Round: round, Case: one))).ToList();
        Assert.Equal(all.Count, theirs.Count);

        var disagreements = new List<Disagreement>();
        for (var i = 0; i < all.Count; i++)
        {
            var ours = all[i].Round.Verdicts(all[i].Case);
            for (var j = 0; j < ours.Length; j++)
            {
                if (ours[j] != (theirs[i][j] == '1'))
                    disagreements.Add(new Disagreement(all[i].Round, all[i].Case.Schema, all[i].Case.Payloads[j], ours[j], theirs[i][j]));
            }
        }

        var count = all.Sum(static entry => entry.Case.Payloads.Count);
        output.WriteLine($"{count} payloads for {all.Count} schemas, {theirs.Sum(static line => line.Count(static c => c == '1'))} valid, {theirs.Sum(static line => line.Count(static c => c == 'x'))} no JSON, judged after {clock.Elapsed.TotalSeconds:F0} s");
        var left = await ExplainAsync(disagreements);
        output.WriteLine($"{disagreements.Count} disagreements, {left.Count} without an explanation, after {clock.Elapsed.TotalSeconds:F0} s");
        Assert.True(left.Count == 0, string.Join("\n", left.Take(ShownAtMost)));
        Assert.True(count >= AtLeast, $"{count} payloads");
    }

    /// <summary>The disagreements that no cause of the list explains; the others are counted by their cause.</summary>
    private async Task<List<Disagreement>> ExplainAsync(List<Disagreement> disagreements)
    {
        var causes = Regex.Matches(File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.PeerTests/node/causes.mjs")), "^  '(.+)': {", RegexOptions.Multiline)
            .Select(static match => match.Groups[1].Value).ToList();
        var left = disagreements;
        foreach (var cause in causes)
        {
            var groups = left.GroupBy(static one => (one.Round, one.Schema)).GroupBy(static group => group.Key.Round).ToList();
            if (groups.Count == 0)
                break;
            var verdicts = await AjvJudge.JudgeAsync(
                groups.Select(round => (round.Key.Source.Json, round.Select(group => new FuzzCase(group.Key.Schema, [.. group.Select(static one => one.Payload)], [cause])))),
                TestContext.Current.CancellationToken);
            var asked = groups.SelectMany(static round => round).SelectMany(static group => group).ToList();
            var answers = string.Concat(verdicts);
            left = [.. asked.Where((one, index) => one.Ours != (answers[index] == '1'))];
            output.WriteLine($"    {asked.Count - left.Count,4} explained by: {cause}");
        }

        return left;
    }

    private sealed record Disagreement(Round Round, string Schema, string Payload, bool Ours, char Theirs)
    {
        public override string ToString() => $"{Schema}: ours {Ours}, Ajv {Theirs}: {Payload}\n    {Round.Source.SchemaText(Schema)}\n    {Round.Errors(Schema, Payload)}";
    }

    private static Source Document(string name)
    {
        var tree = DocumentTree.Parse(name, File.ReadAllText(SharedFiles.Repository($"spec/{name}/openapi.yaml")));
        var ns = string.Concat(name.Where(char.IsAsciiLetter));
        return new Source(ns, tree.Root!.ToJson());
    }

    private static Source RandomDocument()
    {
        var schemas = new RandomSchemas(new Random(Seed), RandomSchemaCount);
        var components = new JsonObject(Enumerable.Range(0, RandomSchemaCount).Select(i => KeyValuePair.Create<string, JsonNode?>($"S{i}", schemas.Make(i))));
        return new Source("random", new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Random", ["version"] = "1" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = components },
        }.ToJsonString());
    }

    /// <summary>A document that both sides know.</summary>
    private sealed class Source(string ns, string json)
    {
        public string Namespace => ns;

        public string Json => json;

        public JsonNode Root { get; } = JsonNode.Parse(json)!;

        public DocumentText Text => DocumentText.Contract(json, $"/{ns}.json", ("Namespace", ns), ("ClientName", ns + "Client"), ("Client", "false"));

        public IEnumerable<string> Names => Root["components"]!["schemas"]!.AsObject().Select(static schema => schema.Key);

        public string SchemaText(string pointer) => Root["components"]!["schemas"]![pointer.Split('/')[^1]]!.ToJsonString();
    }

    /// <summary>The payloads for one document's schemas, and our verdicts.</summary>
    private sealed class Round
    {
        private readonly Dictionary<string, SchemaDescriptor> _schemas;

        public Round(Source source, ApiDescriptor descriptor)
        {
            Source = source;
            _schemas = descriptor.Schemas.ToDictionary(static schema => "/components/schemas/" + schema.Name, StringComparer.Ordinal);
            var names = source.Names.ToList();
            var each = source.Namespace == "random" ? PayloadsOfRandomSchemas : PayloadsOfDocuments / 2 / names.Count + 1;
            var payloads = new RandomPayloads(new Random(Seed + names.Count), source.Root);
            Cases = [.. names.Select(name => new FuzzCase(
                "/components/schemas/" + name, [.. Enumerable.Range(0, each).Select(_ => payloads.Text(source.Root["components"]!["schemas"]![name]!))]))];
        }

        public Source Source { get; }

        public IReadOnlyList<FuzzCase> Cases { get; }

        public bool[] Verdicts(FuzzCase one) => [.. one.Payloads.Select(payload => JsonModel.Validate(_schemas[one.Schema], Encoding.UTF8.GetBytes(payload)).Count == 0)];

        public string Errors(string schema, string payload) =>
            string.Join(" | ", JsonModel.Validate(_schemas[schema], Encoding.UTF8.GetBytes(payload)).Select(static error => $"{error.InstancePointer} {error.SchemaPointer}: {error.Message}").Take(3));
    }
}
