using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

internal sealed partial class TypePlanner
{
    private CSharpType PlanTuple(SchemaNode schema, string suggestedName)
    {
        var name = TypeName(schema, suggestedName);
        var type = new CSharpType(CSharpKind.Tuple, name);
        // Known before its elements are planned: one of them may be a list of this.
        _types[schema.Pointer] = type;

        var scope = Members(ReservedModelMembers, name, "Deconstruct", TuplePlan.RestName);
        var names = schema.PrefixItems.Select((element, index) => scope.Claim(ElementName(element) ?? "Item" + Position(index))).ToList();
        var locals = Locals(names);
        var elements = schema.PrefixItems.Select((element, index) => new PropertyPlan(
            names[index], locals.Claim(Identifier.Camel(ElementName(element) ?? "element" + Position(index), "element")), index.ToString(System.Globalization.CultureInfo.InvariantCulture),
            element, TypeOf(element, name + names[index]), index < schema.MinItems) { IsPlain = options.PlainOptionals }).ToList();
        var isClosed = schema.Items?.BooleanSchema == false || schema.UnevaluatedItems?.BooleanSchema == false || schema.MaxItems <= elements.Count;
        var rest = isClosed ? null : schema.Items is { } items ? TypeOf(items, name + "Item") : CSharpType.Json;
        if (SiteOf(schema) is { } site)
            Tuples.Add(new TuplePlan(name, site, elements, rest, isClosed ? null : schema.Items));
        return type;
    }

    private static string? ElementName(SchemaNode element) =>
        CustomNames.Of(element.Extensions)
        ?? (element.Title is { Length: < 40 } title && Identifier.IsUsable(title) ? Identifier.Pascal(title, "Item")
            : SchemaShape.IsReference(element) ? Identifier.Pascal(JsonPointer.NameOf(element.Reference!), "Item")
            : null);

    private static string Position(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
