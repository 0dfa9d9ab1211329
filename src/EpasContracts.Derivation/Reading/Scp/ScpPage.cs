using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>
/// A page of docs.e.samsungsdscloud.com: one service, a section of several, or a part of one, as flattened text, markdown or HTML.
/// </summary>
internal sealed class ScpPage : IPageShape
{
    public string Name => "Samsung Cloud Platform";

    public bool Recognises(PageText page)
    {
        bool operation = false, table = false, url = false, pairs = false;
        foreach (var line in page.Rows)
        {
            var kind = ScpWords.Table(line.Text);
            operation |= ScpWords.MethodAndPath(line.Text) is not null;
            table |= operation && kind is TableKind.Parameters or TableKind.Responses or TableKind.Support;
            url |= line.Text == "OpenAPI URL";
            pairs |= kind is TableKind.Versions or TableKind.Pairs;

            // The models alone, or an overview alone, are recognised by their tables.
            if (table || (kind == TableKind.Fields && !operation) || (url && pairs))
                return true;
        }

        return false;
    }

    public IReadOnlyList<ApiPage> Read(PageText page, FindingLog findings) =>
        [.. ScpServices.Split(ScpOutline.Read(page.Rows), findings).Select(service => Read(service, findings))];

    private static ApiPage Read(ScpService service, FindingLog findings)
    {
        var overview = ScpOverview.Read(service, findings);
        var models = service.Models.FindAll(model => ScpModels.HasName(model, findings));
        var types = new TypeText(models.Select(model => model.Title.Value));
        var fields = new FieldTable(types, findings);
        var operations = new ScpOperations(new ScpOperation(types, fields, findings), overview.History, findings).Read(service);
        if (service.Operations.Count == 0)
            findings.Warn(FindingIds.NoOperations, service.Title?.Line, "The page has no operations.", "Save the printable view of the whole service; a part gives a part of the document.");
        else if (service.Models.Count == 0)
            findings.Error(FindingIds.NoModels, service.Title?.Line, "The page has no section \"Models\".", "Save the printable view of the whole service, or add the models in an overlay.");
        return new ApiPage(
            overview.Title,
            overview.Text,
            overview.ServerUrl,
            overview.Versions,
            overview.EnvironmentRegions,
            operations,
            [.. models.Select(model => ScpModels.Read(model, fields, findings))])
        {
            History = overview.History,
        };
    }
}

/// <summary>Reads the models of a service.</summary>
internal static partial class ScpModels
{
    public static bool HasName(ScpSection section, FindingLog findings)
    {
        if (ComponentName().IsMatch(section.Title.Value))
            return true;
        findings.Error(FindingIds.UnusableName, section.Title.Line, "A heading among the models is not a name that a schema can have; the model is left out.",
            "Compare the heading with the vendor's page, or add the model in an overlay.");
        return false;
    }

    public static PageModel Read(ScpSection section, FieldTable fields, FindingLog findings)
    {
        var lines = section.Lines.AsSpan();
        var isTable = section.OpensModel || (lines.Length > 0 && (lines[0].Cells is not null || (lines.Length > 1 && ScpWords.IsFlag(lines[1].Text))));
        if (isTable)
            return new PageModel(section.Title, fields.Read(lines, parameters: false));

        findings.Error(FindingIds.ModelWithoutFields, section.Title.Line, $"The model '{section.Title.Value}' has no table of fields.",
            "Save the page again: the text may be truncated.");
        return new PageModel(section.Title, []);
    }

    /// <summary>What OpenAPI allows as the name of a component; longer than 200 characters is no name.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,200}$")]
    private static partial Regex ComponentName();
}
