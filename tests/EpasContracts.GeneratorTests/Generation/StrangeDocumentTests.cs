using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.Tests.Generation;

/// <summary>
/// Documents that are legal, or nearly, and that nobody would write: with every option on, what is emitted compiles without a warning, and
/// the findings are those that the document expects under <c>x-expected</c>.
/// </summary>
public sealed partial class StrangeDocumentTests
{
    private const string Folder = "tests/EpasContracts.GeneratorTests/Generation/Fixtures/strange";

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(SharedFiles.Repository(Folder)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Emitted_code_compiles_without_a_warning(string name)
    {
        var generated = Of(name, ("Server", "true"), ("Webhooks", "true"), ("DataAnnotations", "true")).Clean();
        var text = File.ReadAllText(Path.Combine(SharedFiles.Repository(Folder), name));
        var found = generated.Diagnostics.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning).Select(static finding => finding.Id).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Expected().Match(text).Groups[1].Value, string.Join(' ', found));
    }

    [Theory]
    [InlineData("names.yaml")]
    [InlineData("methods.json")]
    [InlineData("openapi-3.2.yaml")]
    [InlineData("references.yaml")]
    [InlineData("results.yaml")]
    public async Task Its_server_starts_and_is_described(string name)
    {
        var assembly = Of(name, ("Server", "true")).Load(isCollectible: false);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore().AddEndpointsApiExplorer();
        await using var app = builder.Build();
        app.UseRouting();
        var handler = typeof(DispatchProxy).GetMethod(nameof(DispatchProxy.Create), 2, [])!.MakeGenericMethod(assembly.GetType("Test.ITestHandler")!, typeof(NoHandler)).Invoke(null, null);
        assembly.GetType("Test.TestEndpoints")!.GetMethods().Single(static method => method.IsStatic).Invoke(null, [app, handler, null]);
        await app.StartAsync(TestContext.Current.CancellationToken);

        // The first request builds the routes of all.
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var response = await http.GetAsync(new Uri("/nobody/has/this", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEmpty(app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(static group => group.Items));
        Assert.Null(app.Services.GetRequiredService<LinkGenerator>().GetPathByName("nobody", values: null));
    }

    [Fact]
    public void A_method_that_is_not_one_is_left_out_and_one_of_its_own_keeps_its_spelling()
    {
        var methods = Of("methods.json");
        Assert.Equal(
            ["'B A D' is not an HTTP method", "'GET' is not an additional operation"],
            methods.Diagnostics.Where(static finding => finding.Id == "EPAS1025").Select(static finding => finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split(". ")[0]));
        Assert.Contains("Method = \"lower\",", methods.Files["Test.Operations.LowerMOperation.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void HEAD_has_the_headers_of_GET_and_never_its_body() =>
        Assert.Contains("public Task<HeadMHeaders> HeadMWithHeadersAsync(CancellationToken cancellationToken = default)", Of("methods.json").Files["Test.TestClient.g.cs"], StringComparison.Ordinal);

    [Theory]
    [InlineData("public Task NeverAsync(CancellationToken")]
    [InlineData("public Task<long?> SometimesAsync(CancellationToken")]
    public void A_status_that_never_comes_with_a_body_has_none(string method) =>
        Assert.Contains(method, Of("results.yaml").Files["Test.TestClient.g.cs"], StringComparison.Ordinal);

    [Theory]
    [InlineData('x')]
    [InlineData('語')]
    public void Names_of_any_length_are_those_of_files_and_of_types(char letter)
    {
        string Name(int number) => new string(letter, 1200) + number;
        string Nested(int depth) => depth == 0 ? "type: string, enum: [a]" : $"type: object, properties: {{{Name(depth)}: {{{Nested(depth - 1)}}}, {Name(9)}: {{type: string, minLength: 1}}}}";
        var generated = GeneratorHarness.Run(
            $$"""
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths:
              /a: {get: {operationId: {{Name(1)}}, tags: [{{Name(1)}}], parameters: [{name: {{Name(1)}}, in: query, schema: {type: integer, minimum: 1} }], responses: {"200": {description: d, content: {application/json: {schema: { {{Nested(3)}} } } } } } } }
              /b: {get: {operationId: {{Name(2)}}, tags: [{{Name(2)}}], responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/{{Name(2)}}"} } } } } } }
            components: {schemas: { {{Name(1)}}: { {{Nested(3)}} }, {{Name(2)}}: { {{Nested(2)}} } } }
            """,
            ("Server", "true")).Clean();
        Assert.All(generated.Files.Keys, static name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 255));
        Assert.Equal(generated.Files.Count, generated.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.NotNull(generated.Load().GetType("Test.TestContract")!.GetProperty("Descriptor")!.GetValue(null));
    }

    [Fact]
    public void The_parts_of_a_form_keep_their_names() =>
        Assert.Contains("public required IReadOnlyList<FileContent> Files {", Of("python-service.json").Files["Test.Models.UploadForm.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_type_that_a_child_narrows_is_called_after_the_child() =>
        Assert.Contains("Test.Models.OverlapId.g.cs", Of("all-of.yaml").Files.Keys);

    private static Generated Of(string name, params (string Name, string Value)[] options) => GeneratorHarness.Run([
        DocumentText.Contract(File.ReadAllText(Path.Combine(SharedFiles.Repository(Folder), name)), "/strange/" + name, options),
        .. Directory.EnumerateFiles(SharedFiles.Repository(Folder), "*", SearchOption.AllDirectories).Select(Reference)]);

    private static DocumentText Reference(string path) => new(
        "/strange/" + Path.GetRelativePath(SharedFiles.Repository(Folder), path).Replace('\\', '/'), File.ReadAllText(path), ("EpasContractsItem", "OpenApiReference"));

    /// <summary>A handler that nobody calls.</summary>
    public class NoHandler : DispatchProxy
    {
        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
    }

    [GeneratedRegex("x-expected\"?: \"?([A-Z0-9 ]+)")]
    private static partial Regex Expected();
}
