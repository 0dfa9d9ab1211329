using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

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
        var text = File.ReadAllText(Path.Combine(SharedFiles.Repository(Folder), name));
        var generated = GeneratorHarness.Run([
            DocumentText.Contract(text, "/strange/" + name, ("Server", "true"), ("Webhooks", "true"), ("DataAnnotations", "true")),
            .. Directory.EnumerateFiles(SharedFiles.Repository(Folder), "*", SearchOption.AllDirectories).Select(Reference)]).Clean();

        var found = generated.Diagnostics.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning).Select(static finding => finding.Id).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Expected().Match(text).Groups[1].Value, string.Join(' ', found));
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

    [Fact]
    public void The_parts_of_a_form_keep_their_names() =>
        Assert.Contains("public required IReadOnlyList<FileContent> Files {", Of("python-service.json").Files["Test.Models.UploadForm.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_type_that_a_child_narrows_is_called_after_the_child() =>
        Assert.Contains("Test.Models.OverlapId.g.cs", Of("all-of.yaml").Files.Keys);

    private static Generated Of(string name) => GeneratorHarness.Run(File.ReadAllText(Path.Combine(SharedFiles.Repository(Folder), name)));

    private static DocumentText Reference(string path) => new(
        "/strange/" + Path.GetRelativePath(SharedFiles.Repository(Folder), path).Replace('\\', '/'), File.ReadAllText(path), ("EpasContractsItem", "OpenApiReference"));

    [GeneratedRegex("x-expected\"?: \"?([A-Z0-9 ]+)")]
    private static partial Regex Expected();
}
