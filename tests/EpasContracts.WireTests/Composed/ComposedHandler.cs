using EpasContracts.AspNetCore;
using EpasContracts.Runtime.Http;

namespace EpasContracts.WireTests.Composed;

/// <summary>Answers with what arrived.</summary>
internal sealed class ComposedHandler : IComposedHandler
{
    public async Task<ApiResult<string>> SendAvatarAsync(SendAvatarForm body, CancellationToken cancellationToken) =>
        $"{body.User} {body.Kind} {(body.Picture is { } picture ? $"{picture.FileName} {await TextOf(picture, cancellationToken)}" : body.Address?.ToString())}";

    public async Task<ApiResult<string>> EditImagesAsync(EditImagesForm body, CancellationToken cancellationToken)
    {
        var images = new List<string>();
        foreach (var image in body.Image)
            images.Add(await TextOf(image, cancellationToken));
        return $"{body.Prompt}: {string.Join('+', images)} {(body.Mask is { } mask ? await TextOf(mask, cancellationToken) : "no mask")}";
    }

    public Task<ApiResult<IAsyncEnumerable<ReadNewsItem>>> ReadNewsAsync(CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(News()));

    public Task<ApiResult<IAsyncEnumerable<ReadMixedItem>>> ReadMixedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    private static async IAsyncEnumerable<ReadNewsItem> News()
    {
        await Task.Yield();
        yield return new ReadNewsItem { Id = "1", Data = new Circle { Radius = 1.5 } };
        yield return new ReadNewsItem { Data = new Circle { Kind = "round", Radius = 2 } };
    }

    private static async Task<string> TextOf(FileContent file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
