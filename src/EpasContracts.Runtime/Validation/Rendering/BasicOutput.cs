using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>The output format "basic" of JSON Schema 2020-12.</summary>
internal static class BasicOutput
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyCollection<ValidationError> errors, SchemaDescriptor? schema)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("valid", errors.Count == 0);
        if (errors.Count > 0)
        {
            writer.WriteStartArray("errors");
            foreach (var error in errors)
            {
                writer.WriteStartObject();
                writer.WriteString("keywordLocation", schema is null ? error.SchemaPointer : KeywordPath.Find(schema, error));
                if (error.SchemaPointer.Length > 0)
                    writer.WriteString("absoluteKeywordLocation", Absolute(error));
                writer.WriteString("instanceLocation", error.InstancePointer);
                writer.WriteString("error", error.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // A pointer into another document begins with that document, which the source names, too.
    private static string Absolute(ValidationError error)
    {
        var pointer = error.SchemaPointer;
        var inside = pointer.StartsWith('/') ? pointer : pointer[(pointer.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return $"{error.Source?.File}#{Fragment(inside)}";
    }

    // A pointer inside of a URI: what RFC 3986 does not allow in a fragment is escaped, slashes stay.
    private static string Fragment(string pointer) => string.Join('/', pointer.Split('/').Select(Uri.EscapeDataString));
}
