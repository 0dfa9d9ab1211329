using System.Globalization;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

// Texts that are longer than the window.
internal sealed partial class StreamWalk
{
    private LongText _text;
    private List<StreamedSchema> _ofText = [];

    // What was consumed of a window without the reader.
    private int _left;

    // The window is full and holds no whole token: a long text goes on piece by piece, everything else ends here.
    private bool LeaveWindow(ref Utf8JsonReader reader, Span<byte> window)
    {
        var at = (int)reader.BytesConsumed;
        var comma = 0;
        while (at < window.Length && (" \t\r\n"u8.Contains(window[at]) || (comma == 0 && window[at] == ',' && _stage == Stage.Inside)))
            comma += window[at++] == ',' ? 1 : 0;
        if (at == window.Length)
        {
            // Nothing but blanks, and perhaps a comma among them: that is all that the reader needs of them.
            if (comma > 0)
                window[at - 1] = (byte)',';
            _left = at - comma;
            return false;
        }

        var mayBeText = _stage == Stage.Value || (_stage == Stage.Inside && _open[^1].IsArray);
        if (window[at] != '"' || !mayBeText)
        {
            Stop(new Failure(at, Constraint.Buffered, Detail: _options.MaxBufferedBytes.ToString(CultureInfo.InvariantCulture)));
            return true;
        }

        // The reader goes on as if it had read an empty text.
        var stub = new Utf8JsonReader(comma == 0 ? "\"\""u8 : ",\"\""u8, isFinalBlock: false, reader.CurrentState);
        stub.Read();
        _state = stub.CurrentState;
        if (_stage == Stage.Inside)
            _expected = _open[^1].NextItem();
        _tokenStart = _before + at;
        _ofText = Admitted(SchemaTypes.String, "\"…\"");
        _text = default;
        _left = at + 1;
        if (!IsDone)
            _stage = Stage.Text;
        return true;
    }

    private (int Consumed, bool GoesOn) ReadText(ReadOnlySpan<byte> window, bool isFinal)
    {
        var read = _text.Read(window);
        if (_text.IsBroken || (isFinal && !_text.IsComplete))
        {
            Stop(new Failure(read, Constraint.WellFormed));
            return (read, false);
        }

        if (!_text.IsComplete)
            return (read, false);
        foreach (var broken in _ofText.Select(schema => schema.Broken("minLength", "maxLength", _text.Length)).OfType<Constraint>())
            Fail(broken, _tokenStart, Pointer(_open.Count), null, null, _text.Length.ToString(CultureInfo.InvariantCulture));
        LeaveValue();
        return (read, !IsDone);
    }
}
