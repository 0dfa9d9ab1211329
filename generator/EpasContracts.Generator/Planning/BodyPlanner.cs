using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides what the bodies of requests are in C#, and the classes of forms with files.</summary>
internal sealed class BodyPlanner(SetBy setBy, BodyChoice choice, SitePlanner sites, TypePlanner types, NameScope typeNames, List<Finding> findings)
{
    private readonly BodyFormats _formats = choice.Formats;

    /// <summary>Plans the bodies of an operation.</summary>
    public IReadOnlyList<BodyPlan> Plan(Operation operation, string method, string argument)
    {
        var plans = new List<BodyPlan>();
        var required = operation.RequestBody?.Required == true;
        foreach (var (media, format) in choice.Of(operation))
        {
            var form = format == BodyFormat.Multipart ? PlanForm(media, method) : null;
            var type = form is not null ? new CSharpType(CSharpKind.Model, form.Name) : TypeOf(media, format, method);
            plans.Add(new BodyPlan(media, format, type, required, argument, plans.TrueForAll(other => other.Type.Name != type.Name), form));
        }

        foreach (var media in (operation.RequestBody?.Content ?? default).Where(media => plans.Count > 0 && !plans.Exists(plan => plan.IsOverload && plan.MediaType == media)))
            findings.Add(GeneratorRules.UnusedMediaType.At(operation.Location, $"{operation.Method} {operation.Path} takes {media.Name}, too; {plans[0].MediaType.Name} is sent"));
        return plans;
    }

    private CSharpType TypeOf(MediaType media, BodyFormat format, string method) => format switch
    {
        BodyFormat.Text => CSharpType.Text,
        BodyFormat.Binary => CSharpType.File,
        _ => media.Schema is { } schema ? types.TypeOf(schema, method + "Body") : CSharpType.Json,
    };

    private FormPlan? PlanForm(MediaType media, string method)
    {
        if (media.Schema is not { } schema)
            return null;
        var required = new HashSet<string>(StringComparer.Ordinal);
        var properties = new List<NamedSchema>();
        if (!Collect(schema, properties, required, []) || !properties.Exists(property => IsFile(media, property) || IsFileList(property.Schema)))
            return null;

        var name = typeNames.Claim(Identifier.Pascal(method, "Operation") + "Form");
        var members = new NameScope([name, "Read", .. NameScope.ObjectMembers], sites.NamesInUse);
        var fields = properties.Select(property =>
        {
            var member = members.Claim(Identifier.Pascal(property.Name, "Part"));
            var type = IsFile(media, property) ? CSharpType.File : IsFileList(property.Schema) ? CSharpType.ListOf(CSharpType.File, null) : types.TypeOf(property.Schema, name + member);
            return new FormFieldPlan(member, property.Name, property.Schema, type, required.Contains(property.Name) && !setBy.IsService(schema, property.Name));
        }).ToList();
        return new FormPlan(name, _formats.Target(schema).Description, fields);
    }

    /// <summary>The properties of an object, those of its <c>allOf</c> included; false when more than a list of properties describes it.</summary>
    private bool Collect(SchemaNode schema, List<NamedSchema> properties, HashSet<string> required, HashSet<string> seen)
    {
        var target = _formats.Target(schema);
        if (!seen.Add(target.Pointer))
            return true;
        if (!target.AnyOf.IsEmpty || !target.OneOf.IsEmpty)
            return false;
        required.UnionWith(target.Required);
        foreach (var property in target.Properties.Where(property => properties.TrueForAll(known => known.Name != property.Name)))
            properties.Add(property);
        return target.AllOf.All(part => Collect(part, properties, required, seen));
    }

    // An encoding with the media type of text or JSON says that a part without a schema is no file.
    private bool IsFile(MediaType media, NamedSchema property) =>
        _formats.IsBinary(property.Schema) || (_formats.IsFile(property.Schema) && !IsTextual(media, property));

    private static bool IsTextual(MediaType media, NamedSchema property) =>
        media.Encoding.FirstOrDefault(part => part.Property == property.Name)?.ContentType is { } type
        && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0);

    private bool IsFileList(SchemaNode schema) =>
        _formats.Target(schema) is { Items: { } items } list && (list.Types & ~JsonTypes.Null) == JsonTypes.Array && _formats.IsBinary(items);
}
