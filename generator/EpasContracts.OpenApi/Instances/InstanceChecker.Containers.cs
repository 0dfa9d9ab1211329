using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Instances;

// Arrays and objects.
internal sealed partial class InstanceChecker
{
    // Every pair would have to be compared; longer lists are no examples.
    private const int MostCompared = 200;

    private void CheckArray(SchemaNode schema, Cursor at, List<InstanceError> errors, Evaluated evaluated, int depth)
    {
        var items = at.Items().ToList();
        if (schema.MinItems is { } least && items.Count < least)
            errors.Add(new(at, Invariant($"has {items.Count} elements, the least is {least}")));
        if (schema.MaxItems is { } greatest && items.Count > greatest)
            errors.Add(new(at, Invariant($"has {items.Count} elements, the most is {greatest}")));
        if (schema.UniqueItems && HasTwice(items))
            errors.Add(new(at, "has an element twice"));
        for (var i = 0; i < items.Count; i++)
        {
            var own = i < schema.PrefixItems.Count ? schema.PrefixItems[i] : schema.Items;
            if (own is null)
                continue;
            CheckPlace(own, items[i], errors, depth + 1);
            evaluated.Items = Math.Max(evaluated.Items, i + 1);
        }

        if (schema.Contains is { } contains)
        {
            var count = items.Count(item => Try(contains, item, depth).Errors.Count == 0);
            if (count < (schema.MinContains ?? 1) || count > (schema.MaxContains ?? long.MaxValue))
                errors.Add(new(at, Invariant($"has {count} elements that 'contains' asks for")));
        }

        if (schema.UnevaluatedItems is { } rest)
        {
            foreach (var item in items.Skip(evaluated.Items))
                CheckPlace(rest, item, errors, depth + 1);
        }
    }

    private void CheckObject(SchemaNode schema, Cursor at, List<InstanceError> errors, Evaluated evaluated, int depth)
    {
        var members = at.Members().ToList();
        if (schema.MinProperties is { } least && members.Count < least)
            errors.Add(new(at, Invariant($"has {members.Count} properties, the least is {least}")));
        if (schema.MaxProperties is { } greatest && members.Count > greatest)
            errors.Add(new(at, Invariant($"has {members.Count} properties, the most is {greatest}")));
        foreach (var name in schema.Required.Where(name => at.Child(name) is null && !IsExempt(name)))
            errors.Add(new(at, $"lacks '{name}'"));
        foreach (var entry in schema.DependentRequired.Where(entry => at.Child(entry.Property) is not null))
        {
            foreach (var name in entry.Required.Where(name => at.Child(name) is null))
                errors.Add(new(at, $"lacks '{name}', which '{entry.Property}' asks for"));
        }

        foreach (var entry in schema.DependentSchemas.Where(entry => at.Child(entry.Name) is not null))
            evaluated.Add(ApplyWhole(entry.Schema, at, errors, depth + 1));
        evaluated.ListsProperties |= !schema.Properties.IsEmpty;
        foreach (var (name, value) in members)
            CheckMember(schema, name, value, errors, evaluated, depth);
        if (schema.UnevaluatedProperties is { } rest)
        {
            foreach (var (name, value) in members.Where(member => !evaluated.Properties.Contains(member.Name)).ToList())
            {
                CheckPlace(rest, value, errors, depth + 1);
                evaluated.Properties.Add(name);
            }
        }
    }

    private void CheckMember(SchemaNode schema, string name, Cursor value, List<InstanceError> errors, Evaluated evaluated, int depth)
    {
        if (schema.Properties.FirstOrDefault(property => property.Name == name)?.Schema is { } own && IsOfOtherSide(own))
            errors.Add(new(value, _side == InstanceSide.Request ? "is read-only and cannot be sent" : "is write-only and is never returned"));
        var described = schema.Properties.Where(property => property.Name == name)
            .Concat(schema.PatternProperties.Where(property => _patterns.IsMatch(property.Name, name) == true))
            .Select(property => property.Schema).ToList();
        if (described.Count == 0 && schema.AdditionalProperties is { } additional)
            described.Add(additional);
        foreach (var place in described)
            CheckPlace(place, value, errors, depth + 1);
        if (described.Count > 0)
            evaluated.Properties.Add(name);
        if (schema.PropertyNames is { } names)
        {
            var asValue = value with { Node = new ScalarNode(value.Key ?? value.Node.Span, JsonKind.String, name, plain: false) };
            CheckPlace(names, asValue, errors, depth + 1);
        }
    }

    /// <summary>Whether a required property is one that the other side adds, as any part of the whole schema says.</summary>
    private bool IsExempt(string name)
    {
        var open = new Stack<SchemaNode>([_whole!]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_side != InstanceSide.Any && open.Count > 0)
        {
            var part = open.Pop();
            if (!seen.Add(part.Pointer))
                continue;
            if (part.Properties.Any(property => property.Name == name && IsOfOtherSide(property.Schema)))
                return true;
            foreach (var inner in part.AllOf)
                open.Push(inner);
            if (part.Reference is { } pointer && contract.Resolve(pointer) is { } target)
                open.Push(target);
        }

        return false;
    }

    private bool IsOfOtherSide(SchemaNode property)
    {
        var target = property.Reference is { } pointer ? contract.Resolve(pointer) : null;
        return _side switch
        {
            InstanceSide.Request => property.ReadOnly || target?.ReadOnly == true,
            InstanceSide.Response => property.WriteOnly || target?.WriteOnly == true,
            _ => false,
        };
    }

    private static bool HasTwice(List<Cursor> items)
    {
        for (var i = 1; i < Math.Min(items.Count, MostCompared); i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (JsonValues.AreEqual(items[i].Node, items[j].Node))
                    return true;
            }
        }

        return false;
    }
}
