using EpasContracts.Generator.Naming;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator.Linting;

/// <summary>Compares the names that a plan gave out with those that the document's own names would become.</summary>
internal sealed class NameLint(ContractDocument document, ContractPlan plan)
{
    private readonly List<(string Name, SchemaSite Site)> _generated =
    [
        .. plan.Models.Select(static model => (SharedNames.Plain(model.Name), model.Site)), .. plan.Unions.Select(static union => (SharedNames.Plain(union.Name), union.Site)),
        .. plan.Tuples.Select(static tuple => (SharedNames.Plain(tuple.Name), tuple.Site)), .. plan.Enums.Select(static one => (SharedNames.Plain(one.Name), one.Site)),
    ];

    public IEnumerable<Finding> Find() =>
        Components().Concat(Types()).Concat(plan.Models.SelectMany(Properties)).Concat(plan.Enums.SelectMany(Members)).Concat(Operations());

    private IEnumerable<Finding> Components()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var types = new HashSet<string>(_generated.Select(static type => type.Site.Schema.Pointer), StringComparer.Ordinal);
        foreach (var named in plan.Contract.Schemas)
        {
            var (name, schema) = (named.Name, named.Schema);
            var place = document.Locate(schema.Pointer);
            if (!Identifier.IsUsable(name) && !HasCustomName(schema))
                yield return Unusable(place, "schema", name);
            var wanted = CustomNames.OfComponent(named);
            if (known.TryGetValue(wanted, out var other))
                yield return Collision(place, "schemas", other, name, wanted);
            else if (plan.Types.TryGetValue(schema.Pointer, out var type) && types.Contains(schema.Pointer) && SharedNames.Plain(type.Name) != wanted)
                yield return CSharpLintRules.ReservedName.Report(place, $"The schema '{name}' cannot be called {wanted}, which the generated code uses: it becomes {type.Name}");
            known[wanted] = name;
        }
    }

    private IEnumerable<Finding> Types()
    {
        foreach (var (name, site) in _generated.Where(static type => type.Site.Component is null && !HasCustomName(type.Site.Schema)))
            yield return CSharpLintRules.UnnamedSchema.Report(document.Locate(site.Schema.Pointer), $"The schema has no name and becomes {name}");
    }

    private IEnumerable<Finding> Properties(ModelPlan model)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in model.Properties.Where(static property => !property.IsInherited))
        {
            var place = document.Locate(property.Schema.Pointer);
            if (!Identifier.IsUsable(property.WireName) && !HasCustomName(property.Schema))
                yield return Unusable(place, "property", property.WireName);
            var wanted = CustomNames.Of(property.Schema.Extensions) ?? Identifier.Pascal(property.WireName, "Property");
            if (known.TryGetValue(wanted, out var other))
                yield return Collision(place, "properties", other, property.WireName, wanted);
            else if (wanted == SharedNames.Plain(model.Name))
                yield return CSharpLintRules.ReservedName.Report(place, $"The property '{property.WireName}' cannot be called {wanted} like its class: it becomes {property.Name}");
            else if (SharedNames.Plain(property.Name) != wanted)
                yield return CSharpLintRules.ReservedName.Report(place, $"The property '{property.WireName}' cannot be called {wanted}, which every model has: it becomes {property.Name}");
            known[wanted] = property.WireName;
        }
    }

    private IEnumerable<Finding> Members(EnumPlan plan)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var places = plan.Site.Schema.Enum.Select(static (member, index) => (member.Text, index)).ToLookup(static member => member.Text, static member => member.index, StringComparer.Ordinal);
        foreach (var (name, listed) in plan.Members.Select(static member => (SharedNames.Plain(member.Name), member.Listed)))
        {
            var value = listed.Literal.Text;
            // Members that an alternative lists are told at the whole.
            var place = document.Locate(places.Contains(value) ? FormattableString.Invariant($"{plan.Site.Schema.Pointer}/enum/{places[value].First()}") : plan.Site.Schema.Pointer);
            if (listed.CustomName is null && !Identifier.IsUsable(value))
                yield return Unusable(place, "enum member", value);
            var wanted = listed.Wanted;
            if (known.TryGetValue(wanted, out var other))
                yield return Collision(place, "enum members", other, value, wanted);
            else if (name != wanted)
                yield return CSharpLintRules.ReservedName.Report(place, $"The enum member '{value}' cannot be called {wanted}, which the enum has already: it becomes {name}");
            known[wanted] = value;
        }
    }

    private IEnumerable<Finding> Operations()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in plan.Operations.Where(static operation => operation.Operation.OperationId is not null))
        {
            var place = document.Locate(operation.Operation.Pointer + "/operationId");
            if (!Identifier.IsUsable(operation.Id))
                yield return Unusable(place, "operationId", operation.Id);
            var wanted = Identifier.Pascal(operation.Id, "Operation");
            // The same id twice is the reader's finding.
            if (known.TryGetValue(wanted, out var other) && other != operation.Id)
                yield return Collision(place, "operations", other, operation.Id, wanted);
            known[wanted] = operation.Id;
            foreach (var finding in Parameters(operation))
                yield return finding;
        }
    }

    private IEnumerable<Finding> Parameters(OperationPlan operation)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.Select(static parameter => parameter.Parameter))
        {
            var wanted = Identifier.Camel(parameter.Name, "parameter");
            if (!Identifier.IsUsable(parameter.Name))
                yield return Unusable(document.Locate(parameter.Pointer), "parameter", parameter.Name);
            if (known.TryGetValue(wanted, out var other))
                yield return Collision(document.Locate(parameter.Pointer), "parameters", other, parameter.Name, wanted);
            known[wanted] = parameter.Name;
        }
    }

    private static Finding Collision(SourceLocation place, string things, string first, string second, string name) =>
        CSharpLintRules.CollidingNames.Report(place, $"The {things} '{first}' and '{second}' both become {name}");

    private static Finding Unusable(SourceLocation place, string thing, string name) =>
        CSharpLintRules.UnusableName.Report(place, $"Nothing of the {thing} '{name}' can be part of a C# name");

    private static bool HasCustomName(SchemaNode schema) => CustomNames.Of(schema.Extensions) is not null;
}
