using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Tests.Reading;

/// <summary>Small documents for the tests of the reader.</summary>
internal static class Document
{
    public static ContractDocument Read(string text, string file = "openapi.yaml") =>
        ContractReader.Read(file, text, TestContext.Current.CancellationToken);

    /// <summary>A document whose only schema, in JSON or YAML's flow style, is called S.</summary>
    public static ContractDocument WithSchema(string schema, string version = "3.1.0", string others = "") =>
        Read($$"""
            openapi: {{version}}
            info: {title: T, version: "1"}
            paths: {}
            components:
              schemas:
                Other: {type: object}
            {{others}}
                S: {{schema}}
            """);

    /// <summary>The schema S of <see cref="WithSchema"/>, which must have no findings above <paramref name="worst"/>.</summary>
    public static SchemaNode Schema(string schema, string version = "3.1.0", FindingSeverity worst = FindingSeverity.Info)
    {
        var document = WithSchema(schema, version);
        Assert.DoesNotContain(document.Findings, finding => finding.Severity > worst);
        return document.Contract!.Resolve("/components/schemas/S")!;
    }

    /// <summary>A document with one operation, <c>get</c> on <paramref name="path"/>, of which the lines are <paramref name="operation"/>.</summary>
    public static ContractDocument WithOperation(string operation, string path = "/a", string version = "3.1.0", string components = "{}") =>
        Read($$"""
            openapi: {{version}}
            info: {title: T, version: "1"}
            paths:
              {{path}}:
                get:
            {{Indent(operation, 6)}}
            components: {{components}}
            """);

    private static string Indent(string text, int columns) =>
        string.Join("\n", text.Split('\n').Select(line => new string(' ', columns) + line));
}
