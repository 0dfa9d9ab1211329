using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// Turns noted failures into errors: walks over the payload once more to find the pointer and the value at each offset, and stops
/// behind the last of them. Only payloads that fail pay for it.
/// </summary>
internal static class ErrorLocator
{
    private const int ShownValue = 100;

    // As many characters as are put together without a buffer from elsewhere.
    private const int UsualPointer = 256;
    private const int UsualName = 64;
    private const int UsualDepth = 8;

    /// <summary>What is shown instead of a secret.</summary>
    public const string Masked = "\"***\"";

    /// <summary>Finds each failure's place.</summary>
    /// <param name="utf8">The payload.</param>
    /// <param name="failures">The failures, in any order.</param>
    /// <param name="root">What the pointers begin with: empty for a body, <c>/query/size</c> for a parameter.</param>
    /// <param name="options">The bounds that the payload was read with, and the language.</param>
    public static IReadOnlyList<ValidationError> Locate(ReadOnlySpan<byte> utf8, IReadOnlyList<Failure> failures, string root, ValidationOptions options)
    {
        var walk = new Walk(utf8, InOrder(failures), root, options);
        try
        {
            walk.Run();
        }
        catch (JsonException)
        {
            // The payload ends here; that is among the failures already, and what was found before it stands.
        }

        walk.Dispose();
        return walk.Finish();
    }

    /// <summary>Makes an error of a failure whose place is known.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="pointer">Where the value stands.</param>
    /// <param name="value">The value as JSON text, or null when nothing is there.</param>
    /// <param name="options">The language.</param>
    public static ValidationError ToError(Failure failure, string pointer, string? value, ValidationOptions options)
    {
        var constraint = failure.Constraint;
        var shown = value is null ? null : constraint.IsSecret || failure.IsSecret ? Masked : value;
        return new ValidationError(pointer, constraint.Pointer, constraint.Keyword, constraint.Argument, null!, shown, failure.Offset, failure.Property)
        {
            Places = constraint.Source,
            Subject = constraint.Subject,
            Detail = failure.Detail,
            Language = options.Sentences,
        };
    }

    /// <summary>A text as it is shown: in JSON, cut to its first characters.</summary>
    public static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(Cut(text), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    // By offset; those of one value in the order in which they were found.
    private static IReadOnlyList<Failure> InOrder(IReadOnlyList<Failure> failures)
    {
        for (var i = 1; i < failures.Count; i++)
        {
            if (failures[i].Offset < failures[i - 1].Offset)
                return [.. failures.OrderBy(static failure => failure.Offset)];
        }

        return failures;
    }

    private static string Cut(string text)
    {
        if (text.Length <= ShownValue)
            return text;
        return text[..(char.IsHighSurrogate(text[ShownValue - 1]) ? ShownValue - 1 : ShownValue)] + "…";
    }

    /// <summary>An open container, and which of its members the walk is in.</summary>
    private record struct Step(bool IsArray, int Index, long NameOffset);

    private ref struct Walk(ReadOnlySpan<byte> utf8, IReadOnlyList<Failure> failures, string root, ValidationOptions options)
    {
        private readonly ReadOnlySpan<byte> _utf8 = utf8;
        private readonly List<ValidationError> _errors = new(failures.Count);
        private readonly List<Step> _path = new(UsualDepth);
        private PayloadReader _reader = new(utf8, options.MaxDepth, maxFailures: 0);
        private int _next;

        public void Run()
        {
            _reader.Read();
            Arrive();
            while (_next < failures.Count && Advance())
                Arrive();
        }

        /// <summary>All errors: those that no token was found for belong to the payload as a whole.</summary>
        public List<ValidationError> Finish()
        {
            while (_next < failures.Count)
                Add(root, null);
            return _errors;
        }

        public void Dispose() => _reader.Dispose();

        // On the first token of a value.
        private void Arrive()
        {
            Match();
            if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                _path.Add(new Step(_reader.TokenType == JsonTokenType.StartArray, -1, 0));
        }

        // To the first token of the next value; false behind the last one.
        private bool Advance()
        {
            while (_path.Count > 0)
            {
                var step = _path[^1];
                if (step.IsArray && _reader.NextItem())
                {
                    _path[^1] = step with { Index = step.Index + 1 };
                    return true;
                }

                if (!step.IsArray && _reader.NextProperty())
                {
                    _path[^1] = step with { NameOffset = _reader.Offset };
                    Match();
                    _reader.Read();
                    return true;
                }

                _path.RemoveAt(_path.Count - 1);
            }

            return false;
        }

        private void Match()
        {
            while (_next < failures.Count && failures[_next].Offset <= _reader.Offset)
            {
                if (failures[_next].Offset == _reader.Offset)
                    Add(Pointer(), Show());
                else
                    Add(root, null);
            }
        }

        // Two parts of a schema may apply the same third one: what it finds is one error.
        private void Add(string pointer, string? value)
        {
            var failure = failures[_next++];
            for (var i = _next - 2; i >= 0 && failures[i].Offset == failure.Offset; i--)
            {
                if (failures[i] == failure)
                    return;
            }

            _errors.Add(ToError(failure, pointer, value, options));
        }

        private readonly string Pointer()
        {
            var pointer = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[UsualPointer]);
            pointer.AppendLiteral(root);
            foreach (var step in _path)
            {
                pointer.AppendLiteral("/");
                if (step.IsArray)
                    pointer.AppendFormatted(step.Index);
                else
                    AppendName(ref pointer, step.NameOffset);
            }

            return pointer.ToStringAndClear();
        }

        private readonly void AppendName(ref DefaultInterpolatedStringHandler pointer, long offset)
        {
            var name = new PayloadReader(_utf8[(int)offset..], maxFailures: 0);
            name.Read();
            Span<char> characters = stackalloc char[UsualName];
            if (name.IsPlainText && name.Text.Length <= UsualName && name.Text.IndexOfAny((byte)'~', (byte)'/') < 0)
                pointer.AppendFormatted((ReadOnlySpan<char>)characters[..Encoding.ASCII.GetChars(name.Text, characters)]);
            else
                pointer.AppendLiteral(JsonPointer.Escape(name.GetString() ?? ""));
            name.Dispose();
        }

        private string Show() => _reader.TokenType switch
        {
            JsonTokenType.StartObject => "{…}",
            JsonTokenType.StartArray => "[…]",
            JsonTokenType.PropertyName => Quote(_reader.GetName()),
            // Most texts stand there as they are shown.
            JsonTokenType.String when _reader.IsPlainText && _reader.Text.Length <= ShownValue && !_reader.Text.Contains((byte)'\x7F') => Encoding.ASCII.GetString(_reader.Raw),
            JsonTokenType.String => Quote(_reader.GetString() ?? ""),
            _ => Cut(Encoding.UTF8.GetString(_reader.Raw)),
        };
    }
}
