using System.Text.Json.Nodes;

namespace EpasContracts.Tests.Generation;

/// <summary>Compositions, inheritance and unions of a fixture, exercised as the assembly that the generator and the compiler made.</summary>
public sealed class CompositionTests : IClassFixture<CompositionTests.Fixture>
{
    private readonly EmittedModels _models;

    public CompositionTests(Fixture fixture) => _models = fixture.Models;

    public sealed class Fixture
    {
        internal Generated Generated { get; } =
            GeneratorHarness.Run(File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Generation/Fixtures/compositions.yaml"))).Clean();

        internal EmittedModels Models => field ??= new EmittedModels(Generated.Load());
    }

    [Theory]
    [InlineData("{$ref: '#/components/schemas/Base'}, {$ref: '#/components/schemas/Narrower'}")]
    [InlineData("{$ref: '#/components/schemas/Narrower'}, {$ref: '#/components/schemas/Base'}")]
    public void Of_several_parts_the_one_that_says_most_of_elements_and_values_gives_the_type(string parts)
    {
        var generated = GeneratorHarness.Run($$"""
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Base: {type: object, properties: {items: {type: array}, labels: {type: object, additionalProperties: {type: string} }, grid: {type: array, items: {type: array, items: {type: integer} } } } }
                Narrower: {properties: {items: {items: {type: string, format: uuid} }, labels: {additionalProperties: {maxLength: 5} }, grid: {items: {maxItems: 3} } } }
                Both: {allOf: [{{parts}}], properties: {own: {type: string} } }
            """).Clean();
        var both = generated.Files["Test.Models.Both.g.cs"];
        Assert.Contains(" IReadOnlyList<Guid>? Items {", both, StringComparison.Ordinal);
        Assert.Contains(" IReadOnlyDictionary<string, string>? Labels {", both, StringComparison.Ordinal);
        Assert.Contains(" IReadOnlyList<IReadOnlyList<long>>? Grid {", both, StringComparison.Ordinal);

        var model = new EmittedModels(generated.Load());
        Assert.Empty(model.Validate("Both", """{"labels":{"a":"short"},"grid":[[1]]}"""));
        Assert.Equal("/labels/a", Assert.Single(model.Validate("Both", """{"labels":{"a":"too long"}}""")).InstancePointer);
    }

    [Theory]
    [InlineData("Pet", """{"petType":"cat","name":"a","lives":9}""", "Cat")]
    [InlineData("Pet", """{"petType":"Dog","name":"a","tricks":["sit"]}""", "Dog")]
    [InlineData("Pet", """{"petType":"Puppy","name":"a","tricks":[],"weeks":3}""", "Puppy")]
    [InlineData("Dog", """{"petType":"Puppy","name":"a","weeks":3}""", "Puppy")]
    [InlineData("Pet", """{"petType":"bird","name":"a"}""", "Pet")]
    [InlineData("Cat", """{"lives":1,"petType":"cat","name":"a"}""", "Cat")]
    [InlineData("Report", """{"at":"2024-02-29T00:00:00+09:00","name":"n","note":null,"state":"open","size":3}""", "Report")]
    [InlineData("Strict", """{"name":"n","note":null}""", "Strict")]
    [InlineData("Vehicle", """{"kind":"car","doors":3}""", "Car")]
    [InlineData("Vehicle", """{"doors":3,"kind":"van"}""", "Car")]
    [InlineData("Vehicle", """{"kind":"Boat","sails":2}""", "Boat")]
    [InlineData("Shape", """{"type":"circle","radius":1.5}""", "ShapeCircle")]
    [InlineData("Shape", """{"type":"square","side":2}""", "ShapeSquare")]
    [InlineData("Animal", """{"name":"a","wings":2}""", "Bird")]
    [InlineData("Animal", """{"name":"a","fins":2,"depth":1}""", "Fish")]
    [InlineData("Animal", """{"name":"a"}""", "Bird")]
    [InlineData("Creature", """{"name":"a","wings":2}""", "Bird")]
    [InlineData("Creature", """{"name":"a","arms":8}""", "Swimmer")]
    [InlineData("Creature", """{"blubber":1,"name":"a"}""", "Swimmer")]
    [InlineData("Creature", """{"arms":8,"school":[{"name":"a"},{"arms":10,"name":"b"}]}""", "Swimmer")]
    [InlineData("Pages", """{"next":"n"}""", "Forward")]
    [InlineData("Pages", """{"prev":"p","total":1}""", "Backward")]
    [InlineData("Pages", """{"next":"n","last":"l","total":3,"prev":"p","the \"first\"":"f"}""", "Forward")]
    [InlineData("Pages", """{"prev":"p","the \u0022first\u0022":"f","next":"n"}""", "Backward")]
    [InlineData("Pages", "{}", "Forward")]
    [InlineData("Pages", "\"none\"", "String")]
    [InlineData("PageList", """{"pages":[{"prev":"p","next":"n"},{"next":"n"},{},{"next":"n","prev":"p"}],"more":1}""", "PageList")]
    [InlineData("Counted", """{"name":1,"other":2,"another":3}""", "CountedNamed")]
    [InlineData("Counted", """{"other":2}""", "Dictionary`2")]
    [InlineData("IntegerOrString", "5", "Int64")]
    [InlineData("IntegerOrString", "\"5\"", "String")]
    [InlineData("Input", "\"a\"", "String")]
    [InlineData("Input", """["a","b"]""", "List`1")]
    [InlineData("Input", "[1,2]", "List`1")]
    [InlineData("Input", "[[1],[2]]", "List`1")]
    [InlineData("Mixed", "\"s\"", "String")]
    [InlineData("Mixed", "true", "Boolean")]
    [InlineData("Mixed", "[1]", "List`1")]
    [InlineData("Mixed", """{"a":"b"}""", "MixedObject")]
    [InlineData("Expression", "1.5", "Double")]
    [InlineData("Expression", """{"sum":[1,{"sum":[]},[2]]}""", "ExpressionSum")]
    [InlineData("Expression", "[1,[2,[3]]]", "List`1")]
    [InlineData("Model", "\"small\"", "Model")]
    [InlineData("Model", "\"other\"", "Model")]
    [InlineData("Level", "\"low\"", "Level")]
    [InlineData("Either", """{"a":"x"}""", "Either")]
    [InlineData("Payment", """{"amount":1,"card":"c"}""", "Payment")]
    [InlineData("Payment", """{"amount":1,"iban":"i"}""", "Payment")]
    [InlineData("Tagged", """{"id":1,"additionalProperties":"s","x-a":2}""", "Tagged")]
    [InlineData("Holder", """{"vehicle":{"kind":"Boat","sails":0},"vehicles":[{"kind":"car","doors":1},{"kind":"Boat","sails":0}],"pets":{"a":{"petType":"cat","name":"x","lives":1}},"animal":null,"text":null,"nullable":null,"key":7,"choice":{"on":true},"model":"other","level":"high","limited":{"a":{"b":1}},"expression":[1]}""", "Holder")]
    [InlineData("Holder", """{"animal":{"fins":1},"text":"t","nullable":{"kind":"k","doors":1},"key":null,"choice":false,"model":"small"}""", "Holder")]
    [InlineData("Holder", "{}", "Holder")]
    public void What_is_read_is_written_again(string model, string json, string type)
    {
        Assert.Empty(_models.Validate(model, json));
        object value = _models.Read(model, json);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(EmittedModels.Write(value))), EmittedModels.Write(value));
        Assert.Equal(type, (value.GetType().GetProperty("Value") is { } inner && value.GetType().Name is not ("Model" or "Level") ? inner.GetValue(value)! : value).GetType().Name);
    }

    [Theory]
    [InlineData("Pet", """{"petType":"cat","name":""}""", "minLength")]
    [InlineData("Cat", """{"petType":"cat","name":"","lives":0}""", "minLength,minimum")]
    [InlineData("Report", """{"at":"x","note":null}""", "format,required")]
    [InlineData("Strict", """{"name":"n"}""", "required")]
    [InlineData("Vehicle", """{"kind":"car"}""", "required")]
    [InlineData("Vehicle", """{"kind":"plane","doors":"x"}""", "oneOf")]
    [InlineData("Vehicle", """{"kind":5}""", "oneOf")]
    [InlineData("IntegerOrString", "true", "type")]
    [InlineData("Level", "\"middle\"", "oneOf")]
    [InlineData("Either", "{}", "anyOf")]
    [InlineData("Payment", """{"amount":1}""", "oneOf")]
    [InlineData("Limited", "{}", "minProperties")]
    [InlineData("Headers", """{"y":"a"}""", "additionalProperties")]
    public void Validating_and_reading_find_the_same(string component, string json, string keywords)
    {
        var expected = keywords.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, _models.Validate(component, json).Select(static error => error.Keyword).Order(StringComparer.Ordinal));
        if (_models.Schema(component).ModelType is not { } type)
            return;
        _models.Read(type.Name, json, out var errors);
        Assert.Equal(expected, errors.Select(static error => error.Keyword).Where(static found => found != "representable").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Vehicle", """{"kind":"plane","wings":2}""")]
    [InlineData("Vehicle", """{"kind":"car"}""")]
    [InlineData("IntegerOrString", "36893488147419103232")]
    [InlineData("Expression", "null")]
    public void What_is_none_of_the_cases_is_kept_as_it_came(string union, string json)
    {
        dynamic value = _models.Read(union, json, out _)!;
        System.Text.Json.JsonElement kept;
        Assert.True(value.TryGetJson(out kept));
        Assert.Equal(json, kept.GetRawText());
        Assert.Equal(json, EmittedModels.Write((object)value));
    }

    [Fact]
    public void An_object_that_several_alternatives_describe_is_all_of_them()
    {
        dynamic pages = _models.Read("Pages", """{"prev":"p","next":"n","last":"l","total":2}""");
        Assert.True(TryGet(pages, "Forward", out object? forward));
        Assert.True(TryGet(pages, "Backward", out object? backward));
        Assert.Equal(("n", "l", 2L), (((dynamic)forward!).Next, ((dynamic)forward).Last, ((dynamic)forward).Total));
        Assert.Equal(("p", 2L), (((dynamic)backward!).Prev, ((dynamic)backward).Total));
        Assert.Equal("forward", pages.Match<string>(Always("Forward", "forward"), Always("Backward", "backward"), (Func<string, string>)(static text => text)));

        // What knows nothing more is not kept beside what knows it all.
        Assert.False(TryGet(_models.Read("Pages", """{"next":"n","total":2}"""), "Backward", out object? _));

        var fromAll = _models.Type("Pages").GetMethod("FromAll")!;
        Assert.Equal("""{"next":"n","last":"l","total":2,"prev":"p"}""", EmittedModels.Write(fromAll.Invoke(null, [forward, backward])!));
        Assert.Equal("""{"prev":"p","total":2}""", EmittedModels.Write(fromAll.Invoke(null, [null, backward])!));
        Assert.IsType<ArgumentNullException>(Assert.Throws<System.Reflection.TargetInvocationException>(() => fromAll.Invoke(null, [null, null])).InnerException);
        // Objects of alternatives that exclude each other are never both.
        Assert.Null(_models.Type("Vehicle").GetMethod("FromAll"));

        bool TryGet(object union, string alternative, out object? value)
        {
            object?[] arguments = [null];
            var found = (bool)union.GetType().GetMethod("TryGet" + alternative)!.Invoke(union, arguments)!;
            value = arguments[0];
            return found;
        }

        dynamic Always(string model, string text) =>
            System.Linq.Expressions.Expression.Lambda(System.Linq.Expressions.Expression.Constant(text), System.Linq.Expressions.Expression.Parameter(_models.Type(model))).Compile();
    }

    [Fact]
    public void A_union_has_conversions_and_tells_what_it_is()
    {
        var type = _models.Type("IntegerOrString");
        var fromInteger = type.GetMethods().Single(static method => method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType == typeof(long));
        dynamic value = fromInteger.Invoke(null, [5L])!;
        Assert.Equal("five", value.Match<string>((Func<string, string>)(static text => text), (Func<long, string>)(static number => number == 5 ? "five" : "?")));
        long number;
        Assert.True(value.TryGetInteger(out number));
        string? text;
        Assert.False(value.TryGetString(out text));
        Assert.Equal("5", EmittedModels.Write((object)value));
    }
}
