using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Drift.Probing;

/// <summary>Makes the least JSON that satisfies a schema of a document: the same every time.</summary>
/// <param name="contract">The document; references are followed in it.</param>
public sealed class SampleBuilder(ApiContract contract)
{
    private const int DeepestNesting = 32;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypes[] Preferred =
        [JsonTypes.Object, JsonTypes.Array, JsonTypes.String, JsonTypes.Integer, JsonTypes.Number, JsonTypes.Boolean, JsonTypes.Null];

    /// <summary>A value that satisfies the schema, with required properties only.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="types">Only values of these types.</param>
    /// <returns>The value as JSON; null when none can be made, as for a pattern beyond the regular subset.</returns>
    public string? Build(SchemaNode schema, JsonTypes types = JsonTypes.Any) => Build(new SchemaView(contract, schema), types, 0);

    /// <summary>A value that satisfies the schema by one of its alternatives.</summary>
    internal string? Build(SchemaNode schema, SchemaNode alternative) => Build(new SchemaView(contract, schema, chosen: alternative), JsonTypes.Any, 0);

    /// <summary>An object that satisfies the schema, with every property that the document describes.</summary>
    /// <returns>The object as members with their JSON; null when none can be made.</returns>
    public IReadOnlyDictionary<string, string>? BuildFull(SchemaNode schema)
    {
        var view = new SchemaView(contract, schema);
        return Members(view, view.Required.Concat(Described(view)), 0);
    }

    /// <summary>An object that satisfies the schema, with required properties only.</summary>
    /// <returns>The object as members with their JSON; null when none can be made.</returns>
    public IReadOnlyDictionary<string, string>? BuildMembers(SchemaNode schema)
    {
        var view = new SchemaView(contract, schema);
        return Members(view, view.Required, 0);
    }

    /// <summary>An object's JSON.</summary>
    /// <param name="members">Names and their JSON.</param>
    public static string Object(IEnumerable<KeyValuePair<string, string>> members) =>
        "{" + string.Join(',', members.Select(member => $"{Text(member.Key)}:{member.Value}")) + "}";

    /// <summary>A string's JSON.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text, Relaxed);

    internal static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private string? Build(SchemaView view, JsonTypes types, int depth)
    {
        var admitted = types == JsonTypes.Any ? view.Types : view.Types & types;
        if (view.IsNever || admitted == JsonTypes.Any || depth > DeepestNesting)
            return null;
        if (view.Values is { } values)
            return values.FirstOrDefault(value => Admits(admitted, value.Kind))?.Json;
        return Preferred.Where(type => (admitted & type) != 0).Select(type => Build(view, type, types, depth)).FirstOrDefault(sample => sample is not null);
    }

    private string? Build(SchemaView view, JsonTypes type, JsonTypes wanted, int depth)
    {
        switch (type)
        {
            case JsonTypes.Object:
                // A schema without a type and properties is about some other type of value.
                return IsAbout(view, wanted) && Members(view, view.Required, depth) is { } members ? Object(members) : null;
            case JsonTypes.Array:
                return Array(view, view.MinItems, depth);
            case JsonTypes.String:
                return SampleStrings.Of(view, view.MinLength, view.MaxLength) is { } text ? Text(text) : null;
            case JsonTypes.Integer or JsonTypes.Number:
                return view.Numbers is { IsExact: true } numbers && numbers.Any() is { } number ? Number(number) : null;
            case JsonTypes.Boolean:
                return "true";
            default:
                return "null";
        }
    }

    /// <summary>An array of so many elements.</summary>
    internal string? Array(SchemaNode schema, long count) => Array(new SchemaView(contract, schema), count, 0);

    private string? Array(SchemaView view, long count, int depth)
    {
        const int Most = 1000;
        if (count == 0)
            return "[]";
        if (count > Most || view.Parts.Any(part => part.Contains is not null))
            return null;
        if (view.Parts.Any(part => !part.PrefixItems.IsEmpty))
            return view.UniqueItems ? null : Tuple(view, (int)count, depth);
        var item = view.Items is null ? "0" : Build(new SchemaView(contract, view.Items), JsonTypes.Any, depth + 1);
        if (item is null)
            return null;
        if (!view.UniqueItems)
            return "[" + string.Join(',', Enumerable.Repeat(item, (int)count)) + "]";
        var distinct = Distinct(view, item).Take((int)count).ToList();
        return distinct.Count == count ? "[" + string.Join(',', distinct) + "]" : null;
    }

    private string? Tuple(SchemaView view, int count, int depth)
    {
        var items = Enumerable.Range(0, count).Select(index => view.Item(index) is { } item ? Build(new SchemaView(contract, item), JsonTypes.Any, depth + 1) : "0").ToList();
        return items.Contains(null) ? null : "[" + string.Join(',', items) + "]";
    }

    /// <summary>Different elements, as far as they come easily.</summary>
    private IEnumerable<string> Distinct(SchemaView view, string first)
    {
        var items = view.Items is null ? null : new SchemaView(contract, view.Items);
        if (items?.Values is { } values)
            return values.Select(value => value.Json).Distinct(StringComparer.Ordinal);
        if (items is null)
            return Enumerable.Range(0, int.MaxValue).Select(number => Number(number));
        if ((items.Types & JsonTypes.String) != 0)
        {
            var lengths = Enumerable.Range((int)Math.Min(items.MinLength, int.MaxValue / 2), 64);
            return lengths.Select(length => SampleStrings.Of(items, length, items.MaxLength)).OfType<string>().Distinct(StringComparer.Ordinal).Select(Text);
        }

        return (items.Types & JsonTypes.Integer) != 0 && items.Numbers.Any() is { } start
            ? Enumerable.Range(0, 64).Select(index => start + (index * items.Numbers.Unit)).Where(number => !(number > items.Numbers.Greatest)).Select(Number)
            : [first];
    }

    private Dictionary<string, string>? Members(SchemaView view, IEnumerable<string> names, int depth)
    {
        if (depth > DeepestNesting)
            return null;
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.Concat(Fillers(view, members)).Distinct(StringComparer.Ordinal))
        {
            if (members.Count == view.MaxProperties)
                break;
            var schema = view.Property(name);
            if ((schema is null ? "0" : Build(new SchemaView(contract, schema), JsonTypes.Any, depth + 1)) is not { } value)
            {
                // What cannot be made and need not be there is left out.
                if (view.Required.Contains(name))
                    return null;
                continue;
            }

            members.Add(name, value);
        }

        return members;
    }

    // Names for as long as an object has too few.
    private static IEnumerable<string> Fillers(SchemaView view, Dictionary<string, string> members)
    {
        const int Most = 1000;
        var isOpen = view.Parts.All(part => part.AdditionalProperties?.BooleanSchema != false && part.PropertyNames is null);
        var names = Described(view).Concat(isOpen ? Enumerable.Range(1, Most).Select(number => FormattableString.Invariant($"name{number}")) : []);
        return names.TakeWhile(_ => members.Count < view.MinProperties);
    }

    private static IEnumerable<string> Described(SchemaView view) => view.Parts.SelectMany(part => part.Properties).Select(property => property.Name);

    private static bool IsAbout(SchemaView view, JsonTypes wanted) =>
        wanted == JsonTypes.Object || view.Parts.Any(part => (part.Types & JsonTypes.Object) != 0 || !part.Properties.IsEmpty || !part.Required.IsEmpty);

    private static bool Admits(JsonTypes types, JsonKind kind) => kind switch
    {
        JsonKind.Null => (types & JsonTypes.Null) != 0,
        JsonKind.Boolean => (types & JsonTypes.Boolean) != 0,
        JsonKind.Number => (types & (JsonTypes.Integer | JsonTypes.Number)) != 0,
        JsonKind.String => (types & JsonTypes.String) != 0,
        JsonKind.Array => (types & JsonTypes.Array) != 0,
        _ => (types & JsonTypes.Object) != 0,
    };
}
