using System.Globalization;
using EpasContracts.Generator;
using Microsoft.CodeAnalysis;

namespace EpasContracts.Tests.Generation;

/// <summary>Documents that refer to other files of the project.</summary>
public sealed class ReferencedFileTests
{
    private const string Head = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\n";
    private const string Root = Head + "paths: {}\ncomponents:\n  schemas:\n    Order: {type: object, properties: {tag: {$ref: \"common/types.yaml#/Tag\"}}}\n";
    private const string Types = "Tag: {type: object, required: [key], properties: {key: {$ref: \"../key.yaml\"}, next: {$ref: \"../root.yaml#/components/schemas/Order\"}}}\n";
    private const string Key = "type: string\nmaxLength: 3\n";

    [Fact]
    public void Schemas_of_other_files_are_checked_circles_across_files_included()
    {
        var generated = GeneratorHarness.Run([Contract(), Reference("common/types.yaml", Types), Reference("key.yaml", Key)]).Clean();
        Assert.Empty(generated.Diagnostics);
        var models = new EmittedModels(generated.Load());
        Assert.Empty(models.Validate("Order", """{"tag":{"key":"abc","next":{"tag":{"key":"a"}}}}"""));
        var error = Assert.Single(models.Validate("Order", """{"tag":{"key":"abc","next":{"tag":{"key":"abcd"}}}}"""));
        Assert.Equal(("/tag/next/tag/key", "key.yaml#/maxLength"), (error.InstancePointer, error.SchemaPointer));
    }

    [Fact]
    public void A_fault_in_another_file_has_that_files_line_and_column()
    {
        var generated = GeneratorHarness.Run([Contract(), Reference("common/types.yaml", "# types\nTag:\n  type: strin\n")]);
        var place = Assert.Single(generated.Diagnostics).Location.GetLineSpan();
        Assert.Equal(("/project/common/types.yaml", 2, 8), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
    }

    [Fact]
    public void A_missing_file_is_a_diagnostic_with_the_next_step()
    {
        var missing = Assert.Single(GeneratorHarness.Run([Contract()]).Diagnostics);
        Assert.Equal(("EPAS1041", 5), (missing.Id, missing.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("<OpenApiReference>", missing.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_file_runs_only_the_documents_that_depend_on_it()
    {
        var key = Reference("key.yaml", Key);
        var other = DocumentText.Contract(Head + "paths: {}\n", "/project/other.yaml", ("Namespace", "Other"), ("ClientName", "OtherClient"));
        var compilation = GeneratorHarness.Compilation();
        var driver = GeneratorHarness.Driver([Contract(), other, Reference("common/types.yaml", Types), key])
            .RunGenerators(compilation, TestContext.Current.CancellationToken);
        driver = driver.ReplaceAdditionalText(key, key.With("type: string\nmaxLength: 4\n")).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var outputs = driver.GetRunResult().Results.Single().TrackedSteps[ContractGenerator.ReadStep].SelectMany(static step => step.Outputs).ToList();
        Assert.Equal(2, outputs.Count);
        Assert.Single(outputs, static output => output.Reason == IncrementalStepRunReason.Modified);
        Assert.Single(outputs, static output => output.Reason == IncrementalStepRunReason.Cached);
    }

    private static DocumentText Contract() => DocumentText.Contract(Root, "/project/root.yaml");

    private static DocumentText Reference(string path, string text) => new("/project/" + path, text, ("EpasContractsItem", "OpenApiReference"));
}
