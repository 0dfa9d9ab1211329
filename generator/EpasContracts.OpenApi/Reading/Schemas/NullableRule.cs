using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>Translates OpenAPI 3.0's <c>nullable: true</c> into JSON Schema.</summary>
internal readonly struct NullableRule(ReadingContext context, Cursor at, ObjectReader reader)
{
    private static readonly JsonLiteral Null = new(JsonKind.Null, "null", "null");

    public SchemaNode Apply(SchemaNode schema)
    {
        var nullable = reader.Boolean("nullable");
        if (nullable is not null && !context.IsOpenApi30)
            context.Report(ReadingRules.OtherVersion, reader.Value("nullable")!.Value, "'nullable' belongs to OpenAPI 3.0", "Add \"null\" to 'type' instead; it was honoured.");
        return nullable == true ? AddNull(AddNullToEnum(schema)) : schema;
    }

    private SchemaNode AddNullToEnum(SchemaNode schema)
    {
        if (!schema.HasEnum || schema.Enum.Contains(Null))
            return schema;
        context.Report(ReadingRules.NullableEnum, reader.Value("enum")!.Value, "The schema is nullable but its enum has no null");
        return schema with { Enum = schema.Enum.Append(Null).ToEquatableArray() };
    }

    /// <summary>
    /// A type gets null beside it. A composition would still refuse null, and what its author means is "that or null":
    /// it moves into an <c>anyOf</c> with null as the second choice.
    /// </summary>
    private SchemaNode AddNull(SchemaNode schema)
    {
        var typed = schema with { Types = schema.Types == JsonTypes.Any ? JsonTypes.Any : schema.Types | JsonTypes.Null };
        var isComposed = schema.Reference is not null || !schema.AllOf.IsEmpty || !schema.OneOf.IsEmpty || schema.Not is not null;
        if (!isComposed)
            return schema.AnyOf.IsEmpty ? typed : typed with { AnyOf = schema.AnyOf.Append(NullSchema("anyOf", schema.AnyOf.Count)).ToEquatableArray() };

        // The new choices need pointers of their own when the schema has an anyOf already.
        var keyword = schema.AnyOf.IsEmpty ? "anyOf" : "nullable";
        var composition = new SchemaNode
        {
            Pointer = Choice(keyword, 0),
            Location = schema.Location,
            Reference = schema.Reference,
            AllOf = schema.AllOf,
            OneOf = schema.OneOf,
            AnyOf = schema.AnyOf,
            Not = schema.Not,
            Discriminator = schema.Discriminator,
        };
        return typed with
        {
            Reference = null,
            AllOf = default,
            OneOf = default,
            Not = null,
            Discriminator = null,
            AnyOf = new EquatableArray<SchemaNode>([composition, NullSchema(keyword, 1)]),
        };
    }

    private SchemaNode NullSchema(string keyword, int index) =>
        new() { Pointer = Choice(keyword, index), Location = context.Locate(at), Types = JsonTypes.Null };

    private string Choice(string keyword, int index) => JsonPointer.Append(JsonPointer.Append(at.Pointer, keyword), index);
}
