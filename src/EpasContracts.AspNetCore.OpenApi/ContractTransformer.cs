using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EpasContracts.AspNetCore.Requests;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace EpasContracts.AspNetCore.OpenApi;

/// <summary>Puts what contracts say in place of what the library could guess.</summary>
internal sealed class ContractTransformer(SchemaNames names, OpenApiOptions options) : IOpenApiOperationTransformer, IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    // The library makes a document anew for every request.
    private readonly ConditionalWeakTable<OpenApiDocument, Progress> _progress = [];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Document is not { } document
            || context.Description.ActionDescriptor.EndpointMetadata.OfType<OperationDescriptor>().FirstOrDefault() is not { } descriptor
            || names.ContractOf(descriptor) is not { } contract)
        {
            return Task.CompletedTask;
        }

        var schemas = new SchemaJson(names, contract);
        var path = new PathTemplate(descriptor.Path);
        var said = Parse<OpenApiOperation>(new OperationJson(schemas, path.RouteName).Write(descriptor), document);
        Describe(document, schemas.References);
        operation.Description ??= descriptor.Description;
        // The library tags by the application's name what has no tag.
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<ITagsMetadata>().Any())
            operation.Tags?.Clear();
        operation.Deprecated |= descriptor.IsDeprecated;
        operation.Parameters = [.. said.Parameters ?? [], .. (operation.Parameters ?? []).Where(parameter => !IsOf(descriptor, path, parameter))];
        // What a group's prefix has, the library does not list where no argument of the endpoint's method takes it.
        foreach (var prefix in RoutePatternFactory.Parse(context.Description.RelativePath ?? "").Parameters)
        {
            if (!operation.Parameters.Any(parameter => parameter.In == ParameterLocation.Path && parameter.Name == prefix.Name))
                operation.Parameters.Add(new OpenApiParameter { Name = prefix.Name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        operation.RequestBody = said.RequestBody;
        operation.Responses ??= [];
        foreach (var (status, response) in said.Responses ?? [])
            operation.Responses[status] = response;
        return Task.CompletedTask;
    }

    /// <summary>Says what the elements of the application's own lists and dictionaries are where they are models: the library leaves out what it cannot look into.</summary>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Document is not { } document || context.JsonTypeInfo.ElementType is not { } element || names.Find(element) is not { } model)
            return Task.CompletedTask;
        IOpenApiSchema said = new OpenApiSchemaReference(names.NameOf(model), document);
        if (Nullable.GetUnderlyingType(element) is not null)
            said = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, said] };
        var isDictionary = context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary;
        // Not now: the library would walk into the model's schema by properties that its type has not.
        _progress.GetOrCreateValue(document).Later.Add(() =>
        {
            Describe(document, [model]);
            if (isDictionary)
                schema.AdditionalProperties ??= said;
            else
                schema.Items ??= said;
        });
        return Task.CompletedTask;
    }

    /// <summary>Describes the models that other endpoints take and give, and sees to it that every keyword is written.</summary>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        _progress.GetOrCreateValue(document).Later.ForEach(static say => say());
        Describe(document, [.. (document.Components?.Schemas?.Keys ?? []).Select(names.Find).OfType<SchemaDescriptor>()]);
        new OpenApiWalker(new KeywordKeeper(options.OpenApiVersion)).Walk(document);
        return Task.CompletedTask;
    }

    private void Describe(OpenApiDocument document, IReadOnlyCollection<SchemaDescriptor> schemas)
    {
        var described = _progress.GetOrCreateValue(document).Described;
        foreach (var schema in schemas.Where(schema => described.Add(names.NameOf(schema))))
        {
            var json = new SchemaJson(names, names.ContractOf(schema));
            var text = json.Write(schema);
            // A component that is another one: the library takes no reference for a component.
            var said = Parse<OpenApiSchema>(text.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(text) } : text, document);
            // What the library made of a model before is replaced; references find what is added through the workspace.
            document.Workspace ??= new OpenApiWorkspace();
            document.AddComponent(names.NameOf(schema), said);
            document.Components!.Schemas![names.NameOf(schema)] = said;
            Describe(document, json.References);
        }
    }

    // Of the library's own account only what the contract knows nothing about is kept: the parameters of a group's prefix.
    private static bool IsOf(OperationDescriptor operation, PathTemplate path, IOpenApiParameter parameter) => parameter.In != ParameterLocation.Path
        || operation.Parameters.Any(own => own.Place == ParameterPlace.Path && path.RouteName(own.Name) == parameter.Name);

    private sealed class Progress
    {
        /// <summary>The components that the document has from a contract by now.</summary>
        public HashSet<string> Described { get; } = new(StringComparer.Ordinal);

        /// <summary>What is said when the library has made its own schemas.</summary>
        public List<Action> Later { get; } = [];
    }

    private static T Parse<T>(JsonObject json, OpenApiDocument document)
        where T : IOpenApiElement =>
        OpenApiModelFactory.Parse<T>(json.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _, "json")
        ?? throw new InvalidOperationException($"Microsoft.OpenApi cannot read {json.ToJsonString()}");
}
