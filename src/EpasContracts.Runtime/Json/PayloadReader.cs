using System.Buffers;
using System.Text.Json;
using EpasContracts.Runtime.Description;
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

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly int _maxDepth;
    private readonly int _maxFailures;

    // The token: what it is and where, its text without quotes, its value when it is an integer of 64 bits, and what is open around it.
    private JsonTokenType _token;
    private int _tokenStart;
    private int _next;
    private int _depth;
    private int _textStart;
    private int _textLength;
    private bool _isEscaped;
    private bool _isAscii;
    private bool _hasInt64;
    private long _int64;

    private List<Failure>? _failures;
    private byte[]? _scratch;

    // Somebody around has checked the value already: what is found again is not noted again.
    private bool _isChecked;

    // Behind the offset of a text that is none: there is nothing in it that could violate anything else.
    private int _brokenText;

    // How many values around this one must never be shown.
    private int _secrets;

    // What the schemas of the object that begins here say of each other's required properties.
    private OtherSide? _otherSide;
    private int _otherSideStart;

    /// <summary>Reads one payload.</summary>
    /// <param name="utf8">The whole payload.</param>
    /// <param name="maxDepth">The greatest nesting, 1 or more; deeper payloads are refused.</param>
    /// <param name="maxFailures">How many failures are kept; 0 keeps none and only counts them.</param>
    public PayloadReader(ReadOnlySpan<byte> utf8, int maxDepth = DefaultMaxDepth, int maxFailures = DefaultMaxFailures)
    {
        _utf8 = utf8;
        _maxDepth = maxDepth;
        _maxFailures = maxFailures;
    }

    /// <summary>A reader that stands where another one stands, and has found nothing yet.</summary>
    private PayloadReader(PayloadReader other, int maxFailures)
    {
        this = other;
        _maxFailures = maxFailures;
        _failures = null;
        _scratch = null;
        _isChecked = false;
        _otherSide = null;
        FailureCount = 0;
        IsBroken = false;
    }

    /// <summary>Which way the payload goes.</summary>
    public PayloadDirection Direction { readonly get; init; }

    /// <summary>The marks of the properties that the payload may lack although they are required: the other side sets them.</summary>
    /// <param name="readOnly">The marks of those that only the service sets.</param>
    /// <param name="writeOnly">The marks of those that only its callers set.</param>
    public readonly ulong MayLack(ulong readOnly, ulong writeOnly) => Direction switch
    {
        PayloadDirection.Request => readOnly,
        PayloadDirection.Response => writeOnly,
        _ => 0,
    };

    /// <summary>
    /// A reader on the same value for one of the schemas that describe it: a property that it requires may be missing where the schemas
    /// together say that the other side sets it.
    /// </summary>
    /// <param name="otherSide">What they say.</param>
    public readonly PayloadReader PartOf(OtherSide otherSide)
    {
        var copy = this;
        // Schemas around these say the same and more.
        if (_otherSide is null || _otherSideStart != _tokenStart)
            (copy._otherSide, copy._otherSideStart) = (otherSide, _tokenStart);
        return copy;
    }

    /// <summary>A reader on the same value for a schema that is no part of the others but a choice among several.</summary>
    public readonly PayloadReader Apart()
    {
        var copy = this;
        copy._otherSide = null;
        return copy;
    }

    /// <summary>The kind of the token that the reader stands on.</summary>
    public readonly JsonTokenType TokenType => _token;

    /// <summary>The byte offset of that token in the payload.</summary>
    public readonly long Offset => _tokenStart;

    /// <summary>Whether the value is null.</summary>
    public readonly bool IsNull => _token == JsonTokenType.Null;

    /// <summary>How many failures were found so far.</summary>
    public int FailureCount { get; private set; }

    /// <summary>Whether a value could not be made, so that no model comes out of this payload.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The failures that were kept, in the order in which they were found.</summary>
    public readonly IReadOnlyList<Failure> Failures => _failures ?? (IReadOnlyList<Failure>)[];

    /// <summary>Notes that the value which the reader stands on violates a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="keyword">Its keyword.</param>
    public void Fail(SchemaDescriptor schema, string keyword) => Fail(schema, keyword, _tokenStart);

    /// <summary>Notes that a value violates a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="keyword">Its keyword.</param>
    /// <param name="offset">Where the value began.</param>
    /// <param name="property">The property of the value that is concerned, or null.</param>
    public void Fail(SchemaDescriptor schema, string keyword, long offset, string? property = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        // Who only counts, as each trial of an alternative does, needs no constraint.
        if (FailureCount < _maxFailures)
            Fail(new Failure(offset, schema.ConstraintOf(keyword), property));
        else if (!_isChecked && offset != _brokenText - 1)
            FailureCount++;
    }

    /// <summary>Notes that the value which the reader stands on violates a constraint of no schema: one that a validator of your own makes.</summary>
    /// <param name="constraint">The constraint.</param>
    public void Fail(Constraint constraint) => Fail(new Failure(_tokenStart, constraint));

    /// <summary>Notes that no value can be made of what the reader stands on, whether or not the schema admits it.</summary>
    public void Break(Constraint constraint)
    {
        IsBroken = true;
        // That a value has no .NET type is nothing that a check has found before.
        Note(new Failure(_tokenStart, constraint), isNew: constraint == Constraint.Representable || constraint == Constraint.WellFormed);
    }

    /// <summary>Begins a value that must never be shown: no failure in it tells what was there, whichever schema finds it.</summary>
    public void EnterSecret() => _secrets++;

    /// <summary>Ends what <see cref="EnterSecret"/> began.</summary>
    public void LeaveSecret() => _secrets--;

    /// <summary>Notes that no model can be made; the reason is noted already.</summary>
    public void Break() => IsBroken = true;

    /// <summary>
    /// A reader that stands on the same value and only counts its failures: what tries a branch of <c>anyOf</c> or <c>oneOf</c>.
    /// </summary>
    public readonly PayloadReader Fork() => new(this, maxFailures: 0);

    /// <summary>Gives a rented buffer back. Not calling it costs an allocation, nothing else.</summary>
    public void Dispose()
    {
        if (_scratch is { } scratch)
        {
            _scratch = null;
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }
    }

    internal void Fail(Failure failure) => Note(failure, isNew: false);

    private void Note(Failure failure, bool isNew)
    {
        if ((_isChecked && !isNew) || (failure.Offset == _brokenText - 1 && failure.Constraint != Constraint.WellFormed))
            return;
        FailureCount++;
        if (FailureCount <= _maxFailures)
            (_failures ??= []).Add(_secrets > 0 ? failure with { IsSecret = true } : failure);
    }
}
