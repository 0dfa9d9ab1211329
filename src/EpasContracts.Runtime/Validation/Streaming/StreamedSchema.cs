using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>What one schema asserts about an array, an object or a text that is walked through piece by piece.</summary>
internal sealed class StreamedSchema
{
    private static readonly ConditionalWeakTable<SchemaDescriptor, StreamedSchema> Known = [];
    private readonly Dictionary<string, Constraint> _constraints = new(StringComparer.Ordinal);

    private StreamedSchema(SchemaDescriptor schema)
    {
        Schema = schema;
        foreach (var constraint in schema.Constraints)
            _constraints.TryAdd(constraint.Keyword, constraint);
        var required = Find("required") is { } rule ? JsonSerializer.Deserialize(rule.Argument, StringArrayContext.Default.StringArray)! : [];
        var names = schema.Properties.Select(static property => property.Name).Concat(required).Distinct(StringComparer.Ordinal).ToList();
        Names = [.. names.Select(static name => Encoding.UTF8.GetBytes(name))];
        Required = [.. required.Select(name => names.IndexOf(name))];
    }

    public SchemaDescriptor Schema { get; }

    /// <summary>The names that the schema knows: its properties first, then those that are only required.</summary>
    public IReadOnlyList<byte[]> Names { get; }

    /// <summary>The indexes of the required names.</summary>
    public IReadOnlyList<int> Required { get; }

    /// <summary>All schemas that assert something about a value which satisfies a schema; null when one of them needs the value as a whole.</summary>
    public static List<StreamedSchema>? Expand(IReadOnlyList<SchemaDescriptor> schemas)
    {
        var found = new List<StreamedSchema>();
        var open = new Stack<SchemaDescriptor>(schemas);
        while (open.TryPop(out var schema))
        {
            if (!schema.IsStreamable)
                return null;
            if (found.Exists(other => other.Schema == schema))
                continue;
            found.Add(Known.GetValue(schema, static key => new StreamedSchema(key)));
            if (schema.Reference is { } reference)
                open.Push(reference());
            // Of alternatives only "one schema or null" is streamable, and what is walked through is never null.
            foreach (var part in schema.AllOf.Concat(schema.AnyOf.Concat(schema.OneOf).Where(static part => part.Types != SchemaTypes.Null)))
                open.Push(part);
        }

        return found;
    }

    /// <summary>The constraint of a keyword, or null.</summary>
    public Constraint? Find(string keyword) => _constraints.GetValueOrDefault(keyword);

    /// <summary>The constraint of a bound that a count breaks, or null.</summary>
    public Constraint? Broken(string least, string most, long count) =>
        Find(least) is { } low && count < Bound(low) ? low : Find(most) is { } high && count > Bound(high) ? high : null;

    /// <summary>The constraint on the type that a kind of value breaks, or null.</summary>
    public Constraint? BrokenType(SchemaTypes kind) =>
        Schema.Types != SchemaTypes.Any && (Schema.Types & kind) == 0 ? Find("type") : null;

    private static long Bound(Constraint constraint) => long.Parse(constraint.Argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

/// <summary>Reads lists of names without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class StringArrayContext : System.Text.Json.Serialization.JsonSerializerContext;
