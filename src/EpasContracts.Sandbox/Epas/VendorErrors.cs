using System.Globalization;
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
        ApiResult.Error<List<ValidationErrorItem>>(StatusCodes.Status400BadRequest, [Item(message, "value_error", location)]);

    /// <summary>The answer to a request that violates the document.</summary>
    public static ApiResult Refuse(InvalidRequest request) => request.Status == StatusCodes.Status400BadRequest
        ? ApiResult.Error<List<ValidationErrorItem>>(request.Status, [.. request.Errors.Select(Item)])
        : ApiResult.RawError(request.Status, ProblemAnswer.Of(request.Status, request.Message), ProblemAnswer.MediaType);

    private static ValidationErrorItem Item(ValidationError error)
    {
        var (type, figure) = Kind(error);
        var location = error.InstancePointer.Split('/').Skip(1)
            .Select(static name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        if (error is { Keyword: "required", Property: { } property })
            location = location.Append(property);
        return Item(error.Message, type, [.. location], figure is null ? null : Figures(figure, error.Argument));
    }

    private static ValidationErrorItem Item(string message, string type, string[] location, JsonElement? figures = null) => new()
    {
        Loc = location,
        Msg = message,
        Type = type,
        Ctx = figures,
    };

    private static (string Type, string? Figure) Kind(ValidationError error) => error.Keyword switch
    {
        "required" => ("missing", null),
        "json" => ("json_invalid", null),
        "type" => ("type_error", "expected"),
        "enum" => ("enum", "expected"),
        "pattern" => ("string_pattern_mismatch", "pattern"),
        "minLength" => ("string_too_short", "min_length"),
        "maxLength" => ("string_too_long", "max_length"),
        "minimum" => ("greater_than_equal", "ge"),
        "maximum" => ("less_than_equal", "le"),
        "multipleOf" => ("multiple_of", "multiple_of"),
        _ => ("value_error", null),
    };

    private static JsonElement Figures(string name, string argument)
    {
        using var document = JsonDocument.Parse(string.Create(CultureInfo.InvariantCulture, $"{{\"{name}\":{argument}}}"));
        return document.RootElement.Clone();
    }
}
