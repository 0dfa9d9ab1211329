using System.Globalization;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Drift.Probing;

/// <summary>All schemas that a value must satisfy at once: a schema, what it refers to, and its <c>allOf</c>. One alternative of each choice is taken.</summary>
internal sealed class SchemaView
{
    private const JsonTypes AllTypes = JsonTypes.Null | JsonTypes.Boolean | JsonTypes.Number | JsonTypes.String | JsonTypes.Array | JsonTypes.Object;
    private readonly List<SchemaNode> _parts = [];
    private readonly SchemaNode? _chosen;

    /// <param name="contract">Where references lead.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="choose">Whether an alternative of each choice is taken.</param>
    /// <param name="chosen">The alternative to take where there is a choice with it; null takes the first that is not null.</param>
    public SchemaView(ApiContract contract, SchemaNode schema, bool choose = true, SchemaNode? chosen = null)
    {
        _chosen = chosen;
        Add(contract, schema, choose);
    }

    /// <summary>The schemas.</summary>
    public IReadOnlyList<SchemaNode> Parts => _parts;

    /// <summary>The types that all of them admit; integer is given where number is.</summary>
    public JsonTypes Types
    {
        get
        {
            var types = AllTypes | JsonTypes.Integer;
            foreach (var part in _parts.Where(part => part.Types != JsonTypes.Any))
                types &= (part.Types & JsonTypes.Number) != 0 ? part.Types | JsonTypes.Integer : part.Types;
            return types;
        }
    }

    /// <summary>Whether nothing at all is a value.</summary>
    public bool IsNever => Types == JsonTypes.Any || _parts.Exists(part => part.BooleanSchema == false);

    /// <summary>The values that all lists have; null when there is no list.</summary>
    public IReadOnlyList<JsonLiteral>? Values
    {
        get
        {
            var lists = _parts.Where(part => part.HasEnum).Select(part => part.Enum.ToList())
                .Concat(_parts.Where(part => part.Const is not null).Select(part => new List<JsonLiteral> { part.Const! })).ToList();
            return lists.Count == 0 ? null : [.. lists.Skip(1).Aggregate(lists[0].AsEnumerable(), (all, list) => all.Intersect(list))];
        }
    }

    public IReadOnlyList<string> Patterns => [.. _parts.Select(part => part.Pattern).OfType<string>().Distinct(StringComparer.Ordinal)];

    public string? Format => _parts.Select(part => part.Format).FirstOrDefault(format => format is not null);

    public long MinLength => _parts.Max(part => part.MinLength) ?? 0;

    public long? MaxLength => _parts.Min(part => part.MaxLength);

    public long MinItems => _parts.Max(part => part.MinItems) ?? 0;

    public long? MaxItems => _parts.Min(part => part.MaxItems);

    public long MinProperties => _parts.Max(part => part.MinProperties) ?? 0;

    public long? MaxProperties => _parts.Min(part => part.MaxProperties);

    /// <summary>The schema of a list's element; null when none describes it.</summary>
    public SchemaNode? Item(int index) => _parts.FirstOrDefault(part => part.PrefixItems.Count > index)?.PrefixItems[index] ?? Items;

    public bool UniqueItems => _parts.Exists(part => part.UniqueItems);

    public SchemaNode? Items => _parts.Select(part => part.Items).FirstOrDefault(items => items is not null);

    public IReadOnlyList<string> Required => [.. _parts.SelectMany(part => part.Required).Distinct(StringComparer.Ordinal)];

    public NumberBounds Numbers => NumberBounds.Of(_parts, (Types & JsonTypes.Number) == 0);

    /// <summary>The schema of a property; null when none describes it.</summary>
    public SchemaNode? Property(string name) =>
        _parts.SelectMany(part => part.Properties).FirstOrDefault(property => property.Name == name)?.Schema
        ?? _parts.Select(part => part.AdditionalProperties).FirstOrDefault(values => values is not null);

    private void Add(ApiContract contract, SchemaNode schema, bool choose)
    {
        if (_parts.Exists(part => part.Pointer == schema.Pointer))
            return;
        _parts.Add(schema);
        if (schema.Reference is { } reference && contract.Resolve(reference) is { } target)
            Add(contract, target, choose);
        foreach (var part in schema.AllOf)
            Add(contract, part, choose);
        if (!choose)
            return;
        foreach (var choice in new[] { schema.AnyOf, schema.OneOf })
        {
            if ((choice.FirstOrDefault(member => member.Pointer == _chosen?.Pointer) ?? choice.FirstOrDefault(member => member.Types != JsonTypes.Null)) is { } first)
                Add(contract, first, choose);
            else if (!choice.IsEmpty)
                Add(contract, choice[0], choose);
        }
    }
}

/// <summary>The numbers that a schema admits.</summary>
/// <param name="Least">The least number; null when there is none.</param>
/// <param name="Greatest">The greatest number; null when there is none.</param>
/// <param name="Step">What every number is a multiple of; 0 when nothing.</param>
/// <param name="IsExact">Whether all bounds could be read with 28 digits.</param>
internal sealed record NumberBounds(decimal? Least, decimal? Greatest, decimal Step, bool IsExact)
{
    /// <summary>The least distance that tells two numbers apart here.</summary>
    public decimal Unit => Step == 0 ? 0.0078125m : Step;

    public static NumberBounds Of(IReadOnlyList<SchemaNode> parts, bool integers)
    {
        var isExact = true;
        var step = Read(parts.Select(part => part.MultipleOf)).DefaultIfEmpty(0).Max();
        if (integers && step != decimal.Truncate(step))
            isExact = false;
        if (integers && step == 0)
            step = 1;
        var unit = step == 0 ? 0.0078125m : step;
        var least = Read(parts.Select(part => part.Minimum)).Select(bound => Up(bound, step))
            .Concat(Read(parts.Select(part => part.ExclusiveMinimum)).Select(bound => Up(bound, step) is var up && up > bound ? up : up + unit)).ToList();
        var greatest = Read(parts.Select(part => part.Maximum)).Select(bound => Down(bound, step))
            .Concat(Read(parts.Select(part => part.ExclusiveMaximum)).Select(bound => Down(bound, step) is var down && down < bound ? down : down - unit)).ToList();
        return new NumberBounds(least.Count == 0 ? null : least.Max(), greatest.Count == 0 ? null : greatest.Min(), step, isExact);

        List<decimal> Read(IEnumerable<string?> texts)
        {
            var numbers = new List<decimal>();
            foreach (var text in texts.OfType<string>())
            {
                // Near the end of decimal's range neighbours are lost.
                if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e20m)
                    numbers.Add(number);
                else
                    isExact = false;
            }

            return numbers;
        }
    }

    /// <summary>The least number that is admitted, or a small one.</summary>
    public decimal? Any()
    {
        var number = Least ?? (Greatest is < 0 ? Greatest : 0);
        return number is { } found && (Greatest is null || found <= Greatest) ? found : null;
    }

    private static decimal Up(decimal bound, decimal step) => step == 0 ? bound : decimal.Ceiling(bound / step) * step;

    private static decimal Down(decimal bound, decimal step) => step == 0 ? bound : decimal.Floor(bound / step) * step;
}
