using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides what the bodies of requests are in C#, and the classes of forms with files.</summary>
internal sealed class BodyPlanner(ApiContract contract, SetBy setBy, BodyChoice choice, SitePlanner sites, TypePlanner types, NameScope typeNames, List<Finding> findings)
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
            var schema = choice.SchemaOf(media, format);
            var type = form is not null ? new CSharpType(CSharpKind.Model, form.Name) : types.TypeOfBody(format, schema, method + (BodyFormats.IsStream(format) ? "BodyItem" : "Body"));
            var plan = new BodyPlan(media, format, schema, type, required, argument, form);
            plans.Add(plan with { IsOverload = plans.TrueForAll(other => other.TypeName != plan.TypeName) });
        }

        foreach (var media in (operation.RequestBody?.Content ?? default).Where(media => plans.Count > 0 && !plans.Exists(plan => plan.IsOverload && plan.MediaType == media)))
            findings.Add(GeneratorRules.UnusedMediaType.At(operation.Location, $"{operation.Method} {operation.Path} takes {media.Name}, too; {plans[0].MediaType.Name} is sent"));
        return plans;
    }

    private FormPlan? PlanForm(MediaType media, string method)
    {
        if (media.Schema is not { } schema)
            return null;
        var properties = new List<NamedSchema>();
        var required = Collect(schema, properties, new Dictionary<string, HashSet<string>>(StringComparer.Ordinal));
        var byName = properties.GroupBy(static property => property.Name, StringComparer.Ordinal).ToList();
        if (!byName.Exists(group => group.Any(property => FilesOf(media, property) != Files.None)))
            return null;

        var name = typeNames.Claim(Identifier.Pascal(method, "Operation") + "Form");
        var members = new NameScope([name, "Read", .. NameScope.ObjectMembers], sites.NamesInUse);
        var fields = byName.Select(group =>
        {
            var schemas = group.Select(static property => property.Schema).ToList();
            var member = members.Claim(CustomNames.Of(schemas[0].Extensions) ?? Identifier.Pascal(group.Key, "Part"));
            var type = group.Max(property => FilesOf(media, property)) switch
            {
                Files.Many => CSharpType.ListOf(CSharpType.File, null),
                Files.One => CSharpType.File,
                _ => CommonType(schemas, name + member),
            };
            return new FormFieldPlan(member, group.Key, schemas[0], type, required.Contains(group.Key) && !setBy.IsService(schema, group.Key));
        }).ToList();
        return new FormPlan(name, _formats.Target(schema).Description, fields);
    }

    // A part that each alternative describes in its own way: text where all of them have text, else any JSON.
    private CSharpType CommonType(List<SchemaNode> schemas, string name) =>
        schemas.Count == 1 || schemas.TrueForAll(schema => _formats.Target(schema).Pointer == _formats.Target(schemas[0]).Pointer) ? types.TypeOf(schemas[0], name)
        : schemas.TrueForAll(schema => ScalarParts.Certain(contract, schema).Exists(static part => part.Types == JsonTypes.String || part.Const is { Kind: JsonKind.String })) ? CSharpType.Text
        : CSharpType.Json;

    /// <summary>Adds the properties of an object, those of its parts and alternatives included.</summary>
    /// <returns>The properties that the object always has.</returns>
    private HashSet<string> Collect(SchemaNode schema, List<NamedSchema> properties, Dictionary<string, HashSet<string>> known)
    {
        var target = _formats.Target(schema);
        if (known.TryGetValue(target.Pointer, out var required))
            return required;
        known.Add(target.Pointer, required = new HashSet<string>(target.Required, StringComparer.Ordinal));
        properties.AddRange(target.Properties);
        foreach (var part in target.AllOf)
            required.UnionWith(Collect(part, properties, known));
        foreach (var alternatives in new[] { target.AnyOf, target.OneOf }.Where(static alternatives => !alternatives.IsEmpty))
        {
            var always = alternatives.Select(alternative => Collect(alternative, properties, known)).ToList();
            required.UnionWith(always[0].Where(name => always.TrueForAll(own => own.Contains(name))).ToList());
        }

        return required;
    }

    // An encoding with the media type of text or JSON says that a part without a schema is no file.
    private Files FilesOf(MediaType media, NamedSchema property) =>
        _formats.IsFile(property.Schema) && !_formats.IsBinary(property.Schema) ? (IsTextual(media, property) ? Files.None : Files.One) : FilesOf(property.Schema, []);

    // What may be a file is one: there is no other way to send it, and text can be sent as a file.
    private Files FilesOf(SchemaNode schema, HashSet<string> seen)
    {
        var target = _formats.Target(schema);
        if (_formats.IsBinary(target))
            return Files.One;
        if (!seen.Add(target.Pointer))
            return Files.None;
        return (target.Types & ~JsonTypes.Null) == JsonTypes.Array && target.Items is { } items && _formats.IsBinary(items) ? Files.Many
            : target.AllOf.Concat(target.AnyOf).Concat(target.OneOf).Select(part => FilesOf(part, seen)).DefaultIfEmpty(Files.None).Max();
    }

    private static bool IsTextual(MediaType media, NamedSchema property) =>
        media.Encoding.FirstOrDefault(part => part.Property == property.Name)?.ContentType is { } type
        && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0);

    // The more there may be, the greater.
    private enum Files
    {
        None,
        One,
        Many,
    }
}
