using System.Runtime.InteropServices;

namespace EpasContracts.Pacts.Native;

/// <summary>One verification inside the core.</summary>
internal sealed class NativeVerifier : IDisposable
{
    private readonly nint _verifier;

    public NativeVerifier(PactLogLevel logLevel)
    {
        PactCore.EnsureStarted(logLevel);
        _verifier = PactFfi.pactffi_verifier_new_for_application("EpasContracts.Pact", typeof(NativeVerifier).Assembly.GetName().Version!.ToString(3));
        _ = PactFfi.pactffi_verifier_set_coloured_output(_verifier, 0);
        _ = PactFfi.pactffi_verifier_set_no_pacts_is_error(_verifier, 1);
    }

    public void Provider(string name, Uri endpoint) => PactFfi.pactffi_verifier_set_provider_info(
        _verifier,
        name,
        endpoint.Scheme,
        endpoint.HostNameType == UriHostNameType.IPv6 ? endpoint.Host : endpoint.IdnHost,
        (ushort)endpoint.Port,
        endpoint.AbsolutePath);

    public void ProviderStates(Uri url) => PactFfi.pactffi_verifier_set_provider_state(_verifier, url.AbsoluteUri, teardown: 0, body: 1);

    public void File(string path) => PactFfi.pactffi_verifier_add_file_source(_verifier, path);

    public void Filter(string? description, string? state) =>
        PactFfi.pactffi_verifier_set_filter_info(_verifier, description ?? "", state ?? "", 0);

    public void Timeout(TimeSpan perRequest) => _ = PactFfi.pactffi_verifier_set_verification_options(
        _verifier, 0, new CULong((nuint)perRequest.TotalMilliseconds));

    /// <summary>Blocks until every interaction was tried: call it on a thread of its own.</summary>
    public NativeVerification Execute()
    {
        var code = PactFfi.pactffi_verifier_execute(_verifier);
        return new NativeVerification(
            code,
            PactCore.Take(PactFfi.pactffi_verifier_json(_verifier)),
            PactCore.Take(PactFfi.pactffi_verifier_output(_verifier, 1)),
            PactCore.Take(PactFfi.pactffi_verifier_logs(_verifier)));
    }

    public void Dispose() => PactFfi.pactffi_verifier_shutdown(_verifier);
}

/// <summary>What the core says after a verification: 0 = no failure, 1 = failures; the rest is its own trouble.</summary>
internal sealed record NativeVerification(int Code, string Json, string Output, string Logs);
