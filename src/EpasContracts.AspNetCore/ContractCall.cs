using System.Runtime.CompilerServices;
using EpasContracts.AspNetCore.Requests;
using EpasContracts.AspNetCore.Responses;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Http.Streams;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore;

/// <summary>
/// One request while it is read: every value is made and checked in one pass, and what is at fault is collected, so that a refusal names
/// everything at once. Query parameters that the contract does not know are ignored.
/// </summary>
public sealed class ContractCall
{
    private readonly PathTemplate _path;
    private readonly ContractEndpointOptions _options;
    private readonly List<ValidationError> _errors = [];
    private RawPairs? _query;
    private RawPairs? _cookies;
    private BodyProblem? _problem;
    private int? _body;

    internal ContractCall(HttpContext context, OperationDescriptor operation, PathTemplate path, ContractEndpointOptions options)
    {
        HttpContext = context;
        Operation = operation;
        _path = path;
        _options = options;
    }

    /// <summary>The request and its response.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>What is asked for.</summary>
    public OperationDescriptor Operation { get; }

    /// <summary>Signalled when the caller has gone.</summary>
    public CancellationToken CancellationToken => HttpContext.RequestAborted;

    /// <summary>Whether anything that was read so far violates the contract.</summary>
    public bool IsRefused => _problem is not null || _errors.Count > 0;

    /// <summary>Reads a parameter.</summary>
    /// <typeparam name="T">Its type; nullable where it may be absent.</typeparam>
    /// <param name="parameter">The parameter.</param>
    /// <param name="read">Makes and checks the value.</param>
    /// <returns>The value; null or default when it is absent or at fault.</returns>
    public T? Read<T>(ParameterDescriptor parameter, PayloadRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (Find(parameter) is not { } json)
        {
            if (parameter.IsRequired)
                _errors.Add(new ValidationError(parameter.InstancePointer, parameter.Pointer + "/required", "required", "true", $"{parameter.Name} is required", null, 0));
            return default;
        }

        return Make(json, read, parameter.InstancePointer, parameter.Schema.Pointer);
    }

    /// <summary>
    /// Which of <see cref="OperationDescriptor.RequestBodies"/> the request has; 0 when it has no body or one of another media type, which is
    /// refused when it is read.
    /// </summary>
    public int BodyIndex => Math.Max(DeclaredBody, 0);

    /// <summary>Whether the caller would rather have an answer in the first media type than in the second.</summary>
    public bool Prefers(string mediaType, string other) => MediaTypes.Prefers(HttpContext.Request, mediaType, other);

    /// <summary>Reads a body of JSON, or a form that becomes the same.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="read">Makes and checks the value.</param>
    /// <returns>The value; null or default when there is none or it is at fault.</returns>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<T?> ReadBodyAsync<T>(PayloadRead<T> read)
    {
        if (BeginBody() is not { } media)
            return default;
        var (json, problem) = await RequestBody.ReadJsonAsync(HttpContext.Request, media, _options.MaxBodyBytes, CancellationToken).ConfigureAwait(false);
        _problem = problem;
        if (problem is not null)
            return default;
        if (!json.IsEmpty)
            return Make(json.Span, read, "/body", media.Pointer);
        MissBody();
        return default;
    }

    /// <summary>Reads a form with files.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="make">Makes the form of its parts.</param>
    /// <returns>The form; null when there is none or it is at fault.</returns>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<T?> ReadFormAsync<T>(Func<FormReader, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        if (BeginBody() is not { } media)
            return null;
        var (form, problem) = await RequestBody.ReadFormAsync(HttpContext.Request, media, _options.MaxBodyBytes, CancellationToken).ConfigureAwait(false);
        _problem = problem;
        if (form is null)
            return null;
        var errors = media.Schema is { } schema ? FormCodec.WithoutFiles(JsonModel.Validate(schema, form.Json, "/body", ValidationOptions.OfRequests), media, "/body").ToList() : [];
        _errors.AddRange(errors);
        return errors.Count == 0 ? make(new FormReader(form.Json, form.Files)) : null;
    }

    /// <summary>Reads a body of text.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<string?> ReadTextAsync()
    {
        if (BeginBody() is not { } media)
            return null;
        var (bytes, problem) = await RequestBody.ReadAsync(HttpContext.Request, _options.MaxBodyBytes, CancellationToken).ConfigureAwait(false);
        _problem = problem;
        return problem is null ? TextCharset.Read(bytes.Span, RequestBody.TextType(HttpContext.Request, media)) : null;
    }

    /// <summary>Reads a body of bytes: they are still on their way when this returns.</summary>
    public FileContent? ReadFile()
    {
        if (BeginBody() is null)
            return null;
        _problem = RequestBody.Bound(HttpContext.Request, _options.MaxBodyBytes);
        return _problem is null ? new FileContent(HttpContext.Request.Body, null, HttpContext.Request.ContentType) : null;
    }

    /// <summary>Reads a body of items: they are still on their way when this returns.</summary>
    /// <typeparam name="T">What an item becomes.</typeparam>
    /// <param name="read">Makes and checks an item.</param>
    /// <returns>
    /// The items as they come; null when there is no body or it is at fault. An item that violates the contract ends them with a
    /// <see cref="BadHttpRequestException"/>: when the handler lets it pass and has not answered yet, the request is refused.
    /// </returns>
    public IAsyncEnumerable<T>? ReadItems<T>(PayloadRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (BeginBody() is not { } media)
            return null;
        _problem = RequestBody.Bound(HttpContext.Request, _options.MaxBodyBytes);
        return _problem is null ? ItemsAsync(media, read, CancellationToken) : null;
    }

    private async IAsyncEnumerable<T> ItemsAsync<T>(BodyDescriptor media, PayloadRead<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = StreamFormat.ReadAsync(HttpContext.Request.Body, media, _options.MaxBodyBytes, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            for (var number = 0; await NextAsync(items).ConfigureAwait(false); number++)
            {
                var item = Make(items.Current.Span, read, $"/body/{number}", media.Pointer);
                yield return IsRefused ? throw new BadHttpRequestException($"An item of the body violates the contract of {Operation}: {string.Join("; ", _errors)}") : item!;
            }
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            _problem = RequestBody.TooLarge(_options.MaxBodyBytes);
            throw new BadHttpRequestException(_problem.Message, _problem.Status, exception);
        }
        catch (BadHttpRequestException exception)
        {
            _problem = RequestBody.Unreadable(exception);
            throw;
        }
    }

    /// <summary>The answer to a request that violates the contract.</summary>
    /// <exception cref="InvalidOperationException">It does not, see <see cref="IsRefused"/>.</exception>
    public ApiResult Refusal()
    {
        if (!IsRefused)
            throw new InvalidOperationException($"The request satisfies the contract of {Operation}.");
        var request = _problem is { } problem
            ? new InvalidRequest(HttpContext, Operation, problem.Status, problem.Message, [])
            : new InvalidRequest(
                HttpContext, Operation, StatusCodes.Status400BadRequest, $"The request violates the contract of {Operation} in {_errors.Count} place(s).", _errors);
        return _options.OnInvalidRequest?.Invoke(request) ?? Problem.Of(request);
    }

    // Which of the declared bodies the request names; −1 for none.
    private int DeclaredBody => _body ??= RequestBody.MediaOf(HttpContext.Request, Operation.RequestBodies) is { } media ? Operation.RequestBodies.ToList().IndexOf(media) : -1;

    /// <summary>The media type of the body; null when there is none, or none that the contract knows.</summary>
    private BodyDescriptor? BeginBody()
    {
        if (Operation.RequestBodies.Count == 0)
            throw new InvalidOperationException($"{Operation} takes no body.");
        if (!RequestBody.IsThere(HttpContext.Request, Operation.RequestBodies))
        {
            MissBody();
            return null;
        }

        var media = DeclaredBody < 0 ? null : Operation.RequestBodies[DeclaredBody];
        _problem = RequestBody.CheckType(HttpContext.Request, media, Operation.RequestBodies);
        return _problem is null ? media : null;
    }

    private void MissBody()
    {
        if (Operation.RequestBody is { IsRequired: true } body)
            _errors.Add(new ValidationError("/body", body.Pointer, "required", "true", "the body is required", null, 0));
    }

    private T? Make<T>(ReadOnlySpan<byte> json, PayloadRead<T> read, string pointer, string schemaPointer)
    {
        var value = JsonModel.Read(json, read, out var errors, pointer, ValidationOptions.OfRequests);
        _errors.AddRange(errors);

        // The document may admit a null that the handler's argument has no room for: nothing must become a zero in silence.
        if (errors.Count == 0 && default(T) is not null && json.Trim(" \t\r\n"u8).SequenceEqual("null"u8))
            _errors.Add(new ValidationError(pointer, schemaPointer, "representable", "true", $"{pointer[1..]} must not be null", "null", 0));
        return value;
    }

    private byte[]? Find(ParameterDescriptor parameter)
    {
        var request = HttpContext.Request;
        return parameter.Place switch
        {
            ParameterPlace.Path => _path.Find(HttpContext, parameter.Name) is { } text ? ParameterCodec.ReadPath(parameter, text) : null,
            ParameterPlace.Query => ParameterCodec.ReadQuery(parameter, _query ??= RawPairs.FromQuery(request.QueryString.Value), Operation),
            ParameterPlace.QueryString => ParameterCodec.ReadQueryString(parameter, request.QueryString.Value),
            ParameterPlace.Header => ParameterCodec.ReadHeader(parameter, [.. request.Headers[parameter.Name].Select(static value => value ?? "")]),
            _ => ParameterCodec.ReadCookie(parameter, _cookies ??= RawPairs.FromCookies(request.Headers.Cookie.ToString())),
        };
    }
}
