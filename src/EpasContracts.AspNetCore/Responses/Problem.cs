using System.Text.Json;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.WebUtilities;

namespace EpasContracts.AspNetCore.Responses;

/// <summary>Problem details of RFC 9457, with a list of what is at fault.</summary>
internal static class Problem
{
    public const string MediaType = "application/problem+json";

    public static ApiError Of(InvalidRequest request) => Of(request.Status, request.Message, request.Errors);

    public static ApiError Of(int status, string detail, IReadOnlyList<ValidationError> errors) =>
        ApiResult.RawError(status, JsonModel.Write(writer => Write(writer, status, detail, errors)), MediaType);

    private static void Write(Utf8JsonWriter writer, int status, string detail, IReadOnlyList<ValidationError> errors)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "about:blank");
        writer.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
        writer.WriteNumber("status", status);
        writer.WriteString("detail", detail);
        if (errors.Count > 0)
        {
            writer.WriteStartArray("errors");
            foreach (var error in errors)
            {
                writer.WriteStartObject();
                writer.WriteString("pointer", error.InstancePointer);
                writer.WriteString("keyword", error.Keyword);
                writer.WriteString("message", error.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
