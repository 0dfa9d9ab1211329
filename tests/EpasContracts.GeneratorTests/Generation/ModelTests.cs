using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Tests.Generation;

/// <summary>Models of a fixture with one of each, exercised as the assembly that the generator and the compiler made.</summary>
public sealed class ModelTests : IClassFixture<ModelTests.Fixture>
{
    private const string Minimal = """{"id":"6f1d8a52-1111-4111-8111-0123456789ab","name":"a","state":"on","note":null}""";
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly EmittedModels _models;

    public ModelTests(Fixture fixture) => _models = fixture.Models;

    public sealed class Fixture
    {
        internal EmittedModels Models { get; } = new(
            GeneratorHarness.Run(File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml"))).Clean().Load());
    }

    [Theory]
    [InlineData("Id", "System.Guid", true)]
    [InlineData("Name", "System.String", true)]
    [InlineData("State", "Test.State", true)]
    [InlineData("Note", "System.String", true)]
    [InlineData("Comment", "EpasContracts.Runtime.Optional`1[System.String]", false)]
    [InlineData("Colour", "EpasContracts.Runtime.Optional`1[System.Nullable`1[Test.ThingColour]]", false)]
    [InlineData("Count", "System.Nullable`1[System.Int32]", false)]
    [InlineData("Total", "System.Nullable`1[System.Int64]", false)]
    [InlineData("Ratio", "System.Nullable`1[System.Double]", false)]
    [InlineData("Price", "System.Nullable`1[System.Decimal]", false)]
    [InlineData("Weight", "System.Nullable`1[System.Single]", false)]
    [InlineData("Made", "System.Nullable`1[System.DateTimeOffset]", false)]
    [InlineData("Day", "System.Nullable`1[System.DateOnly]", false)]
    [InlineData("Blob", "System.Byte[]", false)]
    [InlineData("Inner", "Test.ThingInner", false)]
    [InlineData("Grid", "System.Collections.Generic.IReadOnlyList`1[System.Collections.Generic.IReadOnlyList`1[System.Int64]]", false)]
    [InlineData("Labels", "System.Collections.Generic.IReadOnlyDictionary`2[System.String,System.String]", false)]
    [InlineData("Part", "Test.Part", false)]
    [InlineData("Limited", "Test.Part", false)]
    [InlineData("Free", "System.Nullable`1[System.Text.Json.JsonElement]", false)]
    [InlineData("Either", "Test.ThingEither", false)]
    [InlineData("AdditionalProperties", "System.Collections.Generic.IReadOnlyDictionary`2[System.String,System.Int64]", false)]
    public void A_property_has_the_type_that_its_schema_asks_for(string property, string type, bool required)
    {
        var member = _models.Type("Thing").GetProperty(property)!;
        Assert.Equal(type, member.PropertyType.ToString());
        Assert.Equal(required, member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), false));
    }

    [Theory]
    [InlineData(Minimal)]
    [InlineData("""{"id":"6f1d8a52-1111-4111-8111-0123456789ab","name":"a","state":"","note":"n","comment":null,"colour":null}""")]
    [InlineData("""{"id":"6f1d8a52-1111-4111-8111-0123456789ab","name":"a","state":"tomorrow\"s","note":"ü😀","comment":"abc","colour":"red","count":1,"total":9223372036854775807,"ratio":0.07,"price":79228162514264337593543950335,"weight":0.5,"ready":false,"made":"2024-02-29T23:59:59.5+09:00","day":"2024-02-29","blob":"AAEC","secret":"hunter2hunter2","inner":{"x":-1},"grid":[[1,2],[],[3]],"tags":["a","b"],"labels":{"k\"":"v"},"part":{"name":"p","parts":[{"name":"q"}]},"free":[1,{"a":null}],"class":"c","either":"s","limited":{"name":"p","parts":[]},"other":5}""")]
    public void What_is_read_is_written_again(string json)
    {
        var known = _models.Validate("Thing", json).Select(static error => error.Keyword);
        Assert.All(known, static keyword => Assert.Equal("enum", keyword));
        var model = _models.Read("Thing", json, out _);
        Assert.NotNull(model);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(EmittedModels.Write(model))), EmittedModels.Write(model));
        Assert.Equal(EmittedModels.Write(model), JsonSerializer.Serialize(model, model.GetType(), Relaxed));
    }

    [Theory]
    [InlineData("""{"any":null,"all":null}""")]
    [InlineData("""{"any":1}""")]
    [InlineData("{}")]
    public void Null_is_a_value_of_what_may_be_anything(string json)
    {
        const string Document = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Free: {type: object, properties: {any: {}, all: {allOf: [{description: a}, {description: b}]}, object: {type: object}}}
                More: {allOf: [{$ref: "#/components/schemas/Free"}, {required: [other], properties: {other: {type: integer}}}]}
            """;
        var models = new EmittedModels(GeneratorHarness.Run(Document).Clean().Load());
        Assert.Equal(json, EmittedModels.Write(models.Read("Free", json)));
        var withMore = json.Replace("}", ",\"other\":1}", StringComparison.Ordinal).Replace("{,", "{", StringComparison.Ordinal);
        Assert.Equal(withMore, EmittedModels.Write(models.Read("More", withMore)));

        // Where null is an error, it is noted and no value.
        Assert.Equal("{}", EmittedModels.Write(models.Read("Free", """{"object":null}""", out var errors)!));
        Assert.Equal("/object", Assert.Single(errors).InstancePointer);
    }

    [Theory]
    [InlineData("Machine", """{"id":"i","state":{"phase":"up","size":3,"disk":{"name":"d","bytes":5}}}""")]
    [InlineData("Cluster", """{"id":"i","state":{"phase":"up","size":3,"disk":{"name":"d","bytes":5},"nodes":[]}}""")]
    [InlineData("Node", """{"next":{"next":{"x":1},"x":2}}""")]
    [InlineData("Chain", """{"next":{"next":{"x":1,"y":2},"x":2,"y":3}}""")]
    [InlineData("Tagged", """{"id":"i","undescribed":{"a":[null]}}""")]
    public void What_several_schemas_say_of_one_object_is_one_class(string component, string json)
    {
        const string Document = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Resource: {type: object, required: [id], properties: {id: {type: string}, state: {type: object, properties: {phase: {type: string}, disk: {type: object, properties: {name: {type: string}}}}}}}
                MachineState: {type: object, required: [size], properties: {size: {type: integer}, disk: {type: object, properties: {bytes: {type: integer}}}}}
                Machine: {allOf: [{$ref: "#/components/schemas/Resource"}], properties: {state: {$ref: "#/components/schemas/MachineState"}}}
                Cluster: {allOf: [{$ref: "#/components/schemas/Machine"}, {properties: {state: {properties: {nodes: {type: array, items: {}}}}}}]}
                Node: {type: object, properties: {x: {type: integer}, next: {$ref: "#/components/schemas/Node"}}}
                Chain: {allOf: [{$ref: "#/components/schemas/Node"}, {properties: {y: {type: integer}, next: {$ref: "#/components/schemas/Chain"}}}]}
                Tagged: {type: object, required: [id, undescribed], properties: {id: {type: string}}}
            """;
        var models = new EmittedModels(GeneratorHarness.Run(Document, ("Server", "true"), ("DataAnnotations", "true")).Clean().Load());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(EmittedModels.Write(models.Read(component, json)))));

        // The class alone holds its values against all of the schemas, too.
        if (component == "Machine")
        {
            Type state = models.Type("Machine").GetProperty("State")!.PropertyType;
            Assert.Equal(["Disk", "Phase", "Size"], state.GetProperties().Where(static property => property.GetMethod!.IsPublic && !property.GetMethod.IsStatic).Select(static property => property.Name).Order());
            Assert.Equal(["/phase", "/size"], EmittedModels.ReadErrors(state, """{"phase":1,"size":"s"}"""u8.ToArray()).Select(static error => error.InstancePointer).Order());
        }
    }

    [Fact]
    public void Absent_null_and_present_are_three_things()
    {
        Assert.False(_models.Read("Thing", Minimal).Comment.IsSet);
        var withNull = _models.Read("Thing", With("comment", "null")).Comment;
        Assert.True(withNull.IsSet);
        Assert.Null(withNull.Value);
        Assert.Equal("abc", _models.Read("Thing", With("comment", "\"abc\"")).Comment.Value);
    }

    [Fact]
    public void An_enum_keeps_values_that_nobody_listed_and_has_a_constant_for_each_that_is()
    {
        var type = _models.Type("State");
        var known = ((System.Collections.IEnumerable)type.GetProperty("Known")!.GetValue(null)!).Cast<object>().Select(static value => value.ToString());
        Assert.Equal(["on", "off", "+1", "-1", "", "class", "Class", "a b"], known);
        foreach (var (name, value) in new[] { ("On", "on"), ("Plus1", "+1"), ("Minus1", "-1"), ("Empty", ""), ("Class", "class"), ("Class2", "Class"), ("AB", "a b") })
            Assert.Equal(value, type.GetProperty(name)!.GetValue(null)!.ToString());

        var unknown = _models.Read("State", "\"tomorrow\"", out var errors);
        Assert.Equal("enum", Assert.Single(errors).Keyword);
        Assert.Equal("\"tomorrow\"", EmittedModels.Write(unknown!));
        Assert.False(((dynamic)unknown!).IsKnown);
    }

    [Theory]
    [InlineData("name", "\"A\"", "pattern")]
    [InlineData("name", "1", "type")]
    [InlineData("note", "1", "type")]
    [InlineData("comment", "\"abcd\"", "maxLength")]
    [InlineData("comment", "\"\ud83d\ude00\ud83d\ude00\ud83d\ude00\"", "")]
    [InlineData("colour", "\"blue\"", "enum")]
    [InlineData("count", "0", "exclusiveMinimum")]
    [InlineData("count", "2147483648", "format")]
    [InlineData("count", "1.0", "")]
    [InlineData("count", "null", "type")]
    [InlineData("ratio", "0.07", "")]
    [InlineData("ratio", "0.075", "multipleOf")]
    [InlineData("made", "\"2024-02-30T00:00:00Z\"", "format")]
    [InlineData("day", "\"2023-02-29\"", "format")]
    [InlineData("id", "\"x\"", "format")]
    [InlineData("blob", "\"*\"", "format")]
    [InlineData("inner", "{}", "required")]
    [InlineData("grid", "[[1.5]]", "type")]
    [InlineData("tags", "[]", "minItems")]
    [InlineData("tags", "[\"a\",\"b\",\"c\"]", "maxItems")]
    [InlineData("tags", "[\"a\",\"a\"]", "uniqueItems")]
    [InlineData("labels", "{}", "minProperties")]
    [InlineData("labels", "{\"a\":1}", "type")]
    [InlineData("part", "{\"name\":\"p\",\"parts\":[{\"name\":\"q\",\"parts\":[{\"name\":\"\"}]}]}", "minLength")]
    [InlineData("either", "5", "oneOf")]
    [InlineData("limited", "{\"name\":\"p\"}", "minProperties")]
    [InlineData("limited", "{\"name\":\"\",\"parts\":[]}", "minLength")]
    [InlineData("other", "\"5\"", "type")]
    public void Validating_and_reading_find_the_same(string property, string value, string keyword)
    {
        var json = With(property, value);
        string[] expected = keyword.Length == 0 ? [] : [keyword];
        Assert.Equal(expected, _models.Validate("Thing", json).Select(static error => error.Keyword));
        _models.Read("Thing", json, out var errors);
        // What does not fit the .NET type is said beside the keyword.
        Assert.Equal(expected, errors.Select(static error => error.Keyword).Where(static found => found != "representable"));
        Assert.All(errors, error => Assert.StartsWith("/" + property, error.InstancePointer, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_is_in_no_text_that_a_log_may_show()
    {
        var model = _models.Read("Thing", With("secret", "\"hunter2hunter2\"")).ToString();
        Assert.Contains("***", model, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", model, StringComparison.Ordinal);

        var error = Assert.Single(_models.Validate("Thing", With("secret", "\"short1\"")));
        Assert.Equal("minLength", error.Keyword);
        Assert.DoesNotContain("short1", error.ToString() + error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_of_a_property_is_in_its_documentation()
    {
        var text = GeneratorHarness.Run(File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml"))).Files["Test.Models.Thing.g.cs"];
        Assert.Contains("When absent, the service uses 7.", text, StringComparison.Ordinal);
        Assert.Equal("7", _models.Schema("Thing").Properties.Single(static property => property.Name == "count").Schema.Default);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"6f1d8a52-1111-4111-8111-0123456789ab","name":"a","state":"on","note":null}x""")]
    [InlineData("""{"id":"6f1d8a52-1111-4111-8111-0123456789ab","name":"a","name":"b","state":"on","note":null}""")]
    public void What_is_no_thing_is_an_error_and_no_exception(string json)
    {
        Assert.NotEmpty(_models.Validate("Thing", json));
        _models.Read("Thing", json, out var errors);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void The_EPAS_document_gives_code_without_a_warning()
    {
        var generated = GeneratorHarness.Run(File.ReadAllText(SharedFiles.Repository("spec/epas/openapi.yaml"))).Clean();
        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        var descriptor = new EmittedModels(generated.Load()).Descriptor;
        Assert.Equal(45, descriptor.Operations.Count);
        Assert.True(descriptor.Schemas.Count >= 55);
    }

    private static string With(string property, string value)
    {
        var json = JsonNode.Parse(Minimal)!.AsObject();
        json[property] = JsonNode.Parse(value);
        return Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(json));
    }

    [Fact]
    public void Integers_have_the_type_that_holds_their_format()
    {
        var generated = GeneratorHarness.Run("""
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths:
              /counts:
                get:
                  operationId: count
                  parameters:
                    - {name: least, in: query, schema: {type: integer, format: uint64}}
                    - {name: any, in: query, schema: {type: array, items: {type: integer, format: uint64}}}
                  responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Count"}}}}}
            components:
              schemas:
                Count:
                  type: object
                  properties:
                    total: {type: integer, format: uint64}
                    all: {type: array, items: {type: integer, format: uint64}}
                    byte: {type: integer, format: uint8}
                    port: {type: integer, format: uint16}
                    address: {type: integer, format: uint32}
                    text: {type: string, format: uint64}
                    known: {type: integer, format: uint64, enum: [1, 18446744073709551615]}
                    either: {oneOf: [{type: integer, format: uint64}, {type: boolean}]}
            """).Clean();
        var models = new EmittedModels(generated.Load());
        var types = models.Type("Count").GetProperties().ToDictionary(static property => property.Name, static property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        Assert.Equal(
            (typeof(ulong), typeof(IReadOnlyList<ulong>), typeof(int), typeof(int), typeof(long), typeof(string)),
            (types["Total"], types["All"], types["Byte"], types["Port"], types["Address"], types["Text"]));

        const string json = """{"total":18446744073709551615,"all":[0,9223372036854775808],"byte":255,"port":65535,"address":4294967295,"text":"18446744073709551615","known":18446744073709551615,"either":18446744073709551615}""";
        Assert.Equal(json, EmittedModels.Write((object)models.Read("Count", json)));
        Assert.Equal(["format", "format"], models.Validate("Count", """{"total":-1,"text":"+1"}""").Select(static error => error.Keyword));
    }
}
