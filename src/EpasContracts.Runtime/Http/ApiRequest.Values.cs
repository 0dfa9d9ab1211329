using System.Globalization;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Http;

/// <content>One overload a type: the value becomes the JSON that the parameter's schema is checked against. Null is absent.</content>
public sealed partial class ApiRequest
{
    /// <summary>Adds a text; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, string? value) => Write(parameter, value, static (writer, text) => writer.WriteStringValue(text));

    /// <summary>Adds an integer; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, long? value) => Write(parameter, value, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds an integer without a sign; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, ulong? value) => Write(parameter, value, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds an integer; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, int? value) => Write(parameter, value, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a number; null is absent.</summary>
    /// <exception cref="ArgumentException">The value is infinite or not a number: JSON has no such number.</exception>
    public void Add(ParameterDescriptor parameter, double? value) => Write(parameter, value, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a number; null is absent.</summary>
    /// <exception cref="ArgumentException">The value is infinite or not a number: JSON has no such number.</exception>
    public void Add(ParameterDescriptor parameter, float? value) => Write(parameter, value, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a number; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, decimal? value) => Write(parameter, value, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a truth value; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, bool? value) => Write(parameter, value, static (writer, truth) => writer.WriteBooleanValue(truth));

    /// <summary>Adds a date and time in RFC 3339's form; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, DateTimeOffset? value) => Write(parameter, value, static (writer, time) => writer.WriteStringValue(Format(time)));

    /// <summary>Adds a date as yyyy-MM-dd; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, DateOnly? value) => Write(parameter, value, static (writer, date) => writer.WriteStringValue(Format(date)));

    /// <summary>Adds a time of day in RFC 3339's form; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, OffsetTime? value) => Write(parameter, value, static (writer, time) => writer.WriteStringValue(time));

    /// <summary>Adds a duration in ISO 8601's form; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IsoDuration? value) => Write(parameter, value, static (writer, duration) => writer.WriteStringValue(duration));

    /// <summary>Adds an address as it was spelled; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, Uri? value) => Add(parameter, value?.OriginalString);

    /// <summary>Adds a UUID; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, Guid? value) => Write(parameter, value, static (writer, guid) => writer.WriteStringValue(guid));

    /// <summary>Adds a value of an extensible enumeration.</summary>
    public void Add<T>(ParameterDescriptor parameter, T value)
        where T : struct, IExtensibleEnum => Add(parameter, value.Value);

    /// <summary>Adds a value of an extensible enumeration; null is absent.</summary>
    public void Add<T>(ParameterDescriptor parameter, T? value)
        where T : struct, IExtensibleEnum => Add(parameter, value?.Value);

    /// <summary>Adds bytes in base64; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, byte[]? value)
    {
        if (value is not null)
            Set(parameter, JsonModel.ToUtf8Bytes(writer => writer.WriteBase64StringValue(value)));
    }

    /// <summary>Adds a value of any kind; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, JsonElement? value)
    {
        if (value is { } element)
            Set(parameter, JsonModel.ToUtf8Bytes(writer => writer.WriteJson(element)));
    }

    /// <summary>Adds a list of texts; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<string?>? values) => WriteList(parameter, values, static (writer, text) => writer.WriteStringValue(text));

    /// <summary>Adds a list of integers; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<long>? values) => WriteList(parameter, values, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a list of integers without a sign; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<ulong>? values) => WriteList(parameter, values, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a list of integers; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<int>? values) => WriteList(parameter, values, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a list of numbers; null is absent.</summary>
    /// <exception cref="ArgumentException">A value is infinite or not a number: JSON has no such number.</exception>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<double>? values) => WriteList(parameter, values, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a list of numbers; null is absent.</summary>
    /// <exception cref="ArgumentException">A value is infinite or not a number: JSON has no such number.</exception>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<float>? values) => WriteList(parameter, values, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a list of numbers; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<decimal>? values) => WriteList(parameter, values, static (writer, number) => writer.WriteNumberValue(number));

    /// <summary>Adds a list of truth values; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<bool>? values) => WriteList(parameter, values, static (writer, truth) => writer.WriteBooleanValue(truth));

    /// <summary>Adds a list of dates and times; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<DateTimeOffset>? values) => WriteList(parameter, values, static (writer, time) => writer.WriteStringValue(Format(time)));

    /// <summary>Adds a list of dates; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<DateOnly>? values) => WriteList(parameter, values, static (writer, date) => writer.WriteStringValue(Format(date)));

    /// <summary>Adds a list of times of day; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<OffsetTime>? values) => WriteList(parameter, values, static (writer, time) => writer.WriteStringValue(time));

    /// <summary>Adds a list of durations; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<IsoDuration>? values) => WriteList(parameter, values, static (writer, duration) => writer.WriteStringValue(duration));

    /// <summary>Adds a list of addresses; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<Uri?>? values) => WriteList(parameter, values, static (writer, address) => writer.WriteStringValue(address));

    /// <summary>Adds a list of UUIDs; null is absent.</summary>
    public void Add(ParameterDescriptor parameter, IReadOnlyList<Guid>? values) => WriteList(parameter, values, static (writer, guid) => writer.WriteStringValue(guid));

    /// <summary>Adds a list of values of an extensible enumeration; null is absent.</summary>
    public void Add<T>(ParameterDescriptor parameter, IReadOnlyList<T>? values)
        where T : struct, IExtensibleEnum => WriteList(parameter, values, static (writer, value) => writer.WriteStringValue(value.Value));

    /// <summary>Adds a model; null is absent.</summary>
    public void AddModel<T>(ParameterDescriptor parameter, T? value)
        where T : IJsonModel<T>
    {
        if (value is not null)
            Set(parameter, JsonModel.ToUtf8Bytes(value));
    }

    /// <summary>Adds whatever <paramref name="write"/> writes; null is absent.</summary>
    public void AddJson(ParameterDescriptor parameter, Action<PayloadWriter>? write)
    {
        if (write is not null)
            Set(parameter, JsonModel.ToUtf8Bytes(write));
    }

    private void Write(ParameterDescriptor parameter, string? value, Action<PayloadWriter, string> write)
    {
        if (value is not null)
            Set(parameter, JsonModel.ToUtf8Bytes(writer => write(writer, value)));
    }

    private void Write<T>(ParameterDescriptor parameter, T? value, Action<PayloadWriter, T> write)
        where T : struct
    {
        if (value is { } present)
            Set(parameter, JsonModel.ToUtf8Bytes(writer => write(writer, present)));
    }

    private void WriteList<T>(ParameterDescriptor parameter, IReadOnlyList<T>? values, Action<PayloadWriter, T> write)
    {
        if (values is null)
            return;
        Set(parameter, JsonModel.ToUtf8Bytes(writer =>
        {
            writer.WriteStartArray();
            foreach (var value in values)
                write(writer, value);
            writer.WriteEndArray();
        }));
    }

    private static string Format(DateTimeOffset time) =>
        time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
