using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.OpenApi;

namespace EpasContracts.AspNetCore.OpenApi;

/// <summary>What the schemas of all contracts in one document are called among its components.</summary>
internal sealed partial class SchemaNames
{
    private static readonly ConditionalWeakTable<OpenApiOptions, SchemaNames> All = [];

    private readonly Dictionary<SchemaDescriptor, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SchemaDescriptor> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, SchemaDescriptor> _models = [];
    private readonly Dictionary<OperationDescriptor, ApiDescriptor> _operations = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(ApiDescriptor Contract, string Pointer), string> _pointers = [];
    private readonly Dictionary<SchemaDescriptor, ApiDescriptor> _contracts = new(ReferenceEqualityComparer.Instance);

    public static SchemaNames Of(OpenApiOptions options) => All.GetOrCreateValue(options);

    /// <summary>Whether no contract was added yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Names every component of a contract, and what else is referred to.</summary>
    public void Add(ApiDescriptor contract)
    {
        IsEmpty = false;
        foreach (var schema in contract.Schemas)
            Claim(contract, schema, schema.Name!);
        var seen = new HashSet<SchemaDescriptor>(ReferenceEqualityComparer.Instance);
        foreach (var schema in contract.Schemas)
            Walk(contract, schema, seen);
        foreach (var operation in contract.Operations.Concat(contract.Webhooks))
        {
            _operations.TryAdd(operation, contract);
            foreach (var schema in SchemasOf(operation))
                Walk(contract, schema, seen);
        }
    }

    /// <summary>The contract of an operation; null when it is of none that was added.</summary>
    public ApiDescriptor? ContractOf(OperationDescriptor operation) => _operations.GetValueOrDefault(operation);

    /// <summary>The contract of a schema that has a name.</summary>
    public ApiDescriptor ContractOf(SchemaDescriptor schema) => _contracts[schema];

    /// <summary>The name of a schema that is referred to.</summary>
    public string NameOf(SchemaDescriptor schema) => _names[schema];

    /// <summary>The name of the schema at a place of a contract's document, or null.</summary>
    public string? NameAt(ApiDescriptor contract, string pointer) => _pointers.GetValueOrDefault((contract, pointer));

    /// <summary>The schema of a name, when a contract has it.</summary>
    public SchemaDescriptor? Find(string name) => _schemas.GetValueOrDefault(name);

    /// <summary>The schema of a model, when a contract has it.</summary>
    public SchemaDescriptor? Find(Type model) => _models.TryGetValue(Nullable.GetUnderlyingType(model) ?? model, out var schema) && _names.ContainsKey(schema) ? schema : null;

    /// <summary>What a type's schema is called: a model's as in its contract, everything else as ever, unless a contract has the name.</summary>
    public string? IdOf(JsonTypeInfo type, Func<JsonTypeInfo, string?> others)
    {
        if (_models.TryGetValue(Nullable.GetUnderlyingType(type.Type) ?? type.Type, out var schema))
            return _names.GetValueOrDefault(schema);
        return others(type) is not { } name ? null : _schemas.ContainsKey(name) ? $"{type.Type.Namespace}.{name}" : name;
    }

    private static IEnumerable<SchemaDescriptor> SchemasOf(OperationDescriptor operation) =>
        operation.Parameters.Concat(operation.Responses.SelectMany(static response => response.Headers)).SelectMany(static parameter => new[] { parameter.Schema, parameter.Content?.Schema })
            .Concat(operation.RequestBodies.Concat(operation.Responses.SelectMany(static response => response.Bodies)).SelectMany(static body => new[] { body.Schema, body.ItemSchema }))
            .OfType<SchemaDescriptor>();

    private void Walk(ApiDescriptor contract, SchemaDescriptor schema, HashSet<SchemaDescriptor> seen)
    {
        if (!seen.Add(schema))
            return;
        if (schema.ModelType is { } model)
            _models.TryAdd(model, schema);
        if (schema.Reference?.Invoke() is { } target)
        {
            if (!_names.ContainsKey(target))
                Claim(contract, target, target.Pointer[(target.Pointer.LastIndexOf('/') + 1)..]);
            Walk(contract, target, seen);
        }

        foreach (var child in Children(schema))
            Walk(contract, child, seen);
    }

    private static IEnumerable<SchemaDescriptor> Children(SchemaDescriptor schema) =>
        schema.Properties.Select(static property => property.Schema).Concat(schema.PrefixItems).Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf)
            .Concat(schema.Applicators.Select(static one => one.Schema)).Append(schema.Items).Append(schema.AdditionalProperties).OfType<SchemaDescriptor>();

    private void Claim(ApiDescriptor contract, SchemaDescriptor schema, string wanted)
    {
        var name = Forbidden().Replace(wanted, "_");
        for (var i = 2; !_schemas.TryAdd(name, schema); i++)
            name = $"{Forbidden().Replace(wanted, "_")}{i}";
        _names.Add(schema, name);
        _contracts.Add(schema, contract);
        _pointers.TryAdd((contract, schema.Pointer), name);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Forbidden();
}
