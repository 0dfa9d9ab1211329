using System.Text.Json;
using EpasContracts.AspNetCore.Responses;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore;

/// <summary>What a handler answers. It is an <see cref="IResult"/> as well, so that any endpoint may return it.</summary>
public class ApiResult : IResult
{
    private const string JsonType = "application/json";

    private protected ApiResult(int? status, AnswerBody? body, IReadOnlyList<KeyValuePair<string, string>>? headers = null)
    {
        Status = status;
        Body = body;
        Headers = headers ?? [];
    }

    /// <summary>The operation is done and has nothing to say: its success status, no body.</summary>
    public static ApiResult Done { get; } = new(null, null);

    /// <summary>The HTTP status, or null for the success status that the operation declares first.</summary>
    public int? Status { get; }

    /// <summary>The headers that the handler sets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private protected set; }

    /// <summary>The body, or null for none.</summary>
    internal AnswerBody? Body { get; }

    /// <summary>An answer with a body. Where the type is no interface, the value itself converts as well.</summary>
    /// <param name="value">The body.</param>
    /// <param name="status">The HTTP status, or null for the success status that the operation declares first.</param>
    public static ApiResult<T> Of<T>(T value, int? status = null) => new(value, status);

    /// <summary>An answer without a body.</summary>
    /// <param name="status">The HTTP status.</param>
    public static ApiResult Empty(int status) => new(status, null);

    /// <summary>An answer in JSON.</summary>
    /// <param name="write">Writes the body.</param>
    /// <param name="status">The HTTP status, or null for the success status that the operation declares first.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiResult Json(Action<PayloadWriter> write, int? status = null, string mediaType = JsonType) =>
        new(status, new BytesBody(JsonModel.ToUtf8Bytes(write), mediaType));

    /// <summary>An answer of text.</summary>
    /// <param name="text">The body.</param>
    /// <param name="mediaType">The body's media type; it goes out in the character set that this names, else in UTF-8.</param>
    /// <param name="status">The HTTP status, or null for the success status that the operation declares first.</param>
    /// <exception cref="FormatException">The character set is unknown, or lacks a character of the text.</exception>
    public static ApiResult Text(string text, string mediaType = "text/plain", int? status = null) =>
        new(status, new BytesBody(TextCharset.Write(text, mediaType), TextCharset.NameOf(mediaType) is null ? mediaType + "; charset=utf-8" : mediaType));

    /// <summary>An answer of bytes.</summary>
    /// <param name="file">The bytes; the stream is disposed when they are sent.</param>
    /// <param name="mediaType">The media type when the file names none.</param>
    /// <param name="status">The HTTP status, or null for the success status that the operation declares first.</param>
    public static ApiResult File(FileContent file, string mediaType = "application/octet-stream", int? status = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new(status, new FileBody(file, file.ContentType ?? (mediaType.Contains('*', StringComparison.Ordinal) ? "application/octet-stream" : mediaType)));
    }

    /// <summary>An answer of items that are sent as they come.</summary>
    /// <typeparam name="T">What an item is.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="media">How the contract spells the stream.</param>
    /// <param name="status">The HTTP status, or null for the success status that the operation declares first.</param>
    public static ApiResult Stream<T>(IAsyncEnumerable<T> items, Action<PayloadWriter, T> write, BodyDescriptor media, int? status = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(media);
        return new(status, new ItemsBody(Written(items, write), media));
    }

    /// <summary>Whatever ASP.NET Core's own results answer (<c>Results.Redirect(…)</c>, …); the contract's check does not look into it.</summary>
    /// <param name="result">The result.</param>
    public static ApiError From(IResult result) => new(new OtherBody(result ?? throw new ArgumentNullException(nameof(result))));

    /// <summary>An error without a body.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    public static ApiError Error(int status) => new(status, null);

    /// <summary>An error with a model as its body.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiError Error<T>(int status, T body, string mediaType = JsonType)
        where T : IJsonModel<T> => new(status, new BytesBody(JsonModel.ToUtf8Bytes(body), mediaType));

    /// <summary>An error with a body of any kind in JSON.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="write">Writes the body.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiError Error(int status, Action<Utf8JsonWriter> write, string mediaType = JsonType) =>
        new(status, new BytesBody(JsonModel.Write(write), mediaType));

    /// <summary>An error with a list of models as its body.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiError ErrorList<T>(int status, IEnumerable<T> body, string mediaType = JsonType)
        where T : IJsonModel<T> => RawError(status, JsonModel.ToUtf8Bytes(writer => WriteList(writer, body)), mediaType);

    /// <summary>An error whose body is written already.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="utf8">The body.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiError RawError(int status, ReadOnlyMemory<byte> utf8, string mediaType) => new(status, utf8.IsEmpty ? null : new BytesBody(utf8, mediaType));

    /// <summary>The same answer with a header.</summary>
    /// <param name="name">The header.</param>
    /// <param name="value">Its value as it goes on the wire.</param>
    public ApiResult WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        var copy = (ApiResult)MemberwiseClone();
        copy.Headers = [.. Headers, new(name, value)];
        return copy;
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return ResponseWriter.WriteAsync(httpContext, this, Status ?? (Body is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK));
    }

    /// <summary>The same answer, filled with the status and headers that a handler chose.</summary>
    private protected ApiResult Filled(int? status, IReadOnlyList<KeyValuePair<string, string>> headers) => new(status ?? Status, Body, [.. Headers, .. headers]);

    private protected static ApiResult Fill(ApiResult body, int? status, IReadOnlyList<KeyValuePair<string, string>> headers) => body.Filled(status, headers);

    private static void WriteList<T>(PayloadWriter writer, IEnumerable<T> body)
        where T : IJsonModel<T>
    {
        writer.WriteStartArray();
        foreach (var item in body)
            item.Write(writer);
        writer.WriteEndArray();
    }

    private static async IAsyncEnumerable<byte[]> Written<T>(IAsyncEnumerable<T> items, Action<PayloadWriter, T> write)
    {
        await foreach (var item in items.ConfigureAwait(false))
            yield return JsonModel.ToUtf8Bytes(writer => write(writer, item));
    }
}

/// <summary>An error as the answer of any operation.</summary>
public sealed class ApiError : ApiResult
{
    internal ApiError(int status, AnswerBody? body)
        : base(status, body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
    }

    internal ApiError(OtherBody body)
        : base(null, body)
    {
    }

    /// <summary>Whether it says of a request that the contract does not allow it: the contract need not declare that.</summary>
    internal bool IsRefusal { get; init; }
}

/// <summary>What a handler answers when it succeeds with a body, or the error that it answers instead.</summary>
/// <typeparam name="T">The body's type.</typeparam>
public sealed class ApiResult<T> : ApiResult
{
    private readonly T? _value;
    private readonly bool _hasValue;

    internal ApiResult(T value, int? status)
        : base(status, null)
    {
        _value = value;
        _hasValue = true;
    }

    private ApiResult(ApiResult other)
        : base(other.Status, other.Body, other.Headers)
    {
    }

    /// <summary>A value is a success; see <see cref="ApiResult.Of{T}"/> for types that are interfaces.</summary>
    public static implicit operator ApiResult<T>(T value) => Of(value);

    /// <summary>An error answers any operation.</summary>
    public static implicit operator ApiResult<T>(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(error);
    }

    /// <summary>The named form of the conversion from a value.</summary>
    public static ApiResult<T> ToApiResult(T value) => Of(value);

    /// <summary>The named form of the conversion from an error.</summary>
    public static ApiResult<T> ToApiResult(ApiError error) => error;

    /// <summary>The same answer with a header.</summary>
    /// <param name="name">The header.</param>
    /// <param name="value">Its value as it goes on the wire.</param>
    public new ApiResult<T> WithHeader(string name, string value) => (ApiResult<T>)base.WithHeader(name, value);

    /// <summary>The answer as it goes out; generated endpoints say how a value is written.</summary>
    /// <param name="write">Makes an answer of the value.</param>
    public ApiResult Written(Func<T, ApiResult> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return _hasValue ? Fill(write(_value!), Status, Headers) : this;
    }
}
