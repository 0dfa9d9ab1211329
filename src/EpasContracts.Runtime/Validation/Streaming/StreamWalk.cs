using System.Globalization;
using System.Text.Json;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// Walks over a payload that comes window by window. A value that is whole in the window is judged by its compiled validator; an array or
/// object that is longer than a window is entered, and its elements and members are such values in turn.
/// </summary>
internal sealed partial class StreamWalk
{
    private static readonly SchemaDescriptor Anything = new() { Pointer = "", Validator = static (ref PayloadReader reader) => reader.Skip() };

    private readonly ValidationOptions _options;
    private readonly string _root;
    private readonly List<ValidationError> _errors = [];
    private readonly List<StreamedFrame> _open = [];
    private readonly Action<Constraint, string> _failName;
    private IReadOnlyList<SchemaDescriptor> _expected;
    private JsonReaderState _state;
    private Stage _stage = Stage.Value;
    private long _before;
    private long _tokenStart;

    public StreamWalk(SchemaDescriptor schema, ValidationOptions options, string root)
    {
        _options = options;
        _root = root;
        _expected = [schema];
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = options.MaxDepth });
        _failName = (constraint, name) => Fail(constraint, _tokenStart, Pointer(_open.Count), ErrorLocator.Quote(name), name);
    }

    private enum Stage
    {
        Value,
        Inside,
        Text,
        Behind,
        Done,
    }

    /// <summary>Whether the payload is at its end, or nothing more needs to be known of it.</summary>
    public bool IsDone => _stage == Stage.Done;

    /// <summary>What was found, in the order of the payload.</summary>
    public IReadOnlyList<ValidationError> Errors =>
        [.. _errors.OrderBy(static error => error.Offset).Take(_options.MaxErrors)];

    /// <summary>Goes as far as the window reaches.</summary>
    /// <param name="window">What follows what was consumed so far; a blank in it may be overwritten.</param>
    /// <param name="isFinal">Whether nothing follows the window.</param>
    /// <param name="isFull">Whether the window can hold no more, so that waiting for more is no way on.</param>
    /// <returns>How much was consumed.</returns>
    public int Advance(Span<byte> window, bool isFinal, bool isFull)
    {
        var consumed = 0;
        while (!IsDone)
        {
            var step = _stage == Stage.Text ? ReadText(window[consumed..], isFinal) : ReadTokens(window[consumed..], isFinal, isFull && consumed == 0);
            consumed += step.Consumed;
            _before += step.Consumed;
            if (!step.GoesOn)
                break;
        }

        return consumed;
    }

    private (int Consumed, bool GoesOn) ReadTokens(Span<byte> window, bool isFinal, bool isFull)
    {
        _left = 0;
        var reader = new Utf8JsonReader(window, isFinal, _state);
        var goesOn = true;
        try
        {
            while (goesOn && _stage is not (Stage.Text or Stage.Done))
                goesOn = Step(ref reader, window, isFinal, isFull && reader.BytesConsumed == 0);
        }
        catch (JsonException exception)
        {
            Stop(SyntaxErrors.Describe(reader, window[(int)reader.BytesConsumed..], exception, _options));
        }

        if (_stage != Stage.Text)
            _state = reader.CurrentState;
        return (_left > 0 ? _left : (int)reader.BytesConsumed, goesOn && !IsDone);
    }

    // One token or one whole value; false when the window ends before it does.
    private bool Step(ref Utf8JsonReader reader, Span<byte> window, bool isFinal, bool isFull)
    {
        var next = reader;
        if (!next.Read())
        {
            if (_stage == Stage.Behind && isFinal)
                _stage = Stage.Done;
            return _stage != Stage.Done && isFull && LeaveWindow(ref reader, window);
        }

        _tokenStart = _before + next.TokenStartIndex;
        if (_stage == Stage.Inside)
        {
            var frame = _open[^1];
            if (next.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                reader = next;
                Close(frame);
                return true;
            }

            if (!frame.IsArray)
            {
                reader = next;
                EnterMember(frame, ref reader);
                return true;
            }
        }

        return TakeValue(ref reader, next, window, isFull);
    }

    private void EnterMember(StreamedFrame frame, ref Utf8JsonReader reader)
    {
        try
        {
            _expected = frame.NextMember(ref reader, _failName);
            _stage = Stage.Value;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, or an escape that names half a surrogate pair.
            Stop(new Failure(_tokenStart - _before, Constraint.WellFormed));
        }
    }

    private bool TakeValue(ref Utf8JsonReader reader, Utf8JsonReader next, ReadOnlySpan<byte> window, bool isFull)
    {
        var start = (int)next.TokenStartIndex;
        var end = next;
        if (!TrySkip(ref end, window))
        {
            if (!isFull || IsDone)
                return false;
            reader = next;
            Enter(next.TokenType == JsonTokenType.StartArray);
            return true;
        }

        reader = end;
        if (_stage == Stage.Inside)
            _expected = _open[^1].NextItem();
        Check(window[start..(int)end.BytesConsumed]);
        if (!IsDone)
            LeaveValue();
        return true;
    }

    // Goes to the end of a value; false when the window ends before it, and when there is no JSON in it.
    private bool TrySkip(ref Utf8JsonReader reader, ReadOnlySpan<byte> window)
    {
        try
        {
            return reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject) || reader.TrySkip();
        }
        catch (JsonException exception)
        {
            Stop(SyntaxErrors.Describe(reader, window[(int)reader.BytesConsumed..], exception, _options));
            return false;
        }
    }

    private void Check(ReadOnlySpan<byte> value)
    {
        if (_expected.Count == 0)
            Check(Anything, value);
        for (var i = 0; i < _expected.Count && !IsDone; i++)
            Check(_expected[i], value);
    }

    private void Check(SchemaDescriptor schema, ReadOnlySpan<byte> value)
    {
        var errors = JsonModel.Validate(schema, value, "", _options);
        // Only what is wrong needs to know where it stands: valid values cost nothing.
        var pointer = errors.Count == 0 ? "" : Pointer(_open.Count);
        foreach (var error in errors)
        {
            Add(error with { InstancePointer = pointer + error.InstancePointer, Offset = error.Offset + _tokenStart });
            if (error.Keyword == "json")
                _stage = Stage.Done;
        }
    }

    private void Enter(bool isArray)
    {
        if (_stage == Stage.Inside)
            _expected = _open[^1].NextItem();
        _open.Add(new StreamedFrame(isArray, _tokenStart, _expected, Admitted(isArray ? SchemaTypes.Array : SchemaTypes.Object, isArray ? "[…]" : "{…}")));
        _stage = Stage.Inside;
    }

    // What is expected of a value that is too long to be judged as a whole.
    private List<StreamedSchema> Admitted(SchemaTypes kind, string shown)
    {
        if (StreamedSchema.Expand(_expected) is not { } schemas)
        {
            Fail(Constraint.Buffered, _tokenStart, Pointer(_open.Count), null, null, _options.MaxBufferedBytes.ToString(CultureInfo.InvariantCulture));
            return [];
        }

        foreach (var broken in schemas.Select(schema => schema.BrokenType(kind)).OfType<Constraint>())
            Fail(broken, _tokenStart, Pointer(_open.Count), shown, null);
        return schemas.FindAll(schema => schema.BrokenType(kind) is null);
    }

    private void Close(StreamedFrame frame)
    {
        _open.RemoveAt(_open.Count - 1);
        foreach (var (constraint, property) in frame.End(_options.Direction))
            Fail(constraint, frame.Start, Pointer(_open.Count), frame.IsArray ? "[…]" : "{…}", property);
        LeaveValue();
    }

    private void LeaveValue()
    {
        if (!IsDone)
            _stage = _open.Count == 0 ? Stage.Behind : Stage.Inside;
    }

    private string Pointer(int depth) => _root + string.Concat(_open.Take(depth).Select(static frame => "/" + frame.Token));

    private void Stop(Failure failure)
    {
        Add(ErrorLocator.ToError(failure with { Offset = failure.Offset + _before }, _root, null, _options));
        _stage = Stage.Done;
    }

    private void Fail(Constraint constraint, long offset, string pointer, string? value, string? property, string? detail = null) =>
        Add(ErrorLocator.ToError(new Failure(offset, constraint, property, detail), pointer, value, _options));

    private void Add(ValidationError error)
    {
        if (error.Value is not null && _open.Exists(static frame => frame.IsSecret))
            error = error with { Value = ErrorLocator.Masked };
        if (!_errors.Contains(error))
            _errors.Add(error);
        if (_errors.Count >= _options.MaxErrors)
            _stage = Stage.Done;
    }
}
