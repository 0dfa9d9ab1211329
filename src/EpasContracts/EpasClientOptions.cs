using EpasContracts.Runtime.Http;

namespace EpasContracts;

/// <summary>Where the EPAS client calls and as whom. Checked when the client is first made; its text never shows a key.</summary>
public sealed class EpasClientOptions
{
    /// <summary>The environment: <c>s</c>, <c>g</c> or <c>e</c>. Needed with <see cref="Region"/> unless <see cref="BaseAddress"/> is set.</summary>
    public string? Environment { get; set; }

    /// <summary>The region, one of the environment's own; see <see cref="EpasEndpoint.All"/>.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// The address of a sandbox or a gateway instead of the vendor's own; null takes that of <see cref="Environment"/> and
    /// <see cref="Region"/>. It must be https unless it is on this machine.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The public half of the key pair. Required.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret half of the key pair. Required.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The account; null sends none.</summary>
    public string? AccountId { get; set; }

    /// <summary>The language of the service's messages: <c>en-US</c> or <c>ko-KR</c>.</summary>
    public string Language { get; set; } = "en-US";

    /// <summary>How long one call may take; 100 seconds when nothing else is set, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How responses are treated.</summary>
    public ApiTransportOptions Responses { get; } = new();

    /// <summary>The address that is called, or null while the options name none.</summary>
    internal Uri? Address => BaseAddress ?? EpasEndpoint.Find(Environment, Region)?.BaseAddress;

    /// <summary>Everything but the keys.</summary>
    public override string ToString() =>
        $"{nameof(EpasClientOptions)} {{ Address = {Address?.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) ?? "none"}, AccountId = {AccountId ?? "none"}, AccessKey = ***, SecretKey = ***, Language = {Language}, Timeout = {Timeout} }}";
}
