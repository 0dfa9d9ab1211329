using System.Net;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>The request behind an exception, fit to be shown: secrets are masked, headers are left out.</summary>
/// <param name="OperationId">The operation's id.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The whole URL; parameters that the contract marks as secret are <c>***</c>.</param>
/// <param name="Body">The body as JSON with its secrets masked, cut to 8 KiB; the media type alone when it is text or bytes; null when there was none.</param>
public sealed record ApiRequestSummary(string OperationId, string Method, string Url, string? Body);

/// <summary>
/// The service answered, but not with what the operation promises: an error status (anything but 2xx), or a body that no model can
/// be made of. Faults of the transport are not wrapped: they stay <see cref="HttpRequestException"/> and
/// <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class ApiException : Exception
{
    internal ApiException(string message, OperationDescriptor operation, ApiRequestSummary request, HttpStatusCode statusCode)
        : base(message)
    {
        Operation = operation;
        Request = request;
        StatusCode = statusCode;
    }

    /// <summary>The status of the response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The operation that was called.</summary>
    public OperationDescriptor Operation { get; }

    /// <summary>The request, without secrets.</summary>
    public ApiRequestSummary Request { get; }

    /// <summary>The response's body as text, without secrets and cut to 8 KiB; empty when there was none.</summary>
    public string ResponseText { get; internal init; } = "";

    /// <summary>
    /// The body as the model that the contract declares for the status; null when it declares none or the body is not that. Unlike
    /// the rest of this exception it holds what the service sent, unmasked.
    /// </summary>
    public object? Error { get; internal init; }

    /// <summary>What made a successful response unreadable, or unacceptable to a strict client; empty for an error status.</summary>
    public IReadOnlyList<ValidationError> Violations { get; internal init; } = [];

    /// <summary>The body as the given type, or null (of a value type the default) when it is not one.</summary>
    /// <typeparam name="T">What the contract declares for the status: a model, a list, a text.</typeparam>
    public T? ErrorAs<T>() => Error is T error ? error : default;
}
