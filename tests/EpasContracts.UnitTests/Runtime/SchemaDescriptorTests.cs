using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Tests.Runtime;

public sealed class SchemaDescriptorTests
{
    private static readonly SchemaDescriptor Text = new("/s", SchemaTypes.String, source: null, "name");
    private static readonly SchemaDescriptor TextOrNull = new("/s", SchemaTypes.String | SchemaTypes.Null, source: null, "name");
    private static readonly SchemaDescriptor Whole = new("/s", SchemaTypes.Integer, source: null, "name");
    private static readonly SchemaDescriptor Members = new("/s", SchemaTypes.String, source: null, "name", "enum", """["a","\u00FC","x\"y","\ud800","a",null]""");
    private static readonly SchemaDescriptor MembersOrNull = new("/s", SchemaTypes.String | SchemaTypes.Null, source: null, "name", "enum", """["a",null]""");

    [Fact]
    public void Constraints_are_those_of_the_document_with_type_first()
    {
        var schema = new SchemaDescriptor("/s", SchemaTypes.String | SchemaTypes.Null, static (ref PayloadReader reader) => reader.Skip(), null, "name", "minLength", "2", "pattern", "\"^a\"")
        {
            IsSecret = true,
        };

        Assert.Equal(
            [("/s/type", "type", """["string","null"]"""), ("/s/minLength", "minLength", "2"), ("/s/pattern", "pattern", "\"^a\"")],
            schema.Constraints.Select(static constraint => (constraint.Pointer, constraint.Keyword, constraint.Argument)));
        Assert.All(schema.Constraints, static constraint => Assert.True(constraint is { Subject: "name", IsSecret: true }));
        Assert.Same(schema.Constraints[1], schema.ConstraintOf("minLength"));
        Assert.Throws<ArgumentException>(() => schema.ConstraintOf("maxLength"));
    }

    [Fact]
    public void The_schema_false_is_its_own_constraint()
    {
        var schema = new SchemaDescriptor("/s", SchemaTypes.Any, static (ref PayloadReader reader) => reader.Skip(), null, null, "false", "false");

        Assert.Equal(["/s"], schema.Constraints.Select(static constraint => constraint.Pointer));
    }

    [Theory]
    [InlineData("text", "\"a\"", null)]
    [InlineData("text", "null", "type")]
    [InlineData("text", "1", "type")]
    [InlineData("text", "[\"a\"]", "type")]
    [InlineData("text or null", "null", null)]
    [InlineData("text or null", "false", "type")]
    [InlineData("integer", "2", null)]
    [InlineData("integer", "2.0", null)]
    [InlineData("integer", "2.5", "type")]
    [InlineData("members", "\"a\"", null)]
    [InlineData("members", "\"ü\"", null)]
    [InlineData("members", "\"x\\u0022y\"", null)]
    [InlineData("members", "\"b\"", "enum")]
    [InlineData("members", "null", "type")]
    [InlineData("members", "7", "type")]
    [InlineData("members or null", "null", null)]
    [InlineData("members or null", "\"b\"", "enum")]
    [InlineData("reference", "\"b\"", "enum")]
    [InlineData("reference", "\"a\"", null)]
    public void What_a_descriptor_says_by_itself_is_checked(string schema, string json, string? keyword)
    {
        var descriptor = schema switch
        {
            "text" => Text,
            "text or null" => TextOrNull,
            "integer" => Whole,
            "members" => Members,
            "members or null" => MembersOrNull,
            _ => new SchemaDescriptor("/r", static () => Members),
        };

        Assert.Equal(keyword is null ? [] : [keyword], JsonModel.Validate(descriptor, System.Text.Encoding.UTF8.GetBytes(json)).Select(static error => error.Keyword));
    }

    [Fact]
    public void Members_have_places_and_what_is_no_text_keeps_its_own()
    {
        Assert.Equal(6, Members.Enum.Count);
        Assert.Equal(4, Members.Texts.Count);
        Assert.Equal([0, 1, 2], new[] { "a", "ü", "x\"y" }.Select(static text => Members.Texts.IndexOf(System.Text.Encoding.UTF8.GetBytes(text))));
    }
}
