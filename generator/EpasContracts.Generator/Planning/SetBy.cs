using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Which side sets a property, and which sides have a schema's values: what a required property is in a class that goes both ways.</summary>
internal sealed class SetBy(ApiContract contract)
{
    private ReachedSchemas? _sent;
    private ReachedSchemas? _received;

    /// <summary>Whether an object may lack a property that is required: it goes a way on which the other side sets it.</summary>
    /// <param name="owner">The object's schema.</param>
    /// <param name="property">The property's schema.</param>
    public bool MayLack(SchemaNode owner, SchemaNode property) =>
        (IsService(contract, property) && (_sent ??= Reached(static operation => operation with { Responses = default })).Has(owner))
        || (IsCaller(contract, property) && (_received ??= Reached(static operation => operation with { Parameters = default, RequestBody = null })).Has(owner));

    /// <summary>Whether only the service sets a property: a request may lack it.</summary>
    public static bool IsService(ApiContract contract, SchemaNode property) => property.ReadOnly || Target(contract, property) is { ReadOnly: true };

    /// <summary>Whether only callers set a property: a response may lack it.</summary>
    public static bool IsCaller(ApiContract contract, SchemaNode property) => property.WriteOnly || Target(contract, property) is { WriteOnly: true };

    private ReachedSchemas Reached(Func<Operation, Operation> side) =>
        new(contract, contract.Operations.Concat(contract.Webhooks).Select(side).SelectMany(SchemaGraph.Roots), forTypes: true);

    private static SchemaNode? Target(ApiContract contract, SchemaNode property) => property.Reference is { } reference ? contract.Resolve(reference) : null;
}
