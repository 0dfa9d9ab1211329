using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>The forms in which errors are told to people and to other programs.</summary>
public static class ValidationErrors
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>A line for each error: pointer, sentence, and in brackets the keyword's place in the document and the value's byte in the payload.</summary>
    /// <param name="errors">The errors; none give an empty text.</param>
    public static string ToText(this IEnumerable<ValidationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var text = new StringBuilder();
        foreach (var error in errors)
        {
            var keyword = error.SchemaPointer.Length == 0 ? error.Keyword : "#" + error.SchemaPointer;
            text.Append(error).Append(" [").Append(error.Source is { } source ? $"{source} " : "").Append(keyword)
                .Append(System.Globalization.CultureInfo.InvariantCulture, $", byte {error.Offset}]").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The output format "basic" of JSON Schema 2020-12, section 12.4.2.</summary>
    /// <param name="errors">The errors; none mean that the payload is valid.</param>
    /// <param name="schema">
    /// The schema that the payload was held against: keyword locations begin there and name every reference on the way. Null makes them
    /// those of the document.
    /// </param>
    public static string ToBasicOutput(this IReadOnlyCollection<ValidationError> errors, SchemaDescriptor? schema = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Write(writer => BasicOutput.Write(writer, errors, schema));
    }

    /// <summary>Problem details of RFC 9457 with the member <c>errors</c>: pointer, keyword, detail, value and the keyword's place of each.</summary>
    /// <param name="errors">The errors.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">The title; the status's own phrase is usual.</param>
    /// <param name="detail">One sentence about all of it, or null for none.</param>
    public static string ToProblemDetails(this IReadOnlyCollection<ValidationError> errors, int status = 400, string title = "Bad Request", string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Write(writer => ProblemDetailsForm.Write(writer, errors, status, title, detail));
    }

    /// <summary>The list <c>[{loc, msg, type_, ctx}]</c> that EPAS and other services answer, as JSON.</summary>
    /// <param name="errors">The errors.</param>
    /// <param name="place">What each <c>loc</c> begins with, such as <c>body</c>; empty where the pointers begin with their place already.</param>
    public static string ToVendorErrors(this IEnumerable<ValidationError> errors, string place = "body")
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var error in errors)
                VendorError.Of(error, place).Write(writer);
            writer.WriteEndArray();
        });
    }

    /// <summary>Results of DataAnnotations. Their member names are paths such as <c>tags[0].key</c>.</summary>
    /// <param name="errors">The errors.</param>
    /// <param name="schema">The schema of the model that the pointers begin at: its C# names are used where it tells them; null uses the names in JSON.</param>
    public static IEnumerable<ValidationResult> ToValidationResults(this IEnumerable<ValidationError> errors, SchemaDescriptor? schema = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        foreach (var error in errors)
        {
            var member = MemberPath.Of(error, schema);
            yield return new ValidationResult(error.Message, member.Length == 0 ? [] : [member]);
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, WriterOptions))
            write(writer);
        // .NET 8 lets nobody choose the end of a line; within a JSON string there is none.
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
