using EpasContracts.Generator;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Drift.Facts;

/// <summary>The facts of a document.</summary>
internal sealed class ContractFacts
{
    private readonly ContractView? _view;
    private readonly SchemaFacts _schemas;

    private ContractFacts(ContractView? view)
    {
        _view = view;
        _schemas = new SchemaFacts(view);
    }

    private bool IsCompiled => _view is not null;

    /// <summary>Everything that a document states.</summary>
    public static Fact Of(ApiContract contract) => new ContractFacts(null).Read(contract);

    /// <summary>What of a document's statements ends up in compiled code.</summary>
    public static Fact Compiled(ContractView view) => new ContractFacts(view).Read(view.Contract);

    private Fact Read(ApiContract contract)
    {
        var root = new Fact(FactKind.Contract, "", "the contract", null, "", DriftSide.Both);
        foreach (var operation in contract.Operations)
            root.Children.Add(Read(operation, FactKind.Operation));
        foreach (var webhook in contract.Webhooks)
            root.Children.Add(Read(webhook, FactKind.Webhook));
        var sides = SchemaSides.Of(contract);
        foreach (var schema in contract.Schemas)
        {
            var fact = new Fact(FactKind.Schema, schema.Name, $"the schema {schema.Name}", null, schema.Schema.Pointer, sides(schema.Schema.Pointer));
            root.Children.Add(fact);
            _schemas.Add(fact, schema.Schema, schema.Name);
        }

        if (!IsCompiled)
            AddDocument(root, contract);
        return root;
    }

    private Fact Read(Operation operation, FactKind kind)
    {
        var name = $"{operation.Method} {operation.Path}";
        var fact = new Fact(kind, name, $"the {kind.ToString().ToLowerInvariant()} {name}", null, operation.Pointer, DriftSide.Both);
        var id = operation.OperationId ?? (IsCompiled ? $"{operation.Method.ToLowerInvariant()} {operation.Path}" : null);
        Add(fact, FactKind.OperationId, "operationId", $"the id of {name}", id);
        Add(fact, FactKind.Tag, "tags", $"the tag of {name}", NullIfEmpty(string.Join(", ", IsCompiled ? operation.Tags.Take(1) : operation.Tags)));
        var security = IsCompiled ? operation.Security.Take(1) : operation.Security;
        Add(fact, FactKind.Security, "security", $"the security of {name}", NullIfEmpty(string.Join(" or ", security.Select(Words))));
        if (!IsCompiled)
        {
            Add(fact, FactKind.Annotation, "summary", $"the summary of {name}", operation.Summary);
            Add(fact, FactKind.Annotation, "description", $"the description of {name}", operation.Description);
            Add(fact, FactKind.Annotation, "deprecated", $"deprecated of {name}", operation.Deprecated ? "true" : null);
            AddExtensions(fact, operation.Extensions, name);
        }

        foreach (var parameter in operation.Parameters)
            fact.Children.Add(Read(parameter, FactKind.Parameter, name, DriftSide.Request));
        if (operation.RequestBody is { } body)
            fact.Children.Add(Read(body, operation, name));
        foreach (var response in operation.Responses)
            fact.Children.Add(Read(response, name));
        return fact;
    }

    private Fact Read(Parameter parameter, FactKind kind, string operation, DriftSide side)
    {
        var place = parameter.Place.ToString().ToLowerInvariant();
        var subject = kind == FactKind.Header ? $"the header {parameter.Name} of {operation}" : $"the {place} parameter {parameter.Name} of {operation}";
        var fact = new Fact(kind, $"{place} {parameter.Name}", subject, null, parameter.Pointer, side);
        Add(fact, FactKind.Required, "required", subject, parameter.Required ? "required" : "optional");
        Add(fact, FactKind.Style, "style", $"the style of {subject}", Style(parameter.Style.ToString(), parameter.Explode, parameter.AllowReserved));
        _schemas.Add(fact, parameter.Schema, subject);
        if (!IsCompiled)
            Add(fact, FactKind.Annotation, "description", $"the description of {subject}", parameter.Description);
        return fact;
    }

    private Fact Read(RequestBody body, Operation operation, string name)
    {
        var subject = $"the request body of {name}";
        var fact = new Fact(FactKind.RequestBody, "", subject, null, body.Pointer, DriftSide.Request);
        Add(fact, FactKind.Required, "required", subject, body.Required ? "required" : "optional");
        if (!IsCompiled)
            Add(fact, FactKind.Annotation, "description", $"the description of {subject}", body.Description);
        AddContent(fact, _view?.RequestBodies(operation) ?? Described(body.Content), subject);
        return fact;
    }

    private Fact Read(Response response, string operation)
    {
        var subject = $"the response {response.Status} of {operation}";
        var fact = new Fact(FactKind.Response, response.Status, subject, null, response.Pointer, DriftSide.Response);
        if (!IsCompiled)
            Add(fact, FactKind.Annotation, "description", $"the description of {subject}", response.Description);
        foreach (var header in response.Headers)
            fact.Children.Add(Read(header, FactKind.Header, subject, DriftSide.Response));
        AddContent(fact, _view?.Bodies(response) ?? Described(response.Content), subject);
        return fact;
    }

    private static IEnumerable<(MediaType, SchemaNode?)> Described(EquatableArray<MediaType> content) => content.Select(media => (media, media.Schema));

    private void AddContent(Fact owner, IEnumerable<(MediaType Media, SchemaNode? Schema)> content, string subject)
    {
        foreach (var (media, described) in content)
        {
            var fact = new Fact(FactKind.MediaType, media.Name, $"{media.Name} of {subject}", null, media.Pointer, owner.Side);
            owner.Children.Add(fact);
            if (described is { } schema)
                _schemas.Add(fact, schema, subject);
            if (!IsCompiled && !media.Examples.IsEmpty)
                Add(fact, FactKind.Annotation, "example", $"the example of {subject}", string.Join(", ", media.Examples.Select(example => example.Json)));
        }
    }

    private static void AddDocument(Fact root, ApiContract contract)
    {
        Add(root, FactKind.Annotation, "info/title", "the title", contract.Title);
        Add(root, FactKind.Annotation, "info/version", "the version", contract.Version);
        Add(root, FactKind.Annotation, "info/description", "the description", contract.Description);
        Add(root, FactKind.Annotation, "tags", "the list of tags", NullIfEmpty(string.Join(", ", contract.Tags.Select(tag => $"{tag.Name}: {tag.Description}"))));
        foreach (var server in contract.Servers)
        {
            var variables = server.Variables.Select(variable => $"{variable.Name} = {variable.Default} of {string.Join(", ", variable.Enum)}");
            root.Children.Add(new Fact(FactKind.Constraint, server.Url, $"the server {server.Url}", string.Join("; ", variables), "/servers", DriftSide.Request));
        }

        foreach (var scheme in contract.SecuritySchemes)
        {
            root.Children.Add(new Fact(
                FactKind.Security, scheme.Name, $"the security scheme {scheme.Name}", $"{scheme.Type} {scheme.In} {scheme.ParameterName}{scheme.Scheme}",
                JsonPointer.Append("/components/securitySchemes", scheme.Name), DriftSide.Request));
        }

        AddExtensions(root, contract.Extensions, "the document");
    }

    private static void AddExtensions(Fact owner, EquatableArray<Extension> extensions, string subject)
    {
        foreach (var extension in extensions)
            Add(owner, FactKind.Annotation, extension.Name, $"{extension.Name} of {subject}", extension.Value.Json);
    }

    private static void Add(Fact owner, FactKind kind, string keyword, string subject, string? value)
    {
        if (value is not null)
            owner.Children.Add(new Fact(kind, keyword, subject, value, $"{owner.Pointer}/{keyword}", owner.Side));
    }

    /// <summary>How a parameter is written, in one text.</summary>
    public static string Style(string style, bool explode, bool allowReserved) =>
        $"{style.ToLowerInvariant()}{(explode ? ", exploded" : "")}{(allowReserved ? ", reserved characters unescaped" : "")}";

    private static string Words(SecurityRequirement requirement) => string.Join(" and ", requirement.Schemes.Order(StringComparer.Ordinal));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
