namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>
/// A text as the parser takes it: what YAML 1.2 allows and the parser refuses or reads otherwise is written so that it reads it right. Every
/// character keeps its place, so that the parser's places are those of the document.
/// </summary>
/// <remarks>
/// Mended are line separators of Unicode, which are no line ends in YAML 1.2; lines of nothing but spaces in front of the first line of a block
/// scalar (<c>|</c> or <c>&gt;</c>); and tabs in lines that hold nothing else, or a comment.
/// </remarks>
internal sealed class ParserText
{
    // What is no line end for YAML 1.2 but one for the parser, and a space that is content where the parser wants none.
    private const string Masked = "\u0085\u2028\u2029 ";

    // Stand-ins for those: characters that Unicode sets aside for a program's own use.
    private const char FirstMask = '\uFDD0';
    private const char LastMask = '\uFDEF';
    private static readonly char[] LineEnds = ['\r', '\n'];
    private static readonly char[] Indicators = ['|', '>'];
    private readonly string _text;
    private readonly char _mask;
    private char[]? _mended;
    private bool _isMasked;

    public ParserText(string text)
    {
        _text = text;
        _mask = FreeMask(text);
        foreach (var separator in "\u0085\u2028\u2029")
        {
            for (var at = text.IndexOf(separator); at >= 0; at = text.IndexOf(separator, at + 1))
                Mask(at);
        }

        // Most texts have nothing of this and are not gone through line by line.
        if (text.IndexOf('\t') >= 0 || HasBlankLine(" \n") || HasBlankLine(" \r"))
            MendLines();
        Text = _mended is null ? text : new string(_mended);
    }

    /// <summary>What the parser reads.</summary>
    public string Text { get; }

    /// <summary>A value that the parser read as the document has it.</summary>
    public string Unmask(string value)
    {
        if (!_isMasked)
            return value;
        for (var i = 0; i < Masked.Length; i++)
            value = value.Replace((char)(_mask + i), Masked[i]);
        return value;
    }

    // The first stand-in of as many as are needed that the text has not itself.
    private static char FreeMask(string text)
    {
        var mask = FirstMask;
        while (mask + Masked.Length <= LastMask && text.IndexOfAny([mask, (char)(mask + 1), (char)(mask + 2), (char)(mask + 3)]) >= 0)
            mask += (char)Masked.Length;
        return mask;
    }

    /// <summary>Whether a line has spaces, at least one, and nothing else.</summary>
    private bool HasBlankLine(string ending)
    {
        for (var at = _text.IndexOf(ending, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(ending, at + 1, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && _text[start - 1] == ' ')
                start--;
            if (start == 0 || _text[start - 1] is '\r' or '\n')
                return true;
        }

        return false;
    }

    /// <summary>Goes over the lines and knows which are the content of a block scalar: there tabs, bars and spaces are text.</summary>
    private void MendLines()
    {
        var scalar = int.MaxValue;
        for (int start = 0, next; start < _text.Length; start = next)
        {
            var end = LineEnd(start);
            next = SkipBreak(end);
            var first = SkipSpaces(start);
            if (first == end || first - start > scalar)
                continue;
            if (_text[first] == '\t' && BlankTabs(first, end))
                continue;
            scalar = int.MaxValue;
            if (_text[first] == '#' || BlockIndicator(first, end) is not { } indicator)
                continue;
            scalar = Indentation(first, indicator) - start;
            MendLead(end, indicator, scalar);
        }
    }

    /// <summary>Makes spaces of the tabs before a line's end or its comment; false when it has something else.</summary>
    private bool BlankTabs(int first, int end)
    {
        var stop = SkipBlanks(first);
        if (stop < end && _text[stop] != '#')
            return false;
        for (var at = first; at < stop; at++)
            Put(at, ' ');
        return true;
    }

    /// <summary>The place of the <c>|</c> or <c>&gt;</c> that begins a block scalar at the end of a line.</summary>
    private int? BlockIndicator(int first, int end)
    {
        for (var at = _text.IndexOfAny(Indicators, first, end - first); at >= 0; at = _text.IndexOfAny(Indicators, at + 1, end - at - 1))
        {
            var header = at + 1;
            while (header < end && _text[header] is '+' or '-' or (>= '1' and <= '9'))
                header++;
            var rest = SkipBlanks(header);
            if ((rest >= end || (_text[rest] == '#' && rest > header)) && MayBegin(first, at))
                return at;
        }

        return null;
    }

    // A value begins behind a key, a dash, a tag or an anchor; a bar behind anything else ends a row of a table, say.
    private bool MayBegin(int first, int at)
    {
        var before = at;
        while (before > first && _text[before - 1] is ' ' or '\t')
            before--;
        if (before == first || before == at)
            return before == first;
        if (_text[before - 1] is ':' or '-' or '?')
            return true;
        var word = _text.LastIndexOfAny([' ', '\t', '\r', '\n'], before - 1) + 1;
        return _text[word] is '!' or '&';
    }

    /// <summary>Where the key or the dash stands that a block scalar belongs to: its content stands further right.</summary>
    private int Indentation(int first, int indicator)
    {
        var at = first;
        while (_text[at] is '-' or '?' && _text[at + 1] is ' ')
        {
            first = at;
            at = SkipSpaces(at + 1);
        }

        return at < indicator && _text[at] is not ('!' or '&') ? at : first;
    }

    /// <summary>Moves the spaces of the blank lines that begin a block scalar behind its indicator, where they mean as little.</summary>
    private void MendLead(int headerEnd, int indicator, int indentation)
    {
        var explicitly = _text.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9'], indicator + 1, Math.Min(2, headerEnd - indicator - 1));
        var content = explicitly < 0 ? int.MaxValue : indentation + _text[explicitly] - '0';
        var start = SkipBreak(headerEnd);
        var spaces = 0;
        for (int end; (end = SkipSpaces(start)) < _text.Length && _text[end] is '\r' or '\n'; start = SkipBreak(end))
        {
            if (end - start > content)
            {
                if (_text[indicator] == '|')
                    Mask(end - 1);
                break;
            }

            spaces += end - start;
        }

        if (spaces == 0)
            return;
        for (int from = headerEnd, breaks = headerEnd + spaces; from < start; from++)
        {
            if (_text[from] != ' ')
                Put(breaks++, _text[from]);
        }

        for (var at = headerEnd; at < headerEnd + spaces; at++)
            Put(at, ' ');
    }

    private void Mask(int at)
    {
        Put(at, (char)(_mask + Masked.IndexOf(_text[at])));
        _isMasked = true;
    }

    private void Put(int at, char character) => (_mended ??= _text.ToCharArray())[at] = character;

    private int LineEnd(int start) => _text.IndexOfAny(LineEnds, start) is >= 0 and var end ? end : _text.Length;

    private int SkipBreak(int at)
    {
        if (at < _text.Length && _text[at] == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n')
            return at + 2;
        return Math.Min(at + 1, _text.Length);
    }

    private int SkipSpaces(int at)
    {
        while (at < _text.Length && _text[at] == ' ')
            at++;
        return at;
    }

    private int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;
        return at;
    }
}
