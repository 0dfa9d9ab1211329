using System.Globalization;
using System.Text.Json.Nodes;
using EpasContracts.Derivation.Building;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Checking;

/// <summary>What is wrong with the page itself, whatever a document makes of it: facts that contradict each other, with their lines.</summary>
internal sealed class PageJudge(ApiPage page, JsonObject document, FindingLog findings)
{
    private readonly FieldJudge fields = new(document, findings);

    public void Judge()
    {
        foreach (var operation in page.Operations)
            JudgeOperation(operation);
        foreach (var model in page.Models)
        {
            foreach (var field in model.Fields)
                fields.Judge(field, $"{model.Name.Value}.{field.Name.Value}", document["components"]?["schemas"]?[model.Name.Value]?["properties"]?[field.Name.Value] as JsonObject);
        }

        ReportErrorBodies();
        ReportUnusedModels();
        ReportTwoTypes();
        ReportTwoLists();
    }

    private void JudgeOperation(PageOperation operation)
    {
        var name = $"{operation.Method.Value} {operation.Path.Value}";
        var target = document["paths"]?[operation.Path.Value]?[operation.Method.Value];
        foreach (var field in operation.Parameters)
        {
            fields.Judge(field, $"the {field.In} parameter '{field.Name.Value}' of {name}", Schema(target, field));
            if (field.In == "path" && (!field.Required.Value || field.Type.Value is UnionType { AllowsNull: true }))
            {
                findings.Warn(FindingIds.NullablePathParameter, field.Type.Line,
                    $"The path parameter '{field.Name.Value}' of {name} may be {(field.Required.Value ? "null" : "left out")}, and a segment of a path cannot be.",
                    "Take null out in an overlay, and make it required.");
            }
        }

        JudgePath(operation, name);
    }

    private static JsonObject? Schema(JsonNode? operation, PageField field) => field.In == "body"
        ? operation?["requestBody"]?["content"]?[DocumentBuilder.Json]?["schema"] as JsonObject
        : (operation?["parameters"] as JsonArray)?.FirstOrDefault(candidate => (string?)candidate?["name"] == field.Name.Value && (string?)candidate?["in"] == field.In)?["schema"] as JsonObject;

    private void JudgePath(PageOperation operation, string name)
    {
        var templates = PathTemplates.Of(operation.Path.Value).ToList();
        var parameters = operation.Parameters.Where(field => field.In == "path").ToList();
        foreach (var template in templates.Where(template => !parameters.Exists(field => field.Name.Value == template)))
        {
            findings.Error(FindingIds.PathParameterMismatch, operation.Path.Line, $"The path of {name} has {{{template}}}, which no parameter describes.",
                "Describe the parameter in an overlay.");
        }

        foreach (var field in parameters.Where(field => !templates.Contains(field.Name.Value)))
        {
            findings.Error(FindingIds.PathParameterMismatch, field.Name.Line, $"The path parameter '{field.Name.Value}' has no place in the path of {name}.",
                "Compare the name with the path; correct it in an overlay.");
        }

        if (operation.PathExample is { } example && example.Value.Split('?')[0] != operation.Path.Value)
        {
            findings.Info(FindingIds.ExamplePath, example.Line, $"The request example of {name} shows another path: {Reading.Quoted.Short(example.Value)}.",
                "Compare the two; nothing is taken from the example's path.");
        }
    }

    /// <summary>A template prints the same rows at every operation, so they are told together, one finding a status.</summary>
    private void ReportErrorBodies()
    {
        var silent = page.Operations.SelectMany(operation => operation.Responses).Where(response => response.Status[0] is '4' or '5' && response.Body is null);
        foreach (var status in silent.GroupBy(response => response.Status, StringComparer.Ordinal))
        {
            findings.Info(FindingIds.ErrorBodyUndocumented, status.First().Line,
                $"{Count(status.Count(), "response")} {status.Key} say nothing about the body ({Lines(status.Select(response => response.Line))}).",
                "State the body of errors in an overlay.");
        }
    }

    private void ReportUnusedModels()
    {
        if (page.Operations.Count == 0)
            return;
        var models = page.Models.GroupBy(model => model.Name.Value, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(page.Operations.SelectMany(operation => operation.Parameters.Select(field => field.Type.Value)
            .Concat(operation.Responses.Select(response => response.Body).OfType<PageType>())).SelectMany(Models));
        while (open.TryPop(out var name))
        {
            if (!used.Add(name) || !models.TryGetValue(name, out var model))
                continue;
            foreach (var next in model.Fields.SelectMany(field => Models(field.Type.Value)))
                open.Push(next);
        }

        foreach (var model in models.Values.Where(model => !used.Contains(model.Name.Value)))
        {
            findings.Info(FindingIds.UnusedModel, model.Name.Line, $"No operation uses the model '{model.Name.Value}'.",
                "Nothing to do, or remove it in an overlay; it may belong to another API version.");
        }
    }

    private static IEnumerable<string> Models(PageType type) => type.SelfAndParts().OfType<ModelType>().Select(model => model.Model);

    private void ReportTwoTypes()
    {
        foreach (var name in AllFields().GroupBy(field => field.Name.Value, StringComparer.Ordinal))
        {
            var kinds = name.Select(field => (Kind: Kind(field.Type.Value), field.Type.Line)).Where(use => use.Kind is not null)
                .GroupBy(use => use.Kind, StringComparer.Ordinal).ToList();
            if (kinds.Count < 2)
                continue;
            var seldom = kinds.MinBy(kind => kind.Count())!;
            findings.Info(FindingIds.NameWithTwoTypes, seldom.First().Line,
                $"'{name.Key}' has {kinds.Count} types: {string.Join("; ", kinds.Select(kind => $"{kind.Key} ({Lines(kind.Select(use => use.Line))})"))}.",
                "Compare the types with what the service sends; correct the wrong one in an overlay.");
        }
    }

    private void ReportTwoLists()
    {
        foreach (var name in AllFields().GroupBy(field => field.Name.Value, StringComparer.Ordinal))
        {
            var lists = name.SelectMany(field => field.Type.Value.SelfAndParts().OfType<EnumType>(), (field, list) => (list, field.Type.Line))
                .GroupBy(use => string.Join('\n', use.list.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), StringComparer.Ordinal).ToList();
            if (lists.Count < 2)
                continue;
            findings.Info(FindingIds.EnumWithTwoLists, lists[1].First().Line,
                $"'{name.Key}' has {lists.Count} lists of values: {string.Join("; ", lists.Take(4).Select(list => $"{Reading.Quoted.Short(string.Join(", ", list.First().list.Values))} ({Lines(list.Select(use => use.Line))})"))}.",
                "Compare the lists with what the service takes; correct a short one in an overlay.");
        }
    }

    private IEnumerable<PageField> AllFields() =>
        page.Operations.SelectMany(operation => operation.Parameters).Where(field => field.In != "body").Concat(page.Models.SelectMany(model => model.Fields));

    /// <summary>The JSON type, with null and formats left aside; <see langword="null"/> where several are allowed or none could be read.</summary>
    private static string? Kind(PageType type) => type switch
    {
        PrimitiveType primitive => primitive.Name,
        EnumType => "string",
        ArrayType => "array",
        ModelType or ObjectType => "object",
        UnionType { Branches: [var only] } => Kind(only),
        _ => null,
    };

    private static string Count(int number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    private static string Lines(IEnumerable<int> lines)
    {
        var all = lines.Distinct().ToList();
        return $"{(all.Count == 1 ? "line" : "lines")} {string.Join(", ", all.Take(5))}{(all.Count > 5 ? $" and {all.Count - 5} more" : "")}";
    }
}
