using System.Text.Json;
using EpasContracts.AspNetCore.OpenApi;
using EpasContracts.Runtime.Description;
using EpasContracts.WireTests.Rare;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.WireTests.Wire;

/// <summary>What <c>Microsoft.AspNetCore.OpenApi</c> says of a generated server, held against the document that it was generated from.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task The_applications_own_document_lists_what_the_contract_lists()
    {
        using var document = await ReadAsync(static app => app.MapWire(new WireHandler()));
        Assert.Equal(WireContract.Descriptor.Operations.Select(Expected).Order(StringComparer.Ordinal), Described(document).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task With_the_contract_it_lists_cookies_and_every_status_as_well()
    {
        using var document = await ReadAsync(static app => app.MapWire(new WireHandler()), static options => options.AddContract(WireContract.Descriptor));
        Assert.Equal(WireContract.Descriptor.Operations.Select(Whole).Order(StringComparer.Ordinal), Described(document).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_the_whole_query_is_described_by_its_parts()
    {
        using var document = await ReadAsync(static app => app.MapRare(new RareHandler()), static options => options.AddContract(RareContract.Descriptor));
        var lines = Described(document).ToList();
        Assert.Contains("GET /whole/form ? page Query, tags Query, text Query required ! 200 application/json", lines);
        // Before OpenAPI 3.2 there is no place for this one.
        Assert.Contains("GET /whole/json ?  ! 200 application/json", lines);
        Assert.Contains("GET /places ? filter Query, form Query, plain Query, point Cookie, raw Cookie ! 200 application/json", lines);
        var tags = Items(document.RootElement.GetProperty("paths").GetProperty("/whole/form").GetProperty("get"), "parameters").Single(static parameter => parameter.GetProperty("name").GetString() == "tags");
        Assert.False(tags.GetProperty("explode").GetBoolean());
    }

    [Fact]
    public async Task Names_tags_and_summaries_are_those_of_the_contract()
    {
        using var document = await ReadAsync(static app => app.MapWire(new WireHandler()));
        var get = document.RootElement.GetProperty("paths").GetProperty("/files/{id}").GetProperty("get");
        Assert.Equal(("downloadFile", "bodies", "Fetches a file."), (get.GetProperty("operationId").GetString(), get.GetProperty("tags")[0].GetString(), get.GetProperty("summary").GetString()));
    }

    [Fact]
    public async Task What_descriptions_cannot_say_is_left_out_of_them()
    {
        using var document = await ReadAsync(static app => app.MapRare(new RareHandler()));
        Assert.Equal(
            ["GET /calls ? Action Query required ! 200 text/plain", "GET /feed ?  ! 200 text/event-stream", "GET /fixed ? page Query ! 200 text/plain", "GET /half%2Fs/{id}/%7Bme%7D/100%25/a%20b ? id Path required ! 200 text/plain", "GET /parts/{id} ? id Path required ! 200 application/json, 203 application/json, 206 application/octet-stream", "GET /places ? filter Query, form Query, plain Query ! 200 application/json", "GET /reports/{id} ? id Path required ! 200 application/pdf", "GET /ticks ?  ! 200 application/jsonl", "GET /whole/form ?  ! 200 application/json", "GET /whole/json ?  ! 200 application/json", "HEAD /things/{id} ? id Path required ! 200 application/json", "POST /settings ?  multipart/form-data! 200 application/json"],
            Described(document).Where(static line => !line.StartsWith("COPY", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));
    }

    private static async Task<JsonDocument> ReadAsync(Action<WebApplication> map, Action<OpenApiOptions>? configure = null)
    {
        await using var app = await LoopbackApp.StartAsync(
            app =>
            {
                app.MapOpenApi();
                map(app);
            },
            services => services.AddOpenApi(options => configure?.Invoke(options)));
        return JsonDocument.Parse(await app.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    // Cookies and ranges of statuses have no place in a description, nor has a default that is not JSON.
    private static string Expected(OperationDescriptor operation) => Line(
        operation.Method, operation.Path,
        operation.Parameters.Where(static parameter => parameter.Place != ParameterPlace.Cookie).Select(static parameter => $"{parameter.Name} {parameter.Place}{(parameter.IsRequired ? " required" : "")}"),
        operation.RequestBodies.Select(static body => body.MediaType),
        operation.Responses.Where(static response => response.Status.All(char.IsDigit)).Select(static response => $"{response.Status} {string.Join('+', response.Bodies.Select(static body => body.MediaType).Order(StringComparer.Ordinal))}"));

    private static string Whole(OperationDescriptor operation) => Line(
        operation.Method, operation.Path,
        operation.Parameters.Select(static parameter => $"{parameter.Name} {parameter.Place}{(parameter.IsRequired ? " required" : "")}"),
        operation.RequestBodies.Select(static body => body.MediaType),
        operation.Responses.Select(static response => $"{response.Status} {string.Join('+', response.Bodies.Select(static body => body.MediaType).Order(StringComparer.Ordinal))}"));

    private static IEnumerable<string> Described(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select Line(
            operation.Name.ToUpperInvariant(), path.Name,
            Items(operation.Value, "parameters").Select(static parameter => $"{parameter.GetProperty("name").GetString()} {Capital(parameter.GetProperty("in").GetString()!)}{(parameter.TryGetProperty("required", out var required) && required.GetBoolean() ? " required" : "")}"),
            operation.Value.TryGetProperty("requestBody", out var body) ? MediaTypes(body) : [],
            operation.Value.GetProperty("responses").EnumerateObject().Select(static response => $"{response.Name} {string.Join('+', MediaTypes(response.Value).Order(StringComparer.Ordinal))}"));

    private static string Line(string method, string path, IEnumerable<string> parameters, IEnumerable<string> bodies, IEnumerable<string> responses) =>
        $"{method} {path} ? {string.Join(", ", parameters.Order(StringComparer.Ordinal))} {string.Join(", ", bodies.Order(StringComparer.Ordinal))}! {string.Join(", ", responses.Order(StringComparer.Ordinal))}";

    private static List<JsonElement> Items(JsonElement owner, string name) => owner.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static IEnumerable<string> MediaTypes(JsonElement owner) => owner.TryGetProperty("content", out var content) ? content.EnumerateObject().Select(static media => media.Name) : [];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
