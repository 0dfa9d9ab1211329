using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.WebUtilities;

namespace EpasContracts.AspNetCore.Responses;

/// <summary>Problem details of RFC 9457, with a list of what is at fault.</summary>
internal static class Problem
{
    public static ApiError Of(InvalidRequest request) => new(request.Status, Body(request.Status, request.Message, request.Errors)) { IsRefusal = true };

    public static ApiError Of(int status, string detail, IReadOnlyList<ValidationError> errors) => new(status, Body(status, detail, errors));

    private static BytesBody Body(int status, string detail, IReadOnlyList<ValidationError> errors) => new(
        JsonModel.Write(writer => ProblemDetailsForm.Write(writer, errors, status, ReasonPhrases.GetReasonPhrase(status), detail)),
        ProblemDetailsForm.MediaType);
}
