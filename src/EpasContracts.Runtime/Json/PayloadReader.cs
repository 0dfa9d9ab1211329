using System.Buffers;
using System.Text.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>
/// Walks over the UTF-8 bytes of a payload and collects what is wrong with it: what generated validators and readers stand on.
/// </summary>
/// <remarks>
/// Valid payloads cost no allocation: a failure is noted as an offset and a <see cref="Constraint"/>, pointers and sentences are
/// made afterwards. A failure never stops the walk; <see cref="IsBroken"/> tells that no model can be made any more.
/// </remarks>
public ref partial struct PayloadReader
{
    /// <summary>The greatest nesting that is read when nothing else is asked for.</summary>
    public const int DefaultMaxDepth = 64;

    /// <summary>How many failures are kept when nothing else is asked for; later ones are only counted.</summary>
    public const int DefaultMaxFailures = 100;

    private readonly int _maxFailures;
    private Utf8JsonReader _reader;
    private List<Failure>? _failures;
    private byte[]? _scratch;

    /// <summary>Reads one payload.</summary>
    /// <param name="utf8">The whole payload.</param>
    /// <param name="maxDepth">The greatest nesting, 1 or more; deeper payloads are refused.</param>
    /// <param name="maxFailures">How many failures are kept; 0 keeps none and only counts them.</param>
    public PayloadReader(ReadOnlySpan<byte> utf8, int maxDepth = DefaultMaxDepth, int maxFailures = DefaultMaxFailures)
        : this(new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth }), maxFailures)
    {
    }

    /// <summary>Goes on from where another reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="maxFailures">How many failures are kept.</param>
    public PayloadReader(Utf8JsonReader reader, int maxFailures = DefaultMaxFailures)
    {
        _reader = reader;
        _maxFailures = maxFailures;
    }

    /// <summary>The kind of the token that the reader stands on.</summary>
    public readonly JsonTokenType TokenType => _reader.TokenType;

    /// <summary>The byte offset of that token in the payload.</summary>
    public readonly long Offset => _reader.TokenStartIndex;

    /// <summary>The reader underneath, for System.Text.Json to go on from.</summary>
    public readonly Utf8JsonReader Position => _reader;

    /// <summary>Whether the value is null.</summary>
    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <summary>How many failures were found so far.</summary>
    public int FailureCount { get; private set; }

    /// <summary>Whether a value could not be made, so that no model comes out of this payload.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The failures that were kept, in the order in which they were found.</summary>
    public readonly IReadOnlyList<Failure> Failures => _failures ?? (IReadOnlyList<Failure>)[];

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end of the payload.</returns>
    /// <exception cref="JsonException">The payload is not JSON, or nested too deeply.</exception>
    public bool Read() => _reader.Read();

    /// <summary>Goes to the last token of the value that the reader stands on.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>Goes from the start of an object or from the end of a member's value to the next name.</summary>
    /// <returns>False when the reader stands on the end of the object.</returns>
    public bool NextProperty()
    {
        _reader.Read();
        return _reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Goes from the start of an array or from the end of an element to the next element.</summary>
    /// <returns>False when the reader stands on the end of the array.</returns>
    public bool NextItem()
    {
        _reader.Read();
        return _reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Goes from a name to its value and skips that.</summary>
    public void SkipProperty() => _reader.Skip();

    /// <summary>Notes that the value which the reader stands on violates <paramref name="constraint"/>.</summary>
    public void Fail(Constraint constraint) => Fail(new Failure(_reader.TokenStartIndex, constraint));

    /// <summary>Notes that the value which began at <paramref name="offset"/> violates <paramref name="constraint"/>.</summary>
    public void Fail(Constraint constraint, long offset) => Fail(new Failure(offset, constraint));

    /// <summary>Notes that an object which began at <paramref name="offset"/> violates a constraint on the named property.</summary>
    public void Fail(Constraint constraint, long offset, string property) => Fail(new Failure(offset, constraint, property));

    /// <summary>Notes that no value can be made of what the reader stands on, whether or not the schema admits it.</summary>
    public void Break(Constraint constraint)
    {
        IsBroken = true;
        Fail(constraint);
    }

    /// <summary>Notes that no model can be made; the reason is noted already.</summary>
    public void Break() => IsBroken = true;

    /// <summary>
    /// A reader that stands on the same value and only counts its failures: what tries a branch of <c>anyOf</c> or <c>oneOf</c>.
    /// </summary>
    public readonly PayloadReader Fork() => new(_reader, maxFailures: 0);

    /// <summary>Gives a rented buffer back. Not calling it costs an allocation, nothing else.</summary>
    public void Dispose()
    {
        if (_scratch is { } scratch)
        {
            _scratch = null;
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }
    }

    internal void Fail(Failure failure)
    {
        FailureCount++;
        if (FailureCount <= _maxFailures)
            (_failures ??= []).Add(failure);
    }
}
