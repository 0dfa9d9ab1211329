using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

internal sealed partial class TypePlanner
{
    private static readonly HashSet<string> ReservedUnionMembers =
        ["Value", "Match", "TryGetJson", "FromJson", "FromAll", "Schema", "Read", "Write", "Validate", "TryParse", "Choose", "Combine", .. NameScope.ObjectMembers];

    private ConstantProperties? _constants;

    private CSharpType PlanUnion(SchemaNode schema, string suggestedName)
    {
        var name = TypeName(schema, suggestedName);
        var type = new CSharpType(CSharpKind.Union, name, AdmitsNull(schema));
        // Known before its alternatives are planned: one of them may be a list of this.
        _types[schema.Pointer] = type;

        var alternatives = ShapedAlternatives(schema) is { Count: > 0 } listed ? listed : [.. TypeSlice.Of(schema)];
        var cases = new UnionCases(_constants ??= new ConstantProperties(contract, _kinds), _kinds, schema, name);
        foreach (var alternative in alternatives)
            cases.Add(alternative, TypeOf(alternative, name + cases.Suffix(alternative)));
        if (SiteOf(schema) is { } site)
            Unions.Add(new UnionPlan(name, site, cases.Plan(Members(ReservedUnionMembers, name)), cases.Discriminator, !schema.AnyOf.IsEmpty && schema.OneOf.IsEmpty));
        return cases.IsNullable ? type with { IsNullable = true } : type;
    }
}
