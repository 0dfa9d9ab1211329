using EpasContracts.Runtime.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EpasContracts.Sandbox.Hosting;

/// <summary>Answers that no operation gives, as problem details of RFC 9457.</summary>
internal static class ProblemAnswer
{
    public const string MediaType = "application/problem+json";

    public static byte[] Of(int status, string detail) => JsonModel.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "about:blank");
        writer.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
        writer.WriteNumber("status", status);
        writer.WriteString("detail", detail);
        writer.WriteEndObject();
    });

    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        return context.Response.Body.WriteAsync(Of(status, detail), context.RequestAborted).AsTask();
    }

    /// <summary>Gives a body to answers that have none, such as those to unknown paths and methods, and to whatever went wrong inside.</summary>
    public static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null } response)
        {
            var detail = response.StatusCode switch
            {
                StatusCodes.Status404NotFound => $"EPAS has no operation at {context.Request.Path}.",
                StatusCodes.Status405MethodNotAllowed => $"EPAS has no operation {context.Request.Method} at {context.Request.Path}.",
                _ => null,
            };
            if (detail is not null)
                await WriteAsync(context, response.StatusCode, detail).ConfigureAwait(false);
        }
    }
}
