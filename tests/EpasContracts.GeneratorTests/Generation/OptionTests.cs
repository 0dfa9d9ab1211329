using EpasContracts.Generator;
using EpasContracts.OpenApi.Reading;
using Microsoft.CodeAnalysis;

namespace EpasContracts.Tests.Generation;

/// <summary>What the options of a document change, in a project as on the command line.</summary>
public sealed class OptionTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders/{id}:
            get:
              operationId: showOrder
              tags: [orders]
              parameters:
              - {name: id, in: path, required: true, schema: {type: string, minLength: 1}}
              responses:
                "200": {description: Found, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
          /stock:
            get:
              operationId: listStock
              tags: [stock, inside]
              responses:
                "200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Stock"}}}}
          /stock/audit:
            get:
              operationId: auditStock
              tags: [audit]
              responses:
                "200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Audit"}}}}
        components:
          schemas:
            Order: {type: object, properties: {colour: {$ref: "#/components/schemas/Colour"}}}
            Colour: {type: string, enum: [red, green]}
            Stock: {type: object, properties: {line: {$ref: "#/components/schemas/Line"}}}
            Line: {type: object, properties: {parent: {$ref: "#/components/schemas/Line"}}}
            Audit: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
            Count: {allOf: [{$ref: "#/components/schemas/Audit"}], properties: {kind: {const: Count}}}
            Unused: {type: object, properties: {a: {type: string}}}
        """;

    [Fact]
    public void What_a_reference_takes_from_an_operation_that_is_left_out_is_enforced_all_the_same()
    {
        const string Borrowed = """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths:
              /prices:
                get:
                  operationId: listPrices
                  tags: [kept]
                  responses:
                    "200": {description: All, content: {application/json: {schema: {$ref: "#/paths/~1costs/get/responses/200/content/application~1json/schema/properties/price"}}}}
              /costs:
                get:
                  operationId: listCosts
                  tags: [left]
                  responses:
                    "200": {description: All, content: {application/json: {schema: {type: object, properties: {price: {type: object, properties: {amount: {type: integer, minimum: 5}}}}}}}}
            """;

        var generated = GeneratorHarness.Run(Borrowed, ("IncludeTags", "kept")).Clean();

        Assert.Contains(generated.Files, static file => file.Value.Contains("\"minimum\", \"5\"", StringComparison.Ordinal));
        Assert.Contains(generated.Files, static file => file.Value.Contains("Task<Price> ListPricesAsync", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("IncludeTags", "orders", "ShowOrder", "Order Colour")]
    [InlineData("IncludeTags", "orders; inside", "ShowOrder ListStock", "Order Colour Stock Line")]
    [InlineData("IncludePaths", "/stock/*", "AuditStock", "Audit Count")]
    [InlineData("IncludePaths", "*stock", "ListStock", "Stock Line")]
    [InlineData("ExcludeTags", "orders;audit", "ListStock", "Stock Line")]
    [InlineData("ExcludePaths", "/stock", "ShowOrder AuditStock", "Order Colour Audit Count")]
    public void Operations_are_left_out_with_what_only_they_use(string option, string value, string operations, string schemas)
    {
        var generated = GeneratorHarness.Run(Document, (option, value)).Clean();

        Assert.Equal(operations.Split(' '), Names(generated, "Test.Operations.", "Operation.g.cs").OrderBy(name => operations.IndexOf(name, StringComparison.Ordinal)));
        Assert.Equal(schemas.Split(' ').Order(StringComparer.Ordinal), Names(generated, "Test.Schemas.", "Schema.g.cs").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(generated.Diagnostics, static diagnostic => diagnostic.Id == "EPAS2031");
    }

    [Fact]
    public void Everything_is_there_when_nothing_is_left_out() =>
        Assert.Contains("Test.Schemas.UnusedSchema.g.cs", GeneratorHarness.Run(Document, ("ExcludePaths", "")).Clean().Files.Keys);

    [Theory]
    [InlineData("IncludeTags", "order")]
    [InlineData("ExcludePaths", "/stocks/*")]
    public void A_name_that_nothing_has_is_a_warning(string option, string value)
    {
        var finding = Assert.Single(GeneratorHarness.Run(Document, (option, value)).Diagnostics, static diagnostic => diagnostic.Id == "EPAS2031");
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Contains(value, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_can_be_called_by_their_paths()
    {
        var client = GeneratorHarness.Run(Document, ("OperationNames", "path")).Clean().Files["Test.Clients.StockClient.g.cs"];
        Assert.Contains("GetStockAsync(", client, StringComparison.Ordinal);
        Assert.DoesNotContain("ListStock", client, StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_can_stand_on_the_client_itself()
    {
        var files = GeneratorHarness.Run(Document, ("Grouping", "None")).Clean().Files;
        Assert.DoesNotContain(files.Keys, static name => name.StartsWith("Test.Clients.", StringComparison.Ordinal));
        Assert.Contains("ShowOrderAsync(", files["Test.TestClient.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AuditStockAsync(", files["Test.TestClient.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Types_can_be_internal()
    {
        var generated = GeneratorHarness.Run(Document, ("Accessibility", "internal")).Clean();
        Assert.NotEmpty(generated.Types);
        Assert.Empty(generated.Load().GetExportedTypes());
        Assert.NotEmpty(GeneratorHarness.Run(Document).Load().GetExportedTypes());
    }

    [Theory]
    [InlineData("date-time", "DateTimeOffset", "string", "string")]
    [InlineData("date", "DateOnly", "string", "string")]
    [InlineData("time", "OffsetTime", "string", "string")]
    [InlineData("duration", "IsoDuration", "string", "string")]
    [InlineData("uri", "Uri", "Uri", "string")]
    [InlineData("uri-reference", "Uri", "Uri", "string")]
    [InlineData("iri", "Uri", "Uri", "string")]
    [InlineData("iri-reference", "Uri", "Uri", "string")]
    public void A_format_is_a_type_unless_an_option_leaves_it_a_string(string format, string type, string withDatesAsText, string asNote)
    {
        const string Document = """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths: {}
            components:
              schemas:
                Order: {type: object, required: [at], properties: {at: {type: string, format: FORMAT}}}
            """;
        Assert.Equal(type, TypeOf());
        Assert.Equal(withDatesAsText, TypeOf(("DateTypes", "String")));
        Assert.Equal(asNote, TypeOf(("Formats", "annotate")));

        string TypeOf(params (string, string)[] options) =>
            GeneratorHarness.Run(Document.Replace("FORMAT", format, StringComparison.Ordinal), options).Clean().Files["Test.Models.Order.g.cs"].Split("public required ")[1].Split(' ')[0];
    }

    [Fact]
    public void A_date_that_is_a_string_has_the_format_all_the_same()
    {
        const string Dates = """
            openapi: 3.1.0
            info: {title: Shop, version: "1"}
            paths: {}
            components:
              schemas:
                Order: {type: object, properties: {on: {type: string, format: date}, at: {type: string, format: time}}}
            """;
        var models = new EmittedModels(GeneratorHarness.Run(Dates, ("DateTypes", "String")).Load());
        Assert.Equal(["/on", "/at"], models.Validate("Order", """{"on":"tomorrow","at":"noon"}""").Select(static error => error.InstancePointer));

        // A format that is a note for people stops nothing, whatever the value is.
        var order = new EmittedModels(GeneratorHarness.Run(Dates, ("Formats", "annotate")).Load()).Read("Order", """{"on":"tomorrow","at":"noon"}""");
        Assert.Equal("tomorrow", order.On);
    }

    [Theory]
    [InlineData("ModelsNamespace", "Other", "Client", "false")]
    [InlineData("ModelsNamespace", "Test", "Client", "true")]
    [InlineData("IncludeTags", "orders;stock", "ExcludeTags", "stock")]
    [InlineData("IncludePaths", "/stock", "ExcludePaths", "/stock")]
    public void Options_that_contradict_each_other_stop_the_item(string first, string one, string second, string other)
    {
        var generated = GeneratorHarness.Run(Document, (first, one), (second, other));
        Assert.Equal("EPAS2030", Assert.Single(generated.Diagnostics).Id);
        Assert.Empty(generated.Files);
    }

    [Theory]
    [InlineData("OperationNames", "Id")]
    [InlineData("Grouping", "Path")]
    [InlineData("Accessibility", "private")]
    public void A_value_that_is_none_is_refused_with_those_that_are(string option, string value)
    {
        var finding = Assert.Single(GeneratorHarness.Run(Document, (option, value)).Diagnostics);
        Assert.Equal("EPAS2007", finding.Id);
        Assert.All(ContractSources.Options.Single(known => known.Name == option).Values, known => Assert.Contains(known, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("spec/epas/openapi.yaml")]
    [InlineData("tests/EpasContracts.GeneratorTests/Generation/Fixtures/everything.yaml")]
    public void The_command_line_and_the_generator_make_the_same_bytes(string path)
    {
        var text = File.ReadAllText(SharedFiles.Repository(path));
        var options = new Dictionary<string, string> { ["Namespace"] = "Test", ["ClientName"] = "TestClient", ["Server"] = "true" };

        var sources = ContractSources.Generate(ContractReader.Read("/project/openapi.yaml", text, TestContext.Current.CancellationToken), options.GetValueOrDefault, TestContext.Current.CancellationToken);

        Assert.Equal(GeneratorHarness.Run(text, ("Server", "true")).Files, sources.Files!.ToDictionary(static file => file.HintName, static file => file.Text));
    }

    private static IEnumerable<string> Names(Generated generated, string prefix, string suffix) =>
        generated.Files.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..^suffix.Length]);
}
