using System.Net;
using System.Text.Json;
using EpasContracts.Pacts.Consumer;

namespace EpasContracts.Pacts;

/// <summary>Describes the response of an interaction. Every method may throw <see cref="PactException"/> for a matcher or body that the
/// core would misread, and <see cref="InvalidOperationException"/> once the mock server runs.</summary>
public sealed class ResponseBuilder
{
    private readonly Interaction _interaction;

    internal ResponseBuilder(Interaction interaction) => _interaction = interaction;

    /// <summary>The status.</summary>
    public ResponseBuilder WithStatus(HttpStatusCode status) => WithStatus((int)status);

    /// <summary>The status, 100 to 599.</summary>
    public ResponseBuilder WithStatus(int status)
    {
        if (status is < 100 or > 599)
            throw new ArgumentOutOfRangeException(nameof(status), status, "An HTTP status is 100 to 599.");
        _interaction.Editable().Status = status;
        return this;
    }

    /// <summary>A header; the same name again adds a further value.</summary>
    public ResponseBuilder WithHeader(string name, string value)
    {
        _interaction.AddHeader(_interaction.Response, name, value, isMatcher: false);
        return this;
    }

    /// <summary>A header and a rule for its value.</summary>
    public ResponseBuilder WithHeader(string name, Matcher value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _interaction.AddHeader(_interaction.Response, name, value.ToString(), isMatcher: true);
        return this;
    }

    /// <summary>A JSON body from an object, which may hold matchers anywhere, or from a JsonNode or JsonElement; null is JSON's null.</summary>
    /// <param name="body">The body.</param>
    /// <param name="options">How it becomes JSON; null takes <see cref="PactConfig.JsonOptions"/>.</param>
    public ResponseBuilder WithJsonBody(object? body, JsonSerializerOptions? options = null)
    {
        _interaction.SetJsonBody(_interaction.Response, body, options);
        return this;
    }

    /// <summary>A JSON body as text, with matchers in the integration format of the Pact specification.</summary>
    public ResponseBuilder WithRawJsonBody(string json, string contentType = "application/json")
    {
        _interaction.SetRawJsonBody(_interaction.Response, json, contentType);
        return this;
    }

    /// <summary>A body that is compared as text.</summary>
    public ResponseBuilder WithBody(string body, string contentType)
    {
        _interaction.SetBody(_interaction.Response, contentType, body);
        return this;
    }
}
