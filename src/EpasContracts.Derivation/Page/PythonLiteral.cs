using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.Page;

/// <summary>The literals that the vendor's template prints: <c>True</c>, <c>None</c>, <c>'a'</c>, <c>['a', 1]</c>, <c>{'k': 2.5}</c>; JSON's are among them.</summary>
internal ref struct PythonLiteral
{
    private const int MaxDepth = 32;
    private readonly ReadOnlySpan<char> text;
    private int position;

    private PythonLiteral(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Reads a whole text; <see langword="false"/> when it is not a literal.</summary>
    public static bool TryRead(string text, out JsonNode? value)
    {
        var reader = new PythonLiteral(text);
        return reader.Value(out value, 0) && reader.Blanks() && reader.position == text.Length;
    }

    private bool Value(out JsonNode? value, int depth)
    {
        value = null;
        Blanks();
        if (depth > MaxDepth || position >= text.Length)
            return false;
        switch (text[position])
        {
            case '[' or '(':
                return Sequence(out value, text[position] == '[' ? ']' : ')', depth);
            case '{':
                return Mapping(out value, depth);
            case '\'' or '"':
                var read = Quoted(out var quoted);
                value = JsonValue.Create(quoted);
                return read;
            default:
                return Word(out value);
        }
    }

    private bool Sequence(out JsonNode? value, char close, int depth)
    {
        var entries = new JsonArray();
        value = entries;
        position++;
        while (!Take(close))
        {
            if (!Value(out var entry, depth + 1))
                return false;
            entries.Add(entry);
            if (!Take(',') && (position >= text.Length || text[position] != close))
                return false;
        }

        return true;
    }

    private bool Mapping(out JsonNode? value, int depth)
    {
        var members = new JsonObject();
        value = members;
        position++;
        while (!Take('}'))
        {
            if (position >= text.Length || text[position] is not ('\'' or '"') || !Quoted(out var name) || !Take(':') || !Value(out var member, depth + 1))
                return false;
            members[name] = member;
            if (!Take(',') && (position >= text.Length || text[position] != '}'))
                return false;
        }

        return true;
    }

    private bool Quoted(out string value)
    {
        var quote = text[position++];
        var characters = new StringBuilder();
        while (position < text.Length && text[position] != quote)
        {
            if (text[position] == '\\' && position + 1 < text.Length)
                position++;
            characters.Append(text[position++]);
        }

        value = characters.ToString();
        return position++ < text.Length;
    }

    private bool Word(out JsonNode? value)
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '.' or '-' or '+'))
            position++;
        var word = text[start..position];
        value = word switch
        {
            "True" or "true" => JsonValue.Create(true),
            "False" or "false" => JsonValue.Create(false),
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => null,
        };
        return value is not null || word is "None" or "null";
    }

    private bool Blanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return true;
    }

    private bool Take(char expected)
    {
        Blanks();
        if (position >= text.Length || text[position] != expected)
            return false;
        position++;
        Blanks();
        return true;
    }
}
