using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Gives every schema of the document that asserts something a validator of its own: a method in a host class.</summary>
internal sealed class SitePlanner(PatternSet patterns, SharedNames shared)
{
    private static readonly IReadOnlyList<string> InExpressions =
        ["Constraint", "Formats", "JsonModel", "JsonTokenType", "ParameterPlace", "ParameterStyle", "SchemaTypes", "StringComparer", "StringComparison"];

    private readonly Dictionary<string, SchemaSite> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostScope> _scopes = new(StringComparer.Ordinal);

    // Nobody outside of the generated code calls a member of a host: it makes way for a type of the document.
    private readonly FamilyNames _inUse = new([.. InExpressions, patterns.ClassName, .. shared.Names]);

    /// <summary>Names that emitted members use as they are: the hosts, and what of the runtime is named in expressions. No member may hide them.</summary>
    public OuterNames NamesInUse { get; } = new(shared, [.. InExpressions, patterns.ClassName]);

    public IReadOnlyDictionary<string, SchemaSite> Sites => _sites;

    /// <summary>Opens a host class.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="component">The component that it is for, or null for an operation.</param>
    public SchemaHost AddHost(string name, string? component)
    {
        var host = new SchemaHost(name, component, []);
        _scopes.Add(name, new HostScope(_inUse));
        Use(name);
        return host;
    }

    /// <summary>Adds a name to those that no member may hide.</summary>
    public void Use(string name)
    {
        _inUse.Add(name);
        NamesInUse.Add(name);
    }

    /// <summary>Claims a member's name in a host class.</summary>
    public string Claim(SchemaHost host, string name) => _scopes[host.Name].Claim(name);

    /// <summary>Adds a schema and all schemas in it.</summary>
    /// <param name="host">Where the validators go.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="method">The validator's name.</param>
    /// <param name="subject">The property or parameter that it describes.</param>
    /// <param name="component">The component's name when the schema is a component.</param>
    public void Add(SchemaHost host, SchemaNode schema, string method, string? subject, string? component = null)
    {
        if (component is null ? IsNew(schema) : !_sites.ContainsKey(schema.Pointer))
            AddNew(host, schema, method, subject, component);
    }

    private bool IsNew(SchemaNode schema) => !SchemaShape.IsPureReference(schema) && !_sites.ContainsKey(schema.Pointer);

    private void AddNew(SchemaHost host, SchemaNode schema, string method, string? subject, string? component)
    {
        var site = new SchemaSite { Host = host, Schema = schema, Method = _scopes[host.Name].ClaimFamily(method), Subject = subject, Component = component };
        _sites.Add(schema.Pointer, site);
        host.Sites.Add(site);
        if (schema.Pattern is { } pattern)
            patterns.Add(pattern, Identifier.Pascal($"{host.Name} {(component is null ? site.Method : "")}", "Pattern"), schema.Location);

        foreach (var property in schema.PatternProperties)
            patterns.Add(property.Name, Identifier.Pascal($"{host.Name} {(component is null ? site.Method : "")} Name", "Pattern"), property.Schema.Location);

        AddInner(host, schema, component is null ? site.Method : "", subject);
    }

    private void AddInner(SchemaHost host, SchemaNode schema, string prefix, string? subject)
    {
        // A name is made only where there is something new to call by it.
        foreach (var property in schema.Properties)
        {
            if (IsNew(property.Schema))
                AddNew(host, property.Schema, prefix + Identifier.Pascal(property.Name, "Property"), property.Name, null);
        }

        foreach (var property in schema.PatternProperties)
            Add(host, property.Schema, prefix + "Matching" + Identifier.Pascal(property.Name, "Pattern"), null);
        foreach (var definition in schema.Definitions)
            Add(host, definition.Schema, prefix + "Definition" + Identifier.Pascal(definition.Name, "Definition"), null);
        foreach (var dependent in schema.DependentSchemas)
            Add(host, dependent.Schema, prefix + "With" + Identifier.Pascal(dependent.Name, "Property"), subject);
        AddOne(schema.Items, "Item", null);
        if (schema.AdditionalProperties is { BooleanSchema: null } additional)
            AddOne(additional, "Additional", null);
        AddOne(schema.PropertyNames, "Name", null);
        AddOne(schema.Contains, "Contained", null);
        AddOne(schema.UnevaluatedItems, "UnevaluatedItem", null);
        AddOne(schema.UnevaluatedProperties, "Unevaluated", null);
        AddOne(schema.Not, "Excluded", subject);
        AddOne(schema.If, "If", subject);
        AddOne(schema.Then, "Then", subject);
        AddOne(schema.Else, "Else", subject);
        AddAll(schema.PrefixItems, "Item");
        AddAll(schema.AllOf, "Part");
        AddAll(schema.AnyOf, "Alternative");
        AddAll(schema.OneOf, "Alternative");

        void AddOne(SchemaNode? child, string name, string? childSubject)
        {
            if (child is not null && IsNew(child))
                AddNew(host, child, prefix + name, childSubject, null);
        }

        void AddAll(EquatableArray<SchemaNode> children, string name)
        {
            for (var i = 0; i < children.Count; i++)
            {
                if (IsNew(children[i]))
                    AddNew(host, children[i], prefix + name + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), subject, null);
            }
        }
    }
}
