using EpasContracts.AspNetCore.Requests;
using EpasContracts.AspNetCore.Responses;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EpasContracts.AspNetCore.Validation;

/// <summary>Holds requests, and answers when that is asked for, against a contract; the code behind it finds the body unread.</summary>
internal sealed partial class MessageGate(ApiDescriptor contract, ContractValidationOptions options)
{
    private const int InMemory = 64 * 1024;
    private readonly ContractValidator _validator = new(contract, options.Validation);

    /// <summary>Finds the operation and holds the request against it.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (_validator.Find(context.Request.Method, PathOf(context)) is { } match)
            return InvokeAsync(context, match, next);
        return options.RefuseUnknownOperations
            ? RefuseAsync(new RefusedMessage(context, null, StatusCodes.Status404NotFound, []))
            : next(context);
    }

    /// <summary>Holds the request against an operation.</summary>
    public async Task InvokeAsync(HttpContext context, OperationMatch match, RequestDelegate next)
    {
        var request = context.Request;
        var head = new RequestHead(request.Method, PathOf(context), request.QueryString.Value, name => [.. request.Headers[name].OfType<string>()]);
        var errors = _validator.ValidateParameters(match, head).ToList();
        errors.AddRange(await CheckBodyAsync(request, match.Operation, context.RequestAborted).ConfigureAwait(false));
        if (errors.Count > 0)
            await RefuseAsync(new RefusedMessage(context, match.Operation, StatusOf(errors), errors)).ConfigureAwait(false);
        else if (options.ValidateResponses)
            await CheckResponseAsync(context, match.Operation, next).ConfigureAwait(false);
        else
            await next(context).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<ValidationError>> CheckBodyAsync(HttpRequest request, OperationDescriptor operation, CancellationToken cancellationToken)
    {
        if (operation.RequestBody is not { } expected)
            return [];
        if (!RequestBody.IsThere(request, operation.RequestBodies))
            return _validator.ValidateRequestBody(operation, default, null, "/body");
        // The type is judged before anything is read: what is no JSON is not held in memory.
        if (_validator.ValidateMediaType(operation.RequestBodies, request.ContentType ?? "", "/body") is { } wrongType)
            return [wrongType];
        if (!request.HasJsonContentType() || !ContractValidator.LooksInto(ContractValidator.Choose(operation.RequestBodies, request.ContentType)))
            return [];
        return await ReadAsync(request, cancellationToken).ConfigureAwait(false) is { } body
            ? _validator.ValidateRequestBody(operation, body.Span, request.ContentType, "/body")
            : [_validator.TooLong(expected, options.MaxBodyBytes)];
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.MaxBodyBytes)
            return null;
        request.EnableBuffering(InMemory);
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, InMemory));
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + count > options.MaxBodyBytes)
                return null;
            body.Write(buffer, 0, count);
        }

        request.Body.Position = 0;
        return new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
    }

    private async Task CheckResponseAsync(HttpContext context, OperationDescriptor operation, RequestDelegate next)
    {
        var response = context.Response;
        var wire = response.Body;
        using var held = new MemoryStream();
        response.Body = held;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            response.Body = wire;
        }

        var body = new ReadOnlyMemory<byte>(held.GetBuffer(), 0, (int)held.Length);
        var errors = HttpMethods.IsHead(context.Request.Method) ? [] : _validator.ValidateResponse(operation, response.StatusCode, body.Span, body.IsEmpty ? null : response.ContentType ?? "", "/body");
        if (errors.Count > 0)
        {
            if (context.RequestServices.GetService<ILoggerFactory>() is { } loggers)
                LogViolation(loggers.CreateLogger<MessageGate>(), operation, response.StatusCode, string.Join("; ", errors));
            var detail = FormattableString.Invariant($"The answer {response.StatusCode} to {operation} violates the contract in {errors.Count} place(s).");
            response.Clear();
            await WriteProblemAsync(context, StatusCodes.Status500InternalServerError, detail, errors).ConfigureAwait(false);
        }
        else if (!body.IsEmpty)
        {
            await wire.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private Task RefuseAsync(RefusedMessage refused)
    {
        if (options.OnRefused is { } answer)
            return answer(refused);
        var detail = refused.Operation is null
            ? $"The contract has no operation {refused.Context.Request.Method} {refused.Context.Request.Path}."
            : FormattableString.Invariant($"The request violates the contract of {refused.Operation} in {refused.Errors.Count} place(s).");
        return WriteProblemAsync(refused.Context, refused.Status, detail, refused.Errors);
    }

    private static Task WriteProblemAsync(HttpContext context, int status, string detail, IReadOnlyList<ValidationError> errors) =>
        ResponseWriter.WriteAsync(context, Problem.Of(status, detail, errors), status);

    private static int StatusOf(List<ValidationError> errors) =>
        errors.Exists(static error => error.Keyword == "maxBodyBytes") ? StatusCodes.Status413PayloadTooLarge
        : errors.Exists(static error => error.Keyword == "mediaType") ? StatusCodes.Status415UnsupportedMediaType
        : StatusCodes.Status400BadRequest;

    // As it came: what a server decoded for routing no longer tells an escaped slash from a plain one.
    private static string PathOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.StartsWith('/') ? target.Split('?', 2)[0] : (context.Request.PathBase + context.Request.Path).ToUriComponent();
        var prefix = context.Request.PathBase.ToUriComponent();
        return prefix.Length > 0 && path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? path[prefix.Length..] : path;
    }

    [LoggerMessage(LogLevel.Error, "The answer {Status} to {Operation} violates the contract: {Violations}")]
    private static partial void LogViolation(ILogger logger, OperationDescriptor operation, int status, string violations);
}
