using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Emit;

internal sealed partial class ValidatorEmitter
{
    /// <summary>Whether values can be judged one element or member at a time: nothing beside what the descriptor tells a runtime that does so.</summary>
    public bool CanStream(SchemaNode schema) =>
        schema.BooleanSchema is null && schema.DynamicReference is null && !NeedsTheWhole(schema)
        && (schema.AnyOf.IsEmpty && schema.OneOf.IsEmpty || Delegate(schema) is not null);

    private bool NeedsTheWhole(SchemaNode schema) =>
        schema.HasEnum || schema.Const is not null || schema.Not is not null || schema.If is not null || schema.Pattern is not null
        || FormatCheck(schema) is not null
        || !schema.PrefixItems.IsEmpty || schema.Contains is not null || schema.UniqueItems || schema.UnevaluatedItems is not null
        || !schema.PatternProperties.IsEmpty || schema.PropertyNames is not null || !schema.DependentRequired.IsEmpty
        || !schema.DependentSchemas.IsEmpty || schema.UnevaluatedProperties is not null
        // A circle asserts nothing, yet leads nowhere.
        || (schema.Reference is not null && values.Target(schema) is null);
}
