using System.Globalization;
using System.Text.Json.Nodes;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.WebUtilities;

namespace EpasContracts.AspNetCore.OpenApi;

/// <summary>Writes what an operation takes and gives as OpenAPI 3.1 has it.</summary>
/// <param name="schemas">Writes its schemas.</param>
/// <param name="routeName">What a parameter of the path is called in the route.</param>
internal sealed class OperationJson(SchemaJson schemas, Func<string, string> routeName)
{
    /// <summary>Writes parameters, request body and responses.</summary>
    public JsonObject Write(OperationDescriptor operation)
    {
        var json = new JsonObject();
        var parameters = operation.Parameters.SelectMany(Parameters).ToList();
        if (parameters.Count > 0)
            json["parameters"] = new JsonArray([.. parameters]);
        if (operation.RequestBody is { } body)
            json["requestBody"] = new JsonObject { ["content"] = Content(operation.RequestBodies), ["required"] = body.IsRequired };
        json["responses"] = new JsonObject(operation.Responses.Select(response => KeyValuePair.Create(response.Status, (JsonNode?)Response(response))));
        return json;
    }

    private IEnumerable<JsonNode> Parameters(ParameterDescriptor parameter)
    {
        if (parameter.Place != ParameterPlace.QueryString)
            return [Parameter(parameter)];
        // Before OpenAPI 3.2 a query string is the sum of its parameters; one that is JSON has none.
        return parameter.Content is { Format: BodyFormat.Form, Schema: { } form } ? PartsOf(form).SelectMany(static part => part.Properties).Select(property => Pair(parameter, property)) : [];
    }

    private static IEnumerable<SchemaDescriptor> PartsOf(SchemaDescriptor schema) => schema.Target.AllOf.SelectMany(PartsOf).Prepend(schema.Target);

    private JsonObject Pair(ParameterDescriptor whole, PropertyDescriptor property)
    {
        var json = new JsonObject { ["name"] = property.Name, ["in"] = "query", ["required"] = whole.IsRequired && property.IsRequired };
        if (whole.Content!.Encoding.FirstOrDefault(part => part.Property == property.Name) is { } encoding)
            Spell(json, encoding.Style ?? ParameterStyle.Form, encoding.Explode, ParameterStyle.Form);
        json["schema"] = schemas.Write(property.Schema);
        return json;
    }

    private JsonObject Parameter(ParameterDescriptor parameter)
    {
        var (place, usual, name) = parameter.Place switch
        {
            ParameterPlace.Path => ("path", ParameterStyle.Simple, routeName(parameter.Name)),
            ParameterPlace.Query => ("query", ParameterStyle.Form, parameter.Name),
            ParameterPlace.Header => ("header", ParameterStyle.Simple, parameter.Name),
            _ => ("cookie", ParameterStyle.Form, parameter.Name),
        };
        var json = new JsonObject { ["name"] = name, ["in"] = place };
        if (parameter.IsRequired)
            json["required"] = true;
        Describe(json, parameter, usual);
        return json;
    }

    private void Describe(JsonObject json, ParameterDescriptor parameter, ParameterStyle usual)
    {
        if (parameter.Description is { } description)
            json["description"] = description;
        if (parameter.IsDeprecated)
            json["deprecated"] = true;
        if (parameter.AllowReserved)
            json["allowReserved"] = true;
        if (parameter.Style == ParameterStyle.Content)
        {
            var media = new JsonObject { ["schema"] = schemas.Write(parameter.Content?.Schema ?? parameter.Schema) };
            json["content"] = new JsonObject { [parameter.Content?.MediaType ?? "application/json"] = media };
            return;
        }

        // What a cookie does not escape has no style before OpenAPI 3.2.
        Spell(json, parameter.Style == ParameterStyle.Cookie ? ParameterStyle.Form : parameter.Style, parameter.Explode, usual);
        json["schema"] = schemas.Write(parameter.Schema);
    }

    private static void Spell(JsonObject json, ParameterStyle style, bool? explode, ParameterStyle usual)
    {
        if (style != usual)
            json["style"] = NameOf(style);
        if (explode is { } value && value != (style == ParameterStyle.Form))
            json["explode"] = value;
    }

    private static string NameOf(ParameterStyle style) => char.ToLowerInvariant(style.ToString()[0]) + style.ToString()[1..];

    private JsonObject Response(ResponseDescriptor response)
    {
        var json = new JsonObject { ["description"] = response.Description ?? Reason(response.Status) };
        if (response.Headers.Count > 0)
            json["headers"] = new JsonObject(response.Headers.Select(header => KeyValuePair.Create(header.Name, (JsonNode?)Header(header))));
        if (response.Bodies.Count > 0)
            json["content"] = Content(response.Bodies);
        return json;
    }

    private JsonObject Header(ParameterDescriptor header)
    {
        var json = new JsonObject();
        if (header.IsRequired)
            json["required"] = true;
        Describe(json, header, ParameterStyle.Simple);
        return json;
    }

    private JsonObject Content(IReadOnlyList<BodyDescriptor> bodies)
    {
        var content = new JsonObject();
        foreach (var body in bodies)
            content[body.MediaType] = Media(body);
        return content;
    }

    private JsonObject Media(BodyDescriptor body)
    {
        var json = new JsonObject();
        if (Schema(body) is { } schema)
            json["schema"] = schema;
        if (body.Encoding.Count > 0)
            json["encoding"] = new JsonObject(body.Encoding.Select(static part => KeyValuePair.Create(part.Property, (JsonNode?)Encoding(part))));
        return json;
    }

    // A stream is described as the list of what it brings; events with data alone, as ASP.NET Core describes its own, as that data.
    private JsonObject? Schema(BodyDescriptor body) => body switch
    {
        { Format: BodyFormat.Text } => new JsonObject { ["type"] = "string" },
        { Format: BodyFormat.Binary } => new JsonObject { ["type"] = "string", ["format"] = "binary" },
        { Format: BodyFormat.EventData, ItemSchema: { } data } => schemas.Write(data),
        { ItemSchema: { } item } => new JsonObject { ["type"] = "array", ["items"] = schemas.Write(item) },
        { Schema: { } schema } => schemas.Write(schema),
        _ => null,
    };

    private static JsonObject Encoding(PartDescriptor part)
    {
        var json = new JsonObject();
        if (part.ContentType is { } type)
            json["contentType"] = type;
        // With one of the two the other has its default.
        if ((part.Style ?? (part.Explode is null ? null : ParameterStyle.Form)) is { } style)
            json["style"] = NameOf(style);
        if (part.Explode is { } explode)
            json["explode"] = explode;
        return json;
    }

    private static string Reason(string status) => status switch
    {
        _ when int.TryParse(status, CultureInfo.InvariantCulture, out var code) => ReasonPhrases.GetReasonPhrase(code),
        "default" => "Every other answer",
        _ => $"Statuses {status}",
    };
}
