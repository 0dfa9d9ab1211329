using EpasContracts.Epas;
using EpasContracts.Pacts;
using EpasContracts.Runtime.Http;
using EpasContracts.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.ContractTests.Epas;

/// <summary>The pact between the generated client and EPAS: who the two are, what is secret, and how every call is signed.</summary>
internal static class EpasPact
{
    public const string Consumer = "EpasContracts.Client";
    public const string Provider = "EPAS";
    public const string FileName = $"{Consumer}-{Provider}.json";

    /// <summary>What the tests send as the first user's password; the pact shows another, see <see cref="ClusterBodies"/>.</summary>
    public const string SentPassword = "invented-for-a-test-2f61";

    private const string AccessKey = "invented0access0key0of0a0test";
    private const string SecretKey = "invented0secret0key0of0a0test";

    // 32 bytes in base64, as long as a signature, made from no key.
    private const string ExampleSignature = "ZXhhbXBsZSBvZiBhIHNpZ25hdHVyZSwgbm8ga2V5ISE=";

    /// <summary>A pact that is written into a folder of the test's own. It is refused when it would show what the tests send as secrets.</summary>
    public static PactBuilder New(string folder) => Pact.V4(Consumer, Provider, new PactConfig
    {
        PactDir = folder,
        SecretHeaders = { ScpHeaders.AccessKey, ScpHeaders.Signature },
        Secrets = { AccessKey, SecretKey, SentPassword },
    }).WithHttpInteractions();

    /// <summary>The client as an application gets it. It is strict, so that the pact's own answers must keep the document's rules.</summary>
    public static ServiceProvider Services(Uri service)
    {
        var services = new ServiceCollection();
        services.AddEpasClient(options =>
        {
            options.BaseAddress = service;
            options.AccessKey = AccessKey;
            options.SecretKey = SecretKey;
            options.Responses.ResponseValidation = ResponseValidation.Strict;
        });
        return services.BuildServiceProvider();
    }

    /// <summary>The headers of a signed call. Nothing in the pact comes from a key: a provider that checks signatures is sent fresh ones.</summary>
    public static RequestBuilder Signed(this RequestBuilder request) => request
        .WithHeader("Accept", "application/json")
        .WithHeader(ScpHeaders.AccessKey, Match.Regex("EXAMPLE0ACCESS0KEY", "^[!-~]+$"))
        .WithHeader(ScpHeaders.Signature, Match.Regex(ExampleSignature, "^[A-Za-z0-9+/]{43}=$"))
        .WithHeader(ScpHeaders.Timestamp, Match.Regex("1715904197000", "^[0-9]{13}$"))
        .WithHeader(ScpHeaders.ClientType, ScpHeaders.OpenApiClientType)
        .WithHeader(ScpHeaders.ApiVersion, "epas 1.0")
        .WithHeader(ScpHeaders.Language, Match.Regex("en-US", "^(en-US|ko-KR)$"));
}

/// <summary>One interaction, and what the client makes of it.</summary>
/// <param name="Describe">Puts the interaction into a pact.</param>
/// <param name="Call">Makes the client call, and asserts what it returns or throws.</param>
internal sealed record Expectation(Action<PactBuilder> Describe, Func<EpasClient, CancellationToken, Task> Call)
{
    /// <summary>Holds the client against the mock server and writes the interaction into the folder's pact.</summary>
    public async Task VerifyAsync(string folder, CancellationToken cancellationToken)
    {
        var pact = EpasPact.New(folder);
        Describe(pact);
        await pact.VerifyAsync(
            async context =>
            {
                await using var services = EpasPact.Services(context.MockServerUri);
                await Call(services.GetRequiredService<EpasClient>(), cancellationToken);
            },
            cancellationToken);
    }
}
