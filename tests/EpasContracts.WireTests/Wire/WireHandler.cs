using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using EpasContracts.AspNetCore;
using EpasContracts.Runtime.Http;

namespace EpasContracts.WireTests.Wire;

/// <summary>Answers with what arrived, so that a test sees both ends of the wire.</summary>
internal sealed class WireHandler : IWireHandler
{
    public bool StreamEnded { get; private set; }

    public Task<ApiResult<Contact>> SendFormAsync(Contact body, CancellationToken cancellationToken) => Answer(body);

    public async Task<ApiResult<Stored>> UploadFileAsync(UploadFileForm body, CancellationToken cancellationToken)
    {
        var notes = new List<string> { $"{body.File.FileName} {body.File.ContentType} {await Text(body.File)}", body.Purpose.Value, $"{body.Count}", body.Contact?.Name ?? "nobody" };
        notes.AddRange(body.Labels ?? []);
        foreach (var file in body.More ?? [])
            notes.Add(await Text(file));
        return new Stored { Id = "1", Size = notes.Count, Notes = notes };
    }

    public Task<ApiResult<FileContent>> DownloadFileAsync(string id, CancellationToken cancellationToken) => Task.FromResult<ApiResult<FileContent>>(
        id == "none"
            ? ApiResult.Error(404, new Problem { Title = "Not found", Detail = "There is no such file." }, "application/problem+json")
            : FileContent.FromBytes(Encoding.UTF8.GetBytes("bytes of " + id), "r\u00e9sum\u00e9.txt"));

    public Task<ApiResult<string>> ReplaceFileAsync(string id, Contact body, CancellationToken cancellationToken) => Answer("contact " + body.Name);

    public async Task<ApiResult<string>> ReplaceFileAsync(string id, FileContent body, CancellationToken cancellationToken) => $"bytes {await Text(body)}";

    public Task<ApiResult<string>> ReplaceFileAsync(string id, string body, CancellationToken cancellationToken) => Answer("text " + body);

    public Task<ApiResult<Contact?>> PatchFileAsync(string id, Contact? body, CancellationToken cancellationToken) => Answer(body);

    public Task<ApiResult<StartJobResult>> StartJobAsync(Contact body, CancellationToken cancellationToken) => body.Name switch
    {
        "now" => Task.FromResult(ApiResult.Of(StartJobResult.Created(new Stored { Id = "1", Size = 1 })).WithHeader("X-Remaining", "7").WithHeader("X-Kinds", "a,b")),
        "later" => Answer(StartJobResult.Accepted(new Job { Id = "j" })),
        "wrong" => Task.FromResult(ApiResult.Of(StartJobResult.Created(new Stored { Id = "1", Size = 1 })).WithHeader("X-Remaining", "-1")),
        "refused" => Task.FromResult<ApiResult<StartJobResult>>(ApiResult.Error(422, new Problem { Title = "Refused" })),
        "failed" => Task.FromResult<ApiResult<StartJobResult>>(ApiResult.RawError(503, "come back later"u8.ToArray(), "text/plain")),
        _ => Answer(StartJobResult.NoContent()),
    };

    public Task<ApiResult<IAsyncEnumerable<WatchJobItem>>> WatchJobAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(Events(id, cancellationToken)));

    public Task<ApiResult<IReadOnlyList<Line>>> ReadOutputAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of<IReadOnlyList<Line>>([new Line { Number = 0, Text = "whole" }]));

    public Task<ApiResult<IAsyncEnumerable<Line>>> ReadOutputStreamAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(Lines(id == "endless" ? int.MaxValue : 3, id == "wrong" ? -1 : 0, cancellationToken)));

    public Task<ApiResult<string>> ReadOutputTextAsync(string id, CancellationToken cancellationToken) => Answer("number,text\n0,whole\n");

    public Task<ApiResult<IAsyncEnumerable<Line>>> ReadSequenceAsync(CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(Lines(2, 0, cancellationToken)));

    public Task<ApiResult<IAsyncEnumerable<Line>>> CompleteAsync(CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(Lines(2, 0, cancellationToken)));

    public Task<ApiResult<string>> SearchAsync(
        IReadOnlyList<long> matrix, SearchLabel label, SearchFilter? filter, IReadOnlyDictionary<string, string>? flat, IReadOnlyList<double>? pipes, IReadOnlyList<string>? spaces, Contact? where,
        SearchXPoint? xPoint, string? session, CancellationToken cancellationToken) => Answer(string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join('+', matrix)} {label.X}/{label.Y} {filter?.Name}/{filter?.Age} {string.Join(',', flat?.Select(static pair => pair.Key + "=" + pair.Value) ?? [])} {string.Join('+', pipes ?? [])} {string.Join('+', spaces ?? [])} {where?.Name} {xPoint?.X}/{xPoint?.Y} {session}"));

    private static async Task<string> Text(FileContent file)
    {
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync();
    }

    private static Task<ApiResult<T>> Answer<T>(T value) => Task.FromResult(ApiResult.Of(value));

    private static async IAsyncEnumerable<WatchJobItem> Events(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new WatchJobItem { Data = $"begun {id}\nin two lines", Event = "state", Id = "1" };
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        yield return new WatchJobItem { Data = "", Retry = 5000 };
    }

    private async IAsyncEnumerable<Line> Lines(int count, int first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var i = first; i < count; i++)
            {
                yield return new Line { Number = i, Text = "line\n" + i };
                await Task.Delay(1, cancellationToken);
            }
        }
        finally
        {
            StreamEnded = true;
        }
    }
}
