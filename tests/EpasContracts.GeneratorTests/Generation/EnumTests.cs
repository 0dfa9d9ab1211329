namespace EpasContracts.Tests.Generation;

/// <summary>Enums of numbers, and names that a document gives to the values of an enum.</summary>
public sealed class EnumTests(EnumTests.Fixture fixture) : IClassFixture<EnumTests.Fixture>
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Work, version: "1"}
        paths:
          /jobs/{level}:
            get:
              operationId: listJobs
              parameters:
              - {name: level, in: path, required: true, schema: {$ref: "#/components/schemas/Level"}}
              - {name: not, in: query, schema: {type: array, items: {$ref: "#/components/schemas/Level"}}}
              - {name: step, in: query, schema: {$ref: "#/components/schemas/Step"}}
              responses:
                "200":
                  description: All
                  headers: {X-Level: {schema: {$ref: "#/components/schemas/Level"}}}
                  content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Job"}}}}
        components:
          schemas:
            Level:
              type: integer
              format: int32
              enum: [0, 10, -1]
              x-enum-varnames: [low, veryHigh, unset]
              x-enum-descriptions: [Can wait., "Cannot wait <b>\n at all.", ""]
            Step: {type: number, enum: [0.5, 1, 1.5], x-enumNames: [half, one, oneAndAHalf]}
            Price: {type: number, format: decimal, enum: [0.10, 79228162514264337593543950335]}
            Plain: {type: integer, enum: [1, 2, -3, null]}
            Maybe: {type: [string, "null"], enum: [a, "", null]}
            Grade: {type: [integer, "null"], enum: [1, 0, null]}
            Huge: {type: integer, enum: [9223372036854775808]}
            Status: {oneOf: [{const: 200, title: all right, description: It went well.}, {const: 404, x-csharp-name: Missing}, {const: 500}]}
            Colour: {type: string, enum: [r, "g", "+1"], x-enum-varnames: [Red, Green, Best], x-enumDescriptions: {r: The red one.}}
            Mood: {type: string, oneOf: [{const: ":)", x-csharp-name: Happy}, {const: sad}]}
            Permission: {type: string, enum: [read, write, admin]}
            Access: {type: integer, enum: [4, 2], x-enum-varnames: [read, write]}
            Job:
              type: object
              required: [level]
              properties:
                level: {$ref: "#/components/schemas/Level"}
                steps: {type: array, items: {$ref: "#/components/schemas/Step"}}
                plain: {$ref: "#/components/schemas/Plain"}
                maybes: {type: array, items: {$ref: "#/components/schemas/Maybe"}}
                grades: {type: array, items: {$ref: "#/components/schemas/Grade"}}
                maybeByName: {type: object, additionalProperties: {$ref: "#/components/schemas/Maybe"}}
                price: {$ref: "#/components/schemas/Price"}
                either: {oneOf: [{$ref: "#/components/schemas/Level"}, {type: string}]}
                byName: {type: object, additionalProperties: {$ref: "#/components/schemas/Level"}}
                permission: {$ref: "#/components/schemas/Permission"}
                permissions: {type: array, items: {$ref: "#/components/schemas/Permission"}}
                access: {$ref: "#/components/schemas/Access"}
        """;

    private readonly EmittedModels _models = fixture.Models;

    public sealed class Fixture
    {
        internal Generated Generated { get; } = GeneratorHarness.Run(Document, ("Server", "true")).Clean();

        internal EmittedModels Models => field ??= new(Generated.Load());
    }

    [Theory]
    [InlineData("Level", "System.Int32", "Low=0 VeryHigh=10 Unset=-1")]
    [InlineData("Step", "System.Double", "Half=0.5 One=1 OneAndAHalf=1.5")]
    [InlineData("Price", "System.Decimal", "Value010=0.10 Value79228162514264337593543950335=79228162514264337593543950335")]
    [InlineData("Plain", "System.Int64", "Value1=1 Value2=2 ValueMinus3=-3")]
    [InlineData("Status", "System.Int64", "AllRight=200 Missing=404 Value500=500")]
    [InlineData("Colour", "System.String", "Red=r Green=g Best=+1")]
    [InlineData("Mood", "System.String", "Happy=:) Sad=sad")]
    [InlineData("Permission", "System.String", "Read=read Write=write Admin=admin")]
    [InlineData("Access", "System.Int64", "Read=4 Write=2")]
    public void Each_listed_value_has_a_constant(string name, string value, string constants)
    {
        var type = _models.Type(name);
        Assert.Equal(value, type.GetProperty("Value")!.PropertyType.ToString());
        var known = ((System.Collections.IEnumerable)type.GetProperty("Known")!.GetValue(null)!).Cast<object>().Select(static one => one.ToString()).ToList();
        Assert.Equal(constants.Split(' '), constants.Split(' ').Zip(known, static (constant, text) => $"{constant.Split('=')[0]}={text}"));
        Assert.All(constants.Split(' '), constant => Assert.Equal(constant.Split('=')[1], type.GetProperty(constant.Split('=')[0])!.GetValue(null)!.ToString()));
    }

    [Theory]
    [InlineData("""{"level":10}""")]
    [InlineData("""{"level":-1,"steps":[0.5,1.5],"plain":null,"price":0.10,"either":0,"byName":{"a":10}}""")]
    [InlineData("""{"level":10,"plain":2,"either":"x"}""")]
    [InlineData("""{"level":10,"maybes":["a",null,""],"grades":[null,1],"maybeByName":{"x":null,"y":""}}""")]
    [InlineData("""{"level":10,"permission":"write","permissions":["read","admin","write"],"access":4}""")]
    public void What_is_read_is_written_again(string json) => Assert.Equal(json, EmittedModels.Write((object)_models.Read("Job", json)));

    [Theory]
    [InlineData("Maybe", "null")]
    [InlineData("Maybe", "\"\"")]
    [InlineData("Maybe", "\"a\"")]
    [InlineData("Grade", "null")]
    [InlineData("Grade", "0")]
    public void A_whole_payload_may_be_null_where_the_schema_says_so(string name, string json)
    {
        var value = _models.Read(name, json);
        Assert.Equal(json, EmittedModels.Write((object)value));
        Assert.True(value.IsKnown);
        Assert.Equal(json == "null", ((object)value).Equals(Activator.CreateInstance(_models.Type(name))));
    }

    [Fact]
    public void A_number_that_nobody_listed_is_kept_and_told()
    {
        var level = (dynamic)_models.Read("Level", "7", out var errors)!;
        Assert.Equal("enum", Assert.Single(errors).Keyword);
        Assert.Equal("7", EmittedModels.Write((object)level));
        Assert.False(level.IsKnown);
        Assert.True(_models.Read("Level", "10").IsKnown);
        Assert.Equal((object)_models.Read("Level", "10"), _models.Type("Level").GetProperty("VeryHigh")!.GetValue(null));
    }

    [Theory]
    [InlineData("\"10\"", "type")]
    [InlineData("1.5", "type")]
    [InlineData("null", "type")]
    public void What_is_no_such_number_is_an_error(string json, string keyword)
    {
        Assert.Contains(keyword, _models.Validate("Level", json).Select(static error => error.Keyword));
        _models.Read("Level", json, out var errors);
        Assert.Contains(keyword, errors.Select(static error => error.Keyword));
    }

    [Fact]
    public void What_a_value_means_is_in_its_documentation()
    {
        var text = fixture.Generated.Files["Test.Models.Level.g.cs"];
        Assert.Contains("/// <summary>Cannot wait &lt;b&gt;  at all.</summary>", text, StringComparison.Ordinal);
        Assert.Contains("/// <summary>It went well.</summary>", fixture.Generated.Files["Test.Models.Status.g.cs"], StringComparison.Ordinal);
        Assert.Contains("/// <summary>The red one.</summary>", fixture.Generated.Files["Test.Models.Colour.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_no_type_holds_leaves_the_number_a_number() => Assert.DoesNotContain("Test.Models.Huge.g.cs", fixture.Generated.Files.Keys);

    [Theory]
    [InlineData("x-enum-varnames: [one]")]
    [InlineData("x-enum-varnames: {a: one, b: two}")]
    [InlineData("x-enum-varnames: [one, 2]")]
    [InlineData("x-enumNames: [one, \"two; } class Evil { //\"]")]
    [InlineData("x-enumNames: [one, \"???\"]")]
    public void Names_that_are_none_are_a_warning(string names)
    {
        var generated = GeneratorHarness.Run($"""
            openapi: 3.1.0
            info:
              title: Work
              version: "1"
            components:
              schemas:
                Level:
                  type: string
                  enum: [a, b]
                  {names}
            """).Clean();

        Assert.Equal("EPAS2040", Assert.Single(generated.Diagnostics).Id);
        Assert.Equal(7, generated.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.Equal("Level", Assert.Single(generated.Types, static type => type.Identifier.Text is "Level" or "Evil").Identifier.Text);
    }
}
