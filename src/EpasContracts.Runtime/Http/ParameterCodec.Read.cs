using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http;

public static partial class ParameterCodec
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads what stands in a path in place of <c>{name}</c>.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="text">The text as it came, escapes and all.</param>
    /// <returns>The value as JSON for the schema's validator: what fits no type that the schema admits becomes a string.</returns>
    public static byte[] ReadPath(ParameterDescriptor parameter, string text)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(text);
        var shape = ValueShape.Of(parameter.Schema);
        return parameter.Style switch
        {
            ParameterStyle.Label => ReadDelimited(parameter, shape, text.StartsWith('.') ? text[1..] : text, parameter.Explode ? "." : ","),
            ParameterStyle.Matrix => ReadMatrix(parameter, shape, text),
            _ => ReadDelimited(parameter, shape, text, ","),
        };
    }

    /// <summary>Finds and reads a parameter in a query.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="query">The query, taken apart.</param>
    /// <param name="operation">
    /// The operation of the parameter: an object that is spread over the query and takes any member takes what is left by its other
    /// parameters. Null gives it the members alone that its schema lists.
    /// </param>
    /// <returns>The value as JSON for the schema's validator, a list when a scalar is given twice; null when it is absent.</returns>
    public static byte[]? ReadQuery(ParameterDescriptor parameter, RawPairs query, OperationDescriptor? operation = null)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(query);
        var shape = ValueShape.Of(parameter.Schema);
        if (parameter.Style == ParameterStyle.DeepObject && (shape.IsObject || shape.IsArray))
        {
            var deep = ReadDeep(parameter, shape, query);
            // A list of texts repeats the name alone.
            if (deep is not null || shape.IsObject)
                return deep;
        }

        if (shape.IsObject && parameter is { Explode: true, Style: not ParameterStyle.Content })
        {
            var others = operation is null ? null : OtherNames(operation, parameter);
            return ReadMembers(shape, query.Pairs.Where(pair => IsMember(shape, pair.Key, others)), query.PlusIsSpace);
        }

        var values = query.Values(parameter.Name).ToList();
        if (values.Count == 0)
            return null;
        if (parameter.Style == ParameterStyle.Content && values.Count == 1)
            return ReadContent(parameter, values[0], query.PlusIsSpace);
        if (shape.IsArray && !parameter.Explode)
            return WriteArray(shape, values.SelectMany(value => Split(parameter, value)), query.PlusIsSpace);
        if (shape.IsArray || values.Count > 1)
            return WriteArray(shape, values, query.PlusIsSpace);
        if (shape.IsObject)
            return ReadFlatMembers(shape, [.. Split(parameter, values[0])], query.PlusIsSpace) ?? WriteScalar(shape, values[0], query.PlusIsSpace);
        return WriteScalar(shape, values[0], query.PlusIsSpace);
    }

    /// <summary>Finds and reads a parameter in a cookie header.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="cookies">The cookies, taken apart.</param>
    /// <returns>The value as JSON for the schema's validator; null when it is absent.</returns>
    public static byte[]? ReadCookie(ParameterDescriptor parameter, RawPairs cookies)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(cookies);
        return ReadQuery(parameter, parameter.Style == ParameterStyle.Cookie ? RawPairs.Of(cookies.Pairs.Select(static pair => KeyValuePair.Create(pair.Key, Unescaped(pair.Value)))) : cookies);
    }

    /// <summary>Reads a parameter that is the whole query string.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="query">The query as it came, with or without its question mark.</param>
    /// <returns>The value as JSON for the schema's validator; null when there is no query.</returns>
    public static byte[]? ReadQueryString(ParameterDescriptor parameter, string? query)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var text = query?.TrimStart('?');
        return string.IsNullOrEmpty(text) ? null
            : parameter.Content is { Format: BodyFormat.Form } form ? FormCodec.Read(form, text)
            : ReadContent(parameter, text, plusIsSpace: false);
    }

    /// <summary>Reads a parameter from the header of its name.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="values">The values of all headers of that name, in their order.</param>
    /// <returns>The value as JSON for the schema's validator; null when there is no such header.</returns>
    public static byte[]? ReadHeader(ParameterDescriptor parameter, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            return null;

        return ReadDelimited(parameter, ValueShape.Of(parameter.Schema), string.Join(',', values.Select(Unescaped)), ",");
    }

    // Neither headers nor cookies of their own style are percent-encoded: what looks like an escape is data.
    private static string Unescaped(string value) => value.Replace("%", "%25", StringComparison.Ordinal);

    private static byte[] ReadContent(ParameterDescriptor parameter, string text, bool plusIsSpace) => parameter.Content switch
    {
        null => PercentEncoding.Decode(text, plusIsSpace),
        { Format: BodyFormat.Form } form => FormCodec.Read(form, Encoding.UTF8.GetString(PercentEncoding.Decode(text, plusIsSpace))),
        _ => WriteScalar(ValueShape.Of(parameter.Schema), text, plusIsSpace),
    };

    // The names of the other parameters of a place, and those that an object spreads over the query.
    private static List<string> OtherNames(OperationDescriptor operation, ParameterDescriptor parameter) =>
    [
        .. operation.Parameters.Where(other => other.Place == parameter.Place && other != parameter)
            .SelectMany(static other => other.Schema.Target.Properties.Select(static property => property.Name).Append(other.Name)),
    ];

    private static bool IsMember(ValueShape shape, string name, List<string>? others) =>
        shape.Properties.Any(property => property.Name == name) || (others is not null && shape.Member(name) is not null && !others.Exists(other => name == other || name.StartsWith(other + "[", StringComparison.Ordinal)));

    private static byte[] ReadDelimited(ParameterDescriptor parameter, ValueShape shape, string text, string delimiter)
    {
        if (parameter.Style == ParameterStyle.Content)
            return ReadContent(parameter, text, plusIsSpace: false);
        var pieces = text.Split(delimiter).Select(piece => parameter.Place == ParameterPlace.Header ? piece.Trim() : piece).ToArray();
        if (shape.IsArray)
            return WriteArray(shape, pieces, plusIsSpace: false);
        if (shape.IsObject)
        {
            var members = parameter.Explode ? Assigned(shape, pieces) : ReadFlatMembers(shape, pieces, plusIsSpace: false);
            return members ?? WriteScalar(shape, text, plusIsSpace: false);
        }

        return WriteScalar(shape, text, plusIsSpace: false);
    }

    private static byte[] ReadMatrix(ParameterDescriptor parameter, ValueShape shape, string text)
    {
        var pairs = RawPairs.FromCookies(text);
        if (shape.IsObject && parameter.Explode)
            return ReadMembers(shape, pairs.Pairs, plusIsSpace: false) ?? WriteScalar(shape, text, plusIsSpace: false);
        var values = pairs.Values(parameter.Name).ToList();
        if (values.Count == 0)
            return WriteScalar(shape, text, plusIsSpace: false);
        return shape.IsArray && parameter.Explode
            ? WriteArray(shape, values, plusIsSpace: false)
            : ReadDelimited(parameter, shape, values[0], ",");
    }

    private static string[] Split(ParameterDescriptor parameter, string value) => parameter.Style switch
    {
        ParameterStyle.SpaceDelimited => value.Replace("+", "%20", StringComparison.Ordinal).Split("%20"),
        ParameterStyle.PipeDelimited => value.Replace("|", "%7C", StringComparison.Ordinal).Replace("%7c", "%7C", StringComparison.Ordinal).Split("%7C"),
        _ => value.Split(','),
    };

    private static byte[]? Assigned(ValueShape shape, string[] pieces)
    {
        var pairs = pieces.Select(static piece => piece.Split('=', 2)).ToList();
        return pairs.TrueForAll(static pair => pair.Length == 2)
            ? ReadMembers(shape, pairs.Select(static pair => Member(pair[0], pair[1])), plusIsSpace: false)
            : null;
    }

    private static byte[]? ReadFlatMembers(ValueShape shape, string[] pieces, bool plusIsSpace) =>
        pieces.Length % 2 == 0
            ? ReadMembers(shape, pieces.Chunk(2).Select(static pair => Member(pair[0], pair[1])), plusIsSpace)
            : null;

    private static KeyValuePair<string, string> Member(string rawName, string rawValue) =>
        new(Encoding.UTF8.GetString(PercentEncoding.Decode(rawName, plusIsSpace: false)), rawValue);

    private static byte[]? ReadMembers(ValueShape shape, IEnumerable<KeyValuePair<string, string>> members, bool plusIsSpace)
    {
        var found = members.ToList();
        return found.Count == 0 ? null : Write(writer =>
        {
            writer.WriteStartObject();
            ILookup<string, string>? repeated = null;
            var lists = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (name, value) in found)
            {
                var member = ValueShape.Of(shape.Member(name));
                if (!member.IsArray)
                {
                    writer.WritePropertyName(name);
                    WriteScalar(writer, member, value, plusIsSpace);
                }
                else if (lists.Add(name))
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(WriteArray(member, (repeated ??= found.ToLookup(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal))[name], plusIsSpace), skipInputValidation: true);
                }
            }

            writer.WriteEndObject();
        });
    }

    private static byte[] WriteArray(ValueShape shape, IEnumerable<string> items, bool plusIsSpace)
    {
        return Write(writer =>
        {
            writer.WriteStartArray();
            // A scalar that is given twice has no element type: its own is the one to read by, and the validator refuses the list.
            foreach (var (item, index) in items.Select(static (item, index) => (item, index)))
                WriteScalar(writer, shape.IsArray ? shape.Element(index) : shape, item, plusIsSpace);
            writer.WriteEndArray();
        });
    }

    private static byte[] WriteScalar(ValueShape shape, string text, bool plusIsSpace) =>
        Write(writer => WriteScalar(writer, shape, text, plusIsSpace));

    /// <summary>A text as JSON: a number or truth value where the shape admits one and the text is one, otherwise a string.</summary>
    internal static byte[] Scalar(ValueShape shape, byte[] utf8) => Write(writer => WriteScalar(writer, shape, utf8));

    private static void WriteScalar(Utf8JsonWriter writer, ValueShape shape, string text, bool plusIsSpace) =>
        WriteScalar(writer, shape, PercentEncoding.Decode(text, plusIsSpace));

    private static void WriteScalar(Utf8JsonWriter writer, ValueShape shape, byte[] utf8)
    {
        if ((shape.IsNumber && JsonSpelling.IsNumber(utf8)) || (shape.IsBoolean && utf8.AsSpan() is var b && (b.SequenceEqual("true"u8) || b.SequenceEqual("false"u8))))
            writer.WriteRawValue(utf8, skipInputValidation: true);
        else if (Utf8.IsValid(utf8))
            writer.WriteStringValue(utf8);
        else
            writer.WriteRawValue([(byte)'"', .. utf8.Where(static b => b >= 0x80), (byte)'"'], skipInputValidation: true); // the validator says that it is not UTF-8
    }

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
