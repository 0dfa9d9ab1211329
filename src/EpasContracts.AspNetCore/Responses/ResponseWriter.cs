using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Http.Streams;
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
        if (validate && ResponseCheck.Find(operation, status, result) is { } violation)
        {
            Log(context, violation.Message);
            if (result.Body is FileBody file)
                await file.File.Content.DisposeAsync().ConfigureAwait(false);
            result = violation.Answer;
            status = StatusCodes.Status500InternalServerError;
        }

        await WriteAsync(context, result, status, validate ? operation : null).ConfigureAwait(false);
    }

    /// <summary>Writes an answer.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="result">The answer.</param>
    /// <param name="status">Its status.</param>
    /// <param name="check">The operation whose items are checked as they go out, or null.</param>
    public static async Task WriteAsync(HttpContext context, ApiResult result, int status, OperationDescriptor? check = null)
    {
        var response = context.Response;
        foreach (var (name, value) in result.Headers)
            response.Headers.Append(name, value);
        if (result.Body is OtherBody other)
        {
            await other.Result.ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        response.StatusCode = status;
        if (result.Body is not { } body)
            return;
        response.ContentType = body.MediaType;
        switch (body)
        {
            case BytesBody { Bytes: var bytes }:
                response.ContentLength = bytes.Length;
                await response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
                break;
            case FileBody { File: var file }:
                await WriteFileAsync(context, file).ConfigureAwait(false);
                break;
            case ItemsBody items:
                await WriteItemsAsync(context, items, check).ConfigureAwait(false);
                break;
        }
    }

    private static async Task WriteFileAsync(HttpContext context, FileContent file)
    {
        await using (file.Content.ConfigureAwait(false))
        {
            if (file.Content.CanSeek)
                context.Response.ContentLength = file.Content.Length - file.Content.Position;
            if (file.FileName is { } name)
            {
                var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
                disposition.SetHttpFileName(name);
                context.Response.Headers.ContentDisposition = disposition.ToString();
            }

            await file.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task WriteItemsAsync(HttpContext context, ItemsBody body, OperationDescriptor? check)
    {
        var format = body.Media.Format;
        if (format is BodyFormat.Events or BodyFormat.EventData)
            context.Response.Headers.CacheControl = "no-cache";
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await foreach (var item in body.Items.WithCancellation(context.RequestAborted).ConfigureAwait(false))
        {
            if (check is not null && body.Media.ItemSchema is { } schema && JsonModel.Validate(schema, item, options: ValidationOptions.OfResponses) is { Count: > 0 } errors)
            {
                // The status is out already: a connection that breaks is all that can tell of it.
                Log(context, $"An item of the answer to {check} violates {body.Media.Pointer}: {string.Join("; ", errors)}");
                context.Abort();
                return;
            }

            await context.Response.Body.WriteAsync(StreamFormat.Write(item, body.Media), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static int SuccessStatus(OperationDescriptor operation, ApiResult result)
    {
        // The first that fits the answer: one with a body for a body, of its media type when there is one.
        var declared = operation.Responses.Where(static response => response.Status.StartsWith('2')).ToList();
        var chosen = declared.Find(response => result.Body is { } body && ContractValidator.Choose(response.Bodies, body.MediaType, isAnswer: true) is not null)
            ?? declared.Find(response => response.Bodies.Count > 0 == result.Body is not null) ?? declared.FirstOrDefault();
        if (int.TryParse(chosen?.Status, System.Globalization.CultureInfo.InvariantCulture, out var status))
            return status;
        return result.Body is null ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
    }

    private static void Log(HttpContext context, string violation)
    {
        if (context.RequestServices.GetService<ILoggerFactory>() is { } loggers)
            LogViolation(loggers.CreateLogger<ContractEndpoints>(), violation);
    }

    [LoggerMessage(LogLevel.Error, "{Violation}")]
    private static partial void LogViolation(ILogger logger, string violation);
}
