using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http.Streams;

/// <summary>Streams of items outside of a client: events, JSON lines, and JSON values behind record separators.</summary>
public static class StreamFormat
{
    private const byte RecordSeparator = 0x1E;

    /// <summary>Takes a stream apart.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="media">How it is spelled: <see cref="BodyDescriptor.Format"/>.</param>
    /// <param name="limit">How many bytes an item may have; the number of items has no bound.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The JSON of each item as it comes, unchecked; its bytes are good until the next item is asked for.</returns>
    /// <exception cref="InvalidDataException">An item has more bytes than <paramref name="limit"/>; it comes while the items are enumerated.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, BodyDescriptor media, long limit, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(media);
        await foreach (var item in StreamItems.ReadAsync(stream, media.Format, media.ItemSchema, limit, cancellationToken).ConfigureAwait(false))
            yield return item.IsCut ? throw new InvalidDataException($"An item has more than {limit} bytes.") : item.Utf8;
    }

    /// <summary>An item as it goes on the wire.</summary>
    /// <param name="json">The item.</param>
    /// <param name="media">How the stream is spelled.</param>
    public static byte[] Write(byte[] json, BodyDescriptor media) => (media ?? throw new ArgumentNullException(nameof(media))).Format switch
    {
        BodyFormat.Events => Event(json),
        BodyFormat.EventData => Encoding.UTF8.GetBytes(Data(Text(json)) + "\n"),
        BodyFormat.JsonSequence => [RecordSeparator, .. json, (byte)'\n'],
        _ => [.. json, (byte)'\n'],
    };

    private static byte[] Event(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        foreach (var name in new[] { "event", "id", "retry" })
        {
            if (document.RootElement.TryGetProperty(name, out var value))
                text.Append(name).Append(": ").Append(OneLine(value.ToString())).Append('\n');
        }

        if (document.RootElement.TryGetProperty("data", out var data))
            text.Append(Data(data.ToString()));
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    // Text goes out as it is, everything else as JSON.
    private static string Text(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString()! : Encoding.UTF8.GetString(json);
    }

    // A line break within data would end the event: each line has its own field.
    private static string Data(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(static line => $"data: {line}\n"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
