using EpasContracts.AspNetCore;
using EpasContracts.Runtime;

namespace EpasContracts.WireTests.Types;

/// <summary>Answers with what arrived, so that a test sees both ends of the wire.</summary>
internal sealed class TypesHandler : ITypesHandler
{
    public Task<ApiResult<Visit>> EchoFormatsAsync(
        OffsetTime at, IsoDuration length, Uri? link, IReadOnlyList<OffsetTime>? times, IReadOnlyList<Uri>? links, IsoDuration? xLength, OffsetTime? seen, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(new Visit
        {
            At = at, Length = length, Link = link, Times = [.. times ?? [], .. seen is { } one ? [one] : Array.Empty<OffsetTime>()], Next = links?[0], Pause = xLength,
        }).WithHeader("X-At", at.ToString()).WithHeader("X-Link", links?[0].OriginalString ?? ""));

    public Task<ApiResult<Visit>> SendFormatsAsync(Visit body, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(body));

    public Task<ApiResult<Visit>> UploadFormatsAsync(UploadFormatsForm body, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(new Visit { At = body.At, Length = body.Length, Link = body.Link }));

    public Task<ApiResult<Shape>> DrawShapeAsync(Level level, Shape body, IReadOnlyList<Level>? not, Corner? corner, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(new Shape { Id = body.Key!.Length, Corners = [.. body.Corners, corner!], Levels = new Dictionary<string, Level> { ["not"] = not![0] } })
            .WithHeader("X-Level", level.ToString()));
}
