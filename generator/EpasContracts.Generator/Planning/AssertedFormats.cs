using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The formats that validators assert.</summary>
internal static class AssertedFormats
{
    // What OpenAPI's registry describes without restricting the text, or the numbers that JSON has anyway.
    private static readonly HashSet<string> Notes = new(StringComparer.Ordinal) { "password", "binary", "decimal" };

    /// <summary>The method of the runtime's <c>Formats</c> for the strings of a schema; null when its format is not asserted of them.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="format">Its format where values must have it.</param>
    public static string? CheckOf(SchemaNode schema, string? format) =>
        IntegerFormats.IsOfText(format, schema.Types) ? format == "int64" ? "IsInt64" : "IsUInt64"
        : Admits(schema, JsonTypes.String) ? TextCheckOf(format)
        : null;

    private static string? TextCheckOf(string? format) => format switch
    {
        "date-time" => "IsDateTime",
        "date" => "IsDate",
        "uuid" => "IsUuid",
        "ipv4" => "IsIpv4",
        "ipv6" => "IsIpv6",
        "uri" => "IsUri",
        "uri-reference" => "IsUriReference",
        "iri" => "IsIri",
        "iri-reference" => "IsIriReference",
        "uri-template" => "IsUriTemplate",
        "email" => "IsEmail",
        "idn-email" => "IsIdnEmail",
        "hostname" => "IsHostname",
        "idn-hostname" => "IsIdnHostname",
        "byte" => "IsBase64",
        "base64url" => "IsBase64Url",
        "time" => "IsTime",
        "duration" => "IsDuration",
        "json-pointer" => "IsJsonPointer",
        "relative-json-pointer" => "IsRelativeJsonPointer",
        "regex" => "IsRegex",
        _ => null,
    };

    /// <summary>The method of <c>PayloadReader</c> for floating-point numbers of a schema; null when its format is not asserted of them.</summary>
    /// <inheritdoc cref="CheckOf"/>
    public static string? NumberCheckOf(SchemaNode schema, string? format) => !Admits(schema, JsonTypes.Number | JsonTypes.Integer) ? null : format switch
    {
        "float" => "IsSingle",
        "double" => "IsDouble",
        _ => null,
    };

    /// <summary>The least and the greatest of the numbers of a schema; null when its format does not bound them.</summary>
    /// <inheritdoc cref="CheckOf"/>
    public static (string Low, string High)? RangeOf(SchemaNode schema, string? format) =>
        Admits(schema, JsonTypes.Number | JsonTypes.Integer) ? IntegerFormats.RangeOf(format) : null;

    /// <summary>Whether validators check the format of a schema's values.</summary>
    /// <inheritdoc cref="CheckOf"/>
    public static bool IsChecked(SchemaNode schema, string format) =>
        CheckOf(schema, format) is not null || RangeOf(schema, format) is not null || NumberCheckOf(schema, format) is not null;

    private static bool Admits(SchemaNode schema, JsonTypes types) => schema.Types == JsonTypes.Any || (schema.Types & types) != 0;

    /// <summary>The formats that values should have and that nothing checks, each at the first schema that has it, so that none is dropped in silence.</summary>
    public static IEnumerable<Finding> NotEnforced(IEnumerable<SchemaSite> sites, ContractOptions options) =>
        from site in sites
        where options.Validators
        let format = Of(site.Schema, options)
        where format is not null && !IsChecked(site.Schema, format) && !Notes.Contains(format)
        group site.Schema by format into schemas
        let first = schemas.OrderBy(static schema => schema.Location.Line).ThenBy(static schema => schema.Location.Column).First()
        select GeneratorRules.NotEnforced.At(first.Location, $"format '{schemas.Key}' of {first.Pointer}{Others(schemas.Count() - 1)}");

    private static string Others(int count) => count switch { 0 => "", 1 => " and one other schema", _ => $" and {count} other schemas" };

    /// <summary>The format of a schema if values must have it; null when it is a note for people.</summary>
    public static string? Of(SchemaNode schema, ContractOptions options) => options.AssertFormats || schema.AssertsFormat ? schema.Format : null;
}
