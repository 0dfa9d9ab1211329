using EpasContracts.AspNetCore;

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

    private static Task<ApiResult<T>> Answer<T>(T value) => Task.FromResult(ApiResult.Of(value));
}
