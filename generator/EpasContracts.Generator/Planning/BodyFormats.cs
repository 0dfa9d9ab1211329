using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>How a body is spelled on the wire; the names are those of the runtime's enumeration.</summary>
internal enum BodyFormat
{
    Json,
    Form,
    Multipart,
    Text,
    Binary,
    Events,
    EventData,
    JsonLines,
    JsonSequence,
}

/// <summary>A media type that has code.</summary>
/// <param name="Media">The media type.</param>
/// <param name="Format">How its body is spelled.</param>
internal sealed record ChosenBody(MediaType Media, BodyFormat Format);

/// <summary>Tells by media type and schema how a body is spelled.</summary>
internal sealed class BodyFormats(ApiContract contract)
{
    // RFC 9110: type/subtype and parameters, of tokens. Everything else cannot be sent in a header.
    private static readonly Regex WellFormed = new(
        """^[!#$%&'*+.^_`|~A-Za-z0-9-]+/[!#$%&'*+.^_`|~A-Za-z0-9-]+( ?; ?[!#$%&'*+.^_`|~A-Za-z0-9-]+=([!#$%&'*+.^_`|~A-Za-z0-9-]+|"[ !#-\[\]-~]*"))*$""",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly string[] Bytes =
        ["application/octet-stream", "application/zip", "application/gzip", "application/x-gzip", "application/x-tar", "application/pdf", "application/wasm"];

    private readonly SchemaKinds _kinds = new(schema => schema.Reference is { } reference ? contract.Resolve(reference) : null, onlyCertain: true);

    /// <summary>The format of a body, or null when it has none that generated code can write and read.</summary>
    public BodyFormat? Of(MediaType media)
    {
        if (!IsWellFormed(media))
            return null;
        var name = Essence(media);
        var isBinary = IsBinary(media.Schema);
        if (IsJson(name))
            return BodyFormat.Json;
        return name switch
        {
            "*/*" or "application/*" => isBinary ? BodyFormat.Binary : BodyFormat.Json,
            "application/x-www-form-urlencoded" => BodyFormat.Form,
            "multipart/form-data" => BodyFormat.Multipart,
            "text/event-stream" => media.ItemSchema is { } item && HasProperty(item, "data") ? BodyFormat.Events : BodyFormat.EventData,
            "application/jsonl" or "application/jsonlines" or "application/x-jsonlines" or "application/x-jsonl" or "application/x-ndjson" or "application/ndjson" => BodyFormat.JsonLines,
            "application/json-seq" => BodyFormat.JsonSequence,
            _ when name.StartsWith("multipart/", StringComparison.Ordinal) => null,
            _ when name.EndsWith("+json-seq", StringComparison.Ordinal) => BodyFormat.JsonSequence,
            _ when IsText(name) || (name.StartsWith("application/", StringComparison.Ordinal) && !Bytes.Contains(name) && IsString(media.Schema)) =>
                isBinary ? BodyFormat.Binary : BodyFormat.Text,
            _ => BodyFormat.Binary,
        };
    }

    /// <summary>Whether the name is a media type at all; nothing else can be sent in a header.</summary>
    public static bool IsWellFormed(MediaType media) => WellFormed.IsMatch(media.Name);

    public static bool IsStream(BodyFormat format) => format is BodyFormat.Events or BodyFormat.EventData or BodyFormat.JsonLines or BodyFormat.JsonSequence;

    /// <summary>Whether what a media type says is the same value that JSON says, in another notation.</summary>
    public static bool IsXml(MediaType media) => Essence(media) is "application/xml" or "text/xml" || Essence(media).EndsWith("+xml", StringComparison.Ordinal);

    /// <summary>Whether a value may be an object; without a schema it may be anything.</summary>
    public bool AdmitsObjects(SchemaNode? schema) => schema is null || (_kinds.Of(schema) & JsonTypes.Object) != 0;

    /// <summary>Whether values of the schema are bytes: <c>format: binary</c>, or a content type without an encoding.</summary>
    public bool IsBinary(SchemaNode? schema) => schema is not null && Target(schema) is var target
        && (target.Types & ~JsonTypes.Null) is JsonTypes.String or JsonTypes.Any && !SchemaShape.IsComposed(target)
        && (target.Format == "binary" || target is { ContentMediaType: not null, ContentEncoding: null, ContentSchema: null });

    /// <summary>Whether a part of a multipart form is a file: bytes, or a schema that says nothing at all.</summary>
    public bool IsFile(SchemaNode schema) => IsBinary(schema) || (Target(schema) is var target
        && target is { Types: JsonTypes.Any, Reference: null, BooleanSchema: null, Const: null } && !SchemaShape.IsComposed(target) && !SchemaShape.AssertsItself(target));

    /// <summary>What a schema refers to, as far as the references lead somewhere.</summary>
    public SchemaNode Target(SchemaNode schema)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var core = SchemaShape.Unwrap(schema).Core;
            if (core.Reference is not { } reference || !core.Properties.IsEmpty || !seen.Add(core.Pointer) || contract.Resolve(reference) is not { } target)
                return core;
            schema = target;
        }
    }

    /// <summary>A media type without its parameters, in small letters.</summary>
    public static string Essence(MediaType media) => Essence(media.Name);

    /// <summary>The same for its text.</summary>
    public static string Essence(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether a media type without parameters, in small letters, is JSON.</summary>
    public static bool IsJson(string name) => name is "application/json" or "text/json" || name.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string name) =>
        name.StartsWith("text/", StringComparison.Ordinal)
        || name is "application/xml" or "application/yaml" or "application/x-yaml" or "application/javascript" or "application/graphql"
        || name.EndsWith("+xml", StringComparison.Ordinal) || name.EndsWith("+yaml", StringComparison.Ordinal);

    private bool IsString(SchemaNode? schema) => schema is not null && (Target(schema).Types & ~JsonTypes.Null) == JsonTypes.String;

    private bool HasProperty(SchemaNode schema, string name) =>
        Target(schema) is var target && (target.Properties.Any(property => property.Name == name) || target.AllOf.Any(part => part.Properties.Any(property => property.Name == name)));
}
