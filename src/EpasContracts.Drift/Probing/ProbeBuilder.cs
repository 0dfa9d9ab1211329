using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Drift.Probing;

/// <summary>Makes the probes of a schema: for each of its keywords a value just inside and one just outside that violates nothing else.</summary>
internal sealed class ProbeBuilder(ContractView document)
{
    // One value of each type that JSON has; the fraction tells integer from number.
    private static readonly (JsonTypes Type, string Json)[] OneOfEach =
    [
        (JsonTypes.Null, "null"), (JsonTypes.Boolean, "true"), (JsonTypes.Integer, "1"), (JsonTypes.Number, "1.5"),
        (JsonTypes.String, "\"a\""), (JsonTypes.Array, "[]"), (JsonTypes.Object, "{}"),
    ];

    private readonly SampleBuilder _samples = new(document.Contract);

    /// <summary>The probes of the keywords that stand in the schema itself.</summary>
    public IEnumerable<Probe> For(SchemaNode schema)
    {
        var view = new SchemaView(document.Contract, schema);
        if (view.IsNever)
            return [];
        return [.. Types(schema, view), .. Values(schema, view), .. Numbers(schema, view), .. Strings(schema, view), .. Arrays(schema, view), .. Objects(schema, view), .. Alternatives(schema)];
    }

    private IEnumerable<Probe> Types(SchemaNode schema, SchemaView view)
    {
        if (schema.Types == JsonTypes.Any)
            yield break;
        foreach (var (type, json) in OneOfEach)
        {
            var isAdmitted = (schema.Types & type) != 0 || (type == JsonTypes.Integer && (schema.Types & JsonTypes.Number) != 0);
            if (!isAdmitted)
                yield return Outside(schema, "type", json);
            else if ((view.Types & type) != 0 && (view.Values is null || view.Values.Any(value => Has(type, value.Kind))))
                yield return Inside(schema, "type", _samples.Build(schema, type));
        }
    }

    private static IEnumerable<Probe> Values(SchemaNode schema, SchemaView view)
    {
        if (!schema.HasEnum && schema.Const is null)
            yield break;
        var keyword = schema.HasEnum ? "enum" : "const";
        foreach (var value in view.Values!)
            yield return Inside(schema, keyword, value.Json);
        var texts = view.Values!.Where(value => value.Kind == JsonKind.String).Select(value => value.Text).ToList();
        if (texts.Count > 0)
        {
            // Neighbours of what is listed: another case, one character more, nothing.
            foreach (var text in new[] { texts[0] + "_", texts[0].ToLowerInvariant(), texts[0].ToUpperInvariant(), "" }.Except(texts).Distinct(StringComparer.Ordinal))
                yield return Outside(schema, keyword, SampleBuilder.Text(text));
        }
        else if (view.Values!.Any(value => value.Kind == JsonKind.Number) && view.Values!.All(value => value.Text != "987654321"))
        {
            yield return Outside(schema, keyword, "987654321");
        }
    }

    private static IEnumerable<Probe> Numbers(SchemaNode schema, SchemaView view)
    {
        if ((view.Types & (JsonTypes.Integer | JsonTypes.Number)) == 0 || view.Values is not null)
            yield break;
        var numbers = view.Numbers;
        var (least, greatest) = numbers.IsExact ? (numbers.Least, numbers.Greatest) : (null, null);
        foreach (var (keyword, bound, isLower) in new[]
        {
            ("minimum", schema.Minimum, true), ("exclusiveMinimum", schema.ExclusiveMinimum, true),
            ("maximum", schema.Maximum, false), ("exclusiveMaximum", schema.ExclusiveMaximum, false),
        })
        {
            if (bound is null)
                continue;
            var edge = isLower ? least : greatest;
            yield return Inside(schema, keyword, edge is { } inside ? SampleBuilder.Number(inside) : null);
            yield return Outside(schema, keyword, edge is { } last ? SampleBuilder.Number(isLower ? last - numbers.Unit : last + numbers.Unit) : null);
        }

        if (schema.MultipleOf is null)
            yield break;
        var multiple = numbers.IsExact ? numbers.Any() : null;
        var integers = (view.Types & JsonTypes.Number) == 0;
        yield return Inside(schema, "multipleOf", multiple is { } found ? SampleBuilder.Number(found) : null);
        if (!(integers && numbers.Step == 1))
            yield return Outside(schema, "multipleOf", multiple is { } near ? SampleBuilder.Number(near + (integers ? 1 : numbers.Step / 2)) : null);
    }

    private IEnumerable<Probe> Strings(SchemaNode schema, SchemaView view)
    {
        if ((view.Types & JsonTypes.String) == 0 || view.Values is not null)
            yield break;
        if (schema.MinLength is { } min and > 0)
        {
            yield return Inside(schema, "minLength", Json(SampleStrings.Of(view, min, min)) ?? Json(SampleStrings.Of(view, view.MinLength, view.MaxLength)));
            yield return Outside(schema, "minLength", Json(SampleStrings.Of(view, min - 1, min - 1)) ?? Json(new string('a', (int)Math.Min(min - 1, 65_536))));
        }

        if (schema.MaxLength is { } max)
        {
            yield return Inside(schema, "maxLength", Json(SampleStrings.Of(view, max, max)) ?? Json(SampleStrings.Of(view, view.MinLength, max)));
            // Where the pattern admits no such text, any will do: every violation is reported.
            yield return Outside(schema, "maxLength", max >= 65_536 ? null : Json(SampleStrings.Of(view, max + 1, max + 1)) ?? Json(new string('a', (int)max + 1)));
        }

        if (schema.Pattern is { } pattern)
        {
            yield return Inside(schema, "pattern", Json(SampleStrings.Of(view, view.MinLength, view.MaxLength)));
            yield return Outside(schema, "pattern", Json(SampleStrings.Mismatch(pattern, view.MinLength, view.MaxLength)));
        }

        if (document.CheckedFormatOf(schema) is { } format && SampleStrings.Knows(format))
        {
            yield return Inside(schema, "format", Json(SampleStrings.Of(view, view.MinLength, view.MaxLength)));
            // A question mark alone is a reference and a template.
            yield return Outside(schema, "format", "\"?%\"");
        }
    }

    private IEnumerable<Probe> Arrays(SchemaNode schema, SchemaView view)
    {
        if ((view.Types & JsonTypes.Array) == 0)
            yield break;
        if (schema.MinItems is { } min and > 0)
        {
            yield return Inside(schema, "minItems", _samples.Array(schema, min));
            yield return Outside(schema, "minItems", _samples.Array(schema, min - 1));
        }

        if (schema.MaxItems is { } max)
        {
            yield return Inside(schema, "maxItems", _samples.Array(schema, max));
            yield return Outside(schema, "maxItems", _samples.Array(schema, max + 1));
        }

        if (schema.UniqueItems && _samples.Array(schema, 1) is { } one)
        {
            yield return Inside(schema, "uniqueItems", _samples.Array(schema, Math.Max(view.MinItems, 1)));
            yield return Outside(schema, "uniqueItems", $"[{one[1..^1]},{one[1..^1]}]");
        }
    }

    private IEnumerable<Probe> Objects(SchemaNode schema, SchemaView view)
    {
        if ((view.Types & JsonTypes.Object) == 0 || (schema.Properties.IsEmpty && schema.Required.IsEmpty))
            yield break;
        var least = _samples.BuildMembers(schema);
        yield return Inside(schema, "required", least is null ? null : SampleBuilder.Object(least));
        yield return Inside(schema, "properties", _samples.BuildFull(schema) is { } full ? SampleBuilder.Object(full) : null);
        foreach (var name in schema.Required)
            yield return Outside(schema, "required", least is null ? null : SampleBuilder.Object(least.Where(member => member.Key != name)));
        if (schema.AdditionalProperties?.BooleanSchema == false)
            yield return Outside(schema, "additionalProperties", least is null ? null : SampleBuilder.Object(least.Append(new("not-in-the-document", "0"))));
        foreach (var probe in schema.Properties.SelectMany(property => Wiring(property, least)))
            yield return probe;
    }

    /// <summary>Whether the object's validator hands a property to the property's own: a value of another type must be refused there.</summary>
    private IEnumerable<Probe> Wiring(NamedSchema property, IReadOnlyDictionary<string, string>? least)
    {
        var types = new SchemaView(document.Contract, property.Schema, choose: false);
        var owner = types.Parts.FirstOrDefault(part => part.Types != JsonTypes.Any);
        if (least is null || owner is null || OneOfEach.FirstOrDefault(value => (types.Types & value.Type) == 0).Json is not { } wrong)
            yield break;
        var members = least.Where(member => member.Key != property.Name).Append(new(property.Name, wrong));
        yield return new Probe("properties", JsonPointer.Append(owner.Pointer, "type"), SampleBuilder.Object(members), IsInside: false);
    }

    private IEnumerable<Probe> Alternatives(SchemaNode schema)
    {
        foreach (var (keyword, members) in new[] { ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            if (members.IsEmpty)
                continue;
            var views = members.Select(member => new SchemaView(document.Contract, member)).ToList();
            foreach (var member in members)
                yield return Inside(schema, keyword, _samples.Build(schema, member));
            var admitted = views.Aggregate(JsonTypes.Any, (all, view) => all | view.Types);
            if (OneOfEach.FirstOrDefault(value => (admitted & value.Type) == 0 && value.Type != JsonTypes.Integer).Json is { } wrong)
                yield return Outside(schema, keyword, wrong) with { ByAnyKeyword = true };
        }
    }

    private static string? Json(string? text) => text is null ? null : SampleBuilder.Text(text);

    private static bool Has(JsonTypes type, JsonKind kind) => kind switch
    {
        JsonKind.Null => type == JsonTypes.Null,
        JsonKind.Boolean => type == JsonTypes.Boolean,
        JsonKind.Number => type is JsonTypes.Integer or JsonTypes.Number,
        JsonKind.String => type == JsonTypes.String,
        JsonKind.Array => type == JsonTypes.Array,
        _ => type == JsonTypes.Object,
    };

    private static Probe Inside(SchemaNode schema, string keyword, string? json) => new(keyword, JsonPointer.Append(schema.Pointer, keyword), json, IsInside: true);

    private static Probe Outside(SchemaNode schema, string keyword, string? json) => new(keyword, JsonPointer.Append(schema.Pointer, keyword), json, IsInside: false);
}
