using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http.Streams;

namespace EpasContracts.Tests.Generation;

/// <summary>The generator tells from a document how a stream is spelled, the runtime from what a service answers: by the same names.</summary>
public sealed class StreamFormatTests
{
    private static readonly string[] MediaTypes =
    [
        "text/event-stream", "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines", "application/ndjson", "application/x-ndjson",
        "application/json-seq", "application/geo+json-seq", "Application/JSONL", "application/json-lines", "application/stream+json", "application/json", "text/plain", "text/jsonl",
        "application/octet-stream",
    ];

    [Fact]
    public void Both_know_the_same_streams()
    {
        var generated = GeneratorHarness.Run("""
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths: {/orders: {get: {operationId: listOrders, responses: {"200": {description: All, content: {CONTENT}}}}}}
            """.Replace("CONTENT", string.Join(", ", MediaTypes.Select(static name => name + ": {schema: {type: object}}")), StringComparison.Ordinal));
        var bodies = new EmittedModels(generated.Load()).Descriptor.Operations[0].Responses[0].Bodies;
        var declared = new BodyDescriptor { Pointer = "", MediaType = "example/other", Format = BodyFormat.Binary };

        Assert.Equal(MediaTypes.Length, bodies.Count);
        Assert.All(bodies, body => Assert.Equal(
            body.Format is BodyFormat.Events or BodyFormat.EventData or BodyFormat.JsonLines or BodyFormat.JsonSequence ? body.Format : null,
            StreamItems.FormatOf(body.MediaType, declared)));
        Assert.Equal(7, bodies.Count(static body => body.Format == BodyFormat.JsonLines));
    }
}
