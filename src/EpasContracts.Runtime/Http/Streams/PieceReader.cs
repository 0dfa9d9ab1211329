namespace EpasContracts.Runtime.Http.Streams;

/// <summary>Reads a stream piece by piece: lines, or what stands between record separators.</summary>
/// <param name="stream">The stream.</param>
/// <param name="separator">The byte between two pieces; with a line feed, a carriage return ends a line as well.</param>
/// <param name="limit">The greatest piece in bytes.</param>
internal sealed class PieceReader(Stream stream, byte separator, long limit)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly bool _isLines = separator == (byte)'\n';
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private bool _isBegun;
    private bool _isEnded;
    private bool _skipLineFeed;

    /// <summary>The next piece without its separator, or null at the end. What stands behind the last separator is a piece, too.</summary>
    public async ValueTask<ResponseBody?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            if (_skipLineFeed && _start < _end)
            {
                _skipLineFeed = false;
                if (_buffer[_start] == (byte)'\n')
                    _start++;
            }

            if (Find(_start + searched) is >= 0 and var at)
                return Take(at);
            searched = _end - _start;
            if (searched > limit)
                return new ResponseBody(_buffer.AsMemory(_start, (int)limit), IsCut: true);
            if (_isEnded)
                return _start == _end ? null : Rest();
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private int Find(int from)
    {
        var rest = _buffer.AsSpan(from, _end - from);
        var at = _isLines ? rest.IndexOfAny((byte)'\n', (byte)'\r') : rest.IndexOf(separator);
        return at < 0 ? -1 : from + at;
    }

    private ResponseBody Take(int at)
    {
        var piece = _buffer.AsMemory(_start, at - _start);
        _skipLineFeed = _isLines && _buffer[at] == (byte)'\r';
        _start = at + 1;
        return new ResponseBody(piece, piece.Length > limit);
    }

    private ResponseBody Rest()
    {
        var piece = _buffer.AsMemory(_start, _end - _start);
        _start = _end;
        return new ResponseBody(piece, piece.Length > limit);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_end == _buffer.Length)
        {
            // A new array each time that bytes move: a piece that was handed out stays what it is.
            var grown = new byte[_start > _buffer.Length / 2 ? _buffer.Length : (int)Math.Min(_buffer.Length * 2L, Array.MaxLength)];
            _buffer.AsSpan(_start, _end - _start).CopyTo(grown);
            (_buffer, _end, _start) = (grown, _end - _start, 0);
        }

        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _isEnded = count == 0;
        _end += count;
        if (_isBegun || (_end < ByteOrderMark.Length && !_isEnded))
            return;
        _isBegun = true;
        if (_buffer.AsSpan(_start, _end - _start).StartsWith(ByteOrderMark))
            _start += ByteOrderMark.Length;
    }
}
