using System.Diagnostics;
using EpasContracts.Generator;
using EpasContracts.Generator.Emit;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Tests.Generation;

/// <summary>Documents of many megabytes: time and memory grow as they do.</summary>
// Alone: files are written on several threads, and what all of them allocate is counted.
[CollectionDefinition(nameof(LargeDocumentTests), DisableParallelization = true)]
[Collection(nameof(LargeDocumentTests))]
public sealed class LargeDocumentTests
{
    // What grows with the square of a document is sixteen times as much for one that is four times as long.
    private const int Part = 4;
    private const double MostForAPart = 6;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, Func<int, string>> Shapes = new()
    {
        ["paths"] = static count => Document(Join(count, static i => $"\"/p{i}\":{{\"get\":{{\"responses\":{{\"200\":{{\"description\":\"Found\"}}}}}}}}"), ""),
        ["operations with tags of their own"] = static count => Document(Join(count, static i => $"\"/p{i}\":{{\"get\":{{\"tags\":[\"t{i}\"],\"responses\":{{\"200\":{{\"description\":\"Found\"}}}}}}}}"), ""),
        ["parameters"] = static count => Document($"\"/p\":{{\"get\":{{\"parameters\":[{Join(count, static i => $"{{\"name\":\"q{i}\",\"in\":\"query\",\"schema\":{{\"type\":\"string\"}}}}")}],\"responses\":{{\"200\":{{\"description\":\"Found\"}}}}}}}}", ""),
        ["schemas"] = static count => Document("", Join(count, i => $"\"S{i}\":{{\"type\":\"object\",\"properties\":{{\"next\":{{\"$ref\":\"#/components/schemas/S{(i * 7) % count}\"}}}}}}")),
        ["members of an enum"] = static count => Schema($"\"type\":\"string\",\"enum\":[{Join(count, static i => $"\"v{i}\"")}]"),
        ["properties"] = static count => Schema($"\"required\":[{Join(count, static i => $"\"p{i}\"")}],\"properties\":{{{Join(count, static i => $"\"p{i}\":{{\"type\":\"string\"}}")}}}"),
        ["branches of oneOf"] = static count => Schema($"\"oneOf\":[{Join(count, static i => $"{{\"type\":\"object\",\"properties\":{{\"k\":{{\"const\":\"c{i}\"}}}},\"required\":[\"k\"]}}")}]"),
        ["branches of anyOf"] = static count => Schema($"\"anyOf\":[{Join(count, static i => $"{{\"type\":\"object\",\"properties\":{{\"p{i}\":{{\"type\":\"string\"}}}}}}")}]"),
        ["unions in unions"] = static count => Document("", Join(count, i => $"\"S{i}\":{{\"anyOf\":[{{\"$ref\":\"#/components/schemas/S{(i + 1) % count}\"}},{{\"$ref\":\"#/components/schemas/S{(i + 2) % count}\"}},{{\"type\":\"object\",\"properties\":{{\"p{i}\":{{}}}}}}]}}")),
        ["parts of allOf"] = static count => Schema($"\"allOf\":[{Join(count, static i => $"{{\"type\":\"object\",\"properties\":{{\"p{i}\":{{\"type\":\"string\"}}}}}}")}]"),
        ["patterns"] = static count => Schema($"\"patternProperties\":{{{Join(count, static i => $"\"^x{i}$\":{{\"type\":\"string\"}}")}}}"),
        ["characters of a description"] = static count => Schema($"\"type\":\"object\",\"description\":\"{string.Concat(Enumerable.Repeat("four", count / 4))}\""),
    };

    [Theory]
    [InlineData("paths", 100_000)]
    [InlineData("operations with tags of their own", 10_000)]
    [InlineData("parameters", 5_000)]
    [InlineData("schemas", 10_000)]
    [InlineData("members of an enum", 1_000_000)]
    [InlineData("properties", 50_000)]
    [InlineData("branches of oneOf", 10_000)]
    [InlineData("branches of anyOf", 10_000)]
    [InlineData("unions in unions", 20_000)]
    [InlineData("parts of allOf", 10_000)]
    [InlineData("patterns", 2_000)]
    [InlineData("characters of a description", 1_000_000)]
    public void Time_and_memory_are_in_proportion(string shape, int count)
    {
        var part = Allocated(Shapes[shape](count / Part));
        var clock = Stopwatch.StartNew();
        var whole = Allocated(Shapes[shape](count));

        Assert.True(clock.Elapsed < Soon, $"{shape}: {clock.Elapsed}");
        Assert.InRange((double)whole / part, 1, MostForAPart);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("number")]
    [InlineData("object")]
    public void Alternatives_that_go_round_in_circles_are_not_followed_on_every_way(string type)
    {
        const int count = 20;
        var clock = Stopwatch.StartNew();
        Allocated(Document("", Join(count, i => $"\"S{i}\":{{\"type\":\"{type}\",\"anyOf\":[{{\"$ref\":\"#/components/schemas/S{(i + 1) % count}\"}},{{\"$ref\":\"#/components/schemas/S{(i + 7) % count}\"}}]}}")));
        Assert.True(clock.Elapsed < Soon, $"{clock.Elapsed}");
    }

    [Fact]
    public void Types_share_a_file_as_long_as_it_can_be_read()
    {
        const int properties = 60;
        const int few = 8;
        var files = Generate(Document("", Join(2_000, static i => $"\"S{i}\":{{\"type\":\"object\",\"properties\":{{{Join(properties, static p => $"\"p{p}\":{{\"type\":\"string\"}}")}}}}}")));

        Assert.InRange(files.Count, 128, 1_000);
        Assert.InRange(files.Max(static file => file.Text.Split("\npublic ").Length), 2, few);
    }

    private static long Allocated(string document)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Generate(document);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static IReadOnlyList<SourceFile> Generate(string document)
    {
        var sources = ContractSources.Generate(
            ContractReader.Read("large.json", document, TestContext.Current.CancellationToken),
            static name => name switch { "Namespace" => "Large", "ClientName" => "LargeClient", _ => null },
            TestContext.Current.CancellationToken);
        Assert.NotNull(sources.Files);
        return sources.Files;
    }

    private static string Schema(string keywords) => Document("", $"\"S\":{{{keywords}}}");

    private static string Document(string paths, string schemas) =>
        $"{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"Large\",\"version\":\"1\"}},\"paths\":{{{paths}}},\"components\":{{\"schemas\":{{{schemas}}}}}}}";

    private static string Join(int count, Func<int, string> part) => string.Join(',', Enumerable.Range(0, count).Select(part));
}
