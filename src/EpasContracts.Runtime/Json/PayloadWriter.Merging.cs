using System.Buffers;
using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>What writers of unions need whose value is several alternatives at once.</summary>
public sealed partial class PayloadWriter
{
    /// <summary>Where the next value will begin.</summary>
    public int Mark() => _length + (_needsComma ? 1 : 0);

    /// <summary>Makes one object of the last two values, both of them objects: the second one's properties that the first one lacks are added to the first.</summary>
    /// <param name="first">Where the first one begins, see <see cref="Mark"/>.</param>
    /// <param name="second">Where the second one begins.</param>
    public void Merge(int first, int second)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Properties(_buffer.AsMemory(first, second - 1 - first)))
            names.Add(property.Name);

        var length = _length - second;
        var other = ArrayPool<byte>.Shared.Rent(length);
        _buffer.AsSpan(second, length).CopyTo(other);
        // The comma between the two and the first one's brace are gone.
        _length = second - 2;
        _needsComma = names.Count > 0;
        foreach (var (name, text) in Properties(other.AsMemory(0, length)))
        {
            if (!names.Add(name))
                continue;
            text.Span.CopyTo(Begin(text.Length));
            _length += text.Length;
            _needsComma = true;
        }

        Close((byte)'}');
        Discard(other, length);
    }

    // The properties of an object, each as it is written.
    private static List<(string Name, ReadOnlyMemory<byte> Text)> Properties(ReadOnlyMemory<byte> json)
    {
        var properties = new List<(string, ReadOnlyMemory<byte>)>();
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var name = reader.GetString()!;
            reader.Skip();
            properties.Add((name, json[start..(int)reader.BytesConsumed]));
        }

        return properties;
    }
}
