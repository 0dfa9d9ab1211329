using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Operations;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Schemas;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading;

/// <summary>Reads an OpenAPI 3.0, 3.1 or 3.2 document, JSON or YAML, into the contract model.</summary>
public sealed class ContractReader
{
    private readonly ReadingContext _context;
    private readonly ReferenceResolver _references;
    private readonly ReferenceFollower _follower;
    private readonly SchemaReader _schemas;
    private readonly MediaTypeReader _mediaTypes;
    private readonly ParameterReader _parameters;
    private readonly BodyReader _bodies;
    private readonly SecurityReader _security;
    private readonly InfoReader _info;

    private ContractReader(ReadingContext context)
    {
        _references = new ReferenceResolver(context);
        _context = context;
        _follower = new ReferenceFollower(context, _references);
        _schemas = new SchemaReader(context, _references);
        _mediaTypes = new MediaTypeReader(context, _follower, _schemas);
        _parameters = new ParameterReader(context, _follower, _schemas, _mediaTypes);
        _bodies = new BodyReader(context, _follower, _parameters, _mediaTypes);
        _security = new SecurityReader(context, _follower);
        _info = new InfoReader(context);
    }

    /// <summary>Reads a document. Nothing in it makes this fail: what is wrong becomes a finding.</summary>
    /// <param name="file">The path that locations name; an end in <c>.json</c> rules YAML out.</param>
    /// <param name="text">The document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ContractDocument Read(string file, string text, CancellationToken cancellationToken = default) =>
        Read(file, text, NoDocuments.Instance, cancellationToken);

    /// <summary>Reads a document and what its references lead to. Nothing in it makes this fail: what is wrong becomes a finding.</summary>
    /// <param name="file">The path that locations name; an end in <c>.json</c> rules YAML out.</param>
    /// <param name="text">The document.</param>
    /// <param name="source">Where other documents are.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ContractDocument Read(string file, string text, IDocumentSource source, CancellationToken cancellationToken = default)
    {
        var tree = DocumentTree.Parse(file, text, cancellationToken);
        var documents = new DocumentSet(tree, file, source ?? throw new ArgumentNullException(nameof(source)), cancellationToken);
        if (!tree.IsComplete || DocumentVersion.Check(tree) is not { } version)
            return new ContractDocument(documents, null);
        var context = new ReadingContext(documents, version.StartsWith("3.0", StringComparison.Ordinal), cancellationToken);
        return new ContractDocument(documents, new ContractReader(context).ReadContract(version));
    }

    private ApiContract? ReadContract(string version)
    {
        if (ObjectReader.Open(_context, _context.Root, ObjectKinds.Document) is not { } document)
            return null;
        var components = document.Value("components") is { } at ? ObjectReader.Open(_context, at, ObjectKinds.Components) : null;
        var schemas = Named(components, "schemas", (name, schema) => new NamedSchema(name, _schemas.Read(schema)));
        var schemes = Named(components, "securitySchemes", _security.ReadScheme);
        var (operations, webhooks) = ReadOperations(document);
        var others = _schemas.ReadRemainingTargets().ToEquatableArray();
        ReadUnusedComponents(components);

        var contract = ReadInfo(document, version) with
        {
            Servers = _info.ReadServers(document),
            Tags = _info.ReadTags(document, operations),
            Operations = operations,
            Webhooks = webhooks,
            Schemas = schemas,
            SecuritySchemes = schemes,
            OtherSchemas = others,
            Extensions = document.Extensions,
        };
        return TypedEvents.Apply(DynamicScopes.Resolve(contract, _schemas.DynamicReferences, _references.Resources));
    }

    private ApiContract ReadInfo(ObjectReader document, string version)
    {
        if (!document.Has("info"))
            document.Missing("info");
        var info = document.Value("info") is { } at ? ObjectReader.Open(_context, at, ObjectKinds.Info) : null;
        return new ApiContract
        {
            OpenApiVersion = version,
            Title = info?.RequiredString("title") ?? "",
            Version = info?.RequiredString("version") ?? "",
            Description = info?.String("description"),
        };
    }

    private (EquatableArray<Operation> Operations, EquatableArray<Operation> Webhooks) ReadOperations(ObjectReader document)
    {
        if (!document.Has("paths") && (_context.IsOpenApi30 || !(document.Has("components") || document.Has("webhooks"))))
            document.Missing("paths");
        var security = _security.ReadRequirements(document) ?? default;
        var paths = new PathReader(_context, _follower, new OperationReader(_context, _parameters, _bodies, _security, _info, security), _info);
        var operations = document.Mapping("paths") is { } items ? paths.Read(items).ToEquatableArray() : default;
        return (operations, paths.ReadIncoming(Webhooks(document)).ToEquatableArray());
    }

    // OpenAPI 3.0 has no word for them but an extension that many documents share; one of another shape is something else.
    private IEnumerable<(string Name, Cursor Value)> Webhooks(ObjectReader document) =>
        !_context.IsOpenApi30 || document.Has("webhooks") ? document.Members("webhooks")
        : document.Node("x-webhooks") is MappingNode ? document.Members("x-webhooks").Where(static member => member.Value.Node is MappingNode)
        : [];

    /// <summary>Components that no operation refers to have no place in the contract, but their faults are found all the same.</summary>
    private void ReadUnusedComponents(ObjectReader? components)
    {
        Named(components, "parameters", (_, at) => _parameters.Read(at));
        Named(components, "headers", _parameters.ReadHeader);
        Named(components, "requestBodies", (_, at) => _bodies.ReadRequest(at));
        Named(components, "responses", _bodies.ReadResponse);
        Named(components, "mediaTypes", _mediaTypes.Read);
    }

    private static EquatableArray<T> Named<T>(ObjectReader? owner, string section, Func<string, Cursor, T?> read)
        where T : class =>
        owner is null ? default : owner.Members(section).Select(member => read(member.Name, member.Value)).OfType<T>().ToEquatableArray();
}
