using System.Runtime.InteropServices;

namespace EpasContracts.Pacts.Native;

/// <summary>
/// The functions of the Pact core, as they are. A pact handle is 16 bits wide, an interaction 32, a truth value one byte.
/// Nothing outside this folder calls them: the core needs <see cref="PactCore.EnsureStarted"/> first.
/// </summary>
internal static partial class PactFfi
{
    public const string Library = "pact_ffi";

    [LibraryImport(Library)]
    public static partial nint pactffi_version();

    [LibraryImport(Library)]
    public static partial int pactffi_log_to_buffer(int level);

    [LibraryImport(Library)]
    public static partial int pactffi_get_error_message(Span<byte> buffer, int length);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_check_regex(string regex, string example);

    [LibraryImport(Library)]
    public static partial void pactffi_string_delete(nint text);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial ushort pactffi_new_pact(string consumer, string provider);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_with_specification(ushort pact, int version);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint pactffi_new_interaction(ushort pact, string description);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_given(uint interaction, string state);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int pactffi_given_with_params(uint interaction, string state, string json);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_with_request(uint interaction, string method, string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_with_query_parameter_v2(uint interaction, string name, nuint index, string value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_with_header_v2(uint interaction, int part, string name, nuint index, string value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_with_body(uint interaction, int part, string contentType, string body);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_response_status(uint interaction, ushort status);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int pactffi_create_mock_server_for_transport(
        ushort pact, string address, ushort port, string? transport, string? configuration);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_mock_server_matched(int port);

    [LibraryImport(Library)]
    public static partial nint pactffi_mock_server_mismatches(int port);

    [LibraryImport(Library)]
    public static partial nint pactffi_mock_server_logs(int port);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool pactffi_cleanup_mock_server(int port);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int pactffi_pact_handle_write_file(
        ushort pact, string directory, [MarshalAs(UnmanagedType.U1)] bool overwrite);

    [LibraryImport(Library)]
    public static partial uint pactffi_free_pact_handle(ushort pact);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint pactffi_verifier_new_for_application(string name, string version);

    [LibraryImport(Library)]
    public static partial void pactffi_verifier_shutdown(nint verifier);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pactffi_verifier_set_provider_info(
        nint verifier, string name, string scheme, string host, ushort port, string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pactffi_verifier_set_provider_state(nint verifier, string url, byte teardown, byte body);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pactffi_verifier_set_filter_info(
        nint verifier, string? description, string? state, byte noState);

    [LibraryImport(Library)]
    public static partial int pactffi_verifier_set_verification_options(
        nint verifier, byte disableSslVerification, CULong requestTimeoutMilliseconds);

    [LibraryImport(Library)]
    public static partial int pactffi_verifier_set_coloured_output(nint verifier, byte coloured);

    [LibraryImport(Library)]
    public static partial int pactffi_verifier_set_no_pacts_is_error(nint verifier, byte isError);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void pactffi_verifier_add_file_source(nint verifier, string file);

    [LibraryImport(Library)]
    public static partial int pactffi_verifier_execute(nint verifier);

    [LibraryImport(Library)]
    public static partial nint pactffi_verifier_output(nint verifier, byte stripAnsi);

    [LibraryImport(Library)]
    public static partial nint pactffi_verifier_json(nint verifier);

    [LibraryImport(Library)]
    public static partial nint pactffi_verifier_logs(nint verifier);
}
