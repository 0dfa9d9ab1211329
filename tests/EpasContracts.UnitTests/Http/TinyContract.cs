using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.UnitTests.Http;

/// <summary>A contract in miniature, written by hand: what generated code would give the pipeline.</summary>
internal static class TinyContract
{
    public static readonly SchemaDescriptor Text = Typed(SchemaTypes.String);
    public static readonly SchemaDescriptor Whole = Typed(SchemaTypes.Integer);
    public static readonly SchemaDescriptor Number = Typed(SchemaTypes.Number);
    public static readonly SchemaDescriptor Truth = Typed(SchemaTypes.Boolean);
    public static readonly SchemaDescriptor Password = Typed(SchemaTypes.String, secret: true);

    public static SchemaDescriptor ListOf(SchemaDescriptor items) => new()
    {
        Pointer = "/list",
        Types = SchemaTypes.Array,
        Items = items,
        Validator = (ref PayloadReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Fail(TypeOf("array"));
                reader.Skip();
                return;
            }

            while (reader.NextItem())
                items.Validator(ref reader);
        },
    };

    public static SchemaDescriptor ObjectOf(params (string Name, SchemaDescriptor Schema)[] properties) => new()
    {
        Pointer = "/object",
        Types = SchemaTypes.Object,
        Properties = [.. properties.Select(static property => new PropertyDescriptor(property.Name, property.Schema, false))],
        Validator = (ref PayloadReader reader) =>
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Fail(TypeOf("object"));
                reader.Skip();
                return;
            }

            while (reader.NextProperty())
            {
                var name = reader.GetName();
                reader.Read();
                var property = Array.Find(properties, candidate => candidate.Name == name);
                if (property.Schema is null)
                    reader.Skip();
                else
                    property.Schema.Validator(ref reader);
            }
        },
    };

    public static ParameterDescriptor Parameter(
        ParameterPlace place, ParameterStyle style, bool explode, SchemaDescriptor schema, string name = "color", bool required = false) => new()
        {
            Name = name,
            Pointer = $"/parameters/{name}",
            Place = place,
            Style = style,
            Explode = explode,
            Schema = schema,
            IsRequired = required,
        };

    private static Constraint TypeOf(string type, bool secret = false) => new("/type", "type", $"\"{type}\"", secret: secret);

    private static SchemaDescriptor Typed(SchemaTypes types, bool secret = false)
    {
        var constraint = TypeOf(types.ToString().ToLowerInvariant(), secret);
        return new SchemaDescriptor
        {
            Pointer = $"/{types}",
            Types = types,
            IsSecret = secret,
            Validator = (ref PayloadReader reader) =>
            {
                var holds = types switch
                {
                    SchemaTypes.String => reader.TokenType == JsonTokenType.String,
                    SchemaTypes.Integer => reader.IsInteger(),
                    SchemaTypes.Number => reader.TokenType == JsonTokenType.Number,
                    _ => reader.TokenType is JsonTokenType.True or JsonTokenType.False,
                };
                if (!holds)
                    reader.Fail(constraint);
                reader.Skip();
            },
        };
    }
}
