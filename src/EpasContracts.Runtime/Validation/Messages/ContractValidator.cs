using System.Globalization;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// Holds HTTP messages against a contract, whoever wrote them: for gateways, proxies and tests. Nothing is sent and nothing is changed.
/// </summary>
/// <remarks>
/// Parameters and JSON bodies are checked; bodies in other media types are only checked for their type. The pointers of parameters begin
/// with their place (<c>/query/size</c>, <c>/path/id</c>, <c>/header/X-Name</c>, <c>/cookie/id</c>). May be used from several threads at once.
/// </remarks>
public sealed class ContractValidator
{
    // OpenAPI ignores header parameters of these names: media types and security say what they hold.
    private static readonly string[] IgnoredHeaders = ["Accept", "Content-Type", "Authorization"];

    private readonly OperationRouter _router;
    private readonly ValidationOptions _ofRequests;
    private readonly ValidationOptions _ofResponses;

    /// <summary>Makes a validator.</summary>
    /// <param name="contract">The contract, such as <c>EpasContract.Descriptor</c>.</param>
    /// <param name="options">The bounds and the language; null takes the defaults.</param>
    public ContractValidator(ApiDescriptor contract, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Contract = contract;
        Options = options ?? ValidationOptions.Default;
        _router = contract.Router;
        _ofRequests = Options with { Direction = PayloadDirection.Request };
        _ofResponses = Options with { Direction = PayloadDirection.Response };
    }

    /// <summary>The contract.</summary>
    public ApiDescriptor Contract { get; }

    /// <summary>The bounds and the language.</summary>
    public ValidationOptions Options { get; }

    /// <summary>The operation that a request asks for, or null when the contract has none.</summary>
    /// <param name="method">The method, in any case.</param>
    /// <param name="path">The path as it goes on the wire, without query.</param>
    public OperationMatch? Find(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        return _router.Find(method, path);
    }

    /// <summary>Checks the parameters of a request.</summary>
    /// <param name="match">The operation, see <see cref="Find"/>.</param>
    /// <param name="head">The request without its body.</param>
    public IReadOnlyList<ValidationError> ValidateParameters(OperationMatch match, RequestHead head)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(head);
        var errors = new List<ValidationError>();
        foreach (var parameter in match.Operation.Parameters.Where(static parameter => !IsIgnored(parameter)))
        {
            if (head.Find(parameter, match) is { } json)
                errors.AddRange(JsonModel.Validate(parameter.Schema, json, parameter.InstancePointer, _ofRequests));
            else if (parameter.IsRequired)
                errors.Add(Error(parameter.InstancePointer, $"{parameter.Pointer}/required", "required", "true", parameter.Name));
        }

        return errors;
    }

    /// <summary>Checks the body of a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="body">The body; empty when there is none.</param>
    /// <param name="mediaType">The media type that the request names; null does not check it.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    public IReadOnlyList<ValidationError> ValidateRequestBody(OperationDescriptor operation, ReadOnlySpan<byte> body, string? mediaType = null, string root = "")
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.RequestBody is not { } expected)
            return [];
        if (!body.IsEmpty)
            return ValidateBody(operation.RequestBodies, body, mediaType, root, isAnswer: false);
        return expected.IsRequired ? [Error(root, $"{expected.Pointer}/required", "required", "true", "body")] : [];
    }

    /// <summary>Checks a response.</summary>
    /// <param name="operation">The operation that was asked for.</param>
    /// <param name="status">The HTTP status, 100 to 599.</param>
    /// <param name="body">The body; empty when there is none.</param>
    /// <param name="mediaType">The media type that the response names; null does not check it.</param>
    /// <param name="root">What the errors' pointers begin with.</param>
    public IReadOnlyList<ValidationError> ValidateResponse(OperationDescriptor operation, int status, ReadOnlySpan<byte> body, string? mediaType = null, string root = "")
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.FindResponse(status) is not { } declared)
            return [Error(root, $"{operation.Pointer}/responses", "response", status.ToString(CultureInfo.InvariantCulture), null)];
        if (declared.Body is not { } expected)
            return [];
        if (!body.IsEmpty)
            return ValidateBody(declared.Bodies, body, mediaType, root, isAnswer: true);
        // A body that is not JSON may be empty; JSON may not, save that of HEAD, which never comes.
        return LooksInto(expected) && operation.Method != "HEAD" ? [Error(root, expected.Pointer, "required", "true", "body")] : [];
    }

    /// <summary>
    /// The body that a media type chooses among those that the contract declares: the one with the same parameters before the one of the same
    /// name, and that before a range.
    /// </summary>
    /// <param name="bodies">The bodies.</param>
    /// <param name="mediaType">The media type with or without its parameters; null chooses the first.</param>
    /// <param name="isAnswer">Whether any JSON stands for another, as it does in answers alone: problem details for a plain object. What a request is in decides what it means.</param>
    /// <returns>Null when the contract declares none of that media type.</returns>
    public static BodyDescriptor? Choose(IReadOnlyList<BodyDescriptor> bodies, string? mediaType, bool isAnswer = false)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (mediaType is null)
            return bodies.Count == 0 ? null : bodies[0];
        var given = MediaTypeText.Essence(mediaType);
        var parameters = Parameters(mediaType);
        var same = bodies.Where(body => MediaTypeText.Essence(body.MediaType).Equals(given, StringComparison.OrdinalIgnoreCase)).ToList();
        return same.Find(body => Parameters(body.MediaType) is { Count: > 0 } declared && declared.IsSubsetOf(parameters))
            ?? same.Find(static body => Parameters(body.MediaType).Count == 0)
            ?? same.FirstOrDefault()
            ?? bodies.FirstOrDefault(body => MediaTypeText.IsIn(given, MediaTypeText.Essence(body.MediaType)))
            ?? (isAnswer && MediaTypeText.IsJson(given) ? bodies.FirstOrDefault(static body => body.Format == BodyFormat.Json) : null);
    }

    /// <summary>Checks the media type of a body, before anything of the body is read.</summary>
    /// <param name="declared">The bodies that the contract declares.</param>
    /// <param name="mediaType">The media type that the message names; empty when it names none, null does not check it.</param>
    /// <param name="root">What the error's pointer begins with.</param>
    /// <param name="isAnswer">Whether it is the body of an answer, see <see cref="Choose"/>.</param>
    /// <returns>Null when the contract declares a body of that media type, or no body at all.</returns>
    public ValidationError? ValidateMediaType(IReadOnlyList<BodyDescriptor> declared, string? mediaType, string root = "", bool isAnswer = false)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return declared.Count == 0 || Choose(declared, mediaType, isAnswer) is not null
            ? null
            : Error(root, declared[0].Pointer, "mediaType", string.Join(", ", declared), null, mediaType);
    }

    /// <summary>Whether a body would be looked into: it is one JSON value, and the contract has a schema for it.</summary>
    public static bool LooksInto(BodyDescriptor? body) => body is { Schema: not null, Format: BodyFormat.Json };

    /// <summary>The error of a body that is longer than whoever holds it against the contract wants to hold.</summary>
    /// <param name="expected">The body as the contract describes it.</param>
    /// <param name="limit">The bound in bytes.</param>
    public ValidationError TooLong(BodyDescriptor expected, long limit)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Error("/body", expected.Pointer, "maxBodyBytes", limit.ToString(CultureInfo.InvariantCulture), null);
    }

    /// <summary>The error of a rule that HTTP adds to those of the schemas.</summary>
    internal ValidationError Error(string pointer, string schemaPointer, string keyword, string argument, string? property, string? value = null)
    {
        var error = new ValidationError(pointer, schemaPointer, keyword, argument, "", value, 0, property) { Subject = pointer.Length == 0 ? "body" : null };
        return error with { Message = Options.Sentences.Describe(error) };
    }

    private IReadOnlyList<ValidationError> ValidateBody(IReadOnlyList<BodyDescriptor> declared, ReadOnlySpan<byte> body, string? mediaType, string root, bool isAnswer)
    {
        if (ValidateMediaType(declared, mediaType, root, isAnswer) is { } wrong)
            return [wrong];
        return Choose(declared, mediaType, isAnswer) is { } expected && LooksInto(expected) ? JsonModel.Validate(expected.Schema!, body, root, isAnswer ? _ofResponses : _ofRequests) : [];
    }

    private static HashSet<string> Parameters(string mediaType) =>
        mediaType.Split(';').Skip(1).Select(static parameter => parameter.Replace("\"", "", StringComparison.Ordinal).Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsIgnored(ParameterDescriptor parameter) =>
        parameter.Place == ParameterPlace.Header && IgnoredHeaders.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase);
}
