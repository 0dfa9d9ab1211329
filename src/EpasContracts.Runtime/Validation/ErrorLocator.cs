using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// Turns noted failures into errors: walks over the payload once more to find the pointer and the value at each offset. Only
/// payloads that fail pay for it.
/// </summary>
internal static class ErrorLocator
{
    private const int ShownValue = 100;

    /// <summary>Finds each failure's place.</summary>
    /// <param name="start">A reader at the start of the payload.</param>
    /// <param name="failures">The failures, in any order.</param>
    /// <param name="root">What the pointers begin with: empty for a body, <c>/query/size</c> for a parameter.</param>
    /// <param name="options">The bounds that the payload was read with, and the language.</param>
    public static IReadOnlyList<ValidationError> Locate(Utf8JsonReader start, IReadOnlyList<Failure> failures, string root, ValidationOptions options)
    {
        var wanted = new HashSet<long>(failures.Select(static failure => failure.Offset));
        var places = FindPlaces(start, wanted, root);
        // Two parts of a schema may apply the same third one: what it finds is one error.
        return [.. failures.Distinct().Select(failure => ToError(failure, places, root, options)).OrderBy(static error => error.Offset)];
    }

    private static Dictionary<long, (string Pointer, string Value)> FindPlaces(Utf8JsonReader reader, HashSet<long> wanted, string root)
    {
        var places = new Dictionary<long, (string, string)>();
        var path = new List<Step>();
        try
        {
            while (places.Count < wanted.Count && reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        path[^1] = path[^1] with { Name = reader.GetString() };
                        if (wanted.Contains(reader.TokenStartIndex))
                            places[reader.TokenStartIndex] = (Pointer(root, path), Show(reader));
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        path.RemoveAt(path.Count - 1);
                        continue;
                }

                if (path.Count > 0 && path[^1].IsArray)
                    path[^1] = path[^1] with { Index = path[^1].Index + 1 };
                if (wanted.Contains(reader.TokenStartIndex))
                    places[reader.TokenStartIndex] = (Pointer(root, path), Show(reader));
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    path.Add(new Step(reader.TokenType == JsonTokenType.StartArray, -1, null));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The payload ends here; that is among the failures already, and what was found before it stands.
            return places;
        }

        return places;
    }

    private static ValidationError ToError(Failure failure, Dictionary<long, (string Pointer, string Value)> places, string root, ValidationOptions options)
    {
        var found = places.TryGetValue(failure.Offset, out var place);
        return ToError(failure, found ? place.Pointer : root, found ? place.Value : null, options);
    }

    /// <summary>Makes an error of a failure whose place is known.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="pointer">Where the value stands.</param>
    /// <param name="value">The value as JSON text, or null when nothing is there.</param>
    /// <param name="options">The language.</param>
    public static ValidationError ToError(Failure failure, string pointer, string? value, ValidationOptions options)
    {
        var constraint = failure.Constraint;
        var shown = value is null ? null : constraint.IsSecret ? "\"***\"" : value;
        var error = new ValidationError(pointer, constraint.Pointer, constraint.Keyword, constraint.Argument, "", shown, failure.Offset, failure.Property)
        {
            Places = constraint.Source,
            Subject = constraint.Subject,
            Detail = failure.Detail,
        };
        return error with { Message = options.Sentences.Describe(error) };
    }

    private static string Pointer(string root, List<Step> path)
    {
        var pointer = new StringBuilder(root);
        foreach (var step in path)
        {
            if (step.IsArray)
                pointer.Append('/').Append(step.Index);
            else if (step.Name is { } name)
                pointer.Append('/').Append(JsonPointer.Escape(name));
        }

        return pointer.ToString();
    }

    private static string Show(Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return "{…}";
            case JsonTokenType.StartArray:
                return "[…]";
            case JsonTokenType.String or JsonTokenType.PropertyName:
                var text = JsonEncodedText.Encode(Cut(reader.GetString()!), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
                return $"\"{text}\"";
            default:
                var raw = Encoding.UTF8.GetString(reader.ValueSpan);
                return Cut(raw);
        }
    }

    private static string Cut(string text)
    {
        if (text.Length <= ShownValue)
            return text;
        return text[..(char.IsHighSurrogate(text[ShownValue - 1]) ? ShownValue - 1 : ShownValue)] + "…";
    }

    private readonly record struct Step(bool IsArray, int Index, string? Name);
}
