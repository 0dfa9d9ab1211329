using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>The printable view of docs.e.samsungsdscloud.com as plain text: flattened tables, one cell a line.</summary>
internal sealed partial class ScpPlainPage : IPageShape
{
    public string Name => "Samsung Cloud Platform, plain text";

    public bool Recognises(PageText page)
    {
        bool apis = false, operation = false;
        foreach (var line in page.Lines)
        {
            apis |= ApisHeading().IsMatch(line.Text);
            operation |= apis && ScpOperation.MethodAndPath().IsMatch(line.Text);

            // The same page with markdown tables has the same headings: only a flattened header row tells this shape.
            if (operation && line.Text is ("TypeNameDescriptionSchemaDefault" or "HTTP CodeDescriptionSchema" or "NameDescriptionSchemaDefault"))
                return true;
        }

        return false;
    }

    public ApiPage Read(PageText page, FindingLog findings)
    {
        var lines = page.Lines.ToArray().AsSpan();
        var apis = IndexOf(lines, ApisHeading());
        var models = IndexOf(lines, ModelsHeading());
        if (models < apis)
        {
            models = lines.Length;
            findings.Error("page/no-models", null, "The page has no section \"Models\".", "Save the page again: the text may be truncated.");
        }

        var modelBlocks = Blocks(lines[Math.Min(models + 1, lines.Length)..], ModelHeading());
        modelBlocks.RemoveAll(block => !HasName(block, findings));
        var types = new TypeText(modelBlocks.Select(block => block.Title.Value));
        var fields = new FieldTable(types, findings);
        var overview = ScpOverview.Read(lines[..apis], findings);
        return new ApiPage(
            overview.Title,
            overview.Text,
            overview.ServerUrl,
            overview.Versions,
            overview.EnvironmentRegions,
            ReadOperations(Blocks(lines[(apis + 1)..models], OperationHeading()), new ScpOperation(types, fields, findings), findings),
            [.. modelBlocks.Select(block => ReadModel(block, fields, findings))]);
    }

    private static List<PageOperation> ReadOperations(List<Block> blocks, ScpOperation reader, FindingLog findings)
    {
        var operations = new List<PageOperation>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            foreach (var version in Blocks(block.Lines, VersionHeading()))
            {
                if (reader.Read(block.Title, version.Title, version.Lines) is not { } operation)
                    continue;
                if (seen.TryAdd($"{operation.Method.Value} {operation.Path.Value}", operation.Path.Line))
                {
                    operations.Add(operation);
                    continue;
                }

                findings.Error("page/repeated-operation", operation.Path.Line,
                    $"{operation.Method.Value} {operation.Path.Value} is described a second time (first on line {seen[$"{operation.Method.Value} {operation.Path.Value}"]}); only the first is taken.",
                    "Remove the block that is not wanted from a copy of the page.");
            }
        }

        return operations;
    }

    private static bool HasName(Block block, FindingLog findings)
    {
        if (ComponentName().IsMatch(block.Title.Value))
            return true;
        findings.Error("page/unusable-name", block.Title.Line, "A heading among the models is not a name that a schema can have; the model is left out.",
            "Compare the heading with the vendor's page, or add the model in an overlay.");
        return false;
    }

    private static PageModel ReadModel(Block block, FieldTable fields, FindingLog findings)
    {
        var table = block.Lines.AsSpan();
        if (table.Length > 0 && table[0].Text == "NameDescriptionSchemaDefault")
            return new PageModel(block.Title, fields.Read(table[1..], parameters: false));

        findings.Error("page/model-without-fields", block.Title.Line, $"The model '{block.Title.Value}' has no table of fields.",
            "Save the page again: the text may be truncated.");
        return new PageModel(block.Title, []);
    }

    private static int IndexOf(ReadOnlySpan<PageLine> lines, Regex heading)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (heading.IsMatch(lines[i].Text))
                return i;
        }

        return -1;
    }

    private static List<Block> Blocks(ReadOnlySpan<PageLine> lines, Regex heading)
    {
        var blocks = new List<Block>();
        for (var i = 0; i < lines.Length;)
        {
            var end = i + 1;
            while (end < lines.Length && !heading.IsMatch(lines[end].Text))
                end++;
            var match = heading.Match(lines[i].Text);
            if (match.Success)
                blocks.Add(new Block(new Stated<string>(match.Groups[1].Value, lines[i].Number), lines[(i + 1)..end].ToArray()));
            i = end;
        }

        return blocks;
    }

    /// <summary>What OpenAPI allows as the name of a component; longer than 200 characters is no name.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,200}$")]
    private static partial Regex ComponentName();

    [GeneratedRegex(@"^\d+ - APIs$")]
    private static partial Regex ApisHeading();

    [GeneratedRegex(@"^\d+ - Models$")]
    private static partial Regex ModelsHeading();

    [GeneratedRegex(@"^\d+\.\d+ - (.+)$")]
    private static partial Regex OperationHeading();

    [GeneratedRegex(@"^\d+\.\d+\.\d+ - (.+)$")]
    private static partial Regex VersionHeading();

    [GeneratedRegex(@"^\d+\.\d+ - (\S+)$")]
    private static partial Regex ModelHeading();

    /// <summary>A heading and the lines up to the next heading of its rank.</summary>
    private sealed record Block(Stated<string> Title, PageLine[] Lines);
}
