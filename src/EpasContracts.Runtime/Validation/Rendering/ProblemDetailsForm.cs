using System.Text.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>Problem details of RFC 9457, with a list of what is at fault.</summary>
public static class ProblemDetailsForm
{
    /// <summary>Their media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Writes problem details.</summary>
    /// <param name="writer">Where to write the object.</param>
    /// <param name="errors">The errors; without any the member <c>errors</c> is left out.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">The title.</param>
    /// <param name="detail">One sentence about all of it, or null for none.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyCollection<ValidationError> errors, int status, string title, string? detail)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(errors);
        writer.WriteStartObject();
        writer.WriteString("type", "about:blank");
        writer.WriteString("title", title);
        writer.WriteNumber("status", status);
        if (detail is not null)
            writer.WriteString("detail", detail);
        if (errors.Count > 0)
        {
            writer.WriteStartArray("errors");
            foreach (var error in errors)
                Write(writer, error);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ValidationError error)
    {
        writer.WriteStartObject();
        writer.WriteString("pointer", error.InstancePointer);
        writer.WriteString("keyword", error.Keyword);
        writer.WriteString("detail", error.Message);
        writer.WriteEndObject();
    }
}
