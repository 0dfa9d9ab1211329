using EpasContracts.AspNetCore;

namespace EpasContracts.WireTests.Streams;

/// <summary>Answers with what arrived, and tells of each word when it arrives.</summary>
internal sealed class StreamsHandler(Action<Word>? onWord = null) : IStreamsHandler
{
    public async Task<ApiResult<IReadOnlyList<string>>> SendWordsAsync(IAsyncEnumerable<Word> body, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        await foreach (var word in body.WithCancellation(cancellationToken))
        {
            onWord?.Invoke(word);
            texts.Add(word.Text);
        }

        return ApiResult.Of<IReadOnlyList<string>>(texts);
    }

    public Task<ApiResult<IReadOnlyList<string>>> SendWordsAsync(Word body, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of<IReadOnlyList<string>>(["alone: " + body.Text]));

    public async Task<ApiResult<IReadOnlyList<long?>>> SendMarksAsync(IAsyncEnumerable<long?>? body, CancellationToken cancellationToken) =>
        ApiResult.Of<IReadOnlyList<long?>>(body is null ? [-1] : await body.ToListAsync(cancellationToken));

    public Task<ApiResult<IAsyncEnumerable<string>>> SendLinesAsync(IAsyncEnumerable<string> body, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(body));
}
