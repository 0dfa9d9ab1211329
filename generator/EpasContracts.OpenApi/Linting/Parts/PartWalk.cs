using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Parts;

/// <summary>Finds all objects of a document, those included that a contract does not carry: webhooks, callbacks, links. References are not followed.</summary>
internal static class PartWalk
{
    private const string EveryMember = "*";

    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    private enum Shape
    {
        One,
        List,
        Map,
    }

    // What stands in what: the grammar of OpenAPI 3.0 to 3.2.
    private static readonly Dictionary<PartKind, Edge[]> Grammar = new()
    {
        [PartKind.Document] =
        [
            One("info", PartKind.Info), List("servers", PartKind.Server), List("tags", PartKind.Tag), List("security", PartKind.SecurityRequirement),
            Map("paths", PartKind.PathItem), Map("webhooks", PartKind.PathItem), Map("x-webhooks", PartKind.PathItem), One("components", PartKind.Components),
        ],
        [PartKind.Info] = [One("license", PartKind.License)],
        [PartKind.Components] =
        [
            Map("schemas", PartKind.Schema), Map("responses", PartKind.Response), Map("parameters", PartKind.Parameter), Map("examples", PartKind.Example),
            Map("requestBodies", PartKind.RequestBody), Map("headers", PartKind.Header), Map("securitySchemes", PartKind.SecurityScheme),
            Map("links", PartKind.Link), Map("callbacks", PartKind.Callback), Map("pathItems", PartKind.PathItem), Map("mediaTypes", PartKind.MediaType),
        ],
        [PartKind.PathItem] =
        [
            .. Methods.Select(method => One(method, PartKind.Operation)), Map("additionalOperations", PartKind.Operation),
            List("parameters", PartKind.Parameter), List("servers", PartKind.Server),
        ],
        [PartKind.Operation] =
        [
            List("parameters", PartKind.Parameter), One("requestBody", PartKind.RequestBody), Map("responses", PartKind.Response),
            Map("callbacks", PartKind.Callback), List("security", PartKind.SecurityRequirement), List("servers", PartKind.Server),
        ],
        [PartKind.Callback] = [new Edge(EveryMember, PartKind.PathItem, Shape.Map)],
        [PartKind.Parameter] = [One("schema", PartKind.Schema), Map("content", PartKind.MediaType), Map("examples", PartKind.Example)],
        [PartKind.Header] = [One("schema", PartKind.Schema), Map("content", PartKind.MediaType), Map("examples", PartKind.Example)],
        [PartKind.RequestBody] = [Map("content", PartKind.MediaType)],
        [PartKind.Response] = [Map("headers", PartKind.Header), Map("content", PartKind.MediaType), Map("links", PartKind.Link)],
        [PartKind.MediaType] =
            [One("schema", PartKind.Schema), One("itemSchema", PartKind.Schema), Map("examples", PartKind.Example), Map("encoding", PartKind.Encoding)],
        [PartKind.Encoding] = [Map("headers", PartKind.Header)],
        [PartKind.Link] = [One("server", PartKind.Server)],
        [PartKind.Schema] =
        [
            .. Each(Shape.Map, "properties", "patternProperties", "$defs", "definitions", "dependentSchemas"),
            .. Each(Shape.List, "allOf", "anyOf", "oneOf", "prefixItems"),
            .. Each(
                Shape.One, "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems",
                "unevaluatedProperties", "contentSchema"),
        ],
    };

    private sealed record Edge(string Member, PartKind Kind, Shape Shape);

    /// <summary>All parts, each before those inside it, in the document's order within a keyword.</summary>
    public static IEnumerable<Part> All(Cursor root)
    {
        var open = new Stack<Part>();
        open.Push(new Part(PartKind.Document, "", null, root, null));
        while (open.Count > 0)
        {
            var part = open.Pop();
            yield return part;
            foreach (var child in Children(part).Reverse())
                open.Push(child);
        }
    }

    private static IEnumerable<Part> Children(Part part) =>
        Grammar.TryGetValue(part.Kind, out var edges) ? edges.SelectMany(edge => Children(part, edge)) : [];

    private static IEnumerable<Part> Children(Part part, Edge edge)
    {
        if ((edge.Member == EveryMember ? part.At : part.At.Child(edge.Member)) is not { } value)
            return [];
        var found = edge.Shape switch
        {
            Shape.One => [new Part(edge.Kind, edge.Member, null, value, part)],
            Shape.List => value.Items().Select(item => new Part(edge.Kind, edge.Member, null, item, part)),
            _ => value.Members().Where(member => IsEntry(edge, member.Name)).Select(member => new Part(edge.Kind, edge.Member, member.Name, member.Value, part)),
        };
        return found.Where(child => child.At.Node is MappingNode);
    }

    // Extensions may stand among paths, responses and callbacks; elsewhere such a key is a name like any other.
    private static bool IsEntry(Edge edge, string name) =>
        !name.StartsWith("x-", StringComparison.Ordinal) || edge.Member is not ("paths" or "responses" or EveryMember);

    private static Edge One(string member, PartKind kind) => new(member, kind, Shape.One);

    private static Edge List(string member, PartKind kind) => new(member, kind, Shape.List);

    private static Edge Map(string member, PartKind kind) => new(member, kind, Shape.Map);

    private static IEnumerable<Edge> Each(Shape shape, params string[] members) => members.Select(member => new Edge(member, PartKind.Schema, shape));
}
