using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Makes of a contract one that only says what values look like: the constraints that no type comes of are gone.</summary>
internal static class ShapeOnly
{
    public static ApiContract Of(ApiContract contract) => contract.MapSchemas(Of);

    private static SchemaNode Of(SchemaNode schema) => schema.MapChildren(Of) with
    {
        Minimum = null,
        Maximum = null,
        ExclusiveMinimum = null,
        ExclusiveMaximum = null,
        MultipleOf = null,
        MinLength = null,
        MaxLength = null,
        Pattern = null,
        Contains = null,
        MinContains = null,
        MaxContains = null,
        // How many elements a list has is what makes a tuple of it.
        MinItems = schema.PrefixItems.IsEmpty ? null : schema.MinItems,
        MaxItems = schema.PrefixItems.IsEmpty ? null : schema.MaxItems,
        UniqueItems = false,
        PropertyNames = null,
        DependentRequired = default,
        MinProperties = null,
        MaxProperties = null,
        Not = null,
    };
}
