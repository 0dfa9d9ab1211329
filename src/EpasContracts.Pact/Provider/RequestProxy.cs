using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EpasContracts.Pacts.Provider;

/// <summary>
/// Stands between the core and the provider, and lets the test change each request on its way: a pact holds no real signature or
/// token, so that a provider which checks them needs fresh ones.
/// </summary>
internal sealed class RequestProxy : IAsyncDisposable
{
    // They speak of the connection, which ends here, or are set anew.
    private static readonly HashSet<string> NotForwarded = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Host", "Keep-Alive", "Transfer-Encoding", "Upgrade",
    };

    private readonly WebApplication _application;
    private readonly Uri _provider;
    private readonly RequestFilter _filter;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private RequestProxy(WebApplication application, Uri provider, RequestFilter filter)
    {
        _application = application;
        _provider = provider;
        _filter = filter;
    }

    public Uri Url => new(_application.Urls.Single());

    public static async Task<RequestProxy> StartAsync(Uri provider, RequestFilter filter, CancellationToken cancellationToken)
    {
        var application = LoopbackServer.Create();
        var proxy = new RequestProxy(application, provider, filter);
        application.Run(proxy.ForwardAsync);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        try
        {
            using var request = await ReadAsync(context).ConfigureAwait(false);
            await _filter(request, context.RequestAborted).ConfigureAwait(false);
            using var response = await _http.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(response, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // The core compares this answer with the expected one and shows the difference.
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsync($"The request did not reach the provider: {exception.Message}", context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<HttpRequestMessage> ReadAsync(HttpContext context)
    {
        // As the core wrote it: a decoded and encoded path can be another path.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_provider.GetLeftPart(UriPartial.Authority) + target));
        if (context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, values) in context.Request.Headers.Where(static header => !NotForwarded.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return request;
    }

    private static async Task WriteAsync(HttpResponseMessage response, HttpContext context)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(static header => !NotForwarded.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        if (response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
