using EpasContracts.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EpasContracts.Sandbox.Hosting;

/// <summary>Lets signed requests pass and answers 401 to others, with the header at fault.</summary>
internal sealed class SignatureGate(ScpSignatureVerifier verifier)
{
    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var headers = request.Headers.SelectMany(static header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")));
        var verdict = verifier.Verify(request.Method, Url(context), headers);
        return verdict.IsValid ? next(context) : ProblemAnswer.WriteAsync(context, StatusCodes.Status401Unauthorized, verdict.Message);
    }

    // What was signed is the target as it was sent: a path that was decoded and encoded again may be another one.
    private static string Url(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/') ? $"{context.Request.Scheme}://{context.Request.Host.Value}{target}" : target;
    }
}
