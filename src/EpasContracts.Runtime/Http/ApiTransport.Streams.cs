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
    public async Task<FileResponse> SendForFileAsync(ApiRequest request, CancellationToken cancellationToken = default) =>
        (await SendForFileAsync(request, static _ => true, cancellationToken).ConfigureAwait(false)).Body;

    /// <summary>Sends a request whose response is a file, and reads the headers of the response.</summary>
    /// <typeparam name="THeaders">What the headers become.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="readHeaders">Reads the headers.</param>
    /// <param name="cancellationToken">Cancels the call until the headers have come; afterwards the reading of the stream has its own.</param>
    /// <returns>The file, which the caller disposes, with the headers.</returns>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status; or headers that violate the contract, and the client is strict.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public async Task<ApiResponse<FileResponse, THeaders>> SendForFileAsync<THeaders>(
        ApiRequest request, Func<ReceivedResponse, THeaders> readHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(readHeaders);
        var (response, failures) = await BeginAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var headers = readHeaders(new ReceivedResponse(failures, response, default, _options));
            return new(response.StatusCode, new FileResponse(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)), headers);
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
        var (response, failures) = await BeginAsync(request, cancellationToken).ConfigureAwait(false);
        await foreach (var item in ItemsAsync(response, failures, media, read, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    /// <summary>Sends a request whose response is a stream of items, and reads the headers of the response.</summary>
    /// <typeparam name="T">What an item becomes.</typeparam>
    /// <typeparam name="THeaders">What the headers become.</typeparam>
    /// <param name="request">The request; it is sent at once.</param>
    /// <param name="media">The media type of the response as the contract declares it.</param>
    /// <param name="read">How to read an item.</param>
    /// <param name="readHeaders">Reads the headers.</param>
    /// <param name="cancellationToken">Cancels the call and the reading.</param>
    /// <returns>The headers with the items, which are enumerated once: the connection is given back when that ends, however it ends.</returns>
    /// <exception cref="Validation.ContractValidationException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="ApiException">An error status; or headers that violate the contract, and the client is strict.</exception>
    /// <exception cref="HttpRequestException">The service was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, or timed out: then its inner exception is a <see cref="TimeoutException"/>.</exception>
    public async Task<ApiResponse<IAsyncEnumerable<T>, THeaders>> SendForStreamAsync<T, THeaders>(
        ApiRequest request, BodyDescriptor media, PayloadRead<T> read, Func<ReceivedResponse, THeaders> readHeaders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(readHeaders);
        var (response, failures) = await BeginAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var headers = readHeaders(new ReceivedResponse(failures, response, default, _options));
            return new(response.StatusCode, ItemsAsync(response, failures, media, read, cancellationToken), headers);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async IAsyncEnumerable<T> ItemsAsync<T>(
        HttpResponseMessage response, FailureFactory failures, BodyDescriptor media, PayloadRead<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var _ = response;
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

    /// <summary>Sends a request; the body of its successful response is still to be read.</summary>
    private async Task<(HttpResponseMessage Response, FailureFactory Failures)> BeginAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var (response, failures) = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return (response, failures);
        using var _ = response;
        var body = await ResponseBody.ReadAsync(response.Content, Math.Min(MaxErrorBytes, _options.MaxResponseBytes), cancellationToken).ConfigureAwait(false);
        throw failures.ErrorStatus(response, body);
    }
}
