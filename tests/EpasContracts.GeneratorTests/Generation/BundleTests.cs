using System.Globalization;
using System.Text;

namespace EpasContracts.Tests.Generation;

/// <summary>Documents with very many types: as few files as the compiler can hold against each other at every key that is pressed.</summary>
public sealed class BundleTests
{
    private const int Schemas = 400;

    [Fact]
    public void A_file_has_one_type_where_there_are_not_too_many()
    {
        var generated = GeneratorHarness.Run(Document(50)).Clean();

        Assert.All(generated.Files, static file => Assert.Single(file.Value.Split("\nnamespace Test;")[1..]));
        Assert.Contains("Test.Models.Pet7.g.cs", generated.Files.Keys);
        Assert.Contains("Test.Schemas.Pet7Schema.g.cs", generated.Files.Keys);
    }

    [Fact]
    public void Many_types_share_a_few_hundred_files()
    {
        var generated = GeneratorHarness.Run(Document(Schemas)).Clean();

        Assert.InRange(generated.Files.Count, 100, 300);
        var types = generated.Types.Select(static type => type.Identifier.Text).ToList();
        foreach (var number in Enumerable.Range(1, Schemas).Select(static number => number.ToString(CultureInfo.InvariantCulture)))
        {
            Assert.Single(types, "Pet" + number);
            Assert.Single(types, $"Pet{number}Schema");
        }
    }

    [Fact]
    public void A_new_type_changes_the_file_that_it_comes_into_and_no_other()
    {
        var before = GeneratorHarness.Run(Document(Schemas)).Files;
        var after = GeneratorHarness.Run(Document(Schemas) + "    Newcomer: {type: object, properties: {name: {type: string}}}\n").Files;

        var changed = after.Where(file => !before.TryGetValue(file.Key, out var text) || text != file.Value).Select(static file => file.Value).ToList();
        // The class, its schema, the list of schemas and the lines of the document.
        Assert.Equal(4, changed.Count);
        Assert.Single(changed, static text => text.Contains("class Newcomer :", StringComparison.Ordinal));
        Assert.Single(changed, static text => text.Contains("class NewcomerSchema\n", StringComparison.Ordinal));
    }

    private static string Document(int schemas)
    {
        var text = new StringBuilder("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n");
        for (var i = 1; i <= schemas; i++)
            text.Append(CultureInfo.InvariantCulture, $"    Pet{i}: {{type: object, properties: {{name: {{type: string}}}}}}\n");
        return text.ToString();
    }
}
