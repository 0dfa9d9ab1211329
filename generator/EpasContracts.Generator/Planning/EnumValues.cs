using System.Globalization;
using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>A value that a schema lists, with what the document says of it.</summary>
/// <param name="Literal">The value.</param>
/// <param name="CustomName">The name that it asks for, or null.</param>
/// <param name="Description">What it means, or null.</param>
internal sealed record EnumValue(JsonLiteral Literal, string? CustomName, string? Description)
{
    /// <summary>The name of its constant, as far as no other value has it.</summary>
    public string Wanted => CustomName ?? (Literal.Kind == JsonKind.Number ? Identifier.Pascal("Value " + Literal.Text, "") : Identifier.Pascal(Literal.Text, "Empty"));
}

/// <summary>The values that a schema lists (<c>enum</c>, <c>const</c>, alternatives with either).</summary>
internal static class EnumValues
{
    /// <summary>
    /// The strings or numbers that the schema lists, each once; null when it lists none. Others may be valid, too: <c>anyOf</c> of an enum
    /// and any string names the known ones.
    /// </summary>
    public static IReadOnlyList<EnumValue>? Of(ApiContract contract, SchemaNode schema, JsonKind kind) =>
        Listed(contract, schema, kind, new Dictionary<string, List<EnumValue>?>(StringComparer.Ordinal), 0) is { Count: > 0 } values ? WithoutRepeated(values) : null;

    /// <summary>A number of the document as a C# literal; null when the type does not hold it.</summary>
    public static string? Literal(CSharpKind kind, string text)
    {
        if (kind is CSharpKind.Double or CSharpKind.Single)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && !double.IsInfinity(kind == CSharpKind.Single ? (float)real : real)
                ? real.ToString("R", CultureInfo.InvariantCulture) + (kind == CSharpKind.Single ? "F" : "D")
                : null;
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        return kind switch
        {
            CSharpKind.Decimal => number.ToString(CultureInfo.InvariantCulture) + "M",
            CSharpKind.Int32 when number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue => ((int)number).ToString(CultureInfo.InvariantCulture),
            CSharpKind.Int64 when number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue => ((long)number).ToString(CultureInfo.InvariantCulture) + "L",
            CSharpKind.UInt64 when number == decimal.Truncate(number) && number is >= ulong.MinValue and <= ulong.MaxValue => ((ulong)number).ToString(CultureInfo.InvariantCulture) + "UL",
            _ => null,
        };
    }

    // Alternatives may lead to the same schemas on many ways, and round in a circle: each is looked at once.
    private static List<EnumValue>? Listed(ApiContract contract, SchemaNode schema, JsonKind kind, Dictionary<string, List<EnumValue>?> known, int depth)
    {
        if (depth > SchemaShape.MaxDepth)
            return null;
        if (SchemaShape.IsAlone(schema))
            return schema.HasEnum ? OfKind(Members(schema), kind) : null;
        if (known.TryGetValue(schema.Pointer, out var values))
            return values;
        known[schema.Pointer] = null;
        return known[schema.Pointer] = Find(contract, schema, kind, known, depth);
    }

    private static List<EnumValue>? Find(ApiContract contract, SchemaNode schema, JsonKind kind, Dictionary<string, List<EnumValue>?> known, int depth)
    {
        foreach (var part in ScalarParts.Certain(contract, schema))
        {
            if (part.HasEnum)
                return OfKind(Members(part), kind);
            var alternatives = SchemaShape.Alternatives(part).FindAll(static alternative => !SchemaShape.IsNullType(alternative));
            if (alternatives.Count == 0)
                continue;
            var listed = alternatives.Select(alternative => alternative.Const is not null ? OfKind([Constant(alternative)], kind) : Listed(contract, alternative, kind, known, depth + 1)).OfType<List<EnumValue>>().ToList();
            if (listed.Count > 0)
                return WithoutRepeated([.. listed.SelectMany(static values => values)]);
        }

        return null;
    }

    private static List<EnumValue> WithoutRepeated(List<EnumValue> values)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        return values.FindAll(value => texts.Add(value.Literal.Text));
    }

    private static IEnumerable<EnumValue> Members(SchemaNode schema)
    {
        var names = CustomNames.OfMembers(schema);
        var descriptions = CustomNames.DescriptionsOfMembers(schema);
        return schema.Enum.Select((literal, index) => new EnumValue(literal, names?[index], descriptions?[index]));
    }

    // A number says nothing: the title of its alternative is its name.
    private static EnumValue Constant(SchemaNode schema) => new(
        schema.Const!,
        CustomNames.Of(schema.Extensions) ?? (schema is { Const.Kind: JsonKind.Number, Title: { } title } && Identifier.IsUsable(title) ? Identifier.Pascal(title, "") : null),
        schema.Description);

    private static List<EnumValue>? OfKind(IEnumerable<EnumValue> all, JsonKind kind)
    {
        var values = all.Where(static value => value.Literal.Kind != JsonKind.Null).ToList();
        return values.TrueForAll(value => value.Literal.Kind == kind) ? values : null;
    }
}
