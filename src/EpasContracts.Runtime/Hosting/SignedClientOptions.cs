using EpasContracts.Runtime.Http;

namespace EpasContracts.Runtime.Hosting;

/// <summary>What every client of a signed API is told: where to call and how to treat the answers.</summary>
public abstract class SignedClientOptions
{
    /// <summary>
    /// The address of a sandbox or a gateway instead of the vendor's own; null takes the vendor's. It must be https unless it is on
    /// this machine.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>How long one call may take; 100 seconds when nothing else is set, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How responses are treated.</summary>
    public ApiTransportOptions Responses { get; } = new();

    /// <summary>The vendor's own address that these options name, or null while they name none.</summary>
    public abstract Uri? VendorAddress { get; }

    /// <summary>The address that is called, or null while the options name none.</summary>
    public Uri? Address => BaseAddress ?? VendorAddress;

    /// <summary>Everything that is wrong, a sentence each with what to do about it; no sentence shows a key.</summary>
    public virtual IEnumerable<string> Problems()
    {
        if (BaseAddress is not null && AddressProblem(BaseAddress) is { } problem)
            yield return problem;
        if (Timeout != System.Threading.Timeout.InfiniteTimeSpan && (Timeout <= TimeSpan.Zero || Timeout.TotalMilliseconds > int.MaxValue))
            yield return $"{nameof(Timeout)} must be positive and at most 24 days, or infinite.";
        if (Responses.MaxResponseBytes <= 0 || Responses.MaxResponseBytes >= Array.MaxLength)
            yield return $"{nameof(Responses)}.{nameof(Responses.MaxResponseBytes)} must be positive and less than {Array.MaxLength}.";
    }

    /// <summary>Whether a text can be sent in a header as it is: printable ASCII without blanks.</summary>
    /// <param name="text">The text.</param>
    protected static bool IsHeaderText(string text) => !string.IsNullOrEmpty(text) && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    /// <summary>What is wrong with a key pair; every call is signed with it.</summary>
    /// <param name="publicName">The name of the option that holds the public half.</param>
    /// <param name="publicKey">The public half.</param>
    /// <param name="secretName">The name of the option that holds the secret half.</param>
    /// <param name="secretKey">The secret half.</param>
    protected static IEnumerable<string> KeyProblems(string publicName, string? publicKey, string secretName, string? secretKey)
    {
        if (string.IsNullOrEmpty(secretKey))
            yield return $"Set {secretName}: every call is signed with it.";
        if (string.IsNullOrEmpty(publicKey))
            yield return $"Set {publicName}: every call is signed with it.";
        else if (!IsHeaderText(publicKey))
            yield return $"{publicName} must be printable ASCII without spaces: it is sent as a header.";
    }

    private static string? AddressProblem(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => $"{nameof(BaseAddress)} must be absolute, such as http://127.0.0.1:18471.",
        { Scheme: not ("http" or "https") } => $"{nameof(BaseAddress)} must begin with https://, or with http:// on this machine.",
        { Scheme: "http", IsLoopback: false } => $"{nameof(BaseAddress)} must be https: plain http is allowed on this machine only (localhost, 127.0.0.1, [::1]).",
        _ when address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0 =>
            $"{nameof(BaseAddress)} must have neither a query nor a fragment nor user information.",
        _ => null,
    };
}
