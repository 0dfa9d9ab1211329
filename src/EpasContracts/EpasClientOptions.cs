using EpasContracts.Runtime.Hosting;

namespace EpasContracts;

/// <summary>Where the EPAS client calls and as whom. Checked when the client is first made; its text never shows a key.</summary>
public sealed class EpasClientOptions : SignedClientOptions
{
    /// <summary>The environment: <c>s</c>, <c>g</c> or <c>e</c>. Needed with <see cref="Region"/> unless <see cref="SignedClientOptions.BaseAddress"/> is set.</summary>
    public string? Environment { get; set; }

    /// <summary>The region, one of the environment's own; see <see cref="EpasEndpoint.All"/>.</summary>
    public string? Region { get; set; }

    /// <summary>The public half of the key pair. Required.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret half of the key pair. Required.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The account; null sends none.</summary>
    public string? AccountId { get; set; }

    /// <summary>The language of the service's messages: <c>en-US</c> or <c>ko-KR</c>.</summary>
    public string Language { get; set; } = "en-US";

    /// <summary>The address of <see cref="Environment"/> and <see cref="Region"/>.</summary>
    public override Uri? VendorAddress => EpasEndpoint.Find(Environment, Region)?.BaseAddress;

    /// <inheritdoc/>
    public override IEnumerable<string> Problems()
    {
        var pairIsGiven = Environment is not null || Region is not null;
        if (pairIsGiven && VendorAddress is null)
            yield return $"EPAS does not run in environment '{Environment}', region '{Region}': the pairs are {string.Join(", ", EpasEndpoint.All)}.";
        if (!pairIsGiven && BaseAddress is null)
            yield return $"Set {nameof(Environment)} and {nameof(Region)}, one of {string.Join(", ", EpasEndpoint.All)}, or {nameof(BaseAddress)} for a sandbox.";
        foreach (var problem in base.Problems().Concat(KeyProblems(nameof(AccessKey), AccessKey, nameof(SecretKey), SecretKey)))
            yield return problem;
        if (AccountId is { } account && !IsHeaderText(account))
            yield return $"{nameof(AccountId)} must be printable ASCII without spaces and not empty; set null to send none.";
        if (Language is not ("en-US" or "ko-KR"))
            yield return $"The language '{Language}' is not spoken: set {nameof(Language)} to en-US or ko-KR.";
    }

    /// <summary>Everything but the keys.</summary>
    public override string ToString() =>
        $"{nameof(EpasClientOptions)} {{ Address = {Address?.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) ?? "none"}, AccountId = {AccountId ?? "none"}, AccessKey = ***, SecretKey = ***, Language = {Language}, Timeout = {Timeout} }}";
}
