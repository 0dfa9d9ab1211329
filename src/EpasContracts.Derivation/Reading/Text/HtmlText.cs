using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace EpasContracts.Derivation.Reading;

/// <summary>An HTML page, as a browser saves it, as the lines that it shows: a heading or a paragraph a line, a table row with its cells apart.</summary>
internal static partial class HtmlText
{
    /// <summary>Browsers stop here as well; the parser's work on an element grows with its depth.</summary>
    private const int MaxDepth = 512;

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "head", "button", "form", "iframe",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    /// <summary>Whether a text is an HTML document or a part of one; text that merely mentions a tag is not.</summary>
    public static bool IsHtml(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['<', ..] start && FirstTag().IsMatch(start[..Math.Min(start.Length, 256)]);

    /// <summary>The lines of the page's main part.</summary>
    /// <exception cref="DerivationInputException">The elements nest deeper than any page's.</exception>
    public static IReadOnlyList<PageLine> Lines(string source, string text)
    {
        if (HtmlDepth.Exceeds(text, MaxDepth))
            throw new DerivationInputException(source, null, $"the page nests its elements deeper than {MaxDepth} levels, which no browser does; save it as text.");
        using var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(text);
        var root = document.QuerySelector("main") ?? (INode?)document.Body ?? document;
        var flow = new Flow();
        Walk(root, flow);
        return flow.Lines;
    }

    /// <summary>A loop over the tree: pages nest deeper than a stack likes. Asking a node for its next sibling would take as long as it has siblings.</summary>
    private static void Walk(INode root, Flow flow)
    {
        var open = new Stack<(INode Node, int Next)>();
        Visit(root, flow, open);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
            {
                Leave(at.Node, flow);
                continue;
            }

            open.Push((at.Node, at.Next + 1));
            Visit(at.Node.ChildNodes[at.Next], flow, open);
        }
    }

    private static void Visit(INode node, Flow flow, Stack<(INode Node, int Next)> open)
    {
        if (node is IElement element && Unseen.Contains(element.LocalName))
            return;
        if (Enter(node, flow))
            open.Push((node, 0));
        else
            Leave(node, flow);
    }

    /// <summary>Shows a node; whether it has more inside.</summary>
    private static bool Enter(INode node, Flow flow)
    {
        switch (node)
        {
            case IText text:
                flow.Add(text.Data);
                return false;
            case IHtmlBreakRowElement:
                flow.Break();
                return false;
            case IElement element:
                flow.Open(element.LocalName, element.SourceReference?.Position.Line ?? 0, Inline.Contains(element.LocalName));
                break;
        }

        return node.HasChildNodes;
    }

    private static void Leave(INode node, Flow flow)
    {
        if (node is IElement element && node is not IHtmlBreakRowElement)
            flow.Close(element.LocalName, Inline.Contains(element.LocalName));
    }

    [GeneratedRegex(@"^<(?:!doctype\s+html|!--|html|head|body|main|div|section|article|h[1-6]|p|table)\b|^<!--", RegexOptions.IgnoreCase)]
    private static partial Regex FirstTag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>What has been shown so far: finished lines, the row that is open, and the text of the current line or cell.</summary>
    private sealed class Flow
    {
        private readonly List<PageLine> lines = [];
        private readonly StringBuilder current = new();
        private List<string>? row;
        private int tables;
        private int literal;
        private int line = 1;
        private int rowLine = 1;
        private int startLine = 1;

        public IReadOnlyList<PageLine> Lines
        {
            get
            {
                EndLine();
                return lines;
            }
        }

        public void Open(string name, int at, bool inline)
        {
            line = Math.Max(at, line);
            if (inline)
                return;
            switch (name)
            {
                case "table":
                    EndLineOrBreak();
                    tables++;
                    break;
                case "tr" when tables == 1:
                    EndLine();
                    row = [];
                    rowLine = line;
                    break;
                case "td" or "th" when tables == 1:
                    current.Clear();
                    break;
                case "pre":
                    EndLineOrBreak();
                    literal++;
                    break;
                default:
                    EndLineOrBreak();
                    if (name == "li")
                        current.Append("- ");
                    break;
            }
        }

        public void Close(string name, bool inline)
        {
            if (inline)
                return;
            switch (name)
            {
                case "table":
                    EndLineOrBreak();
                    tables--;
                    break;
                case "tr" when tables == 1 && row is not null:
                    if (row.Exists(cell => cell.Length > 0))
                        lines.Add(PageLine.Row(rowLine, row));
                    row = null;
                    current.Clear();
                    break;
                case "td" or "th" when tables == 1 && row is not null:
                    row.Add(string.Join('\n', current.ToString().Split('\n').Select(part => part.Trim()).Where(part => part.Length > 0)));
                    current.Clear();
                    break;
                case "pre":
                    EndLineOrBreak();
                    literal--;
                    break;
                default:
                    EndLineOrBreak();
                    break;
            }
        }

        public void Add(string text)
        {
            if (literal == 0)
            {
                AddWords(Blanks().Replace(text, " "));
                return;
            }

            var first = true;
            foreach (var part in text.Split('\n'))
            {
                if (!first)
                {
                    EndLineOrBreak();
                    line++;
                }

                AddWords(part);
                first = false;
            }
        }

        public void Break() => EndLineOrBreak();

        private void AddWords(string words)
        {
            if (current.Length == 0)
            {
                startLine = line;
                words = literal == 0 ? words.TrimStart() : words;
            }

            current.Append(words);
        }

        private void EndLineOrBreak()
        {
            if (row is null)
                EndLine();
            else
                current.Append('\n');
        }

        private void EndLine()
        {
            var text = current.ToString().TrimEnd();
            if (text.Length > 0 && text != "-")
                lines.Add(new PageLine(startLine, text.Replace('\n', ' ')));
            current.Clear();
        }
    }
}
