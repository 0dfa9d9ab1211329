using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;
using Microsoft.OpenApi;

namespace EpasContracts.Derivation.Building;

/// <summary>What a page states, as an OpenAPI document. Examples come later: they are held against the finished schemas.</summary>
internal sealed partial class DocumentBuilder
{
    public const string Json = "application/json";

    private readonly ApiPage page;
    private readonly FindingLog findings;
    private readonly string? wantedVersion;
    private readonly OpenApiDocument document = new();
    private readonly EnumNames enums;
    private readonly SchemaBuilder schemas;

    public DocumentBuilder(ApiPage page, FindingLog findings, string? wantedVersion = null)
    {
        this.page = page;
        this.wantedVersion = wantedVersion;
        this.findings = findings;
        enums = new EnumNames(page);
        schemas = new SchemaBuilder(document, enums, findings);
    }

    /// <summary>The named enums; a document's other component schemas are the page's models.</summary>
    public int EnumCount => enums.Named.Count;

    public OpenApiDocument Build()
    {
        document.Info = new OpenApiInfo { Title = page.Title.Value, Version = CurrentVersion(), Description = page.Overview?.Value };
        if (page.ServerUrl is not null)
            document.Servers = [Server(page.ServerUrl)];
        document.Components = new OpenApiComponents { Schemas = Schemas() };
        document.Paths = [];
        foreach (var operation in page.Operations)
            AddOperation(operation);
        AddExtensions();
        return document;
    }

    /// <summary>The version that the page calls current; a page without a version table still prints one with each operation.</summary>
    private string CurrentVersion()
    {
        if (wantedVersion is not null)
            return wantedVersion;
        var listed = page.Versions.OrderByDescending(version => version.Status == "CURRENT").Select(version => version.Version);
        return listed.Concat(page.Operations.Select(operation => operation.ApiVersion?.Value).OfType<string>()).FirstOrDefault("0");
    }

    private OpenApiServer Server(Stated<string> url)
    {
        var server = new OpenApiServer { Url = url.Value };
        foreach (var name in Variable().Matches(url.Value).Select(variable => variable.Groups[1].Value).Order(StringComparer.Ordinal))
            AddVariable(server, name, url.Line);
        if (page.EnvironmentRegions.Count > 0)
        {
            (server.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)).Add("x-environment-regions", Extension(
                new JsonArray([.. page.EnvironmentRegions.Select(pair => new JsonObject { ["environment"] = pair.Environment, ["region"] = pair.Region })])));
        }

        return server;
    }

    /// <summary>OpenAPI asks every variable for a default, which no page states: the first value listed stands in.</summary>
    private void AddVariable(OpenApiServer server, string name, int line)
    {
        var values = name switch
        {
            "environment" => page.EnvironmentRegions.Select(pair => pair.Environment),
            "region" => page.EnvironmentRegions.Select(pair => pair.Region),
            _ => [],
        };
        var distinct = values.Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count == 0)
        {
            findings.Warn(FindingIds.NoServerValues, line, $"The page lists no values for {{{name}}} in the service's address; the name itself stands in as the default.",
                "State the values in an overlay ($.servers[0].variables).");
        }

        (server.Variables ??= new Dictionary<string, OpenApiServerVariable>(StringComparer.Ordinal))
            .TryAdd(name, new OpenApiServerVariable { Default = distinct.FirstOrDefault(name), Enum = distinct.Count == 0 ? null : distinct });
    }

    private Dictionary<string, IOpenApiSchema> Schemas()
    {
        var all = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var model in page.Models)
        {
            if (!all.TryAdd(model.Name.Value, schemas.Model(model)))
            {
                findings.Error(FindingIds.RepeatedModel, model.Name.Line, $"The model '{model.Name.Value}' is described a second time; only the first is taken.",
                    "Compare the model with the vendor's page.");
            }
        }

        foreach (var (name, type) in enums.Named)
            all.Add(name, SchemaBuilder.Enum(type));
        foreach (var (name, line) in MissingModels(all))
        {
            findings.Error(FindingIds.MissingModel, line, $"The model '{name}' is named here, but the page does not describe it; anything is allowed in its place.",
                "Save the printable view of the whole service, or add the model in an overlay.");
            all.Add(name, new OpenApiSchema());
        }

        return all;
    }

    private List<(string Name, int Line)> MissingModels(Dictionary<string, IOpenApiSchema> known) =>
        page.Uses().SelectMany(use => use.Type.SelfAndParts().OfType<ModelType>(), (use, model) => (Name: model.Model, use.Line))
            .Where(use => !known.ContainsKey(use.Name)).DistinctBy(use => use.Name).ToList();

    private void AddOperation(PageOperation page)
    {
        var operation = new OpenApiOperation
        {
            OperationId = page.OperationId?.Value,
            Summary = page.Title.Value,
            Description = page.Description?.Value,
            Responses = [],
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal),
        };
        if (page.ApiVersion is not null)
            operation.Extensions.Add("x-api-version", Extension(page.ApiVersion.Value));
        operation.Deprecated = page.State?.Value.Contains("DEPRECATED", StringComparison.Ordinal) ?? false;
        if (page.State is not null)
            operation.Extensions.Add("x-state", Extension(page.State.Value));
        if (page.SupportedUntil is not null)
            operation.Extensions.Add("x-supported-until", Extension(page.SupportedUntil.Value));
        foreach (var parameter in page.Parameters)
            AddParameter(operation, parameter);
        foreach (var response in page.Responses)
            operation.Responses[response.Status] = Response(response);

        if (!document.Paths.TryGetValue(page.Path.Value, out var item))
            document.Paths.Add(page.Path.Value, item = new OpenApiPathItem { Operations = [] });
        item.Operations!.Add(new HttpMethod(page.Method.Value.ToUpperInvariant()), operation);
    }

    private void AddParameter(OpenApiOperation operation, PageField field)
    {
        if (field.In == "body")
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = field.Description?.Value,
                Required = field.Required.Value,
                Content = Content(schemas.Field(field, describe: false)),
            };
            return;
        }

        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = field.Name.Value,
            In = field.In switch { "path" => ParameterLocation.Path, "header" => ParameterLocation.Header, "cookie" => ParameterLocation.Cookie, _ => ParameterLocation.Query },
            Description = field.Description?.Value,
            Required = field.Required.Value,
            Schema = schemas.Field(field, describe: false),
        });
    }

    private OpenApiResponse Response(PageResponse response) => new()
    {
        Description = response.Description,
        Content = response.Body is null ? null : Content(schemas.Type(response.Body)),
    };

    private static Dictionary<string, IOpenApiMediaType> Content(IOpenApiSchema schema) =>
        new(StringComparer.Ordinal) { [Json] = new OpenApiMediaType { Schema = schema } };

    private void AddExtensions()
    {
        document.Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        if (page.Versions.Count > 0)
            document.Extensions.Add("x-api-versions", Extension(new JsonArray([.. page.Versions.Select(Version)])));
        if (page.History.Count > 0)
            document.Extensions.Add("x-api-version-history", Extension(new JsonArray([.. page.History.Select(Change)])));

        // Every operation of a page prints the same headers, so they are stated once; the first value of a name is its example.
        var headers = page.Operations.SelectMany(operation => operation.RequestHeaders).Select(header => header.Value).DistinctBy(header => header.Name).ToList();
        if (headers.Count > 0)
        {
            document.Extensions.Add("x-request-headers", Extension(
                new JsonArray([.. headers.Select(header => new JsonObject { ["name"] = header.Name, ["example"] = header.Example })])));
        }
    }

    private static JsonObject Version(PageVersion version)
    {
        var row = new JsonObject { ["version"] = version.Version, ["status"] = version.Status };
        if (version.SupportedUntil is not null)
            row["supportedUntil"] = version.SupportedUntil;
        return row;
    }

    private static JsonObject Change(PageChange change) => new()
    {
        ["version"] = change.Version, ["kind"] = change.Kind, ["method"] = change.Method, ["path"] = change.Path, ["name"] = change.Name,
    };

    private static JsonNodeExtension Extension(JsonNode value) => new(value);

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Variable();
}
