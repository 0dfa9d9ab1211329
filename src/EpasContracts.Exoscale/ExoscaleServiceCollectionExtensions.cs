using EpasContracts.Exoscale;
using EpasContracts.Exoscale.Signing;
using EpasContracts.Runtime.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the Exoscale client into a service collection.</summary>
public static class ExoscaleServiceCollectionExtensions
{
    internal const string ClientName = "EpasContracts.Exoscale";

    // The one header that tells who calls is Authorization, which no log shows.
    private static readonly SignedClient<ExoscaleClient, ExoscaleClientOptions> Client = new(
        ClientName,
        static transport => new ExoscaleClient(transport),
        static (options, time) => new Exo2SigningHandler(new Exo2Credentials { ApiKey = options.ApiKey, ApiSecret = options.ApiSecret }, time),
        []);

    /// <summary>Adds <see cref="ExoscaleClient"/>, signed and on <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets where to call and as whom; checked when the client is first made.</param>
    /// <returns>The builder of the HTTP client, for retries and other handlers: each attempt of theirs is signed afresh.</returns>
    /// <remarks>
    /// Making the client throws <see cref="Options.OptionsValidationException"/> with a sentence for each thing that is wrong with the
    /// options. The clock is the registered <see cref="TimeProvider"/>, else the system's.
    /// </remarks>
    public static IHttpClientBuilder AddExoscaleClient(this IServiceCollection services, Action<ExoscaleClientOptions> configure) =>
        services.AddSignedClient(Client, configure);
}
