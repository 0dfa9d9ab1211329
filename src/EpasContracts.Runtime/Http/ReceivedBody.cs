namespace EpasContracts.Runtime.Http;

/// <summary>Looks at the body of a response and leaves the response as if nobody had.</summary>
internal static class ReceivedBody
{
    /// <summary>Reads a body up to a bound and puts what was read before what was not.</summary>
    /// <returns>The whole body; null when it is longer.</returns>
    public static async Task<ReadOnlyMemory<byte>?> TakeAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var content = response.Content;
        if (content.Headers.ContentLength > limit)
            return null;
        var rest = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (read.Length <= limit && (count = await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            read.Write(buffer, 0, count);

        var bytes = new ReadOnlyMemory<byte>(read.GetBuffer(), 0, (int)read.Length);
        read.Position = 0;
        var isWhole = read.Length <= limit;
        response.Content = new StreamContent(isWhole ? read : new JoinedStream(read, rest));
        foreach (var header in content.Headers)
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (!isWhole)
            return null;
        content.Dispose();
        return bytes;
    }

    /// <summary>Two streams, one behind the other.</summary>
    private sealed class JoinedStream(Stream first, Stream second) : Stream
    {
        private bool _firstIsDone;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = _firstIsDone ? 0 : first.Read(buffer, offset, count);
            _firstIsDone |= read == 0 && count > 0;
            return _firstIsDone ? second.Read(buffer, offset, count) : read;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = _firstIsDone ? 0 : await first.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _firstIsDone |= read == 0 && buffer.Length > 0;
            return _firstIsDone ? await second.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) : read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                first.Dispose();
                second.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
