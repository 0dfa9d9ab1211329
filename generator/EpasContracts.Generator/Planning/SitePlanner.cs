using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Gives every schema of the document that asserts something a validator of its own: a method in a host class.</summary>
internal sealed class SitePlanner(PatternSet patterns)
{
    private readonly Dictionary<string, SchemaSite> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<SchemaHost, NameScope> _scopes = [];

    /// <summary>Names that emitted members use as they are: the hosts, and what of the runtime is named in expressions. No member may hide them.</summary>
    public HashSet<string> NamesInUse { get; } = new(StringComparer.Ordinal)
    {
        "Constraint", "Formats", "JsonModel", "JsonTokenType", "ParameterPlace", "ParameterStyle", "SchemaTypes", "StringComparer", "StringComparison", patterns.ClassName,
    };

    public IReadOnlyDictionary<string, SchemaSite> Sites => _sites;

    /// <summary>Opens a host class.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="component">The component that it is for, or null for an operation.</param>
    public SchemaHost AddHost(string name, string? component)
    {
        var host = new SchemaHost(name, component, []);
        _scopes.Add(host, new NameScope([name, "Descriptor", "IndexOf", "Names", "SelfInPlace", "SelfEvaluated", "Self", .. NameScope.ObjectMembers], NamesInUse));
        NamesInUse.Add(name);
        return host;
    }

    /// <summary>Claims a member's name in a host class.</summary>
    public string Claim(SchemaHost host, string name) => _scopes[host].Claim(name);

    // What is emitted for a schema beside its validator: a property may well be called "read size" next to one called "size".
    private static IEnumerable<string> Family(string method) => [method, "Read" + method, "Read" + method + "Array", "Read" + method + "Object", method + "Descriptor", method + "IndexOf", method + "Names", method + "InPlace", method + "Evaluated"];

    /// <summary>Adds a schema and all schemas in it.</summary>
    /// <param name="host">Where the validators go.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="method">The validator's name.</param>
    /// <param name="subject">The property or parameter that it describes.</param>
    /// <param name="component">The component's name when the schema is a component.</param>
    public void Add(SchemaHost host, SchemaNode schema, string method, string? subject, string? component = null)
    {
        if (component is null && SchemaShape.IsPureReference(schema))
            return;
        if (_sites.ContainsKey(schema.Pointer))
            return;

        var site = new SchemaSite { Host = host, Schema = schema, Method = _scopes[host].Claim(method, Family), Subject = subject, Component = component };
        _sites.Add(schema.Pointer, site);
        host.Sites.Add(site);
        if (schema.Pattern is { } pattern)
            patterns.Add(pattern, Identifier.Pascal($"{host.Name} {(component is null ? site.Method : "")}", "Pattern"), schema.Location);

        foreach (var property in schema.PatternProperties)
            patterns.Add(property.Name, Identifier.Pascal($"{host.Name} {(component is null ? site.Method : "")} Name", "Pattern"), property.Schema.Location);

        var prefix = component is null ? site.Method : "";
        foreach (var (name, child, childSubject) in Children(schema, subject))
            Add(host, child, prefix + name, childSubject);
    }

    private static IEnumerable<(string Name, SchemaNode Schema, string? Subject)> Children(SchemaNode schema, string? subject)
    {
        foreach (var property in schema.Properties)
            yield return (Identifier.Pascal(property.Name, "Property"), property.Schema, property.Name);
        foreach (var property in schema.PatternProperties)
            yield return ("Matching" + Identifier.Pascal(property.Name, "Pattern"), property.Schema, null);
        foreach (var definition in schema.Definitions)
            yield return ("Definition" + Identifier.Pascal(definition.Name, "Definition"), definition.Schema, null);
        foreach (var dependent in schema.DependentSchemas)
            yield return ("With" + Identifier.Pascal(dependent.Name, "Property"), dependent.Schema, subject);
        if (schema.Items is { } items)
            yield return ("Item", items, null);
        if (schema.AdditionalProperties is { } additional)
            yield return ("Additional", additional, null);
        if (schema.PropertyNames is { } names)
            yield return ("Name", names, null);
        if (schema.Contains is { } contains)
            yield return ("Contained", contains, null);
        if (schema.UnevaluatedItems is { } restItems)
            yield return ("UnevaluatedItem", restItems, null);
        if (schema.UnevaluatedProperties is { } restProperties)
            yield return ("Unevaluated", restProperties, null);
        if (schema.Not is { } not)
            yield return ("Excluded", not, subject);
        if (schema.If is { } condition)
            yield return ("If", condition, subject);
        if (schema.Then is { } then)
            yield return ("Then", then, subject);
        if (schema.Else is { } otherwise)
            yield return ("Else", otherwise, subject);
        foreach (var (list, name) in new[] { (schema.PrefixItems, "Item"), (schema.AllOf, "Part"), (schema.AnyOf, "Alternative"), (schema.OneOf, "Alternative") })
        {
            for (var i = 0; i < list.Count; i++)
                yield return (name + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), list[i], subject);
        }
    }
}
