using EpasContracts.AspNetCore;
using EpasContracts.Runtime.Http;

namespace EpasContracts.WireTests.Rare;

/// <summary>Answers with what arrived.</summary>
internal sealed class RareHandler : IRareHandler
{
    public Task<ApiResult<Search>> SearchByFormAsync(Search search, CancellationToken cancellationToken) => Answer(search);

    public Task<ApiResult<Search>> SearchByJsonAsync(Search? search, CancellationToken cancellationToken) => Answer(search ?? new Search { Text = "nothing" });

    public Task<ApiResult<Places>> PlacesAsync(string? plain, Search? form, string? raw, PlacesPoint? point, Filter? filter, CancellationToken cancellationToken) =>
        Answer(new Places { Plain = plain, Form = form, Raw = raw, X = point?.X, Y = point?.Y, Filter = filter });

    public Task<ApiResult> ProbeAsync(string id, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Empty(200).WithHeader("ETag", $"\"{id}\""));

    public Task<ApiResult> CopyAsync(string id, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Empty(204));

    public Task<ApiResult<string>> ListFixedAsync(long? page, CancellationToken cancellationToken) => Answer($"page {page}");

    public Task<ApiResult<string>> ListCallsAsync(ListCallsAction action, CancellationToken cancellationToken) => Answer($"action {action}");

    public Task<ApiResult<string>> GetEscapedAsync(string id, CancellationToken cancellationToken) => Answer(id);

    public Task<ApiResult<FileContent>> ReportAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(FileContent.FromBytes("%PDF"u8.ToArray())).WithHeader("X-Pages", id).WithHeader("ETag", "\"1\""));

    public Task<ApiResult<IAsyncEnumerable<long>>> TicksAsync(CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(Ticks()).WithHeader("X-Ticks", "3"));

    public Task<ApiResult<IAsyncEnumerable<FeedItem>>> FeedAsync(CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(Feed()));

    public Task<ApiResult<string>> PartAsync(string id, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(id, 203).WithHeader("X-Size", "large"));

    public Task<ApiResult<FileContent>> PartFileAsync(string id, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(FileContent.FromBytes([1, 2])));

    public Task<ApiResult<IReadOnlyList<string>>> SetAsync(SetForm body, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of<IReadOnlyList<string>>([.. new[] { body.Name, body.Icon?.FileName, body.Phrase, body.File?.FileName, body._22 }.OfType<string>()]));

    private static async IAsyncEnumerable<FeedItem> Feed()
    {
        await Task.Yield();
        yield return new FeedItem { Event = "found", Data = new Search { Text = "a\nb", Page = 1 } };
        yield return new FeedItem { Data = new Search { Text = "c" } };
    }

    private static async IAsyncEnumerable<long> Ticks()
    {
        for (var i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static Task<ApiResult<T>> Answer<T>(T value) => Task.FromResult(ApiResult.Of(value));
}
