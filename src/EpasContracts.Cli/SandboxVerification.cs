using System.Globalization;
using EpasContracts.Pacts;
using EpasContracts.Sandbox;
using EpasContracts.Signing;

namespace EpasContracts.Cli;

/// <summary>Holds the committed pacts against the sandbox, in this process and with its signature check on.</summary>
internal static class SandboxVerification
{
    /// <summary>The provider's name in the pacts.</summary>
    public const string Provider = "EPAS";

    /// <summary>Starts a sandbox and tries every interaction on it.</summary>
    /// <param name="pacts">The folder of the pact files.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result of each interaction, all of them successes.</returns>
    /// <exception cref="PactVerificationException">The sandbox does something else; the exception has all the results.</exception>
    /// <exception cref="PactException">There was nothing to verify, or a file cannot be read.</exception>
    /// <exception cref="SandboxStartException">The sandbox cannot listen.</exception>
    public static async Task<PactVerificationResult> RunAsync(string pacts, CancellationToken cancellationToken)
    {
        var options = new EpasSandboxOptions();
        var sandbox = await EpasSandbox.StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (sandbox.ConfigureAwait(false))
        {
            return await new PactVerifier(Provider)
                .WithHttpEndpoint(sandbox.Address)
                .WithDirectorySource(pacts)
                .WithProviderStates(EpasSandbox.States.ToDictionary(static name => name, _ => Handler(sandbox)))
                .WithRequestFilter((request, _) => Sign(request, options))
                .VerifyAsync(cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static ProviderStateHandler Handler(EpasSandbox sandbox) => state =>
    {
        sandbox.Apply(state.Name, state.Parameters.ToDictionary(static parameter => parameter.Key, parameter => state.Get<string>(parameter.Key)));
        return Task.CompletedTask;
    };

    // A pact holds nothing that comes from a key or a clock. Every other header goes on as the pact says.
    private static Task Sign(HttpRequestMessage request, EpasSandboxOptions sandbox)
    {
        var timestamp = sandbox.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var url = ScpRequestSigner.WireUrl(request.RequestUri!);
        Set(ScpHeaders.AccessKey, sandbox.AccessKey);
        Set(ScpHeaders.Timestamp, timestamp);
        Set(ScpHeaders.Signature, ScpRequestSigner.Sign(sandbox.SecretKey, request.Method.Method, url, timestamp, sandbox.AccessKey));
        return Task.CompletedTask;

        void Set(string name, string value)
        {
            request.Headers.Remove(name);
            request.Headers.Add(name, value);
        }
    }
}
