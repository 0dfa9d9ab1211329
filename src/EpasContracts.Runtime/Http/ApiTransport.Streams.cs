using System.Runtime.CompilerServices;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http.Streams;

namespace EpasContracts.Runtime.Http;

/// <content>Responses whose bodies are read as they come: files, and streams of items.</content>
public sealed partial class ApiTransport
{
    /// <summary>Sends a request whose response is a file.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call until the headers have come; afterwards the reading of the stream has its own.</param>
    /// <returns>The file, which the caller disposes.</returns>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public async Task<FileResponse> SendForFileAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        var (response, failures) = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await ThrowOnErrorAsync(failures, response, cancellationToken).ConfigureAwait(false);
            return new FileResponse(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request whose response is a stream of items: events, JSON lines, or JSON values behind record separators.</summary>
    /// <typeparam name="T">What an item becomes.</typeparam>
    /// <param name="request">The request; it is sent when the items are first asked for.</param>
    /// <param name="media">The media type of the response as the contract declares it.</param>
    /// <param name="read">How to read an item.</param>
    /// <param name="cancellationToken">Cancels the call and the reading.</param>
    /// <returns>The items as they come; the connection is given back when the enumeration ends, however it ends.</returns>
    /// <remarks>
    /// An item may have at most <see cref="ApiTransportOptions.MaxResponseBytes"/> bytes; their number has no bound. The client's timeout ends with
    /// the headers. The exceptions of other calls come while the items are enumerated.
    /// </remarks>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ApiRequest request, BodyDescriptor media, PayloadRead<T> read, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(read);
        var (response, failures) = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        using var _ = response;
        await ThrowOnErrorAsync(failures, response, cancellationToken).ConfigureAwait(false);
        if (StreamItems.FormatOf(response.Content.Headers.ContentType?.MediaType, media) is not { } format)
        {
            var body = await ResponseBody.ReadAsync(response.Content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
            throw failures.Unusable(response, body, $"is no stream of items but '{response.Content.Headers.ContentType?.MediaType ?? "of no content type"}'");
        }

        var received = new ReceivedResponse(failures, response, default, _options);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var number = 0;
            await foreach (var item in StreamItems.ReadAsync(stream, format, media.ItemSchema, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false))
            {
                if (item.IsCut)
                    throw failures.Unusable(response, item, $"has an item of more than {_options.MaxResponseBytes} bytes");
                yield return received.ReadItem(item, read, $"has an item (number {++number}) that ");
            }
        }
    }

    private async Task ThrowOnErrorAsync(FailureFactory failures, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        var body = await ResponseBody.ReadAsync(response.Content, Math.Min(MaxErrorBytes, _options.MaxResponseBytes), cancellationToken).ConfigureAwait(false);
        throw failures.ErrorStatus(response, body);
    }
}
