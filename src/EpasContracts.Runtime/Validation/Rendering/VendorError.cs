using System.Text.Json;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>An error as EPAS words it, in the form of Pydantic: the way to the value, a sentence, a kind, and the figures behind it.</summary>
/// <param name="Location">The way to the value, outermost first: body, query or path, then names and indexes.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Type">The kind, such as <c>multiple_of</c>.</param>
/// <param name="Context">The figures as a JSON object, such as <c>{"multiple_of":8}</c>, or null for none.</param>
public sealed record VendorError(IReadOnlyList<string> Location, string Message, string Type, string? Context)
{
    /// <summary>The form of an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="place">What the way begins with; empty where the error's pointer begins with its place already.</param>
    public static VendorError Of(ValidationError error, string place)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(place);
        var (type, figure) = Kind(error.Keyword);
        List<string> location = place.Length == 0 ? [] : [place];
        location.AddRange(JsonPointer.Tokens(error.InstancePointer));
        if (error is { Keyword: "required" or "dependentRequired", Property: { } missing })
            location.Add(missing);
        return new VendorError(location, error.Message, type, figure is null ? null : $"{{\"{figure}\":{error.Argument}}}");
    }

    /// <summary>Writes <c>{loc, msg, type_, ctx}</c>.</summary>
    /// <param name="writer">Where to write the object.</param>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartArray("loc");
        foreach (var name in Location)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteString("msg", Message);
        writer.WriteString("type_", Type);
        if (Context is not null)
        {
            writer.WritePropertyName("ctx");
            writer.WriteRawValue(Context);
        }

        writer.WriteEndObject();
    }

    private static (string Type, string? Figure) Kind(string keyword) => keyword switch
    {
        "required" or "dependentRequired" => ("missing", null),
        "json" => ("json_invalid", null),
        "type" => ("type_error", "expected"),
        "enum" => ("enum", "expected"),
        "const" => ("literal_error", "expected"),
        "pattern" => ("string_pattern_mismatch", "pattern"),
        "minLength" => ("string_too_short", "min_length"),
        "maxLength" => ("string_too_long", "max_length"),
        "minItems" or "minProperties" => ("too_short", "min_length"),
        "maxItems" or "maxProperties" => ("too_long", "max_length"),
        "minimum" => ("greater_than_equal", "ge"),
        "exclusiveMinimum" => ("greater_than", "gt"),
        "maximum" => ("less_than_equal", "le"),
        "exclusiveMaximum" => ("less_than", "lt"),
        "multipleOf" => ("multiple_of", "multiple_of"),
        "additionalProperties" or "unevaluatedProperties" => ("extra_forbidden", null),
        _ => ("value_error", null),
    };
}
