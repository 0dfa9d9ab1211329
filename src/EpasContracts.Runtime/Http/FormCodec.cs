using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// Forms between their two spellings: the JSON object in which they are validated, and pairs or parts on the wire. A client and a
/// server read the same rules here, as they do for parameters.
/// </summary>
/// <remarks>
/// A property is written in the style that <c>encoding</c> gives it; without one, scalars as they are, lists one by one under the same name,
/// and objects as JSON.
/// </remarks>
public static class FormCodec
{
    /// <summary>Writes a form as <c>application/x-www-form-urlencoded</c>.</summary>
    /// <param name="media">The body's media type.</param>
    /// <param name="json">The form as a JSON object.</param>
    /// <exception cref="FormatException">A style has no spelling for a value, or the form is no object.</exception>
    public static string Write(BodyDescriptor media, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(media);
        var pairs = Parts(media, json).Select(static part => part.Pair ?? $"{PercentEncoding.Encode(part.Name)}={PercentEncoding.Encode(part.Text)}");
        return string.Join('&', pairs.Where(static pair => pair.Length > 0));
    }

    /// <summary>Reads <c>application/x-www-form-urlencoded</c>.</summary>
    /// <param name="media">The body's media type.</param>
    /// <param name="text">The body.</param>
    /// <returns>The form as a JSON object for its schema's validator.</returns>
    public static byte[] Read(BodyDescriptor media, string text)
    {
        ArgumentNullException.ThrowIfNull(media);
        var pairs = RawPairs.FromQuery(text);
        var shape = ValueShape.Of(media.Schema);
        var known = shape.Properties.Select(static property => property.Name).Distinct().ToList();
        // A name may be that of a member of an object which its style flattens: such pairs are read with their property.
        var others = pairs.Pairs.Select(static pair => pair.Key).Distinct().Where(name => !known.Contains(name) && !known.Exists(property => name.StartsWith(property + "[", StringComparison.Ordinal)));
        var members = known.Concat(others).Select(name => (Name: name, Json: ReadProperty(media, shape, name, pairs))).Where(static member => member.Json is not null);
        return Object(members!);
    }

    /// <summary>Reads the parts of <c>multipart/form-data</c> that are no files.</summary>
    /// <param name="media">The body's media type.</param>
    /// <param name="texts">The parts' texts by their names, in their order.</param>
    /// <param name="files">The names of the parts that are files, in their order; each stands in the object as an empty string.</param>
    /// <returns>The form as a JSON object for its schema's validator.</returns>
    public static byte[] Read(BodyDescriptor media, IReadOnlyList<KeyValuePair<string, string>> texts, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(files);
        var shape = ValueShape.Of(media.Schema);
        var escaped = texts.Select(static text => new KeyValuePair<string, string>(text.Key, PercentEncoding.Encode(text.Value)))
            .Concat(files.Select(static name => new KeyValuePair<string, string>(name, "")));
        var pairs = RawPairs.Of(escaped);
        var members = pairs.Pairs.Select(static pair => pair.Key).Distinct().Select(name => (Name: name, Json: ReadProperty(media, shape, name, pairs)));
        return Object(members.Where(static member => member.Json is not null)!);
    }

    /// <summary>The property that a part of <c>multipart/form-data</c> is for.</summary>
    /// <param name="media">The body's media type.</param>
    /// <param name="name">The part's name as it was sent: browsers escape quotes and line breaks in it, and nothing else, not even their escapes.</param>
    public static string PropertyOf(BodyDescriptor media, string name)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(name);
        return !name.Contains('%', StringComparison.Ordinal) || ValueShape.Of(media.Schema).Properties.Any(property => property.Name == name)
            ? name
            : name.Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal);
    }

    /// <summary>A name of a part or a file as it stands between quotes in the part's header.</summary>
    internal static string Quoted(string name) =>
        name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    /// <summary>The errors that do not speak of the placeholders which stand for files.</summary>
    /// <param name="errors">All errors.</param>
    /// <param name="media">The body's media type.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    public static IEnumerable<ValidationError> WithoutFiles(IReadOnlyList<ValidationError> errors, BodyDescriptor media, string root = "") =>
        (media ?? throw new ArgumentNullException(nameof(media))).Files.Count == 0
            ? errors
            : errors.Where(error => error.Keyword == "required" || !media.Files.Any(file => IsBelow(error.InstancePointer, $"{root}/{JsonPointer.Escape(file)}")));

    /// <summary>The parts of a form, files aside.</summary>
    /// <exception cref="FormatException">A style has no spelling for a value, or the form is no object.</exception>
    internal static IEnumerable<FormPart> Parts(BodyDescriptor media, ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("the body must be an object: its properties are the parts of the form");
        return [.. document.RootElement.EnumerateObject().Where(member => !media.Files.Contains(member.Name)).SelectMany(member => Parts(media, member))];
    }

    private static IEnumerable<FormPart> Parts(BodyDescriptor media, JsonProperty member)
    {
        var encoding = media.Encoding.FirstOrDefault(part => part.Property == member.Name);
        if (encoding?.Style is not null && media.Format == BodyFormat.Form)
        {
            var pair = ParameterCodec.Write(Parameter(media, encoding, member.Name), Encoding.UTF8.GetBytes(member.Value.GetRawText()));
            return [new FormPart(member.Name, "", null, pair ?? "")];
        }

        var isOneJson = encoding?.ContentType is { } type && MediaTypeText.IsJson(type);
        return member.Value.ValueKind == JsonValueKind.Array && !isOneJson
            ? member.Value.EnumerateArray().Where(static item => item.ValueKind != JsonValueKind.Null).Select(item => Part(member.Name, item, encoding))
            : member.Value.ValueKind == JsonValueKind.Null && !isOneJson ? [] : [Part(member.Name, member.Value, encoding)];
    }

    private static FormPart Part(string name, JsonElement value, PartDescriptor? encoding)
    {
        var isText = value.ValueKind == JsonValueKind.String && !(encoding?.ContentType is { } type && MediaTypeText.IsJson(type));
        var isJson = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        return new FormPart(name, isText ? value.GetString()! : value.GetRawText(), encoding?.ContentType ?? (isJson ? "application/json" : null), null);
    }

    private static byte[]? ReadProperty(BodyDescriptor media, ValueShape shape, string name, RawPairs pairs)
    {
        var encoding = media.Encoding.FirstOrDefault(part => part.Property == name);
        var schema = shape.Member(name);
        if (encoding?.Style is not null && schema is not null && media.Format == BodyFormat.Form)
            return ParameterCodec.ReadQuery(Parameter(media, encoding, name), pairs);
        var texts = pairs.Values(name).Select(text => PercentEncoding.Decode(text, pairs.PlusIsSpace)).ToList();
        if (texts.Count == 0)
            return null;
        var own = ValueShape.Of(schema);
        var isOneJson = encoding?.ContentType is { } type && MediaTypeText.IsJson(type);
        return (own.IsArray && !isOneJson) || texts.Count > 1
            ? Array(texts.Select((text, index) => Value(own.IsArray ? own.Element(index) : own, text, isOneJson)))
            : Value(own, texts[0], isOneJson);
    }

    // What stands for an object is JSON; if it is not, the validator says that it is a string.
    private static byte[] Value(ValueShape shape, byte[] text, bool isJson) =>
        (isJson || shape.IsObject) && JsonSpelling.IsValue(text) ? text : ParameterCodec.Scalar(shape, text);

    private static ParameterDescriptor Parameter(BodyDescriptor media, PartDescriptor encoding, string name)
    {
        var style = encoding.Style ?? ParameterStyle.Form;
        return new ParameterDescriptor
        {
            Name = name,
            Pointer = media.Pointer,
            Place = ParameterPlace.Query,
            Style = style,
            Explode = encoding.Explode ?? style is ParameterStyle.Form or ParameterStyle.DeepObject,
            Schema = ValueShape.Of(media.Schema).Member(name) ?? media.Schema!,
        };
    }

    private static byte[] Object(IEnumerable<(string Name, byte[]? Json)> members) => ParameterCodec.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, json) in members)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json!, skipInputValidation: true);
        }

        writer.WriteEndObject();
    });

    private static byte[] Array(IEnumerable<byte[]> items) => ParameterCodec.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
            writer.WriteRawValue(item, skipInputValidation: true);
        writer.WriteEndArray();
    });

    private static bool IsBelow(string pointer, string place) =>
        pointer.StartsWith(place, StringComparison.Ordinal) && (pointer.Length == place.Length || pointer[place.Length] == '/');
}

/// <summary>One part of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it holds.</param>
/// <param name="ContentType">Its media type, or null for plain text.</param>
/// <param name="Pair">The whole pair, where a style spells it; then the text is empty.</param>
internal sealed record FormPart(string Name, string Text, string? ContentType, string? Pair);
