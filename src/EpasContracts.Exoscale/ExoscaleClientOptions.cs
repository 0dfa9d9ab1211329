using EpasContracts.Runtime.Hosting;

namespace EpasContracts.Exoscale;

/// <summary>Where the Exoscale client calls and as whom. Checked when the client is first made; its text never shows a key.</summary>
public sealed class ExoscaleClientOptions : SignedClientOptions
{
    /// <summary>The zone, one of <see cref="ExoscaleZone.All"/>. Needed unless <see cref="SignedClientOptions.BaseAddress"/> is set, which includes the <c>/v2</c>.</summary>
    public string? Zone { get; set; }

    /// <summary>The public half of the key pair. Required.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The secret half of the key pair. Required.</summary>
    public string ApiSecret { get; set; } = "";

    /// <summary>The address of <see cref="Zone"/>.</summary>
    public override Uri? VendorAddress => ExoscaleZone.Find(Zone)?.BaseAddress;

    /// <inheritdoc/>
    public override IEnumerable<string> Problems()
    {
        if (Zone is not null && VendorAddress is null)
            yield return $"Exoscale has no zone '{Zone}': the zones are {string.Join(", ", ExoscaleZone.All)}.";
        if (Zone is null && BaseAddress is null)
            yield return $"Set {nameof(Zone)}, one of {string.Join(", ", ExoscaleZone.All)}, or {nameof(BaseAddress)} for a sandbox.";
        foreach (var problem in base.Problems().Concat(KeyProblems(nameof(ApiKey), ApiKey, nameof(ApiSecret), ApiSecret)))
            yield return problem;
        if (ApiKey?.Contains(',', StringComparison.Ordinal) == true)
            yield return $"{nameof(ApiKey)} must not have a comma: commas part the fields of the signature's header.";
    }

    /// <summary>Everything but the keys.</summary>
    public override string ToString() =>
        $"{nameof(ExoscaleClientOptions)} {{ Address = {Address?.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) ?? "none"}, ApiKey = ***, ApiSecret = ***, Timeout = {Timeout} }}";
}
