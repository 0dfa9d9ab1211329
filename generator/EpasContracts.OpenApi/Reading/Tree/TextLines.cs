using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Turns offsets of a text into lines and columns, as editors count them: a line ends with LF, CR or CRLF; a tab is one column.</summary>
internal sealed class TextLines
{
    private readonly string _file;
    private readonly string _text;
    private readonly List<int> _starts = [0];

    public TextLines(string file, string text)
    {
        _file = file;
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _starts.Add(i + 1);
        }
    }

    /// <summary>The line of an offset, the first one being 1.</summary>
    public int LineOf(int offset) => At(offset).Line;

    public SourceLocation Locate(TextSpan span)
    {
        var (line, column) = At(span.Start);
        var (endLine, endColumn) = At(Math.Max(span.Start, span.End));
        return new SourceLocation(_file, line, column, endLine, endColumn);
    }

    /// <summary>The part of <paramref name="span"/> that is on its first line: what an editor underlines of something long.</summary>
    public TextSpan FirstLine(TextSpan span)
    {
        var (line, _) = At(span.Start);
        var end = line < _starts.Count ? _starts[line] : _text.Length;
        while (end > span.Start && end > 0 && _text[end - 1] is '\r' or '\n')
            end--;
        return new TextSpan(span.Start, Math.Min(span.End, Math.Max(end, span.Start)));
    }

    private (int Line, int Column) At(int offset)
    {
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
