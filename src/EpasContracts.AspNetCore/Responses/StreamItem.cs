using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.AspNetCore.Responses;

/// <summary>Spells one item of a stream.</summary>
internal static class StreamItem
{
    private const byte RecordSeparator = 0x1E;

    /// <summary>An item as it goes on the wire.</summary>
    /// <param name="json">The item.</param>
    /// <param name="media">How the stream is spelled.</param>
    public static byte[] Write(byte[] json, BodyDescriptor media) => media.Format switch
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
