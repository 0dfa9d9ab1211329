using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes indented C#. Lines end with a line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;
    private const int FirstSize = 16 * 1024;

    // Not a StringBuilder: a line is written piece by piece, and whether one has begun is asked at every piece.
    private char[] _text = new char[FirstSize];
    private int _length;
    private int _depth;

    /// <summary>Writes one line, or several at the same depth when <paramref name="text"/> has line feeds; an empty text is an empty line.</summary>
    public CodeWriter Line(string text = "")
    {
        Append(text, text.Length);
        return EndLine();
    }

    /// <summary>The same for an interpolated text, which is never put together: its pieces are written as they come.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "The argument has written itself when the method begins.")]
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] Pieces text) => EndLine();

    /// <summary>Writes what another writer has, at this one's depth, without the line feeds at its end; the other one is empty afterwards.</summary>
    public CodeWriter Lines(CodeWriter other)
    {
        var length = other._length;
        while (length > 0 && other._text[length - 1] == '\n')
            length--;
        for (int start = 0, end; start < length; start = end + 1)
        {
            end = Array.IndexOf(other._text, '\n', start, length - start);
            if (end < 0)
                end = length;
            if (BeginPart(end - start))
                Array.Copy(other._text, start, _text, _length - (end - start), end - start);
            EndLine();
        }

        other._length = 0;
        return this;
    }

    /// <summary>Writes a header, unless it is empty, and an opening brace; the closing one when the result is disposed.</summary>
    public Scope Block(string header, string end = "}")
    {
        if (header.Length > 0)
            Line(header);
        return Open("{", end);
    }

    /// <inheritdoc cref="Block(string, string)"/>
    [SuppressMessage("Style", "IDE0060", Justification = "The argument has written itself when the method begins.")]
    public Scope Block([InterpolatedStringHandlerArgument("")] Pieces header, string end = "}")
    {
        if (!IsLineStart)
            EndLine();
        return Open("{", end);
    }

    /// <summary>Writes a header and an opening bracket; the closing one and a comma when the result is disposed.</summary>
    public Scope List(string header) => Line(header).Open("[", "],");

    /// <inheritdoc cref="List(string)"/>
    public Scope List([InterpolatedStringHandlerArgument("")] Pieces header) => Line(header).Open("[", "],");

    /// <summary>Writes a header and indents what follows until the result is disposed.</summary>
    public Scope Indent(string header) => Line(header).Open(null, null);

    /// <inheritdoc cref="Indent(string)"/>
    public Scope Indent([InterpolatedStringHandlerArgument("")] Pieces header) => Line(header).Open(null, null);

    /// <summary>Writes an XML comment: a summary of the document's words, or of <paramref name="fallback"/>.</summary>
    public CodeWriter Summary(string? text, string fallback)
    {
        var lines = CSharpText.CommentLines(string.IsNullOrWhiteSpace(text) ? fallback : text!.Trim()).ToList();
        if (lines.Count == 1)
            return Line($"/// <summary>{lines[0]}</summary>");
        Line("/// <summary>");
        foreach (var line in lines)
        {
            if (line.Length == 0)
                Line("///");
            else
                Line($"/// {line}");
        }

        return Line("/// </summary>");
    }

    /// <summary>Everything that was written; the writer is empty afterwards, and ready for the next text.</summary>
    public string Finish()
    {
        var text = new string(_text, 0, _length);
        _length = 0;
        return text;
    }

    private bool IsLineStart => _length == 0 || _text[_length - 1] == '\n';

    private Scope Open(string? start, string? end)
    {
        if (start is not null)
            Line(start);
        _depth++;
        return new Scope(this, end);
    }

    private void Append(string text, int length)
    {
        var start = 0;
        for (var end = text.IndexOf('\n', 0, length); end >= 0; end = text.IndexOf('\n', start, length - start))
        {
            AppendPart(text, start, end - start);
            EndLine();
            start = end + 1;
        }

        AppendPart(text, start, length - start);
    }

    private void AppendPart(string text, int start, int length)
    {
        if (BeginPart(length))
            text.CopyTo(start, _text, _length - length, length);
    }

    // Makes room for a part of a line, indented when it is the first one; false for an empty part, which is not indented.
    private bool BeginPart(int length)
    {
        if (length == 0)
            return false;
        var indent = IsLineStart ? _depth * IndentWidth : 0;
        Reserve(indent + length);
        for (var i = 0; i < indent; i++)
            _text[_length++] = ' ';
        _length += length;
        return true;
    }

    private CodeWriter EndLine()
    {
        while (_length > 0 && _text[_length - 1] == '\r')
            _length--;
        Reserve(1);
        _text[_length++] = '\n';
        return this;
    }

    private void Reserve(int length)
    {
        if (_text.Length - _length < length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + length));
    }

    /// <summary>An open block.</summary>
    internal readonly struct Scope(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end is not null)
                writer.Line(end);
        }
    }

    /// <summary>An interpolated text on its way into a writer.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Pieces
    {
        private readonly CodeWriter _writer;

        [SuppressMessage("Style", "IDE0060", Justification = "The compiler says how much is to come; the writer grows as it comes.")]
        public Pieces(int literalLength, int formattedCount, CodeWriter writer) => _writer = writer;

        public void AppendLiteral(string text) => _writer.Append(text, text.Length);

        public void AppendFormatted(string? text) => _writer.Append(text ?? "", text?.Length ?? 0);

        public void AppendFormatted(int number) => AppendLiteral(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Enum member) => AppendLiteral(member.ToString());
    }
}
