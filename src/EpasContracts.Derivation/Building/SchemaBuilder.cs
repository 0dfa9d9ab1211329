using EpasContracts.Derivation.Page;
using Microsoft.OpenApi;

namespace EpasContracts.Derivation.Building;

/// <summary>Page types and fields as OpenAPI 3.1 schemas.</summary>
internal sealed class SchemaBuilder(OpenApiDocument document, EnumNames enums, FindingLog findings)
{
    private static readonly Dictionary<string, JsonSchemaType> JsonTypes = new(StringComparer.Ordinal)
    {
        ["string"] = JsonSchemaType.String,
        ["integer"] = JsonSchemaType.Integer,
        ["number"] = JsonSchemaType.Number,
        ["boolean"] = JsonSchemaType.Boolean,
        ["object"] = JsonSchemaType.Object,
    };

    public OpenApiSchema Model(PageModel model) => Object(model.Name.Value, model.Fields);

    private OpenApiSchema Object(string name, IReadOnlyList<PageField> fields)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) };
        foreach (var field in fields)
        {
            if (!schema.Properties.TryAdd(field.Name.Value, Field(field, describe: true)))
            {
                findings.Error(FindingIds.RepeatedField, field.Name.Line, $"{name} has two fields '{field.Name.Value}'; only the first is taken.",
                    "Compare the model with the vendor's page.");
                continue;
            }

            if (field.Required.Value)
                (schema.Required ??= new HashSet<string>(StringComparer.Ordinal)).Add(field.Name.Value);
        }

        return schema;
    }

    public static OpenApiSchema Enum(EnumType type) => new() { Type = JsonSchemaType.String, Enum = [.. type.Values] };

    /// <summary>A field's schema with everything that its row states; a parameter carries its description itself.</summary>
    public IOpenApiSchema Field(PageField field, bool describe)
    {
        var schema = Type(field.Type.Value);
        var description = describe ? field.Description?.Value : null;
        var value = field.Default is null ? null : TypedText.Read(field.Type.Value, field.Default.Value);
        if (field.Default is not null && value is null)
        {
            findings.Error(FindingIds.DefaultRejected, field.Default.Line, $"The default of '{field.Name.Value}' is not of its type: \"{field.Default.Value}\".",
                "Compare the line with the vendor's page, or state the default in an overlay.");
        }

        if (schema is OpenApiSchemaReference reference)
        {
            reference.Description = description;
            reference.Default = value;
            return reference;
        }

        var own = (OpenApiSchema)schema;
        own.Description = description;
        own.Default = value;
        AddBounds(own, field);
        return own;
    }

    /// <summary>A bound speaks of one JSON type and passes every other, so it stands beside <c>type: [string, 'null']</c> as it is.</summary>
    private static void AddBounds(OpenApiSchema schema, PageField field)
    {
        schema.Pattern = field.Pattern?.Value;
        schema.Minimum = field.Minimum?.Value;
        schema.Maximum = field.Maximum?.Value;
        schema.MinLength = field.MinLength?.Value;
        schema.MaxLength = field.MaxLength?.Value;
    }

    public IOpenApiSchema Type(PageType type) => type switch
    {
        PrimitiveType primitive => new OpenApiSchema { Type = JsonTypes[primitive.Name], Format = primitive.Format },
        ArrayType array => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Type(array.Item) },
        ModelType model => new OpenApiSchemaReference(model.Model, document),
        EnumType values when enums.NameOf(values) is { } name => new OpenApiSchemaReference(name, document),
        EnumType values => Enum(values),
        UnionType union => Union(union),
        ObjectType inline => Object("An object", inline.Fields),
        _ => throw new InvalidOperationException($"No schema for {type.GetType().Name}."),
    };

    private OpenApiSchema Union(UnionType union)
    {
        // Only a plain type can take null into its type list: a reference has none, and an enum would still refuse null.
        if (union.Branches is [PrimitiveType or ArrayType] && Type(union.Branches[0]) is OpenApiSchema only)
        {
            only.Type |= union.AllowsNull ? JsonSchemaType.Null : 0;
            return only;
        }

        var schema = new OpenApiSchema();
        if (union.Branches.Count > 0)
            schema.AnyOf = [.. union.Branches.Select(Type)];
        if (union.AllowsNull)
            (schema.AnyOf ??= []).Add(new OpenApiSchema { Type = JsonSchemaType.Null });
        return schema;
    }
}
