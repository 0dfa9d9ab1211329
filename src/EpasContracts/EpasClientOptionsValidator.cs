using Microsoft.Extensions.Options;

namespace EpasContracts;

/// <summary>Says what is wrong with the options, all at once, and what to do about it.</summary>
internal sealed class EpasClientOptionsValidator : IValidateOptions<EpasClientOptions>
{
    public ValidateOptionsResult Validate(string? name, EpasClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new List<string>();
        problems.AddRange(CheckAddress(options));
        problems.AddRange(CheckIdentity(options));
        if (options.Language is not ("en-US" or "ko-KR"))
            problems.Add($"The language '{options.Language}' is not spoken: set {nameof(options.Language)} to en-US or ko-KR.");
        if (options.Timeout != Timeout.InfiniteTimeSpan && (options.Timeout <= TimeSpan.Zero || options.Timeout.TotalMilliseconds > int.MaxValue))
            problems.Add($"{nameof(options.Timeout)} must be positive and at most 24 days, or infinite.");
        if (options.Responses.MaxResponseBytes <= 0 || options.Responses.MaxResponseBytes >= Array.MaxLength)
            problems.Add($"{nameof(options.Responses)}.{nameof(options.Responses.MaxResponseBytes)} must be positive and less than {Array.MaxLength}.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> CheckAddress(EpasClientOptions options)
    {
        var pairIsGiven = options.Environment is not null || options.Region is not null;
        if (pairIsGiven && EpasEndpoint.Find(options.Environment, options.Region) is null)
            yield return $"EPAS does not run in environment '{options.Environment}', region '{options.Region}': the pairs are {string.Join(", ", EpasEndpoint.All)}.";

        switch (options.BaseAddress)
        {
            case null when !pairIsGiven:
                yield return $"Set {nameof(options.Environment)} and {nameof(options.Region)}, one of {string.Join(", ", EpasEndpoint.All)}, or {nameof(options.BaseAddress)} for a sandbox.";
                break;
            case null:
                break;
            case { IsAbsoluteUri: false }:
                yield return $"{nameof(options.BaseAddress)} must be absolute, such as http://127.0.0.1:18471.";
                break;
            case { Scheme: not ("http" or "https") }:
                yield return $"{nameof(options.BaseAddress)} must begin with https://, or with http:// on this machine.";
                break;
            case { Scheme: "http", IsLoopback: false }:
                yield return $"{nameof(options.BaseAddress)} must be https: plain http is allowed on this machine only (localhost, 127.0.0.1, [::1]).";
                break;
            case var address when address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0:
                yield return $"{nameof(options.BaseAddress)} must have neither a query nor a fragment nor user information.";
                break;
        }
    }

    private static IEnumerable<string> CheckIdentity(EpasClientOptions options)
    {
        if (string.IsNullOrEmpty(options.SecretKey))
            yield return $"Set {nameof(options.SecretKey)}: every call is signed with it.";
        if (string.IsNullOrEmpty(options.AccessKey))
            yield return $"Set {nameof(options.AccessKey)}: every call is signed with it.";
        else if (!IsHeaderText(options.AccessKey))
            yield return $"{nameof(options.AccessKey)} must be printable ASCII without spaces: it is sent as a header.";
        if (options.AccountId is { } account && !IsHeaderText(account))
            yield return $"{nameof(options.AccountId)} must be printable ASCII without spaces and not empty; set null to send none.";
    }

    private static bool IsHeaderText(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
}
