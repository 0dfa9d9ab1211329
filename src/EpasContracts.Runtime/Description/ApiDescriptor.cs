using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Description;

/// <summary>A whole contract as data: what generated code was made from, readable at run time without the document.</summary>
public sealed class ApiDescriptor
{
    /// <summary><c>info.title</c>.</summary>
    public required string Title { get; init; }

    /// <summary><c>info.version</c>.</summary>
    public required string Version { get; init; }

    /// <summary>All operations, in the document's order.</summary>
    public required IReadOnlyList<OperationDescriptor> Operations { get; init; }

    /// <summary>What the service calls at its callers: webhooks, and the callbacks of operations.</summary>
    public IReadOnlyList<OperationDescriptor> Webhooks { get; init; } = [];

    /// <summary>All component schemas, in the document's order.</summary>
    public required IReadOnlyList<SchemaDescriptor> Schemas { get; init; }

    /// <summary>Finds operations by the paths of requests; made on first use.</summary>
    internal OperationRouter Router => field ??= new OperationRouter(this);

    /// <summary>The operation with that method and path template, or null. The method's case does not matter.</summary>
    public OperationDescriptor? FindOperation(string method, string path) =>
        Operations.FirstOrDefault(o => o.Path == path && string.Equals(o.Method, method, StringComparison.OrdinalIgnoreCase));

    /// <summary>The operation with that id, or null.</summary>
    public OperationDescriptor? FindOperation(string id) => Operations.FirstOrDefault(o => o.Id == id);

    /// <summary>The component schema with that name, or null.</summary>
    public SchemaDescriptor? FindSchema(string name) => Schemas.FirstOrDefault(s => s.Name == name);
}

/// <summary>Marks an assembly that has a generated contract, so that tools find it.</summary>
/// <param name="contractType">A type with a public static property <c>Descriptor</c> of type <see cref="ApiDescriptor"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GeneratedContractAttribute(
    [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] Type contractType) : Attribute
{
    /// <summary>The type that holds the descriptor.</summary>
    [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type ContractType { get; } = contractType;

    /// <summary>
    /// The generator's options that decide what of the document is here and that differ from their defaults, each as <c>Name=Value</c>, such
    /// as <c>Formats=annotate</c>.
    /// </summary>
    public string[] Options { get; init; } = [];
}
