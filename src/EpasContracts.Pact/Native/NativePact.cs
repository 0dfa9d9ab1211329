namespace EpasContracts.Pacts.Native;

/// <summary>One pact inside the core, from its first interaction to its file. Not safe for two threads at once.</summary>
internal sealed class NativePact : IDisposable
{
    private const int SpecificationV4 = 5;
    private readonly ushort _pact;
    private int _mockServerPort;

    public NativePact(string consumer, string provider, PactLogLevel logLevel)
    {
        PactCore.EnsureStarted(logLevel);
        _pact = PactFfi.pactffi_new_pact(consumer, provider);
        Check(PactFfi.pactffi_with_specification(_pact, SpecificationV4), "The Pact core refused specification version 4");
    }

    public uint AddInteraction(string description) => PactFfi.pactffi_new_interaction(_pact, description);

    public static void Given(uint interaction, string state, string? parametersJson) => Check(
        parametersJson is null
            ? PactFfi.pactffi_given(interaction, state)
            : PactFfi.pactffi_given_with_params(interaction, state, parametersJson) == 0,
        $"The Pact core refused the provider state '{state}'");

    public static void Request(uint interaction, string method, string path) =>
        Check(PactFfi.pactffi_with_request(interaction, method, path), $"The Pact core refused the request {method} {path}");

    public static void Query(uint interaction, string name, int index, string value) =>
        Check(PactFfi.pactffi_with_query_parameter_v2(interaction, name, (nuint)index, value), $"The Pact core refused the query parameter '{name}'");

    public static void Header(uint interaction, MessagePart part, string name, int index, string value) =>
        Check(PactFfi.pactffi_with_header_v2(interaction, (int)part, name, (nuint)index, value), $"The Pact core refused the {part} header '{name}'");

    public static void Body(uint interaction, MessagePart part, string contentType, string body) =>
        Check(PactFfi.pactffi_with_body(interaction, (int)part, contentType, body), $"The Pact core refused the {part} body");

    public static void Status(uint interaction, int status) =>
        Check(PactFfi.pactffi_response_status(interaction, (ushort)status), $"The Pact core refused the status {status}");

    /// <summary>Starts the mock server on the loopback address and returns its port.</summary>
    public int StartMockServer(int port)
    {
        var started = PactFfi.pactffi_create_mock_server_for_transport(_pact, "127.0.0.1", (ushort)port, "http", null);
        if (started <= 0)
        {
            throw started == -3
                ? PactCore.Failure($"The mock server could not start: port {port} of 127.0.0.1 is taken. Leave PactConfig.Port null to get a free one")
                : PactCore.Failure($"The mock server could not start (code {started})");
        }

        return _mockServerPort = started;
    }

    public bool Matched => PactFfi.pactffi_mock_server_matched(_mockServerPort);

    /// <summary>The differences seen so far, as the core's JSON. The text stays the mock server's: copied, never freed.</summary>
    public string MismatchesJson => PactCore.Borrow(PactFfi.pactffi_mock_server_mismatches(_mockServerPort));

    public string Logs => PactCore.Borrow(PactFfi.pactffi_mock_server_logs(_mockServerPort));

    public void WriteFile(string folder)
    {
        var code = PactFfi.pactffi_pact_handle_write_file(_pact, folder, overwrite: true);
        if (code != 0)
            throw PactCore.Failure($"The Pact core could not write its file into {folder} (code {code})");
    }

    public void Dispose()
    {
        if (_mockServerPort > 0)
            PactFfi.pactffi_cleanup_mock_server(_mockServerPort);
        _mockServerPort = 0;
        _ = PactFfi.pactffi_free_pact_handle(_pact);
    }

    private static void Check(bool accepted, string otherwise)
    {
        if (!accepted)
            throw PactCore.Failure(otherwise);
    }
}

/// <summary>The two halves of an interaction, with the core's numbers.</summary>
internal enum MessagePart
{
    Request = 0,
    Response = 1,
}
