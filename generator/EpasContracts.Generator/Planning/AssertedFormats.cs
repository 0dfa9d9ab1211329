using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The formats that validators assert.</summary>
internal static class AssertedFormats
{
    // What OpenAPI's registry describes without restricting the text, or the numbers that JSON has anyway.
    private static readonly HashSet<string> Notes = new(StringComparer.Ordinal) { "password", "binary", "decimal" };

    /// <summary>The method of the runtime's <c>Formats</c> for a string's format; null when it is not asserted.</summary>
    public static string? CheckOf(string? format) => format switch
    {
        "date-time" => "IsDateTime",
        "date" => "IsDate",
        "uuid" => "IsUuid",
        "ipv4" => "IsIpv4",
        "ipv6" => "IsIpv6",
        "uri" => "IsUri",
        "uri-reference" => "IsUriReference",
        "uri-template" => "IsUriTemplate",
        "email" => "IsEmail",
        "hostname" => "IsHostname",
        "byte" => "IsBase64",
        "time" => "IsTime",
        "duration" => "IsDuration",
        "json-pointer" => "IsJsonPointer",
        "relative-json-pointer" => "IsRelativeJsonPointer",
        "regex" => "IsRegex",
        _ => null,
    };

    /// <summary>The method of <c>PayloadReader</c> for the format of a floating-point number; null for any other.</summary>
    public static string? NumberCheckOf(string? format) => format switch
    {
        "float" => "IsSingle",
        "double" => "IsDouble",
        _ => null,
    };

    /// <summary>The least and the greatest number of a number's format; null when it is not asserted.</summary>
    public static (string Low, string High)? RangeOf(string? format) => format switch
    {
        "int32" => ("-2147483648", "2147483647"),
        "int64" => ("-9223372036854775808", "9223372036854775807"),
        _ => null,
    };

    /// <summary>Whether validators check a format, of texts or of numbers.</summary>
    public static bool IsChecked(string format) => CheckOf(format) is not null || RangeOf(format) is not null || NumberCheckOf(format) is not null;

    /// <summary>The formats that values should have and that nothing checks, each at the first schema that has it, so that none is dropped in silence.</summary>
    public static IEnumerable<Finding> NotEnforced(IEnumerable<SchemaSite> sites, ContractOptions options) =>
        from site in sites
        where options.Validators
        let format = Of(site.Schema, options)
        where format is not null && !IsChecked(format) && !Notes.Contains(format)
        group site.Schema by format into schemas
        let first = schemas.OrderBy(static schema => schema.Location.Line).ThenBy(static schema => schema.Location.Column).First()
        select GeneratorRules.NotEnforced.At(first.Location, $"format '{schemas.Key}' of {first.Pointer}{Others(schemas.Count() - 1)}");

    private static string Others(int count) => count switch { 0 => "", 1 => " and one other schema", _ => $" and {count} other schemas" };

    /// <summary>The format of a schema if values must have it; null when it is a note for people.</summary>
    public static string? Of(SchemaNode schema, ContractOptions options) => options.AssertFormats || schema.AssertsFormat ? schema.Format : null;
}
