using EpasContracts.AspNetCore;

namespace EpasContracts.WireTests.Texts;

/// <summary>Answers with what arrived.</summary>
internal sealed class TextsHandler : ITextsHandler
{
    public Task<ApiResult<string>> SendLatinAsync(string body, CancellationToken cancellationToken) => Answer(body);

    public Task<ApiResult<string>> SendWideAsync(string body, CancellationToken cancellationToken) => Answer(body);

    public Task<ApiResult<string>> SendAnyAsync(string body, CancellationToken cancellationToken) => Answer(body);

    public Task<ApiResult<string>> SendFormAsync(SendFormBody body, CancellationToken cancellationToken) => Answer($"{body.Note} {body.Plain}");

    public Task<ApiResult> SendUnknownAsync(string body, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Empty(204));

    public Task<ApiResult> RefuseAsync(CancellationToken cancellationToken) => Task.FromResult(ApiResult.Text("geht nicht: \u00fc", "text/plain; charset=iso-8859-1", 409));

    private static Task<ApiResult<string>> Answer(string text) => Task.FromResult(ApiResult.Of(text));
}
