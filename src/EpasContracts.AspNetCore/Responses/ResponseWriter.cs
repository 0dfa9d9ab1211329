using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EpasContracts.AspNetCore.Responses;

/// <summary>Writes what a handler answered, and holds it against the contract first when that is asked for.</summary>
internal static partial class ResponseWriter
{
    public static async Task WriteAsync(HttpContext context, OperationDescriptor operation, ApiResult result, bool validate)
    {
        var status = result.Status ?? SuccessStatus(operation, result);
        if (validate && Check(operation, status, result) is { } violation)
        {
            if (context.RequestServices.GetService<ILoggerFactory>() is { } loggers)
                LogViolation(loggers.CreateLogger<ContractEndpoints>(), violation.Message);
            result = violation.Answer;
            status = StatusCodes.Status500InternalServerError;
        }

        var response = context.Response;
        response.StatusCode = status;
        if (result.Body.IsEmpty)
            return;
        response.ContentType = result.MediaType;
        response.ContentLength = result.Body.Length;
        await response.Body.WriteAsync(result.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static int SuccessStatus(OperationDescriptor operation, ApiResult result)
    {
        var declared = operation.Responses.Select(static response => response.Status).FirstOrDefault(static status => status.StartsWith('2'));
        if (int.TryParse(declared, System.Globalization.CultureInfo.InvariantCulture, out var status))
            return status;
        return result.Body.IsEmpty ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
    }

    private static (string Message, ApiError Answer)? Check(OperationDescriptor operation, int status, ApiResult result)
    {
        if (operation.FindResponse(status) is not { } declared)
        {
            // What the protocol itself says of a body needs no declaration.
            return status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status408RequestTimeout
                ? null
                : Violation($"{operation} declares no response {status}.", []);
        }

        if (declared.Body?.Schema is not { } schema)
            return null;
        if (result.Body.IsEmpty)
            return Violation($"The response {status} of {operation} has a body, and none was answered.", []);
        var errors = JsonModel.Validate(schema, result.Body.Span);
        return errors.Count == 0
            ? null
            : Violation($"The answer {status} to {operation} violates {declared.Pointer}: {string.Join("; ", errors)}", errors);
    }

    private static (string Message, ApiError Answer) Violation(string message, IReadOnlyList<ValidationError> errors) =>
        (message, Problem.Of(StatusCodes.Status500InternalServerError, message, errors));

    [LoggerMessage(LogLevel.Error, "{Violation}")]
    private static partial void LogViolation(ILogger logger, string violation);
}
