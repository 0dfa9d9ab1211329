using System.Text.Json.Nodes;
using EpasContracts.Derivation.Building;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Provenance;

/// <summary>Goes through a page and the document that was made of it, side by side, and notes the line of each fact.</summary>
internal sealed class PageOrigins(ApiPage page, JsonObject tree, OriginMap origins, string source)
{
    private static readonly string[] TypeKeywords = ["type", "format", "enum", "items", "anyOf", "$ref"];

    public void Record()
    {
        RecordInfo();
        RecordEnums();
        foreach (var operation in page.Operations)
        {
            if (tree["paths"]?[operation.Path.Value]?[operation.Method.Value] is JsonObject target)
                RecordOperation(operation, target);
        }

        foreach (var model in page.Models.DistinctBy(model => model.Name.Value))
        {
            if (tree["components"]?["schemas"]?[model.Name.Value] is JsonObject schema)
                RecordObject(model.Fields, schema, model.Name.Line);
        }
    }

    private void RecordInfo()
    {
        At(tree["info"], page.Title.Line);
        At(tree["info"]?["description"], page.Overview?.Line);
        var version = (string?)tree["info"]?["version"];
        At(tree["info"]?["version"], page.Versions.FirstOrDefault(row => row.Version == version)?.Line
            ?? page.Operations.FirstOrDefault(operation => operation.ApiVersion?.Value == version)?.ApiVersion?.Line);
        At(tree["servers"], page.ServerUrl?.Line);
        foreach (var (name, variable) in tree["servers"]?[0]?["variables"] as JsonObject ?? [])
        {
            At(variable?["enum"], page.EnvironmentRegions.Select(pair => (int?)pair.Line).FirstOrDefault());
            origins.Set(variable?["default"], new FactOrigin(OriginKind.Rule, source, page.ServerUrl?.Line, $"OpenAPI asks for a default of {name}; the first value listed stands in"));
        }

        Each(tree["servers"]?[0]?["x-environment-regions"], page.EnvironmentRegions, pair => pair.Line);
        Each(tree["x-api-versions"], page.Versions, row => row.Line);
        Each(tree["x-api-version-history"], page.History, change => change.Line);
        foreach (var header in page.Operations.SelectMany(operation => operation.RequestHeaders).DistinctBy(header => header.Value.Name))
            At((tree["x-request-headers"] as JsonArray)?.FirstOrDefault(entry => (string?)entry?["name"] == header.Value.Name), header.Line);
    }

    /// <summary>An enum that the page repeats has a name that the page does not have.</summary>
    private void RecordEnums()
    {
        foreach (var (name, type) in new EnumNames(page).Named)
        {
            var line = page.Uses().Where(use => use.Type.SelfAndParts().OfType<EnumType>().Any(used => used.Key == type.Key)).Select(use => (int?)use.Line).FirstOrDefault();
            var schema = tree["components"]?["schemas"]?[name];
            origins.Set(schema, new FactOrigin(OriginKind.Rule, source, line, $"the page repeats this list without a name; the name is taken from the fields that have it (first on line {line})"));
            At(schema?["enum"], line);
        }
    }

    private void RecordOperation(PageOperation operation, JsonObject target)
    {
        At(target.Parent, operation.Path.Line);
        At(target, operation.Method.Line);
        At(target["summary"], operation.Title.Line);
        At(target["operationId"], operation.OperationId?.Line);
        At(target["description"], operation.Description?.Line);
        At(target["deprecated"], operation.State?.Line);
        At(target["x-state"], operation.State?.Line);
        At(target["x-api-version"], operation.ApiVersion?.Line);
        At(target["x-supported-until"], operation.SupportedUntil?.Line);
        foreach (var field in operation.Parameters)
            RecordParameter(field, target, operation);
        foreach (var response in operation.Responses)
        {
            var node = target["responses"]?[response.Status];
            At(node, response.Line);
            At(node?["content"]?[DocumentBuilder.Json]?["example"], operation.ResponseExamples.GetValueOrDefault(response.Status)?.Line);
        }
    }

    private void RecordParameter(PageField field, JsonObject target, PageOperation operation)
    {
        var node = field.In == "body"
            ? target["requestBody"] as JsonObject
            : (target["parameters"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(candidate => (string?)candidate["name"] == field.Name.Value && (string?)candidate["in"] == field.In);
        if (node is null)
            return;
        At(node, field.Name.Line);
        At(node["required"], field.Required.Line);
        At(node["description"], field.Description?.Line);
        At(node["example"], field.Example?.Line);
        var media = node["content"]?[DocumentBuilder.Json];
        At(media?["example"], operation.RequestExample?.Line);
        RecordField(field, (node["schema"] ?? media?["schema"]) as JsonObject);
    }

    private void RecordObject(IReadOnlyList<PageField> fields, JsonObject schema, int line)
    {
        At(schema, line);
        foreach (var field in fields.DistinctBy(field => field.Name.Value))
        {
            RecordField(field, schema["properties"]?[field.Name.Value] as JsonObject);
            At((schema["required"] as JsonArray)?.FirstOrDefault(name => (string?)name == field.Name.Value), field.Required.Line);
        }
    }

    private void RecordField(PageField field, JsonObject? schema)
    {
        if (schema is null)
            return;
        At(schema, field.Name.Line);
        foreach (var keyword in TypeKeywords)
            At(schema[keyword], field.Type.Line);
        At(schema["description"], field.Description?.Line);
        At(schema["default"], field.Default?.Line);
        At(schema["examples"], field.Example?.Line);
        At(schema["pattern"], field.Pattern?.Line);
        At(schema["minimum"], field.Minimum?.Line);
        At(schema["maximum"], field.Maximum?.Line);
        At(schema["minLength"], field.MinLength?.Line);
        At(schema["maxLength"], field.MaxLength?.Line);
        switch (field.Type.Value)
        {
            case ObjectType inline:
                RecordObject(inline.Fields, schema, field.Type.Line);
                break;
            case ArrayType { Item: ObjectType entry } when schema["items"] is JsonObject items:
                RecordObject(entry.Fields, items, field.Type.Line);
                break;
        }
    }

    private void Each<T>(JsonNode? list, IReadOnlyList<T> rows, Func<T, int> line)
    {
        var entries = list as JsonArray ?? [];
        for (var i = 0; i < entries.Count && i < rows.Count; i++)
            At(entries[i], line(rows[i]));
    }

    private void At(JsonNode? node, int? line)
    {
        if (node is not null && line is not null)
            origins.Set(node, new FactOrigin(OriginKind.Page, source, line, null));
    }
}
