using System.Buffers;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>The part of a streamed payload that is held: filled from behind, consumed from before.</summary>
internal sealed class StreamWindow(SchemaDescriptor schema, ValidationOptions options, string root) : IDisposable
{
    private const int FirstSize = 64 * 1024;
    private readonly StreamWalk _walk = new(schema, options, root);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstSize, options.MaxBufferedBytes));
    private int _size = Math.Min(FirstSize, options.MaxBufferedBytes);
    private int _length;

    /// <summary>Whether there is nothing more to be read.</summary>
    public bool IsDone => _walk.IsDone;

    /// <summary>What was found.</summary>
    public IReadOnlyList<ValidationError> Errors => _walk.Errors;

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Free => _buffer.AsMemory(_length, _size - _length);

    /// <summary>Takes bytes that were written to <see cref="Free"/>.</summary>
    /// <param name="count">How many; 0 at the end of the payload.</param>
    public void Received(int count)
    {
        _length += count;
        // A full window at a time: what is incomplete in it is not looked at again before there is much more of it.
        if (count > 0 && _length < _size)
            return;
        Advance(isFinal: count == 0, isFull: false);
        if (IsDone || count == 0 || _length < _size)
            return;
        if (_size < options.MaxBufferedBytes)
            Grow();
        else
            Advance(isFinal: false, isFull: true);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);

    private void Advance(bool isFinal, bool isFull)
    {
        var consumed = _walk.Advance(_buffer.AsSpan(0, _length), isFinal, isFull);
        _length -= consumed;
        _buffer.AsSpan(consumed, _length).CopyTo(_buffer);
    }

    private void Grow()
    {
        _size = (int)Math.Min(_size * 2L, options.MaxBufferedBytes);
        var larger = ArrayPool<byte>.Shared.Rent(_size);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
