using System.Runtime.CompilerServices;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Http;

/// <summary>
/// The values of one call: what generated methods fill and <see cref="ApiTransport"/> checks, writes and sends. Nothing is checked
/// before it is sent, so that all violations are reported together.
/// </summary>
public sealed partial class ApiRequest
{
    private readonly Dictionary<ParameterDescriptor, byte[]> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins a request.</summary>
    /// <param name="operation">The operation to call.</param>
    public ApiRequest(OperationDescriptor operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Operation = operation;
    }

    /// <summary>The operation to call.</summary>
    public OperationDescriptor Operation { get; }

    /// <summary>The media types that the caller can read, as the header says it.</summary>
    public string Accept { get; set; } = "application/json";

    /// <summary>The body, or null when there is none.</summary>
    internal RequestPayload? Payload { get; private set; }

    /// <summary>Sets the body; null sends none.</summary>
    /// <typeparam name="T">The body's model.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="media">One of the operation's media types, JSON or a form; null for the first.</param>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetBody<T>(T? body, BodyDescriptor? media = null)
        where T : IJsonModel<T>
    {
        if (body is not null)
            SetBody(body.Write, media);
    }

    /// <summary>Sets a body that is no model: a list, a map or a scalar; null sends none.</summary>
    /// <param name="write">Writes the body.</param>
    /// <param name="media">One of the operation's media types, JSON or a form; null for the first.</param>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetBody(Action<PayloadWriter>? write, BodyDescriptor? media = null)
    {
        if (write is not null)
            Set(new RequestPayload(Media(media)) { Json = JsonModel.ToUtf8Bytes(write) });
    }

    /// <summary>Sets a form with files; null sends none.</summary>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetForm(IFormModel? form, BodyDescriptor? media = null)
    {
        if (form is not null)
            Set(new RequestPayload(Media(media)) { Json = JsonModel.ToUtf8Bytes(form.Write), Files = [.. form.Files] });
    }

    /// <summary>Sets a body of text; null sends none.</summary>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetText(string? text, BodyDescriptor? media = null)
    {
        if (text is not null)
            Set(new RequestPayload(Media(media)) { Text = text });
    }

    /// <summary>Sets a body of bytes; null sends none.</summary>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetFile(FileContent? file, BodyDescriptor? media = null)
    {
        if (file is not null)
            Set(new RequestPayload(Media(media)) { File = file });
    }

    /// <summary>Sets a body of items that are checked and sent as they come; null sends none.</summary>
    /// <typeparam name="T">What an item is.</typeparam>
    /// <param name="items">The items; enumerated while the request is sent, and once more by a handler that sends it again.</param>
    /// <param name="write">Writes an item.</param>
    /// <param name="media">One of the operation's media types, JSON lines or a JSON sequence; null for the first.</param>
    /// <exception cref="InvalidOperationException">The operation takes no body.</exception>
    public void SetItems<T>(IAsyncEnumerable<T>? items, Action<PayloadWriter, T> write, BodyDescriptor? media = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (items is not null)
            Set(new RequestPayload(Media(media)) { Items = cancellationToken => JsonOf(items, write, cancellationToken) });
    }

    private static async IAsyncEnumerable<byte[]> JsonOf<T>(IAsyncEnumerable<T> items, Action<PayloadWriter, T> write, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return JsonModel.ToUtf8Bytes(writer => write(writer, item));
    }

    /// <summary>The value of a parameter as JSON, or null when it is absent.</summary>
    internal byte[]? Find(ParameterDescriptor parameter) => _values.GetValueOrDefault(parameter);

    private BodyDescriptor Media(BodyDescriptor? media) =>
        media ?? Operation.RequestBody ?? throw new InvalidOperationException($"{Operation} takes no body.");

    private void Set(RequestPayload payload) => Payload = payload;

    private void Set(ParameterDescriptor parameter, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!Operation.Parameters.Contains(parameter))
            throw new ArgumentException($"{Operation} has no parameter '{parameter.Name}'.", nameof(parameter));
        if (!_values.TryAdd(parameter, json))
            throw new ArgumentException($"The parameter '{parameter.Name}' is set already.", nameof(parameter));
    }
}

/// <summary>A body before it is written; one of the five ways to hold it is set.</summary>
/// <param name="Media">The media type that it goes out in.</param>
internal sealed record RequestPayload(BodyDescriptor Media)
{
    public byte[]? Json { get; init; }

    public string? Text { get; init; }

    public FileContent? File { get; init; }

    /// <summary>Enumerates the items of a stream, each as JSON.</summary>
    public Func<CancellationToken, IAsyncEnumerable<byte[]>>? Items { get; init; }

    /// <summary>The files of a form, beside the JSON of its other properties.</summary>
    public IReadOnlyList<KeyValuePair<string, FileContent>> Files { get; init; } = [];
}
