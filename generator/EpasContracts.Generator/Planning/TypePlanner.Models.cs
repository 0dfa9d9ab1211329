using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

internal sealed partial class TypePlanner
{
    // By the pointer of the schema: complete plans only, which a child can take its members from.
    private readonly Dictionary<string, ModelPlan> _models = new(StringComparer.Ordinal);

    private CSharpType PlanModel(SchemaNode schema, string suggestedName)
    {
        var name = TypeName(schema, suggestedName);
        var type = new CSharpType(CSharpKind.Model, name, AdmitsNull(schema));
        // Known before its properties are planned: a schema may contain itself.
        _types[schema.Pointer] = type;

        var members = ObjectMembers.Of(contract, schema, withAlternatives: true);
        AddUndescribed(schema, members);
        var baseModel = BaseOf(schema);
        var properties = PlanProperties(name, schema, members, baseModel);
        if (baseModel is not null && baseModel.Discriminator is null && !Agree(schema, name, baseModel, properties, members))
        {
            baseModel = null;
            properties = PlanProperties(name, schema, members, null);
        }

        if (SiteOf(schema) is not { } site)
            return type;
        var additional = baseModel?.AdditionalProperties ?? OthersType(members, name);
        var model = new ModelPlan(name, site, properties, additional)
        {
            Base = baseModel,
            Discriminator = schema.Discriminator?.PropertyName ?? baseModel?.Discriminator,
            AdditionalSchema = baseModel?.AdditionalProperties is null ? members.Others.FirstOrDefault() : baseModel.AdditionalSchema,
            AdditionalName = baseModel?.AdditionalName ?? (name == "AdditionalProperties" || properties.Exists(static property => property.Name == "AdditionalProperties") ? "OtherProperties" : "AdditionalProperties"),
            Patterns = members.HasAdditional ? [] : members.Patterns,
            IsComposed = baseModel is not null || TypeSlice.Is(schema) || members.Patterns.Count > 0 || !AreOwn(schema, properties)
                || members.Others.Exists(other => other.Pointer != schema.AdditionalProperties?.Pointer),
        };
        Models.Add(model);
        foreach (var property in properties)
        {
            if (property is { IsPlain: true, IsRequired: false, IsInherited: false, Type.IsNullable: true })
                Findings.Add(GeneratorRules.NullIsAbsent.At(property.Schema.Location, $"{name}.{property.Name}"));
        }

        _models[schema.Pointer] = model;
        return type;
    }

    // Whether all properties are described by the schema itself.
    private static bool AreOwn(SchemaNode schema, List<PropertyPlan> properties)
    {
        // Where nothing else describes the value they are the same, in the same order.
        var same = 0;
        while (same < properties.Count && same < schema.Properties.Count && ReferenceEquals(properties[same].Schema, schema.Properties[same].Schema))
            same++;
        if (same == properties.Count)
            return true;
        var own = new HashSet<string>(schema.Properties.Select(static property => property.Schema.Pointer), StringComparer.Ordinal);
        return properties.TrueForAll(property => own.Contains(property.Schema.Pointer));
    }

    private List<PropertyPlan> PlanProperties(string model, SchemaNode owner, ObjectMembers members, ModelPlan? baseModel)
    {
        var inherited = baseModel?.Properties ?? [];
        var scope = Members(ReservedModelMembers, model);
        var listed = members.Properties;
        if (baseModel is not null)
        {
            foreach (var property in inherited)
                scope.Reserve(property.Name);
            scope.Reserve(baseModel.AdditionalName);
            var known = new HashSet<string>(inherited.Select(static property => property.WireName), StringComparer.Ordinal);
            listed = listed.FindAll(member => !known.Contains(member.Name));
        }

        var wanted = listed.ConvertAll(static member => Identifier.Pascal(member.Name, "Property"));
        var names = listed.Select((member, index) => scope.Claim(CustomNames.Of(SchemasOf(member)[0].Extensions) ?? wanted[index])).ToList();
        var locals = Locals(names);
        foreach (var property in inherited)
            locals.Reserve(property.Name);
        var properties = new List<PropertyPlan>(inherited.Count + listed.Count);
        foreach (var property in inherited)
            properties.Add(property with { IsInherited = true, Local = locals.Claim(Identifier.Camel(property.WireName, "property")) });
        for (var i = 0; i < listed.Count; i++)
        {
            var (schema, type) = Narrowest(owner, listed[i], model + wanted[i]);
            properties.Add(new PropertyPlan(
                names[i], locals.Claim(Identifier.Camel(listed[i].Name, "property")), listed[i].Name, schema, type, members.Required.Contains(listed[i].Name) && !setBy.MayLack(owner, listed[i].Name)) { IsPlain = options.PlainOptionals });
        }

        return properties;
    }

    // The names of locals. Where a script has no small letters, or a name begins with a digit, a local would be spelled as its property.
    private static NameScope Locals(IEnumerable<string> properties) => new(properties, ReservedLocals);

    private static List<SchemaNode> SchemasOf(ObjectMember member) => member.Certain.Count > 0 ? member.Certain : member.Possible;

    // Of several schemas of one property the one that says most, and of those the outermost; alternatives have to agree.
    private (SchemaNode Schema, CSharpType Type) Narrowest(SchemaNode owner, ObjectMember member, string suggestedName)
    {
        var schemas = SchemasOf(member);
        if (schemas.Count == 1)
            return (schemas[0], TypeOf(schemas[0], suggestedName));
        if (member.Certain.Count > 0 && Merged(owner, member) is { } merged)
            return (merged, TypeOf(merged, suggestedName));
        return NarrowestOf(schemas, areCertain: member.Certain.Count > 0, suggestedName);
    }

    private (SchemaNode Schema, CSharpType Type) NarrowestOf(List<SchemaNode> schemas, bool areCertain, string suggestedName)
    {
        var typed = schemas.Select(schema => (Schema: schema, Type: TypeOf(schema, suggestedName))).ToList();
        if (areCertain)
        {
            var best = typed.Aggregate(static (best, next) => Rank(next.Type) >= Rank(best.Type) ? next : best);
            return (best.Schema, best.Type with { IsNullable = typed.TrueForAll(static one => one.Type.IsNullable || one.Type.Kind == CSharpKind.Json) });
        }

        var common = Common([.. typed.Select(static one => one.Type)]) with { IsNullable = typed.Exists(static one => one.Type.IsNullable) };
        return (typed.Find(one => one.Type.Name == common.Name).Schema ?? schemas[0], common);
    }

    // How much a type says; a list or a dictionary says more, the more its elements say.
    private static int Rank(CSharpType type) => type.Kind switch
    {
        CSharpKind.Json => 0,
        CSharpKind.String or CSharpKind.Double => 1,
        CSharpKind.List or CSharpKind.Dictionary when type.Element is { } element => 2 + Rank(element),
        _ => 2,
    };

    /// <summary>The type that holds values of all of several types.</summary>
    private static CSharpType Common(IReadOnlyList<CSharpType> types)
    {
        if (types.All(type => type.Name == types[0].Name))
            return types[0];
        if (types.All(static type => type.IsText))
            return CSharpType.Text;
        return types.All(static type => type.IsNumber) ? CSharpType.CommonNumber(types) : CSharpType.Json;
    }

    // A class is derived from the only class that its allOf names, or from the first that tells its children apart.
    private ModelPlan? BaseOf(SchemaNode schema)
    {
        if (schema.AllOf.IsEmpty)
            return null;
        var bases = schema.AllOf.Where(SchemaShape.IsReference)
            .Select(part => contract.Resolve(part.Reference!) is { } target && _models.TryGetValue(SchemaShape.Unwrap(target).Core.Pointer, out var model) && model.Site.Component is not null ? model : null)
            .OfType<ModelPlan>().ToList();
        return bases.Find(static model => model.Discriminator is not null) ?? (bases.Count == 1 && schema.AllOf.Count(static part => part.Reference is not null) == 1 ? bases[0] : null);
    }

    // What a child says of its base's properties must be what the base says; otherwise the child gets a class of its own.
    private bool Agree(SchemaNode owner, string model, ModelPlan baseModel, List<PropertyPlan> properties, ObjectMembers members) =>
        baseModel.AdditionalProperties is null && members.Others.Count == 0
        && properties.Where(static property => property.IsInherited).All(property =>
            (property.IsRequired ? !setBy.MayLack(owner, property.WireName) : setBy.MayLack(baseModel.Site.Schema, property.WireName)) == members.Required.Contains(property.WireName)
            && members.Properties.Find(member => member.Name == property.WireName) is { } member && Narrowest(owner, member, model + Identifier.Pascal(member.Name, "Property")).Type.Declaration == property.Type.Declaration);

    /// <summary>Tells every class which are derived from it, when all are planned, and which values of its discriminator stand for them.</summary>
    public void LinkDerived()
    {
        var names = contract.Schemas.ToDictionary(static component => component.Schema.Pointer, static component => component.Name, StringComparer.Ordinal);
        foreach (var model in Models)
        {
            for (var ancestor = model.Base; ancestor is not null; ancestor = ancestor.Base)
            {
                ancestor.IsBase = true;
                if (ancestor.Discriminator is not null && names.TryGetValue(model.Site.Schema.Pointer, out var name))
                    ancestor.Derived.Add(new DerivedPlan(model, DiscriminatorValues(ancestor, model.Site.Schema.Pointer, name)));
                if (ancestor.Site.Schema.Discriminator?.DefaultMapping == model.Site.Schema.Pointer)
                    ancestor.DefaultDerived = model;
            }
        }
    }

    private static List<string> DiscriminatorValues(ModelPlan ancestor, string pointer, string name)
    {
        var mapped = new List<string>();
        for (var model = ancestor; model is not null; model = model.Base)
            mapped.AddRange((model.Site.Schema.Discriminator?.Mapping ?? default).Where(entry => entry.Reference == pointer).Select(static entry => entry.Value));
        return mapped.Count > 0 ? [.. mapped.Distinct(StringComparer.Ordinal)] : [name];
    }

    // Numbered locals that a reader or writer may need: marks of 64 properties each, elements of nested lists.
    private const int Numbered = 64;

    // What the emitted methods call their own locals.
    private static readonly HashSet<string> ReservedLocals = FindReservedLocals();

    private static HashSet<string> FindReservedLocals()
    {
        var names = new HashSet<string>(StringComparer.Ordinal)
        {
            "reader", "start", "property", "seen", "writer", "value", "item", "name", "names", "additional", "count", "matched", "copy", "check", "derived", "there",
        };
        for (var number = 1; number <= Numbered; number++)
        {
            names.Add(FormattableString.Invariant($"seen{number}"));
            names.Add(FormattableString.Invariant($"item{number}"));
            names.Add(FormattableString.Invariant($"there{number}"));
        }

        return names;
    }

    private static readonly HashSet<string> ReservedModelMembers =
        ["Schema", "Read", "Write", "Validate", "TryParse", "Parse", "Names", .. NameScope.ObjectMembers];
}
