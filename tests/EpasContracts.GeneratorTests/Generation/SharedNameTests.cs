using EpasContracts.Runtime.Validation;

namespace EpasContracts.Tests.Generation;

/// <summary>Components that are called like a type of .NET or of the runtime that emitted code uses: the document keeps its names.</summary>
public sealed class SharedNameTests
{
    // As FastAPI writes it for an application with one route.
    private const string FastApi = """
        {"openapi":"3.1.0","info":{"title":"FastAPI","version":"0.1.0"},"paths":{"/items/{item_id}":{"put":{"summary":"Update Item","operationId":"update_item_items__item_id__put",
        "parameters":[{"name":"item_id","in":"path","required":true,"schema":{"type":"integer","title":"Item Id"}}],
        "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Item"}}}},
        "responses":{"200":{"description":"Successful Response","content":{"application/json":{"schema":{}}}},"422":{"description":"Validation Error","content":{"application/json":{"schema":{"$ref":"#/components/schemas/HTTPValidationError"}}}}}}}},
        "components":{"schemas":{
        "HTTPValidationError":{"properties":{"detail":{"items":{"$ref":"#/components/schemas/ValidationError"},"type":"array","title":"Detail"}},"type":"object","title":"HTTPValidationError"},
        "Item":{"properties":{"name":{"type":"string","minLength":1,"title":"Name"},"price":{"type":"number","title":"Price"},"is_offer":{"anyOf":[{"type":"boolean"},{"type":"null"}],"title":"Is Offer"}},"type":"object","required":["name","price"],"title":"Item"},
        "ValidationError":{"properties":{"loc":{"items":{"anyOf":[{"type":"string"},{"type":"integer"}]},"type":"array","title":"Location"},"msg":{"type":"string","title":"Message"},"type":{"type":"string","title":"Error Type"}},"type":"object","required":["loc","msg","type"],"title":"ValidationError"}}}}
        """;

    [Fact]
    public void The_errors_of_FastAPI_are_called_as_they_are()
    {
        var generated = GeneratorHarness.Run(FastApi, options: ("Server", "true")).Clean();
        var models = new EmittedModels(generated.Load());

        var error = models.Read("HTTPValidationError", """{"detail":[{"loc":["body","price",0],"msg":"Field required","type":"missing"}]}""");
        object first = error.Detail[0];
        Assert.Equal("Test.ValidationError", first.GetType().FullName);
        Assert.Equal("""{"loc":["body","price",0],"msg":"Field required","type":"missing"}""", EmittedModels.Write(first));
        // The runtime's own errors are what validation finds, as ever.
        Assert.IsType<ValidationError>(Assert.Single(models.Validate("ValidationError", """{"loc":[],"msg":1,"type":"x"}""")));
        Assert.DoesNotContain("global::EpasContracts.Runtime.Json.JsonModel", generated.Files["Test.Models.Item.g.cs"], StringComparison.Ordinal);
    }

    public static TheoryData<string> Names => ["Action", "ApiResponse", "Array", "Constraint", "Descriptor", "Dictionary", "FileContent", "Formats", "Func", "Guid", "JsonElement", "JsonModel", "Known", "KeyValuePair", "List", "Match", "Optional", "PayloadReader", "PropertyNames", "ReadOnlySpan", "SchemaDescriptor", "Task", "Transport", "Uri", "Value"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_component_is_called_as_it_is(string name)
    {
        var generated = GeneratorHarness.Run(Document(name), options: [("Server", "true"), ("DataAnnotations", "true")]).Clean();
        var models = new EmittedModels(generated.Load());

        var written = """{"id":7,"parent":{"id":8},"NAME":{"id":9},"by_name":{"a":{"id":1}},"kind":"NAME","either":{"id":3},"many":[{"id":4}]}""".Replace("NAME", name, StringComparison.Ordinal);
        object value = models.Read("Holder", written);
        Assert.Equal(written, EmittedModels.Write(value));
        Assert.Equal($"Test.{name}", value.GetType().GetProperty(name)?.PropertyType.FullName);
        Assert.Contains($"Test.Models.{name}.g.cs", generated.Files.Keys);
        Assert.DoesNotContain(generated.Files, static file => file.Key.Contains("2.g", StringComparison.Ordinal) || file.Value.AsSpan().ContainsAny('\uFDD0', '\uFDD1'));
    }

    [Fact]
    public void All_of_them_at_once_are_called_as_they_are()
    {
        var schemas = string.Join('\n', Names.Select(static name => $"    {name.Data}: {{type: object, properties: {{id: {{type: integer}}, {name.Data}: {{$ref: '#/components/schemas/{name.Data}'}}}}}}"));
        var generated = GeneratorHarness.Run("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n" + schemas).Clean();
        var types = generated.Types.Select(static type => type.Identifier.Text).ToHashSet(StringComparer.Ordinal);
        Assert.All(Names, name => Assert.Contains(name.Data, types));
    }

    [Fact]
    public void Enums_and_unions_keep_such_names_as_well()
    {
        var generated = GeneratorHarness.Run("""
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Action: {type: string, enum: [Task, List]}
                Optional: {oneOf: [{$ref: "#/components/schemas/Task"}, {type: string}]}
                Task: {type: object, required: [action], properties: {action: {$ref: "#/components/schemas/Action"}, next: {$ref: "#/components/schemas/Optional"}}}
            """).Clean();
        var models = new EmittedModels(generated.Load());
        var task = models.Read("Task", """{"action":"List","next":{"action":"Task","next":"end"}}""");
        Assert.Equal("Test.Action", ((object)task.Action).GetType().FullName);
        Assert.Equal("Test.Optional", ((object)task.Next).GetType().FullName);
        Assert.Equal("""{"action":"List","next":{"action":"Task","next":"end"}}""", EmittedModels.Write((object)task));
    }

    [Fact]
    public void A_client_calls_the_models_of_another_namespace_in_full()
    {
        var models = GeneratorHarness.Run(FastApi, options: ("Client", "false")).Clean();
        var client = GeneratorHarness.Run(FastApi, options: [("Namespace", "Test.Client"), ("ModelsNamespace", "Test"), ("Server", "true")]);
        var both = models.Compilation.AddSyntaxTrees(client.Compilation.SyntaxTrees);
        Assert.Empty(both.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
    }

    private static string Document(string name) => """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        servers: [{url: "https://{NAME}.example/", description: NAME, variables: {NAME: {default: NAME, enum: [NAME, other]}}}]
        paths:
          /NAME/{id}:
            put:
              operationId: NAME
              tags: [NAME]
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}, {name: NAME, in: query, schema: {$ref: "#/components/schemas/NAME"}}]
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NAME"}}}}
              responses:
                "200": {description: It, headers: {NAME: {schema: {type: string}}}, content: {application/json: {schema: {$ref: "#/components/schemas/NAME"}}}}
                "201": {description: All, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/NAME"}}}}}
                default: {description: Bad, content: {application/json: {schema: {$ref: "#/components/schemas/Holder"}}}}
          /files:
            post:
              operationId: send
              requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {NAME: {type: string, format: binary}, other: {$ref: "#/components/schemas/NAME"}}}}}}
              responses: {"200": {description: It, content: {application/octet-stream: {}}}}
        components:
          schemas:
            NAME:
              description: NAME is a "NAME" // and nothing else.
              type: object
              properties: {id: {type: integer, minimum: 0}, when: {type: string, format: date-time}, name: {type: [string, "null"]}}
            Holder:
              allOf: [{$ref: "#/components/schemas/NAME"}]
              properties:
                parent: {$ref: "#/components/schemas/NAME"}
                NAME: {$ref: "#/components/schemas/NAME"}
                by_name: {type: object, additionalProperties: {$ref: "#/components/schemas/NAME"}}
                kind: {type: string, enum: [NAME, other]}
                either: {oneOf: [{$ref: "#/components/schemas/NAME"}, {type: string}]}
                many: {type: array, items: {$ref: "#/components/schemas/NAME"}}
                pair: {type: array, prefixItems: [{title: NAME, $ref: "#/components/schemas/NAME"}, {type: string}]}
        """.Replace("NAME", name, StringComparison.Ordinal);
}
