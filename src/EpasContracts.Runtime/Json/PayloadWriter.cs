using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>Writes compact UTF-8 JSON: what generated models write themselves with.</summary>
/// <remarks>
/// The methods have the names of <see cref="Utf8JsonWriter"/>'s. Nothing is checked: who writes is generated code, which puts a name
/// before every value of an object and closes what it opens.
/// </remarks>
public sealed partial class PayloadWriter : IBufferWriter<byte>
{
    private const int InitialCapacity = 4096;

    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    internal static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    [ThreadStatic]
    private static PayloadWriter? _idle;

    private byte[] _buffer = [];
    private int _length;
    private bool _needsComma;

    private PayloadWriter()
    {
    }

    /// <summary>The bytes that were written.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>An empty writer for as long as the lease is not disposed.</summary>
    internal static Lease Rent()
    {
        var writer = _idle ?? new PayloadWriter();
        _idle = null;
        writer._buffer = ArrayPool<byte>.Shared.Rent(InitialCapacity);
        return new Lease(writer);
    }

    /// <summary>A writer that is given back when it is no longer used; what it wrote may have secrets in it and is wiped then.</summary>
    internal readonly ref struct Lease(PayloadWriter writer)
    {
        public PayloadWriter Writer { get; } = writer;

        public void Dispose() => Writer.Return();
    }

    private void Return()
    {
        Discard(_buffer, _length);
        _buffer = [];
        _length = 0;
        _needsComma = false;
        _idle = this;
    }

    /// <summary>Opens an object.</summary>
    public void WriteStartObject() => Open((byte)'{');

    /// <summary>Closes an object.</summary>
    public void WriteEndObject() => Close((byte)'}');

    /// <summary>Opens an array.</summary>
    public void WriteStartArray() => Open((byte)'[');

    /// <summary>Closes an array.</summary>
    public void WriteEndArray() => Close((byte)']');

    /// <summary>Writes a name that needs no escaping: printable ASCII without quotation marks and backslashes.</summary>
    /// <param name="plain">The name.</param>
    public void WriteName(ReadOnlySpan<byte> plain)
    {
        var target = Begin(plain.Length + "\"\":".Length);
        target[0] = (byte)'"';
        plain.CopyTo(target[1..]);
        target[plain.Length + 1] = (byte)'"';
        target[plain.Length + 2] = (byte)':';
        _length += plain.Length + 3;
        _needsComma = false;
    }

    /// <summary>Writes any name.</summary>
    public void WritePropertyName(string name)
    {
        WriteStringValue(name);
        Reserve(1)[0] = (byte)':';
        _length++;
        _needsComma = false;
    }

    /// <summary>Writes a list of models, none of them null.</summary>
    public void WriteArray<T>(IReadOnlyList<T> values)
        where T : IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        WriteStartArray();
        if (TryGetSpan(values, out var span))
        {
            foreach (var value in span)
                value.Write(this);
        }
        else
        {
            foreach (var value in values)
                value.Write(this);
        }

        WriteEndArray();
    }

    /// <summary>Writes a list of texts, none of them null.</summary>
    public void WriteArray(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        WriteStartArray();
        if (TryGetSpan(values, out var span))
        {
            foreach (var value in span)
                WriteStringValue(value);
        }
        else
        {
            foreach (var value in values)
                WriteStringValue(value);
        }

        WriteEndArray();
    }

    /// <summary>Writes a property unless its value is null.</summary>
    /// <param name="plain">The name, see <see cref="WriteName"/>.</param>
    /// <param name="value">The value.</param>
    public void WriteOptionalText(ReadOnlySpan<byte> plain, string? value)
    {
        if (value is null)
            return;
        WriteName(plain);
        WriteStringValue(value);
    }

    /// <inheritdoc cref="WriteOptionalText"/>
    public void WriteOptionalBoolean(ReadOnlySpan<byte> plain, bool? value)
    {
        if (value is null)
            return;
        WriteName(plain);
        WriteBooleanValue(value.Value);
    }

    /// <inheritdoc cref="WriteOptionalText"/>
    public void WriteOptionalInteger(ReadOnlySpan<byte> plain, long? value)
    {
        if (value is null)
            return;
        WriteName(plain);
        WriteNumberValue(value.Value);
    }

    /// <inheritdoc cref="WriteOptionalText"/>
    public void WriteOptionalModel<T>(ReadOnlySpan<byte> plain, T? value)
        where T : class, IJsonModel<T>
    {
        if (value is null)
            return;
        WriteName(plain);
        value.Write(this);
    }

    /// <inheritdoc cref="WriteOptionalText"/>
    public void WriteOptionalArray<T>(ReadOnlySpan<byte> plain, IReadOnlyList<T>? value)
        where T : IJsonModel<T>
    {
        if (value is null)
            return;
        WriteName(plain);
        WriteArray(value);
    }

    /// <inheritdoc cref="WriteOptionalText"/>
    public void WriteOptionalArray(ReadOnlySpan<byte> plain, IReadOnlyList<string>? value)
    {
        if (value is null)
            return;
        WriteName(plain);
        WriteArray(value);
    }

    /// <summary>Writes a value of System.Text.Json.</summary>
    public void WriteJson(JsonElement value)
    {
        Begin(0);
        using (var writer = new Utf8JsonWriter(this, Options))
            value.WriteTo(writer);
        _needsComma = true;
    }

    /// <inheritdoc/>
    void IBufferWriter<byte>.Advance(int count) => _length += count;

    /// <inheritdoc/>
    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    /// <inheritdoc/>
    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Reserve(Math.Max(sizeHint, 1));

    // The usual lists, without an enumerator.
    private static bool TryGetSpan<T>(IReadOnlyList<T> values, out ReadOnlySpan<T> span)
    {
        span = values switch
        {
            List<T> list => CollectionsMarshal.AsSpan(list),
            T[] array => array,
            _ => default,
        };
        return values is List<T> or T[];
    }

    private void Open(byte bracket)
    {
        Begin(1)[0] = bracket;
        _length++;
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Reserve(1)[0] = bracket;
        _length++;
        _needsComma = true;
    }

    // A comma when something stands before, and room for at least so many bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Begin(int size)
    {
        var target = Reserve(size + 1);
        if (!_needsComma)
            return target;
        target[0] = (byte)',';
        _length++;
        return target[1..];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (size > _buffer.Length - _length)
            Grow(size);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int size)
    {
        var greater = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_length + size, (int)Math.Min(2L * _buffer.Length, Array.MaxLength))));
        Written.CopyTo(greater);
        Discard(_buffer, _length);
        _buffer = greater;
    }

    private static void Discard(byte[] buffer, int used)
    {
        buffer.AsSpan(0, used).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
