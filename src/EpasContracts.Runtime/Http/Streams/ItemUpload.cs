using System.Net;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Http.Streams;

/// <summary>Sends items as they come, each one checked before it goes out.</summary>
/// <param name="items">Enumerates the items; again for a handler that sends the request again.</param>
/// <param name="media">How they are spelled.</param>
/// <param name="operation">What an exception names.</param>
internal sealed class ItemUpload(Func<CancellationToken, IAsyncEnumerable<byte[]>> items, BodyDescriptor media, OperationDescriptor operation) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var item in items(cancellationToken).ConfigureAwait(false))
        {
            if (media.ItemSchema is { } schema && JsonModel.Validate(schema, item, $"/{number}", ValidationOptions.OfRequests) is { Count: > 0 } errors)
                throw new ContractValidationException(operation.ToString(), errors);
            number++;
            await stream.WriteAsync(StreamFormat.Write(item, media), cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
