using System.Text.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts;

/// <summary>A state that an interaction asks of its provider.</summary>
/// <param name="Name">The name in the pact's <c>Given</c>.</param>
/// <param name="Parameters">Its parameters; empty when there are none.</param>
/// <param name="CancellationToken">Signalled when the verification is cancelled or gives up waiting.</param>
public sealed record ProviderState(string Name, JsonObject Parameters, CancellationToken CancellationToken)
{
    /// <summary>A parameter by its name, as a C# type.</summary>
    /// <exception cref="PactException">There is no such parameter, or it is of another type.</exception>
    public T Get<T>(string parameter)
    {
        if (!Parameters.TryGetPropertyValue(parameter, out var value) || value is null)
            throw new PactException($"The state '{Name}' has no parameter '{parameter}'; it has: {string.Join(", ", Parameters.Select(static known => known.Key))}.");
        try
        {
            return value.Deserialize<T>() ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new PactException($"The parameter '{parameter}' of the state '{Name}' is {value.ToJsonString()}, not a {typeof(T).Name}.", exception);
        }
    }
}

/// <summary>Brings the provider into a state. What it throws fails the interaction with its message.</summary>
public delegate Task ProviderStateHandler(ProviderState state);

/// <summary>Changes a request on its way to the provider: signs it, or sets a token. Its address is the provider's.</summary>
public delegate Task RequestFilter(HttpRequestMessage request, CancellationToken cancellationToken);
