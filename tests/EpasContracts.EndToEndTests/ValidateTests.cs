using System.Text;
using System.Text.Json;
using EpasContracts.Epas;

namespace EpasContracts.EndToEndTests;

/// <summary><c>validate</c> as a process: verdicts, forms and exit codes, on a built-in document and on one that it has never seen.</summary>
public sealed class ValidateTests : IDisposable
{
    private const string Spec = "spec/epas/openapi.yaml";
    private const string Storage = """{"role_type":"DATA","size_gb":17,"volume_type":"SSD"}""";

    private const string Shop = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders:
            post:
              requestBody: {content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Order"}}}}}
              responses:
                "2XX": {description: done, content: {application/json: {schema: {type: object, required: [id]}}}}
        components:
          schemas:
            Order:
              type: object
              properties: {count: {type: integer, minimum: 1}, next: {$ref: "#/components/schemas/Order"}, kind: {enum: [a, b]}}
              unevaluatedProperties: false
        """;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_payload_that_holds_is_0_and_one_that_does_not_is_1_with_the_line_of_the_rule()
    {
        var wrong = _place.File("wrong.json", Storage);
        var holds = await Tool.RunAsync("validate", Spec, "AddBlockStoragesRequest", _place.File("right.json", Storage.Replace("17", "104", StringComparison.Ordinal)));
        var violates = await Tool.RunAsync("validate", Spec, "POST /v1/instance-groups/{instance_group_id}/block-storage-groups", wrong);

        Assert.Equal((0, ""), (holds.ExitCode, holds.Error));
        Assert.Equal(1, violates.ExitCode);
        var compiled = Assert.Single(AddBlockStoragesRequest.Validate(Encoding.UTF8.GetBytes(Storage)));
        Assert.StartsWith($"/size_gb: {compiled.Message} [{compiled.Source} #{compiled.SchemaPointer}, byte {compiled.Offset}]", violates.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basic", "valid")]
    [InlineData("problem", "status")]
    [InlineData("json", "errors")]
    public async Task Programs_get_their_form(string format, string member)
    {
        var result = await Tool.RunAsync("validate", Spec, "#/components/schemas/AddBlockStoragesRequest", _place.File("wrong.json", Storage), "--format", format);

        Assert.Equal(1, result.ExitCode);
        Assert.True(JsonDocument.Parse(result.Output).RootElement.TryGetProperty(member, out _));
    }

    [Fact]
    public async Task The_vendors_form_can_be_Korean()
    {
        var result = await Tool.RunAsync("validate", Spec, "AddBlockStoragesRequest", _place.File("wrong.json", Storage), "--format", "vendor", "--language", "ko");

        Assert.Equal("size_gb은(는) 8의 배수여야 합니다 (받은 값: 17)", JsonDocument.Parse(result.Output).RootElement[0].GetProperty("msg").GetString());
    }

    [Theory]
    [InlineData("Order", """{"count":0,"next":{"next":{"kind":"c","other":1}}}""", "", "/count", "/next/next/kind", "/next/next/other")]
    [InlineData("POST /orders", """[{"count":1},{"count":0}]""", "", "/1/count")]
    [InlineData("POST /orders", "{}", "--response=201", "id is required")]
    [InlineData("#/components/schemas/Order/properties/count", "1.5", "", "must be an integer")]
    public async Task Any_document_will_do(string target, string payload, string option, params string[] told)
    {
        var spec = _place.File("shop.yaml", Shop);
        var result = await Tool.RunAsync(["validate", spec, target, _place.File("payload.json", payload), .. option.Length == 0 ? Array.Empty<string>() : [option]]);

        Assert.Equal(1, result.ExitCode);
        Assert.All(told, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.Contains("shop.yaml:", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ordre", "has no schema 'Ordre'")]
    [InlineData("GET /orders", "has no operation 'GET /orders'")]
    [InlineData("#/components/schemas/None", "has no schema at")]
    public async Task A_target_that_is_not_there_is_2(string target, string sentence)
    {
        var result = await Tool.RunAsync("validate", _place.File("shop.yaml", Shop), target, _place.File("payload.json", "1"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Inputs_that_cannot_be_read_are_2()
    {
        Assert.Equal(2, (await Tool.RunAsync("validate", "no-such.yaml", "A", "-")).ExitCode);
        Assert.Contains("no-such.json", (await Tool.RunAsync("validate", Spec, "Tag", "no-such.json")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Tool.RunAsync("validate", Spec, "Tag", "-", "--max-errors", "0")).ExitCode);
        Assert.Contains("EPAS", (await Tool.RunAsync("validate", _place.File("bad.yaml", "hello: world"), "Tag", "-")).Error, StringComparison.Ordinal);
    }
}
