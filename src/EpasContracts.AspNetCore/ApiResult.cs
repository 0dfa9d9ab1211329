using System.Text.Encodings.Web;
using System.Text.Json;

namespace EpasContracts.AspNetCore;

/// <summary>What a handler answers.</summary>
public class ApiResult
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected ApiResult(int? status, ReadOnlyMemory<byte> body, string mediaType)
    {
        Status = status;
        Body = body;
        MediaType = mediaType;
    }

    /// <summary>The operation is done and has nothing to say: its success status, no body.</summary>
    public static ApiResult Done { get; } = new(null, default, "");

    /// <summary>The HTTP status, or null for the success status that the operation declares first.</summary>
    public int? Status { get; }

    /// <summary>The body in UTF-8; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The media type of the body.</summary>
    public string MediaType { get; }

    /// <summary>An answer with a body. Where the type is a class, the value itself converts as well.</summary>
    /// <param name="value">The body.</param>
    /// <param name="status">The HTTP status, or null for the success status that the operation declares first.</param>
    public static ApiResult<T> Of<T>(T value, int? status = null) => new(status, JsonSerializer.SerializeToUtf8Bytes(value, Json), "application/json");

    /// <summary>An error without a body.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    public static ApiError Error(int status) => new(status, default, "");

    /// <summary>An error with a body.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="body">The body: a model, a list of models, or anything else that System.Text.Json writes.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiError Error<T>(int status, T body, string mediaType = "application/json") =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, Json), mediaType);

    /// <summary>An error whose body is written already.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="utf8">The body.</param>
    /// <param name="mediaType">The body's media type.</param>
    public static ApiError RawError(int status, ReadOnlyMemory<byte> utf8, string mediaType) => new(status, utf8, mediaType);
}

/// <summary>An error as the answer of any operation.</summary>
public sealed class ApiError : ApiResult
{
    internal ApiError(int status, ReadOnlyMemory<byte> body, string mediaType)
        : base(status, body, mediaType)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
    }
}

/// <summary>What a handler answers when it succeeds with a body, or the error that it answers instead.</summary>
/// <typeparam name="T">The body's type.</typeparam>
public sealed class ApiResult<T> : ApiResult
{
    internal ApiResult(int? status, ReadOnlyMemory<byte> body, string mediaType)
        : base(status, body, mediaType)
    {
    }

    /// <summary>A value is a success; see <see cref="ApiResult.Of{T}"/> for types that are interfaces.</summary>
    public static implicit operator ApiResult<T>(T value) => Of(value);

    /// <summary>An error answers any operation.</summary>
    public static implicit operator ApiResult<T>(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(error.Status, error.Body, error.MediaType);
    }

    /// <summary>The named form of the conversion from a value.</summary>
    public static ApiResult<T> ToApiResult(T value) => Of(value);

    /// <summary>The named form of the conversion from an error.</summary>
    public static ApiResult<T> ToApiResult(ApiError error) => error;
}
