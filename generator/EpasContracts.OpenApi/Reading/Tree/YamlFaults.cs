using YamlDotNet.Core;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>What the parser finds wrong with a text, and what to do about it.</summary>
internal static class YamlFaults
{
    // Words of the parser's messages, what they mean to someone who has only the document, and whether the fault is where the parser stopped
    // rather than where what it was reading began.
    private static readonly (string Words, string Reason, bool AtEnd)[] Reasons =
    [
        ("tab", "A tab stands where the line is indented; indent with spaces", true),
        ("unknown escape character", "This backslash escapes nothing; write \\\\ for a backslash, or use single quotes", true),
        ("hexadecimal number", "This escape has too few digits: \\x has two, \\u four and \\U eight", true),
        ("surrogate", "An escape such as \\uD83D is half a character; write both halves, the high one first", true),
        ("wrong indentation", "A text in quotes goes on in a line that is indented no more than its key; indent the line, or close the quotes", true),
        ("unexpected end of stream", "These quotes are never closed", false),
        ("unexpected document indicator", "These quotes are not closed before the document ends", false),
        ("cannot start any token", "No value can begin with this character; put the value in quotes", false),
        ("invalid mapping", "A second ': ' stands in the same line; put a value that has one in quotes", false),
        ("Mapping values are not allowed", "No key can stand here; put a value that has a ': ' in quotes, or indent the line as those around it", false),
        ("expected ':'", "This is read as a key, but no colon and space follow; add them, or indent a text that goes on here", false),
        ("expected key", "No key of the object around it: a key ends in a colon and a space and stands in the column of the others, and behind a closing quote no text goes on", false),
        ("expected '-'", "No item of the list around it: an item begins with '- ' in the column of the others", false),
        ("expected <document", "The document is over here, but text follows: indent it as what it belongs to, or begin a key or an item with it", false),
        ("no more tokens", "Text follows the end of the document ('...')", false),
        ("expected ',' or ']'", "A list in brackets goes on without a comma, or is never closed", false),
        ("expected ',' or '}'", "An object in braces goes on without a comma, or is never closed", false),
    ];

    /// <summary>The reason in a fault of the parser, and its place; null for what is no such fault.</summary>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="position">How far it came.</param>
    public static (string Reason, Mark Start, Mark End)? Describe(Exception exception, Mark position)
    {
        var known = Reasons.FirstOrDefault(reason => exception.Message.IndexOf(reason.Words, StringComparison.Ordinal) >= 0);
        var reason = known.Reason ?? exception.Message.TrimEnd('.');
        return exception switch
        {
            // This one has no place of its own.
            SyntaxErrorException { End.Index: 0 } => (reason, position, position),
            YamlException fault => (reason, known.AtEnd ? fault.End : fault.Start, fault.End),
            // The parser has states for broken text in which it fails like this instead of saying where.
            ArgumentException or FormatException or OverflowException => (reason, position, position),
            InvalidOperationException => (known.Reason ?? "Indent what stands in brackets or braces more than the key before them, and close them", position, position),
            _ => null,
        };
    }
}
