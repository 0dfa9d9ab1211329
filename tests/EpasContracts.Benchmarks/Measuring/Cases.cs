using System.Buffers;
using System.Text;
using System.Text.Json;
using EpasContracts.Benchmarks.Payloads;
using EpasContracts.Benchmarks.Peers;
using EpasContracts.Epas;
using EpasContracts.Runtime.Json;
using NJsonSchema;

namespace EpasContracts.Benchmarks.Measuring;

/// <summary>Everything that is measured in this process.</summary>
internal static class Cases
{
    /// <summary>The unit of the cases on a request: reading its bytes.</summary>
    public const string Reading = "request: Utf8JsonReader to the end (L)";

    /// <summary>The unit of the cases on a page.</summary>
    public const string ReadingPage = "page: Utf8JsonReader to the end (L)";

    /// <summary>The cases on a request of 2.2 KB.</summary>
    public static async Task<IReadOnlyList<Case>> OnRequestAsync()
    {
        byte[] valid = PayloadFiles.ValidRequest, invalid = PayloadFiles.InvalidRequest;
        var text = Encoding.UTF8.GetString(valid);
        if (!EpasClusterCreateRequest.TryParse(valid, out var model, out var errors))
            throw new InvalidOperationException($"The valid payload is not valid: {errors[0]}");
        if (EpasClusterCreateRequest.Validate(invalid).Count == 0)
            throw new InvalidOperationException("The invalid payload is valid.");
        var peer = JsonSerializer.Deserialize(valid, PeerContext.Default.CreateRequest)!;
        var schema = await JsonSchema.FromJsonAsync(PeerSchema.ForRequest());
        if (schema.Validate(text).Count > 0)
            throw new InvalidOperationException("The peer's schema refuses the valid payload.");

        var buffer = new ArrayBufferWriter<byte>(8192);
        var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        return
        [
            new(Reading, Reading, () => Tokens(valid)),
            new("request: validate", Reading, () => EpasClusterCreateRequest.Validate(valid).Count),
            new("request: validate, invalid, all errors", Reading, () => EpasClusterCreateRequest.Validate(invalid).Count),
            new("request: validate, invalid, no records made", Reading, () => Failures(invalid)),
            new("request: parse and validate", Reading, () => EpasClusterCreateRequest.TryParse(valid, out _, out _) ? 1 : 0),
            new("request: System.Text.Json parse", Reading, () => JsonSerializer.Deserialize(valid, PeerContext.Default.CreateRequest)!.Name.Length),
            new("request: write", Reading, () => JsonModel.ToUtf8Bytes(model).Length),
            // The peer's default options: an encoder that escapes as little as ours takes it off its fast path.
            new("request: System.Text.Json write", Reading, () => JsonSerializer.SerializeToUtf8Bytes(peer, PeerContext.Default.CreateRequest).Length),
            new("request: write into a buffer", Reading, () => { buffer.ResetWrittenCount(); JsonModel.Write(model, buffer); return buffer.WrittenCount; }),
            new("request: System.Text.Json write into a buffer", Reading, () =>
            {
                buffer.ResetWrittenCount();
                writer.Reset();
                JsonSerializer.Serialize(writer, peer, PeerContext.Default.CreateRequest);
                writer.Flush();
                return buffer.WrittenCount;
            }),
            new("request: NJsonSchema validate", Reading, () => schema.Validate(text).Count),
        ];
    }

    /// <summary>The cases on a page of clusters of 1 MB.</summary>
    public static IReadOnlyList<Case> OnPage()
    {
        var page = PayloadFiles.ClusterPage;
        return
        [
            new(ReadingPage, ReadingPage, () => Tokens(page)),
            new("page: validate", ReadingPage, () => RdbClusterPageResponse.Validate(page).Count),
            new("page: parse and validate", ReadingPage, () => RdbClusterPageResponse.TryParse(page, out _, out _) ? 1 : 0),
            new("page: System.Text.Json parse", ReadingPage, () => JsonSerializer.Deserialize(page, PeerContext.Default.ClusterPage)!.Contents!.Count),
        ];
    }

    // What finding all failures costs before anything is made of them: pointers, values and sentences are the records' share.
    private static int Failures(byte[] payload)
    {
        var reader = new PayloadReader(payload);
        reader.Read();
        EpasClusterCreateRequest.Schema.Validator(ref reader);
        reader.Dispose();
        return reader.FailureCount;
    }

    private static int Tokens(byte[] payload)
    {
        var reader = new Utf8JsonReader(payload);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }
}
