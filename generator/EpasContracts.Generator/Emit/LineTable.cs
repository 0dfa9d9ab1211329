using System.Text;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// The lines of schemas and their keywords, by pointers in order, each without what it shares with the one before it: a tenth of their length.
/// </summary>
internal sealed class LineTable
{
    private readonly StringBuilder _table = new();

    // The keywords that are still to be written, schema by schema: the next of all is the last schema's next.
    private readonly List<Keywords> _open = [];
    private Place _last = new("", null);

    /// <summary>Adds a schema and its keywords; schemas come in the order of their pointers.</summary>
    /// <param name="pointer">The schema's pointer.</param>
    /// <param name="line">Its line.</param>
    /// <param name="keywords">Its keywords in order.</param>
    public void Add(string pointer, int line, List<KeyLine> keywords)
    {
        var place = new Place(pointer, null);
        WriteUntil(place);
        Write(place, line);
        _open.Add(new Keywords(pointer, keywords));
        SinkLast();
    }

    /// <summary>The table.</summary>
    public string Finish()
    {
        WriteUntil(null);
        return _table.ToString();
    }

    private void WriteUntil(Place? end)
    {
        while (_open.Count > 0 && _open[_open.Count - 1] is var innermost && (end is not { } place || innermost.Next.CompareTo(place) < 0))
        {
            Write(innermost.Next, innermost.Line);
            innermost.Position++;
            SinkLast();
        }
    }

    /// <summary>Restores the order of what is still to be written when only the last may be out of place: mostly it is not.</summary>
    private void SinkLast()
    {
        var last = _open[_open.Count - 1];
        if (last.IsAtEnd)
        {
            _open.RemoveAt(_open.Count - 1);
            return;
        }

        for (var i = _open.Count - 1; i > 0 && _open[i - 1].Next.CompareTo(last.Next) < 0; i--)
            (_open[i], _open[i - 1]) = (_open[i - 1], last);
    }

    private void Write(Place place, int line)
    {
        var shared = place.Shared(_last);
        // A schema that its parent names by a keyword alone: the line of both is that of the keyword.
        if (_table.Length > 0 && shared == place.Length && shared == _last.Length)
            return;
        _table.Append(CSharpText.Number(place.Utf8Length(shared))).Append(',').Append(CSharpText.Number(line)).Append(',');
        if (shared < place.Pointer.Length)
            _table.Append(place.Pointer, shared, place.Pointer.Length - shared);
        if (place.Keyword is { } keyword)
        {
            if (shared <= place.Pointer.Length)
                _table.Append('/');
            var known = Math.Max(0, shared - place.Pointer.Length - 1);
            _table.Append(keyword, known, keyword.Length - known);
        }

        _table.Append('\n');
        _last = place;
    }

    private sealed class Keywords(string pointer, List<KeyLine> lines)
    {
        public int Position { get; set; }

        public bool IsAtEnd => Position == lines.Count;

        public Place Next => new(pointer, lines[Position].Key);

        public int Line => lines[Position].Line;
    }

    /// <summary>The pointer of a schema, or of one of its keywords: a slash and the keyword come behind it, but no string of both is made.</summary>
    private readonly struct Place(string pointer, string? keyword)
    {
        public string Pointer => pointer;

        public string? Keyword => keyword;

        public int Length => pointer.Length + (keyword is null ? 0 : 1 + keyword.Length);

        private char this[int index] => index < pointer.Length ? pointer[index] : index == pointer.Length ? '/' : keyword![index - pointer.Length - 1];

        /// <summary>The order of their UTF-16 code units.</summary>
        public int CompareTo(Place other)
        {
            var common = Math.Min(pointer.Length, other.Pointer.Length);
            if (!ReferenceEquals(pointer, other.Pointer) && string.CompareOrdinal(pointer, 0, other.Pointer, 0, common) is not 0 and var order)
                return order;
            while (common < Length && common < other.Length && this[common] == other[common])
                common++;
            return common < Length && common < other.Length ? this[common] - other[common] : Length - other.Length;
        }

        /// <summary>How much of the beginning of another one this is, in whole characters.</summary>
        public int Shared(Place other)
        {
            var length = ReferenceEquals(pointer, other.Pointer) ? pointer.Length : 0;
            var common = Math.Min(pointer.Length, other.Pointer.Length);
            while (length < common && pointer[length] == other.Pointer[length])
                length++;
            while (length >= common && length < Length && length < other.Length && this[length] == other[length])
                length++;
            return length > 0 && char.IsHighSurrogate(this[length - 1]) ? length - 1 : length;
        }

        /// <summary>How many bytes of UTF-8 the beginning takes.</summary>
        public int Utf8Length(int length)
        {
            var bytes = length;
            for (var i = 0; i < length; i++)
            {
                var c = i < pointer.Length ? pointer[i] : this[i];
                // A character of four bytes is two surrogates.
                if (c >= 0x80)
                    bytes += c < 0x800 || char.IsSurrogate(c) ? 1 : 2;
            }

            return bytes;
        }
    }
}
