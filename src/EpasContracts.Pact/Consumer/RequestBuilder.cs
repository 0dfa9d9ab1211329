using System.Text.Json;
using EpasContracts.Pacts.Consumer;

namespace EpasContracts.Pacts;

/// <summary>Describes the request of an interaction and the state that the provider must be in. Every method may throw
/// <see cref="PactException"/> for a matcher or body that the core would misread, and <see cref="InvalidOperationException"/> once the mock server runs.</summary>
public sealed class RequestBuilder
{
    private readonly Interaction _interaction;

    internal RequestBuilder(Interaction interaction) => _interaction = interaction;

    /// <summary>Names a state that the provider must be in.</summary>
    public RequestBuilder Given(string providerState) => Given(providerState, null);

    /// <summary>Names a state that the provider must be in, with its parameters.</summary>
    /// <param name="providerState">The name by which the provider's test finds its handler.</param>
    /// <param name="parameters">An object or dictionary whose properties are the parameters; null for none.</param>
    public RequestBuilder Given(string providerState, object? parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(providerState);
        string? json = null;
        if (parameters is not null)
        {
            json = JsonSerializer.Serialize(parameters, _interaction.Config.JsonOptions);
            if (!json.StartsWith('{'))
                throw new PactException($"{_interaction.Title}: the parameters of the state '{providerState}' must be an object, not {json}.");
        }

        _interaction.Editable().States.Add((InteractionParts.NoNull(_interaction, providerState), json));
        return this;
    }

    /// <summary>The method and the path, which begins with a slash and is not percent-encoded twice.</summary>
    public RequestBuilder WithRequest(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith('/'))
            throw new ArgumentException($"{_interaction.Title}: the path '{path}' must begin with '/'.", nameof(path));
        if (path.Contains('?'))
            throw new ArgumentException($"{_interaction.Title}: give the query of '{path}' through WithQuery.", nameof(path));
        return Request(method, path);
    }

    /// <summary>The method and a rule for the path.</summary>
    public RequestBuilder WithRequest(HttpMethod method, Matcher path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Request(method, path.ToString());
    }

    /// <summary>A query parameter; the same name again adds a further value.</summary>
    public RequestBuilder WithQuery(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        _interaction.Editable().Query.Add((InteractionParts.NoNull(_interaction, name), InteractionParts.Text(_interaction, value, $"the query parameter '{name}'")));
        return this;
    }

    /// <summary>A query parameter and a rule for its value.</summary>
    public RequestBuilder WithQuery(string name, Matcher value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return WithQuery(name, value.ToString());
    }

    /// <summary>A header; the same name again adds a further value.</summary>
    public RequestBuilder WithHeader(string name, string value)
    {
        _interaction.AddHeader(_interaction.Request, name, value, isMatcher: false);
        return this;
    }

    /// <summary>A header and a rule for its value.</summary>
    public RequestBuilder WithHeader(string name, Matcher value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _interaction.AddHeader(_interaction.Request, name, value.ToString(), isMatcher: true);
        return this;
    }

    /// <summary>A JSON body from an object, which may hold matchers anywhere, or from a JsonNode or JsonElement; null is JSON's null.</summary>
    /// <param name="body">The body.</param>
    /// <param name="options">How it becomes JSON; null takes <see cref="PactConfig.JsonOptions"/>.</param>
    public RequestBuilder WithJsonBody(object? body, JsonSerializerOptions? options = null)
    {
        _interaction.SetJsonBody(_interaction.Request, body, options);
        return this;
    }

    /// <summary>A JSON body as text, with matchers in the integration format of the Pact specification.</summary>
    public RequestBuilder WithRawJsonBody(string json, string contentType = "application/json")
    {
        _interaction.SetRawJsonBody(_interaction.Request, json, contentType);
        return this;
    }

    /// <summary>A body that is compared as text.</summary>
    public RequestBuilder WithBody(string body, string contentType)
    {
        _interaction.SetBody(_interaction.Request, contentType, body);
        return this;
    }

    /// <summary>Goes on to the response.</summary>
    /// <exception cref="InvalidOperationException">There is no request yet.</exception>
    public ResponseBuilder WillRespond() => _interaction.Method is null
        ? throw new InvalidOperationException($"{_interaction.Title} has no request: call WithRequest before WillRespond.")
        : new ResponseBuilder(_interaction);

    private RequestBuilder Request(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        _interaction.Editable().Method = method.Method;
        _interaction.Path = InteractionParts.Text(_interaction, path, "the path");
        return this;
    }
}
