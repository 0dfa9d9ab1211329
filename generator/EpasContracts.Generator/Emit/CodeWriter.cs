using System.Text;

namespace EpasContracts.Generator.Emit;

/// <summary>Writes indented C#. Lines end with a line feed on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line, or several at the same depth when <paramref name="text"/> has line feeds; an empty text is an empty line.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', _depth * 4).Append(line.TrimEnd('\r'));
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes a header, unless it is empty, and an opening brace; the closing one when the result is disposed.</summary>
    public Scope Block(string header, string end = "}")
    {
        if (header.Length > 0)
            Line(header);
        Line("{");
        _depth++;
        return new Scope(this, end);
    }

    /// <summary>Writes a header and an opening bracket; the closing one and a comma when the result is disposed.</summary>
    public Scope List(string header)
    {
        Line(header).Line("[");
        _depth++;
        return new Scope(this, "],");
    }

    /// <summary>Writes a header and indents what follows until the result is disposed.</summary>
    public Scope Indent(string header)
    {
        Line(header);
        _depth++;
        return new Scope(this, null);
    }

    /// <summary>Writes an XML comment: a summary of the document's words, or of <paramref name="fallback"/>.</summary>
    public CodeWriter Summary(string? text, string fallback)
    {
        var lines = CSharpText.CommentLines(string.IsNullOrWhiteSpace(text) ? fallback : text!.Trim()).ToList();
        if (lines.Count == 1)
            return Line($"/// <summary>{lines[0]}</summary>");
        Line("/// <summary>");
        foreach (var line in lines)
            Line(("/// " + line).TrimEnd());
        return Line("/// </summary>");
    }

    /// <summary>Everything written so far.</summary>
    public override string ToString() => _text.ToString();

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
}
