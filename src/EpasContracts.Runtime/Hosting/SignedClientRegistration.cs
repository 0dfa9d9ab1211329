using System.Diagnostics.CodeAnalysis;
using System.Net;
using EpasContracts.Runtime.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace EpasContracts.Runtime.Hosting;

/// <summary>A signed client, as <see cref="SignedClientRegistration.AddSignedClient"/> puts it into services.</summary>
/// <typeparam name="TClient">The generated client.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
/// <param name="Name">The name of its HTTP client.</param>
/// <param name="Create">Makes the client.</param>
/// <param name="Sign">Makes the handler that signs.</param>
/// <param name="LoggedHeaders">The headers that logs may show besides those of every message.</param>
public sealed record SignedClient<TClient, TOptions>(
    string Name, Func<ApiTransport, TClient> Create, Func<TOptions, TimeProvider, DelegatingHandler> Sign, IReadOnlyList<string> LoggedHeaders)
    where TClient : class
    where TOptions : SignedClientOptions;

/// <summary>Puts clients that sign their requests into a service collection.</summary>
public static class SignedClientRegistration
{
    // Everything else that goes out or comes back may tell who calls: only these headers and the client's own show in logs.
    private static readonly string[] PlainHeaders = ["Accept", "Content-Type", "Content-Length", "Date", "Retry-After"];

    /// <summary>Adds a client, signed and on <see cref="IHttpClientFactory"/>.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <typeparam name="TOptions">Its options.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="client">What to add.</param>
    /// <param name="configure">Sets where to call and as whom; checked when the client is first made.</param>
    /// <returns>The builder of the HTTP client, for retries and other handlers: each attempt of theirs is signed afresh.</returns>
    /// <remarks>
    /// Making the client throws <see cref="OptionsValidationException"/> with a sentence for each thing that is wrong with the
    /// options. The clock is the registered <see cref="TimeProvider"/>, else the system's.
    /// </remarks>
    public static IHttpClientBuilder AddSignedClient<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services, SignedClient<TClient, TOptions> client, Action<TOptions> configure)
        where TClient : class
        where TOptions : SignedClientOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<TOptions>().Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, Validator<TOptions>>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddTransient(provider =>
            client.Create(new ApiTransport(provider.GetRequiredService<IHttpClientFactory>().CreateClient(client.Name), Options(provider).Responses)));

        // Configured after everything else, so that the signature is put on behind all other handlers.
        services.AddTransient<IPostConfigureOptions<HttpClientFactoryOptions>>(_ => new PostConfigureOptions<HttpClientFactoryOptions>(
            client.Name, options => options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(Signer(builder.Services)))));

        var logged = new HashSet<string>([.. PlainHeaders, .. client.LoggedHeaders], StringComparer.OrdinalIgnoreCase);
        return services
            .AddHttpClient(client.Name, static (provider, http) =>
            {
                var options = Options(provider);
                http.BaseAddress = options.Address;
                http.Timeout = options.Timeout;
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                // A redirect would carry the signature of one address to another, and a cookie would tie calls together.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .RedactLoggedHeaders(name => !logged.Contains(name));

        static TOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TOptions>>().Value;

        DelegatingHandler Signer(IServiceProvider provider) => client.Sign(Options(provider), provider.GetRequiredService<TimeProvider>());
    }

    private sealed class Validator<TOptions> : IValidateOptions<TOptions>
        where TOptions : SignedClientOptions
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            var problems = options.Problems().ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
