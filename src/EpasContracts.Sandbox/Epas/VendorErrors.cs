using System.Text.Json;
using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Runtime.Validation;
using EpasContracts.Sandbox.Hosting;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.Sandbox.Epas;

/// <summary>Refusals as EPAS words them: a list of what is at fault, each with its way, its sentence, its kind and its figures.</summary>
internal static class VendorErrors
{
    /// <summary>A rule that only the service knows is broken.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="location">The way to the value: path, query or body, then names.</param>
    public static ApiError Refuse(string message, params string[] location) =>
        ApiResult.ErrorList(StatusCodes.Status400BadRequest, [Item(message, "value_error", location)]);

    /// <summary>The answer to a request that violates the document.</summary>
    public static ApiResult Refuse(InvalidRequest request) => request.Status == StatusCodes.Status400BadRequest
        ? ApiResult.ErrorList(request.Status, request.Errors.Select(Item))
        : ApiResult.RawError(request.Status, ProblemAnswer.Of(request.Status, request.Message), ProblemAnswer.MediaType);

    private static ValidationErrorItem Item(ValidationError error)
    {
        // The pointers of a server's errors begin with their place.
        var told = VendorError.Of(error, "");
        return Item(told.Message, told.Type, [.. told.Location], told.Context is null ? null : JsonElement.Parse(told.Context));
    }

    private static ValidationErrorItem Item(string message, string type, string[] location, JsonElement? figures = null) => new()
    {
        Loc = location,
        Msg = message,
        Type = type,
        Ctx = figures,
    };
}
