using System.Globalization;

namespace EpasContracts.Tests.Generation;

/// <summary><c>x-csharp-name</c>, wherever the documentation says that it counts.</summary>
public sealed class CustomNameTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Work, version: "1"}
        tags: [{name: job-things, x-csharp-name: TAG}]
        paths:
          /jobs/{job-id}:
            get:
              operationId: list_the_jobs
              x-csharp-name: OPERATION
              tags: [job-things]
              parameters:
              - {name: job-id, in: path, required: true, x-csharp-name: PARAMETER, schema: {type: string}}
              responses:
                "200": {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/job-v2"}}}}
        components:
          schemas:
            job-v2:
              x-csharp-name: SCHEMA
              type: object
              properties:
                job_state: {type: string, x-csharp-name: PROPERTY}
                part: {type: object, x-csharp-name: INLINE, properties: {a: {type: string}}}
                mood: {oneOf: [{const: ":)", x-csharp-name: VALUE}, {const: ":("}]}
        """;

    private static readonly string[] Places = ["TAG", "OPERATION", "PARAMETER", "SCHEMA", "PROPERTY", "INLINE", "VALUE"];

    [Fact]
    public void It_names_schemas_properties_parameters_operations_values_and_tags()
    {
        var files = GeneratorHarness.Run(Named(static place => place[0] + place[1..].ToLowerInvariant() + "Name")).Clean().Files;

        Assert.Contains("public TagNameClient TagName { get; }", files["Test.TestClient.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public Task<SchemaName> OperationNameAsync(string parameterName, CancellationToken", files["Test.Clients.TagNameClient.g.cs"], StringComparison.Ordinal);
        Assert.Contains("ParameterDescriptor ParameterName ", files["Test.Operations.OperationNameOperation.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public string? PropertyName { get; init; }", files["Test.Models.SchemaName.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public InlineName? InlineName { get; init; }", files["Test.Models.SchemaName.g.cs"], StringComparison.Ordinal);
        Assert.Contains("ValueName => new(\":)\");", files["Test.Models.SchemaNameMood.g.cs"], StringComparison.Ordinal);
        // On the wire everything is called as before.
        Assert.Contains("[JsonPropertyName(\"job_state\")]", files["Test.Models.SchemaName.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Name = \"job-id\",", files["Test.Operations.OperationNameOperation.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Evil { } class Other\"", "becomes EvilClassOther")]
    [InlineData("\"1a\"", "becomes _1a")]
    [InlineData("\"???\"", "is left out")]
    [InlineData("\"\"", "is left out")]
    [InlineData("7", "is left out")]
    [InlineData("[a]", "is left out")]
    public void What_is_no_name_is_a_warning_and_no_code(string name, string consequence)
    {
        foreach (var hostile in Places)
        {
            var generated = GeneratorHarness.Run(Named(place => place == hostile ? name : "Fine" + Array.IndexOf(Places, place))).Clean();
            var finding = Assert.Single(generated.Diagnostics, static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
            Assert.Equal("EPAS2040", finding.Id);
            Assert.Contains(consequence, finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.DoesNotContain(generated.Types, static type => type.Identifier.Text == "Other");
        }
    }

    [Fact]
    public void Two_of_one_name_are_told_apart()
    {
        var files = GeneratorHarness.Run(Named(static _ => "Same")).Clean().Files;
        Assert.Contains("Test.Models.Same.g.cs", files.Keys);
        Assert.Contains("Test.Models.Same2.g.cs", files.Keys);
    }

    private static string Named(Func<string, string> name) => Places.Aggregate(Document, (text, place) => text.Replace($"x-csharp-name: {place}", $"x-csharp-name: {name(place)}", StringComparison.Ordinal));
}
