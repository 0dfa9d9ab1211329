using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts.Provider;

/// <summary>Brings a provider into a state; throws when it cannot.</summary>
internal interface IStateChange
{
    Task ApplyAsync(ProviderState state);
}

/// <summary>States by name, each with its handler.</summary>
internal sealed class HandlerStateChange(IReadOnlyDictionary<string, ProviderStateHandler> handlers) : IStateChange
{
    public Task ApplyAsync(ProviderState state) => handlers.TryGetValue(state.Name, out var handler)
        ? handler(state)
        : throw new PactException($"No handler for the provider state '{state.Name}'; there are handlers for: {string.Join(", ", handlers.Keys.Order(StringComparer.Ordinal))}.");
}

/// <summary>States that the provider sets itself when they are posted to an address of its own.</summary>
internal sealed class RemoteStateChange(Uri url, HttpClient http) : IStateChange
{
    public async Task ApplyAsync(ProviderState state)
    {
        var body = new JsonObject { ["state"] = state.Name, ["params"] = state.Parameters.DeepClone(), ["action"] = "setup" };
        using var response = await http.PostAsJsonAsync(url, body, state.CancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            var said = await response.Content.ReadAsStringAsync(state.CancellationToken).ConfigureAwait(false);
            throw new PactException($"{url} answered {(int)response.StatusCode} to the provider state '{state.Name}': {said}");
        }
    }
}

/// <summary>For a provider that needs none: an interaction that asks for a state fails, rather than run in the wrong one.</summary>
internal sealed class NoStateChange : IStateChange
{
    public Task ApplyAsync(ProviderState state) => throw new PactException(
        $"The interaction needs the provider state '{state.Name}': give its handler through WithProviderStates, or an address through WithProviderStateUrl.");
}
