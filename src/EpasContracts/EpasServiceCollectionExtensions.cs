using System.Net;
using EpasContracts;
using EpasContracts.Epas;
using EpasContracts.Runtime.Http;
using EpasContracts.Signing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the EPAS client into a service collection.</summary>
public static class EpasServiceCollectionExtensions
{
    internal const string ClientName = "EpasContracts.Epas";

    // Everything else that goes out or comes back may tell who calls: only these headers show in logs.
    private static readonly HashSet<string> LoggedHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", ScpHeaders.Language, ScpHeaders.ApiVersion, ScpHeaders.ClientType, ScpHeaders.Timestamp, "Content-Type", "Content-Length", "Date", "Retry-After",
    };

    /// <summary>Adds <see cref="EpasClient"/>, signed and on <see cref="IHttpClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets where to call and as whom; checked when the client is first made.</param>
    /// <returns>The builder of the HTTP client, for retries and other handlers: each attempt of theirs is signed afresh.</returns>
    /// <remarks>
    /// Making the client throws <see cref="OptionsValidationException"/> with a sentence for each thing that is wrong with the
    /// options. The clock is the registered <see cref="TimeProvider"/>, else the system's.
    /// </remarks>
    public static IHttpClientBuilder AddEpasClient(this IServiceCollection services, Action<EpasClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EpasClientOptions>().Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EpasClientOptions>, EpasClientOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient(static provider =>
            new EpasClient(new ApiTransport(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName), Options(provider).Responses)));

        // Configured after everything else, so that the signature is put on behind all other handlers.
        services.AddTransient<IPostConfigureOptions<HttpClientFactoryOptions>>(static _ => new PostConfigureOptions<HttpClientFactoryOptions>(
            ClientName, static options => options.HttpMessageHandlerBuilderActions.Add(static builder => builder.AdditionalHandlers.Add(Signer(builder.Services)))));

        return services
            .AddHttpClient(ClientName, static (provider, client) =>
            {
                var options = Options(provider);
                client.BaseAddress = options.Address;
                client.Timeout = options.Timeout;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                // A redirect would carry the signature of one address to another, and a cookie would tie calls together.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .RedactLoggedHeaders(static name => !LoggedHeaders.Contains(name));
    }

    private static EpasClientOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<EpasClientOptions>>().Value;

    private static ScpSigningHandler Signer(IServiceProvider provider)
    {
        var options = Options(provider);
        var credentials = new ScpCredentials { AccessKey = options.AccessKey, SecretKey = options.SecretKey, AccountId = options.AccountId };
        return new ScpSigningHandler(credentials, "epas 1.0", options.Language, provider.GetRequiredService<TimeProvider>());
    }
}
