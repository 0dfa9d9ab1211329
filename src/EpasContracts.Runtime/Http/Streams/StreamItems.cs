using System.Runtime.CompilerServices;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http.Streams;

/// <summary>Takes a stream of items apart: each as the JSON that its schema is about.</summary>
internal static class StreamItems
{
    // What several services send as the last event of a stream; it is no JSON, so it cannot be an item.
    internal static bool IsEnd(ReadOnlySpan<byte> data) => data.Trim(" \t\r\n"u8).SequenceEqual("[DONE]"u8);

    /// <summary>How a stream of that media type is spelled, or null when it is none.</summary>
    public static BodyFormat? FormatOf(string? mediaType, BodyDescriptor declared) => mediaType?.ToLowerInvariant() switch
    {
        "text/event-stream" => declared.Format == BodyFormat.Events ? BodyFormat.Events : BodyFormat.EventData,
        "application/jsonl" or "application/jsonlines" or "application/x-jsonlines" or "application/x-ndjson" or "application/ndjson" or "application/x-jsonl" => BodyFormat.JsonLines,
        "application/json-seq" => BodyFormat.JsonSequence,
        { } other when other.EndsWith("+json-seq", StringComparison.Ordinal) => BodyFormat.JsonSequence,
        { } other when other.Equals(declared.MediaType, StringComparison.OrdinalIgnoreCase) => declared.Format,
        _ => null,
    };

    /// <summary>The items in their order; the bytes of one are good until the next is asked for.</summary>
    public static async IAsyncEnumerable<ResponseBody> ReadAsync(
        Stream stream, BodyFormat format, SchemaDescriptor? itemSchema, long limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = new PieceReader(stream, format == BodyFormat.JsonSequence ? (byte)0x1E : (byte)'\n', limit);
        var events = format is BodyFormat.Events or BodyFormat.EventData ? new EventBuilder(format == BodyFormat.Events, itemSchema) : null;
        while (await pieces.ReadAsync(cancellationToken).ConfigureAwait(false) is { } piece)
        {
            if (piece.IsCut)
            {
                yield return piece;
                yield break;
            }

            if (events is null)
            {
                if (!piece.Utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
                    yield return piece;
                continue;
            }

            if (events.Add(piece.Utf8.Span) is not { } item)
            {
                if (events.Length > limit)
                    yield return new ResponseBody(piece.Utf8, IsCut: true);
                continue;
            }

            if (IsEnd(item))
                yield break;
            yield return new ResponseBody(item, IsCut: false);
        }
    }
}
