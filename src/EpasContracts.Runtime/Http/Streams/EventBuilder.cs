using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Http.Streams;

/// <summary>Makes items of the lines of an event stream, by the rules of the HTML standard (Server-sent events, 9.2.6).</summary>
/// <param name="whole">Whether an item is the whole event as an object, or its data.</param>
/// <param name="itemSchema">The schema of an item; data that it wants as a string need not be JSON, all other data is.</param>
internal sealed class EventBuilder(bool whole, SchemaDescriptor? itemSchema)
{
    private readonly bool _isText = whole
        ? ValueShape.Of(itemSchema is null ? null : ValueShape.Of(itemSchema).Member("data")).IsText
        : itemSchema is not null && ValueShape.Of(itemSchema).IsText;

    private readonly ArrayBufferWriter<byte> _data = new();
    private string? _event;
    private string? _id;
    private long? _retry;
    private bool _hasData;

    /// <summary>How many bytes the event has so far.</summary>
    public long Length => _data.WrittenCount;

    /// <summary>Takes a line in.</summary>
    /// <returns>The item that the line completes, as JSON; null while there is none.</returns>
    public byte[]? Add(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty)
            return Complete();
        var colon = line.IndexOf((byte)':');
        if (colon == 0)
            return null;
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (value.StartsWith(" "u8))
            value = value[1..];
        Set(name, value);
        return null;
    }

    private void Set(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("data"u8))
        {
            if (_hasData)
                _data.Write("\n"u8);
            _data.Write(value);
            _hasData = true;
        }
        else if (name.SequenceEqual("event"u8))
        {
            _event = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("id"u8) && !value.Contains((byte)0))
        {
            _id = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("retry"u8) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            _retry = milliseconds;
        }
    }

    private byte[]? Complete()
    {
        var data = _data.WrittenSpan.ToArray();
        var item = !_hasData ? null
            : whole && (_isText || !StreamItems.IsEnd(data)) ? JsonModel.Write(writer => WriteEvent(writer, data))
            : _isText ? JsonModel.Write(writer => writer.WriteStringValue(Encoding.UTF8.GetString(data)))
            : data;
        _data.ResetWrittenCount();
        (_event, _id, _retry, _hasData) = (null, null, null, false);
        return item;
    }

    private void WriteEvent(Utf8JsonWriter writer, byte[] data)
    {
        writer.WriteStartObject();
        if (_event is not null)
            writer.WriteString("event", _event);
        writer.WritePropertyName("data");
        if (!_isText && JsonSpelling.IsValue(data))
            writer.WriteRawValue(data, skipInputValidation: true);
        else
            writer.WriteStringValue(Encoding.UTF8.GetString(data));
        if (_id is not null)
            writer.WriteString("id", _id);
        if (_retry is { } retry)
            writer.WriteNumber("retry", retry);
        writer.WriteEndObject();
    }
}
