using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore.Responses;

/// <summary>Holds an answer against the contract.</summary>
internal static class ResponseCheck
{
    /// <summary>What is wrong with an answer, and what is sent instead; null when it holds.</summary>
    public static (string Message, ApiError Answer)? Find(OperationDescriptor operation, int status, ApiResult result)
    {
        if (result.Body is OtherBody || result is ApiError { IsRefusal: true })
            return null;
        // Where the contract declares no response at all it says nothing of any.
        if (operation.Responses.Count == 0)
            return null;
        if (operation.FindResponse(status) is not { } declared)
        {
            // What the protocol itself says of a body needs no declaration.
            return status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status408RequestTimeout
                ? null
                : Violation($"{operation} declares no response {status}.", []);
        }

        return FindInHeaders(operation, status, declared, result) ?? FindInBody(operation, status, declared, result);
    }

    private static (string, ApiError)? FindInHeaders(OperationDescriptor operation, int status, ResponseDescriptor declared, ApiResult result)
    {
        foreach (var header in declared.Headers)
        {
            var values = result.Headers.Where(pair => pair.Key.Equals(header.Name, StringComparison.OrdinalIgnoreCase)).Select(static pair => pair.Value).ToList();
            if (ParameterCodec.ReadHeader(header, values) is not { } json)
            {
                if (header.IsRequired)
                    return Violation($"The response {status} of {operation} has the header {header.Name}, and the answer has none.", []);
            }
            else if (JsonModel.Validate(header.Schema, json, options: ValidationOptions.OfResponses) is { Count: > 0 } errors)
            {
                return Violation($"The header {header.Name} of the answer {status} to {operation} violates {header.Pointer}: {string.Join("; ", errors)}", errors);
            }
        }

        return null;
    }

    private static (string, ApiError)? FindInBody(OperationDescriptor operation, int status, ResponseDescriptor declared, ApiResult result)
    {
        // What is declared for HEAD is the body that GET would have.
        if (declared.Bodies.Count == 0 || operation.Method == "HEAD")
            return null;
        if (result.Body is not { } body)
            return Violation($"The response {status} of {operation} has a body, and none was answered.", []);
        if (ContractValidator.Choose(declared.Bodies, body.MediaType, isAnswer: true) is not { } media)
            return Violation($"The response {status} of {operation} is {string.Join(" or ", declared.Bodies)}, and the answer is {body.MediaType}.", []);
        if (media is not { Format: BodyFormat.Json, Schema: { } schema } || body is not BytesBody { Bytes: var bytes })
            return null;
        var errors = JsonModel.Validate(schema, bytes.Span, options: ValidationOptions.OfResponses);
        return errors.Count == 0
            ? null
            : Violation($"The answer {status} to {operation} violates {declared.Pointer}: {string.Join("; ", errors)}", errors);
    }

    private static (string, ApiError) Violation(string message, IReadOnlyList<ValidationError> errors) =>
        (message, Problem.Of(StatusCodes.Status500InternalServerError, message, errors));
}
