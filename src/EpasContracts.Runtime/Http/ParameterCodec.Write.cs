using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// Parameters between their two spellings: JSON, in which they are validated, and the text on the wire, by OpenAPI's styles. Both
/// directions stand here, so that a client and a server cannot disagree.
/// </summary>
/// <remarks>
/// Names, values and delimiters follow the style table of the OpenAPI specification (RFC 6570 where the two meet): an empty list is
/// not written, null elements are skipped, and everything but unreserved characters is percent-encoded, save in headers, where
/// nothing is.
/// </remarks>
public static partial class ParameterCodec
{
    /// <summary>Writes a value as it stands on the wire.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="json">Its value as JSON.</param>
    /// <returns>
    /// In a path and in a header the text; in a query and in a cookie <c>name=value</c>, more than one joined by <c>&amp;</c> or
    /// <c>; </c>. Null when nothing is written: the value is null or an empty list.
    /// </returns>
    /// <exception cref="FormatException">The style has no spelling for the value; the message says why.</exception>
    public static string? Write(ParameterDescriptor parameter, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Style == ParameterStyle.Content)
            return WriteContent(parameter, json);

        using var document = JsonDocument.Parse(json.ToArray());
        var value = document.RootElement;
        if (parameter.Style == ParameterStyle.DeepObject && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return WriteDeep(parameter, value);
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Where(IsThere).Select(item => Text(parameter, Plain(parameter, item), delimited: true)).ToList();
                return items.Count == 0 ? null : Array(parameter, items);
            case JsonValueKind.Object:
                var members = value.EnumerateObject().Where(static member => IsThere(member.Value))
                    .SelectMany(member => Repeated(parameter, member.Value).Select(value => (
                        Text(parameter, member.Name, delimited: true),
                        Text(parameter, Plain(parameter, value), delimited: true))))
                    .ToList();
                return members.Count == 0 ? null : Object(parameter, members);
            default:
                return Scalar(parameter, Text(parameter, Plain(parameter, value), delimited: false));
        }
    }

    // An object that is spread over a query is a form of its own: a list in it repeats its name, as a parameter that is a list does.
    private static IEnumerable<JsonElement> Repeated(ParameterDescriptor parameter, JsonElement member) =>
        member.ValueKind == JsonValueKind.Array && IsNamed(parameter) && parameter is { Explode: true, Style: ParameterStyle.Form } ? member.EnumerateArray().Where(IsThere) : [member];

    private static string WriteContent(ParameterDescriptor parameter, ReadOnlySpan<byte> json)
    {
        if (parameter.Content is { Format: BodyFormat.Form } form)
        {
            var pairs = FormCodec.Write(form, json);
            return parameter.Place == ParameterPlace.QueryString ? pairs : Scalar(parameter, Text(parameter, pairs, delimited: false));
        }

        var text = Encoding.UTF8.GetString(json);
        if (parameter.Content is not null)
        {
            using var document = JsonDocument.Parse(text);
            text = Plain(parameter, document.RootElement);
        }

        return Scalar(parameter, Text(parameter, text, delimited: false));
    }

    private static string Scalar(ParameterDescriptor parameter, string text) => parameter.Style switch
    {
        ParameterStyle.Matrix => text.Length == 0 ? $";{Name(parameter)}" : $";{Name(parameter)}={text}",
        ParameterStyle.Label => $".{text}",
        _ => IsNamed(parameter) ? $"{Name(parameter)}={text}" : text,
    };

    private static string Array(ParameterDescriptor parameter, List<string> items)
    {
        var name = Name(parameter);
        return (parameter.Style, parameter.Explode) switch
        {
            (ParameterStyle.Matrix, true) => string.Concat(items.Select(item => $";{name}={item}")),
            (ParameterStyle.Matrix, false) => $";{name}={string.Join(',', items)}",
            (ParameterStyle.Label, true) => $".{string.Join('.', items)}",
            (ParameterStyle.Label, false) => $".{string.Join(',', items)}",
            (_, true) when IsNamed(parameter) => string.Join(Separator(parameter), items.Select(item => $"{name}={item}")),
            _ when IsNamed(parameter) => $"{name}={string.Join(Delimiter(parameter), items)}",
            _ => string.Join(',', items),
        };
    }

    private static string Object(ParameterDescriptor parameter, List<(string Key, string Value)> members)
    {
        var name = Name(parameter);
        var assigned = members.Select(static member => $"{member.Key}={member.Value}");
        var listed = string.Join(Delimiter(parameter), members.Select(member => $"{member.Key}{Delimiter(parameter)}{member.Value}"));
        return (parameter.Style, parameter.Explode) switch
        {
            (ParameterStyle.Matrix, true) => string.Concat(assigned.Select(static pair => $";{pair}")),
            (ParameterStyle.Matrix, false) => $";{name}={listed}",
            (ParameterStyle.Label, true) => $".{string.Join('.', assigned)}",
            (ParameterStyle.Label, false) => $".{listed}",
            (_, true) when IsNamed(parameter) => string.Join(Separator(parameter), assigned),
            (_, true) => string.Join(',', assigned),
            _ when IsNamed(parameter) => $"{name}={listed}",
            _ => listed,
        };
    }

    private static bool IsThere(JsonElement value) => value.ValueKind != JsonValueKind.Null;

    private static string Plain(ParameterDescriptor parameter, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object or JsonValueKind.Array =>
            throw new FormatException($"{parameter.Name} is nested, which the style {StyleName(parameter)} cannot write"),
        _ => value.GetRawText(),
    };

    /// <summary>Escapes a text for its place, or refuses it where the place has no escapes.</summary>
    private static string Text(ParameterDescriptor parameter, string text, bool delimited)
    {
        var ambiguous = !delimited ? [] : parameter switch
        {
            { Place: ParameterPlace.Header } => parameter.Explode ? ",=" : ",",
            { Style: ParameterStyle.SpaceDelimited, Explode: false } => " ",
            { Style: ParameterStyle.PipeDelimited, Explode: false } => "|",
            { Style: ParameterStyle.Label, Explode: true } => ".",
            _ => default(ReadOnlySpan<char>),
        };
        if (text.AsSpan().IndexOfAny(ambiguous) is >= 0 and var at)
            throw new FormatException($"{parameter.Name} must not contain '{text[at]}' within an element: it separates elements there");

        if (parameter.Style == ParameterStyle.Cookie)
            return CookieText(parameter, text);
        if (parameter.Place != ParameterPlace.Header)
            return PercentEncoding.Encode(text, parameter.AllowReserved && !delimited);
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            throw new FormatException($"{parameter.Name} must be printable ASCII: a header holds neither line breaks nor other characters");
        return text;
    }

    // RFC 6265: the caller escapes what does not fit, in whatever way the two sides have agreed upon.
    private static string CookieText(ParameterDescriptor parameter, string text) =>
        text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && text.AsSpan().IndexOfAny("\",;\\") < 0
            ? text
            : throw new FormatException($"{parameter.Name} must be printable ASCII without spaces, quotes, commas, semicolons and backslashes: a cookie of the style cookie escapes nothing");

    private static bool IsNamed(ParameterDescriptor parameter) => parameter.Place is ParameterPlace.Query or ParameterPlace.Cookie;

    private static string Name(ParameterDescriptor parameter) => PercentEncoding.Encode(parameter.Name);

    private static string Separator(ParameterDescriptor parameter) => parameter.Place == ParameterPlace.Cookie ? "; " : "&";

    private static string Delimiter(ParameterDescriptor parameter) => parameter.Style switch
    {
        ParameterStyle.SpaceDelimited => "%20",
        ParameterStyle.PipeDelimited => "%7C",
        _ => ",",
    };

    private static string StyleName(ParameterDescriptor parameter)
    {
        var name = parameter.Style.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
