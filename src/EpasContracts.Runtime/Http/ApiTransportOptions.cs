using System.Net;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http;

/// <summary>What becomes of a response that violates its contract although a model can be made of it.</summary>
public enum ResponseValidation
{
    /// <summary>The model is returned and <see cref="ApiTransportOptions.OnResponseViolations"/> is told: vendors change their answers.</summary>
    Tolerant,

    /// <summary>An <see cref="ApiException"/> with the violations is thrown.</summary>
    Strict,
}

/// <summary>How <see cref="ApiTransport"/> treats responses.</summary>
public sealed class ApiTransportOptions
{
    /// <summary>The greatest body that is read, in bytes; 64 MiB when nothing else is set. Must be positive.</summary>
    public long MaxResponseBytes { get; set; } = 64L << 20;

    /// <summary>What becomes of responses that violate their contract; tolerant when nothing else is set.</summary>
    public ResponseValidation ResponseValidation { get; set; }

    /// <summary>
    /// The address of the service, such as one of a generated <c>…Servers</c> class; null takes the <see cref="HttpClient.BaseAddress"/>, and where
    /// that is not set either, the first server of the document.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Is shown every request before it is sent, and may change it; null for nothing. It runs after validation.</summary>
    public Func<HttpRequestMessage, CancellationToken, ValueTask>? OnRequest { get; set; }

    /// <summary>Is shown every response before its body is read; null for nothing. Whoever reads the body here must load it into its buffer first.</summary>
    public Func<HttpResponseMessage, CancellationToken, ValueTask>? OnResponse { get; set; }

    /// <summary>Is told of the violations of each successful response that was accepted in spite of them; null tells nobody.</summary>
    public Action<ResponseViolations>? OnResponseViolations { get; set; }
}

/// <summary>A successful response that violates its contract.</summary>
/// <param name="Operation">The operation that was called.</param>
/// <param name="StatusCode">The status of the response.</param>
/// <param name="Errors">All violations, in the order of the body; values that the schema marks as secret are masked.</param>
public sealed record ResponseViolations(OperationDescriptor Operation, HttpStatusCode StatusCode, IReadOnlyList<ValidationError> Errors);
