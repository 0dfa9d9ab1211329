using EpasContracts.Derivation.Page;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Derivation.Building;

/// <summary>Which line of a page states what a pointer of its document names.</summary>
internal sealed class PageLines
{
    private static readonly string[] TypeKeywords = ["type", "format", "enum", "items", "anyOf", "$ref"];
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public PageLines(ApiPage page, EnumNames enums)
    {
        Add("/info", page.Title.Line);
        Add("/servers", page.ServerUrl?.Line);
        foreach (var operation in page.Operations)
            AddOperation(operation, enums);
        foreach (var model in page.Models)
        {
            var pointer = JsonPointer.Append("/components/schemas", model.Name.Value);
            Add(pointer, model.Name.Line);
            foreach (var field in model.Fields)
                AddField(JsonPointer.Append(pointer + "/properties", field.Name.Value), field, enums);
        }
    }

    /// <summary>The line of what a pointer names, or of the nearest thing above it; 1 when the page states nothing of the kind.</summary>
    public int LineOf(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            if (lines.TryGetValue(at, out var line))
                return line;
        }

        return 1;
    }

    private void AddOperation(PageOperation operation, EnumNames enums)
    {
        var pointer = JsonPointer.Append(JsonPointer.Append("/paths", operation.Path.Value), operation.Method.Value);
        Add(pointer, operation.Method.Line);
        Add(pointer + "/summary", operation.Title.Line);
        Add(pointer + "/description", operation.Description?.Line);
        Add(pointer + "/x-state", operation.State?.Line);
        Add(pointer + "/x-supported-until", operation.SupportedUntil?.Line);
        var index = 0;
        foreach (var field in operation.Parameters)
        {
            var place = field.In == "body" ? pointer + "/requestBody" : JsonPointer.Append(pointer + "/parameters", index++);
            Add(place, field.Name.Line);
            Add(place + "/required", field.Required.Line);
            AddField(field.In == "body" ? place + "/content/application~1json/schema" : place + "/schema", field, enums);
        }

        foreach (var response in operation.Responses)
            Add(JsonPointer.Append(pointer + "/responses", response.Status), response.Line);
    }

    private void AddField(string pointer, PageField field, EnumNames enums)
    {
        Add(pointer, field.Name.Line);
        Add(pointer + "/required", field.Required.Line);
        Add(pointer + "/description", field.Description?.Line);
        Add(pointer + "/default", field.Default?.Line);
        Add(pointer + "/example", field.Example?.Line);
        Add(pointer + "/examples", field.Example?.Line);
        Add(pointer + "/pattern", field.Pattern?.Line);
        Add(pointer + "/minimum", field.Minimum?.Line);
        Add(pointer + "/maximum", field.Maximum?.Line);
        Add(pointer + "/minLength", field.MinLength?.Line);
        Add(pointer + "/maxLength", field.MaxLength?.Line);
        foreach (var keyword in TypeKeywords)
            Add($"{pointer}/{keyword}", field.Type.Line);
        // A list of values that the page repeats has its place where it stands first.
        foreach (var name in field.Type.Value.SelfAndParts().OfType<EnumType>().Select(enums.NameOf).OfType<string>())
            Add(JsonPointer.Append("/components/schemas", name), field.Type.Line);
    }

    private void Add(string pointer, int? line)
    {
        if (line is { } stated)
            lines.TryAdd(pointer, stated);
    }
}
