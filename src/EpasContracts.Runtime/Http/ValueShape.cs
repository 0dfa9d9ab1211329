using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http;

/// <summary>What a text on the wire may become: the types that a schema and its parts admit.</summary>
internal readonly struct ValueShape
{
    private readonly SchemaTypes _types;
    private readonly IReadOnlyList<SchemaDescriptor> _parts;

    private ValueShape(SchemaTypes types, IReadOnlyList<SchemaDescriptor> parts)
    {
        _types = types;
        _parts = parts;
    }

    public bool IsArray => Has(SchemaTypes.Array);

    public bool IsObject => Has(SchemaTypes.Object);

    public bool IsNumber => Has(SchemaTypes.Integer | SchemaTypes.Number);

    public bool IsText => _types == SchemaTypes.String;

    public bool IsBoolean => Has(SchemaTypes.Boolean);

    /// <summary>The shape of an element of an array.</summary>
    public ValueShape Element(int index) => Of(SchemaParts.Element(_parts, index));

    public IEnumerable<PropertyDescriptor> Properties => _parts.SelectMany(static part => part.Properties);

    /// <summary>The shape of a schema; a schema that is not there admits texts.</summary>
    public static ValueShape Of(SchemaDescriptor? schema)
    {
        if (schema is null)
            return new ValueShape(SchemaTypes.String, []);
        var parts = SchemaParts.Of(schema);
        var types = parts.Aggregate(SchemaTypes.Any, static (all, part) => all | part.Types);
        return new ValueShape(types == SchemaTypes.Any ? Infer(parts) : types, parts);
    }

    /// <summary>The schema of a member, or null when none is declared.</summary>
    public SchemaDescriptor? Member(string name) =>
        Properties.FirstOrDefault(property => property.Name == name)?.Schema
        ?? _parts.FirstOrDefault(static part => part.AdditionalProperties is not null)?.AdditionalProperties;

    // Without a type the other keywords tell: an enum of numbers is spelled in numbers.
    private static SchemaTypes Infer(IReadOnlyList<SchemaDescriptor> parts)
    {
        var types = SchemaTypes.Any;
        foreach (var part in parts)
        {
            if (part.Items is not null)
                types |= SchemaTypes.Array;
            if (part.Properties.Count > 0)
                types |= SchemaTypes.Object;
            foreach (var member in part.Enum)
            {
                types |= member switch
                {
                    "true" or "false" => SchemaTypes.Boolean,
                    ['"', ..] => SchemaTypes.String,
                    ['-' or (>= '0' and <= '9'), ..] => SchemaTypes.Number,
                    _ => SchemaTypes.Any,
                };
            }
        }

        return types == SchemaTypes.Any ? SchemaTypes.String : types;
    }

    private bool Has(SchemaTypes types) => (_types & types) != 0;
}

/// <summary>The grammar of JSON's tokens.</summary>
internal static class JsonSpelling
{
    /// <summary>Whether the text is a number as RFC 8259 spells it: no plus sign, no leading zeros, no spaces.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("-"u8))
            text = text[1..];
        var whole = Digits(text);
        if (whole == 0 || (whole > 1 && text[0] == '0'))
            return false;
        text = text[whole..];
        if (text.StartsWith("."u8))
        {
            var fraction = Digits(text[1..]);
            if (fraction == 0)
                return false;
            text = text[(1 + fraction)..];
        }

        if (text.IsEmpty || text[0] is not ((byte)'e' or (byte)'E'))
            return text.IsEmpty;
        text = text[1..];
        if (!text.IsEmpty && text[0] is (byte)'+' or (byte)'-')
            text = text[1..];
        return !text.IsEmpty && Digits(text) == text.Length;
    }

    /// <summary>Whether the text is a whole JSON value.</summary>
    public static bool IsValue(ReadOnlySpan<byte> text)
    {
        var reader = new System.Text.Json.Utf8JsonReader(text);
        try
        {
            if (!reader.Read())
                return false;
            reader.Skip();
            return !reader.Read();
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var other = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return other < 0 ? text.Length : other;
    }
}
