using System.Text.Json;
using System.Text.Json.Nodes;
using EpasContracts.Derivation.Checking;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Building;

/// <summary>Puts the page's examples into the document where their own schema accepts them; the others are findings.</summary>
internal sealed class Examples(ApiPage page, JsonObject document, FindingLog findings)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly InstanceCheck check = new(document);

    public void Place()
    {
        foreach (var model in page.Models)
        {
            foreach (var field in model.Fields)
                PlaceField(model, field);
        }

        foreach (var operation in page.Operations)
            PlaceOperation(operation);
    }

    private void PlaceField(PageModel model, PageField field)
    {
        if (document["components"]?["schemas"]?[model.Name.Value]?["properties"]?[field.Name.Value] is JsonObject schema
            && Accepted(field, schema, $"{model.Name.Value}.{field.Name.Value}") is { } value)
        {
            schema["examples"] = new JsonArray(value);
        }
    }

    private void PlaceOperation(PageOperation operation)
    {
        if (document["paths"]?[operation.Path.Value]?[operation.Method.Value] is not JsonObject target)
            return;
        var name = $"{operation.Method.Value} {operation.Path.Value}";
        foreach (var field in operation.Parameters)
        {
            if (Parameter(target, field) is { } parameter && parameter["schema"] is JsonObject schema
                && Accepted(field, schema, $"the {field.In} parameter '{field.Name.Value}' of {name}") is { } value)
            {
                parameter["example"] = value;
            }
        }

        PlaceBody(operation.RequestExample, target["requestBody"], $"the request body of {name}");
        foreach (var (status, example) in operation.ResponseExamples)
            PlaceBody(example, target["responses"]?[status], $"the {status} response of {name}");
    }

    private static JsonObject? Parameter(JsonObject operation, PageField field) => (operation["parameters"] as JsonArray)?.OfType<JsonObject>()
        .FirstOrDefault(candidate => (string?)candidate["name"] == field.Name.Value && (string?)candidate["in"] == field.In);

    private JsonNode? Accepted(PageField field, JsonObject schema, string owner)
    {
        if (field.Example is not { } example)
            return null;
        var value = TypedText.Read(field.Type.Value, example.Value);
        var errors = value is null ? [$"\"{example.Value}\" is not of the declared type"] : check.Errors(schema, value);
        if (errors.Count == 0)
            return value;
        findings.Warn(FindingIds.ExampleRejected, example.Line, $"The example of {owner} does not fit its own schema: {errors[0]}.",
            "Nothing to do: the example is left out; give a better one in an overlay.");
        return null;
    }

    private void PlaceBody(Stated<string>? example, JsonNode? owner, string name)
    {
        if (example is null)
            return;
        if (owner?["content"]?[DocumentBuilder.Json] is not JsonObject media || media["schema"] is not JsonObject schema)
        {
            findings.Warn(FindingIds.ExampleWithoutSchema, example.Line, $"There is an example for {name}, but the page declares no body there.",
                "Nothing to do: the example is left out; declare the body in an overlay.");
            return;
        }

        if (Parse(example, name) is not { } value)
            return;
        var errors = check.Errors(schema, value);
        if (errors.Count == 0)
        {
            media["example"] = value;
            return;
        }

        findings.Warn(FindingIds.BodyExampleRejected, example.Line,
            $"The example of {name} does not fit its own schema in {errors.Count} {(errors.Count == 1 ? "place" : "places")}: {string.Join("; ", errors)}.",
            "Nothing to do: the example is left out; give a better one in an overlay.");
    }

    private JsonNode? Parse(Stated<string> example, string name)
    {
        try
        {
            var value = JsonNode.Parse(example.Value, documentOptions: Strict);

            // A text with half of an escaped character parses, and cannot be read: reading it all shows it here.
            ReadTexts(value);
            return value;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            findings.Warn(FindingIds.ExampleNotJson, example.Line + (int)((problem as JsonException)?.LineNumber ?? 0), $"The example of {name} is not JSON.",
                "Nothing to do: the example is left out; give a better one in an overlay.");
            return null;
        }
    }

    private static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                    ReadTexts(member);
                break;
            case JsonArray entries:
                foreach (var entry in entries)
                    ReadTexts(entry);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
