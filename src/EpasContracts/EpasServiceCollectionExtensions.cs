using EpasContracts;
using EpasContracts.Epas;
using EpasContracts.Runtime.Hosting;
using EpasContracts.Signing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the EPAS client into a service collection.</summary>
public static class EpasServiceCollectionExtensions
{
    internal const string ClientName = "EpasContracts.Epas";

    private static readonly SignedClient<EpasClient, EpasClientOptions> Client = new(
        ClientName,
        static transport => new EpasClient(transport),
        static (options, time) => new ScpSigningHandler(
            new ScpCredentials { AccessKey = options.AccessKey, SecretKey = options.SecretKey, AccountId = options.AccountId }, "epas 1.0", options.Language, time),
        [ScpHeaders.Language, ScpHeaders.ApiVersion, ScpHeaders.ClientType, ScpHeaders.Timestamp]);

    /// <summary>Adds <see cref="EpasClient"/>, signed and on <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets where to call and as whom; checked when the client is first made.</param>
    /// <returns>The builder of the HTTP client, for retries and other handlers: each attempt of theirs is signed afresh.</returns>
    /// <remarks>
    /// Making the client throws <see cref="Options.OptionsValidationException"/> with a sentence for each thing that is wrong with the
    /// options. The clock is the registered <see cref="TimeProvider"/>, else the system's.
    /// </remarks>
    public static IHttpClientBuilder AddEpasClient(this IServiceCollection services, Action<EpasClientOptions> configure) =>
        services.AddSignedClient(Client, configure);
}
