using EpasContracts.Drift.Compiled;
using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Drift.Facts;

/// <summary>The facts of compiled models, read by reflection, and what the document asks of them.</summary>
internal static class ModelFacts
{
    /// <summary>What the compiled models are.</summary>
    /// <param name="sdk">The compiled contract.</param>
    public static Fact Of(CompiledContract sdk)
    {
        var root = new Fact(FactKind.Contract, "", "the models", null, "/components/schemas", DriftSide.Both) { Symbol = sdk.ContractType.Namespace };
        foreach (var schema in sdk.Descriptor.Schemas)
        {
            if (schema.ModelType is not { } type)
                continue;
            var model = new Fact(FactKind.Model, schema.ToString(), $"the model of {schema}", null, schema.Pointer, DriftSide.Both) { Symbol = type.FullName };
            root.Children.Add(model);
            AddValues(model, ModelShape.KnownValues(type));
            foreach (var (name, property) in ModelShape.Properties(type))
                AddProperty(model, name, JsonPointer.Append($"{schema.Pointer}/properties", name), ModelShape.Of(property), $"{type.FullName}.{property.Name}");
        }

        return root;
    }

    /// <summary>What the models must be.</summary>
    /// <param name="view">The document.</param>
    /// <param name="sdk">Which schemas have a model, and how types are declared where the document leaves them open.</param>
    public static Fact Expected(ContractView view, CompiledContract sdk)
    {
        var shapes = new DocumentShape(view);
        var root = new Fact(FactKind.Contract, "", "the models", null, "/components/schemas", DriftSide.Both);
        foreach (var (name, schema) in view.Contract.Schemas.Select(named => (named.Name, named.Schema)))
        {
            // Whether a schema has a model at all is seen in the descriptor.
            if (sdk.Schemas.GetValueOrDefault(schema.Pointer)?.ModelType is not { } type)
                continue;
            var model = new Fact(FactKind.Model, name, $"the model of {name}", null, schema.Pointer, DriftSide.Both);
            root.Children.Add(model);
            if (typeof(IExtensibleEnum).IsAssignableFrom(type) && schema.HasEnum)
                AddValues(model, [.. schema.Enum.Where(value => value.Kind == JsonKind.String).Select(value => value.Text)]);
            if (!schema.AllOf.IsEmpty || !schema.AnyOf.IsEmpty || !schema.OneOf.IsEmpty || schema.Reference is not null || schema.If is not null || !schema.DependentSchemas.IsEmpty)
            {
                AddComposed(model, type);
                continue;
            }

            foreach (var property in schema.Properties)
            {
                var compiled = CompiledContract.PropertyOf(type, property.Name);
                var isRequired = schema.Required.Contains(property.Name) && !view.MayLack(schema, property.Name);
                var declaration = shapes.Of(property.Schema, isRequired) ?? (compiled is null ? null : ModelShape.Of(compiled));
                AddProperty(model, property.Name, property.Schema.Pointer, declaration, null);
            }
        }

        return root;
    }

    // The members of a composition come from several schemas, and how they become one class is the generator's affair: what the document
    // says of each is compared where it says it.
    private static void AddComposed(Fact model, Type type)
    {
        AddValues(model, ModelShape.KnownValues(type));
        foreach (var (name, property) in ModelShape.Properties(type))
            AddProperty(model, name, JsonPointer.Append($"{model.Pointer}/properties", name), ModelShape.Of(property), null);
    }

    private static void AddValues(Fact model, IReadOnlyList<string>? values)
    {
        foreach (var value in values ?? [])
        {
            model.Children.Add(new Fact(FactKind.EnumMember, value, $"the constant {value} of {model.Name}", null, $"{model.Pointer}/enum", model.Side)
            { Symbol = model.Symbol });
        }
    }

    private static void AddProperty(Fact model, string name, string pointer, string? declaration, string? symbol) =>
        model.Children.Add(new Fact(FactKind.ModelProperty, name, $"the C# declaration of {model.Name}.{name}", declaration, pointer, model.Side) { Symbol = symbol ?? model.Symbol });
}
