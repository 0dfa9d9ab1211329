using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Chooses of the media types of requests and responses those that have code, and tells what of them is described.</summary>
internal sealed class BodyChoice(ApiContract contract)
{
    // What is preferred when several media types carry one body; within a format the document's order.
    private static readonly BodyFormat[] Preference = [BodyFormat.Json, BodyFormat.Multipart, BodyFormat.Form, BodyFormat.JsonLines, BodyFormat.JsonSequence, BodyFormat.Binary, BodyFormat.Text];

    /// <summary>How bodies are spelled.</summary>
    public BodyFormats Formats { get; } = new(contract);

    /// <summary>The media types of a request's body that have code, the preferred one first.</summary>
    public IReadOnlyList<ChosenBody> Of(Operation operation)
    {
        var content = operation.RequestBody?.Content ?? default;
        var known = content.Select(media => Sent(media) is { } format ? new ChosenBody(media, format) : null).OfType<ChosenBody>();
        var chosen = known.OrderBy(static one => Array.IndexOf(Preference, one.Format)).ThenBy(static one => BodyFormats.Essence(one.Media) == "application/json" ? 0 : 1).ToList();
        // XML beside JSON or a form is the same body in another notation: nobody needs it as text.
        if (chosen.Count > 0 && chosen[0].Format is BodyFormat.Json or BodyFormat.Form or BodyFormat.Multipart)
            chosen.RemoveAll(static one => BodyFormats.IsXml(one.Media));
        return chosen;
    }

    /// <summary>The media types of a response that have code, JSON first.</summary>
    public IReadOnlyList<ChosenBody> Of(Response response) =>
    [
        .. response.Content.Where(BodyFormats.IsWellFormed).Select(media => new ChosenBody(media, Received(Formats.Of(media) ?? BodyFormat.Binary)))
            .OrderBy(static one => one.Format == BodyFormat.Json ? 0 : 1).ThenBy(static one => BodyFormats.Essence(one.Media) == "application/json" ? 0 : 1),
    ];

    /// <summary>The schema of what a media type becomes: of the body, or of each item.</summary>
    public SchemaNode? SchemaOf(MediaType media, BodyFormat format) => format switch
    {
        BodyFormat.Text or BodyFormat.Binary => null,
        _ when !BodyFormats.IsStream(format) => media.Schema,
        _ when media.ItemSchema is { } item => item,
        BodyFormat.EventData when DataOf(media.Schema) is { } data => data,
        // Before OpenAPI 3.2 a stream had the schema of an item, or of the list of all.
        _ => media.Schema is { } schema && Formats.Target(schema) is { Items: { } items } list && (list.Types & ~JsonTypes.Null) == JsonTypes.Array ? items : media.Schema,
    };

    /// <summary>Why the client has no method for an operation; null when it has one.</summary>
    public string? WhyNotCallable(Operation operation)
    {
        if (operation.RequestBody is { Content.IsEmpty: false } body && Of(operation).Count == 0)
            return $"its body is {body.Content[0].Name}{(Formats.Of(body.Content[0]) is null ? "" : ", which carries the members of an object, and its schema admits no object")}";
        return operation.Parameters.FirstOrDefault(parameter => parameter.Content is { } content && Sent(content) is not (BodyFormat.Json or BodyFormat.Form or BodyFormat.Text)) is { } odd
            ? $"its parameter {odd.Name} is {odd.Content!.Name}"
            : null;
    }

    // Events are sent as bytes: they come from servers. A form that is no object has no names for its parts.
    private BodyFormat? Sent(MediaType media) => Formats.Of(media) switch
    {
        BodyFormat.Events or BodyFormat.EventData => BodyFormat.Binary,
        { } format when BodyFormats.IsStream(format) && SchemaOf(media, format) is null => BodyFormat.Binary,
        BodyFormat.Form or BodyFormat.Multipart when !Formats.AdmitsObjects(media.Schema) => null,
        var format => format,
    };

    // Forms come from clients; as answers they are text that the caller takes apart.
    private static BodyFormat Received(BodyFormat format) => format switch
    {
        BodyFormat.Form => BodyFormat.Text,
        BodyFormat.Multipart => BodyFormat.Binary,
        _ => format,
    };

    // ASP.NET Core describes an event by the class that it has for it; what of that is on the wire as JSON is the data.
    private SchemaNode? DataOf(SchemaNode? schema) =>
        schema is not null && Formats.Target(schema).Properties is var properties && properties.Any(static property => property.Name == "eventType")
            ? properties.FirstOrDefault(static property => property.Name == "data")?.Schema
            : null;
}
