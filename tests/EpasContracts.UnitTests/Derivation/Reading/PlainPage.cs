using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>A page of glued tables, taken apart by rules of its own so that it can be written in the other shapes.</summary>
internal sealed partial class PlainPage
{
    private static readonly string[] Reasons = ["OK", "Created", "Accepted", "No Content", "Bad Request", "Unauthorized", "Forbidden", "Not Found", "Conflict", "Internal Server Error"];
    private readonly List<Block> blocks = [];
    private readonly string[] lines;
    private int at;

    private PlainPage(string text)
    {
        lines = [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        while (at < lines.Length)
            blocks.Add(Next());
    }

    /// <summary>A line, or a table: each cell is the lines that stand in it.</summary>
    private sealed record Block(string? Line, string[] Header, List<string[][]> Rows);

    public static PlainPage Read(string text) => new(text);

    /// <summary>As a crawler writes markdown.</summary>
    /// <param name="separator">The cells of a table's separator: all, or one.</param>
    /// <param name="inCell">What parts the lines of one cell.</param>
    /// <param name="broken">What stands between the description and the type.</param>
    public string Markdown(bool separator, string inCell, string broken)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (block.Line is { } line)
            {
                text.Append(line.StartsWith("State ACTIVE", StringComparison.Ordinal) ? line.Replace("State ", "State\n", StringComparison.Ordinal) : line.Trim()).Append('\n');
                continue;
            }

            text.Append($"| {string.Join(" | ", block.Header)} |\n").Append(separator ? $"|{string.Concat(block.Header.Select(_ => "---|"))}\n" : "|---|\n");
            foreach (var row in block.Rows)
            {
                var cells = row.Select((cell, i) => string.Join(IsName(block, i) ? " " : inCell, cell)).ToList();
                var last = Math.Max(block.Header.Length > 3 ? cells.Count - 2 : cells.Count, 0);
                text.Append("| ").AppendJoin(" | ", cells.Take(last)).Append(last == cells.Count ? "" : broken).AppendJoin(" | ", cells.Skip(last)).Append(" |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>As a browser saves it.</summary>
    public string Html()
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html><head><title>x</title></head><body><nav>Menu<svg><path d='m0'/></svg></nav><main>\n");
        var literal = false;
        foreach (var block in blocks)
        {
            if (block.Line is { } line)
            {
                var opens = !literal && line is "{" or "[";
                literal = (literal || opens) && line is not ("}" or "]");
                var closes = line is "}" or "]";
                text.Append(opens ? "<pre><code>" : literal || closes ? "" : Heading().IsMatch(line) ? "<h3>" : "<p>").Append(WebUtility.HtmlEncode(line))
                    .Append(closes ? "</code></pre>\n" : literal ? "\n" : Heading().IsMatch(line) ? "</h3>\n" : "</p>\n");
                continue;
            }

            text.Append($"<table><thead><tr>{string.Concat(block.Header.Select(name => $"<th>{name}</th>"))}</tr></thead><tbody>\n");
            foreach (var row in block.Rows)
                text.Append($"<tr>{string.Concat(row.Select(cell => $"<td>{string.Join("<br>", cell.Select(WebUtility.HtmlEncode))}</td>"))}</tr>\n");
            text.Append("</tbody></table>\n");
        }

        return text.Append("</main></body></html>").ToString();
    }

    private static bool IsName(Block block, int column) => block.Header[column] == "Name";

    private Block Next() => lines[at] switch
    {
        "TypeNameDescriptionSchemaDefault" => Fields(["Type", "Name", "Description", "Schema", "Default"]),
        "NameDescriptionSchemaDefault" => Fields(["Name", "Description", "Schema", "Default"]),
        "HTTP CodeDescriptionSchema" => Rows(["HTTP Code", "Description", "Schema"], line => Status().IsMatch(line), line =>
            Array.Find(Reasons, reason => line[3..].StartsWith(reason, StringComparison.Ordinal)) is { } reason ? [line[..3], reason, line[(3 + reason.Length)..]] : throw new InvalidOperationException(line)),
        "VersionStatusSupported Until" => Rows(["Version", "Status", "Supported Until"], line => VersionRow().IsMatch(line), line => Groups(VersionRow(), line)),
        "VersionSupported Until" => Rows(["Version", "Supported Until"], line => SupportRow().IsMatch(line), line => Groups(SupportRow(), line)),
        "environmentregion" => Rows(["environment", "region"], line => line.Contains("kr-", StringComparison.Ordinal), line => [line[..1], line[1..]]),
        _ => new Block(lines[at++], [], []),
    };

    private Block Rows(string[] header, Func<string, bool> belongs, Func<string, string[]> split)
    {
        var block = new Block(null, header, []);
        for (at++; at < lines.Length && belongs(lines[at]); at++)
            block.Rows.Add([.. split(lines[at]).Select(cell => new[] { cell })]);
        return block;
    }

    private Block Fields(string[] header)
    {
        var block = new Block(null, header, []);
        at++;
        while (at + 1 < lines.Length && lines[at + 1] is "required" or "optional")
        {
            var (name, flag) = (lines[at], lines[at + 1]);
            var cell = new List<string>();
            for (at += 2; at < lines.Length && (cell.Count == 0 || !(EndsFields(lines[at]) || (at + 1 < lines.Length && lines[at + 1] is "required" or "optional"))); at++)
                cell.Add(lines[at]);
            var type = Type().Match(cell[^1]).Value;
            string[][] row = [[name, flag], [.. cell.SkipLast(1)], [type], [cell[^1][type.Length..]]];
            block.Rows.Add(header.Length == 4 ? row : [[Place().Match(name).Value], [name[Place().Match(name).Length..], flag], .. row[1..]]);
        }

        return block;
    }

    private static bool EndsFields(string line) => line == "Responses" || Heading().IsMatch(line);

    private static string[] Groups(Regex row, string line) => [.. row.Match(line).Groups.Values.Skip(1).Select(group => group.Value)];

    [GeneratedRegex(@"^\d+(\.\d+)* - ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\d{3}[A-Z]")]
    private static partial Regex Status();

    [GeneratedRegex(@"^(\d\.\d)([A-Z]+)(.*)$")]
    private static partial Regex VersionRow();

    [GeneratedRegex(@"^(\d\.\d)(-|\d{8})$")]
    private static partial Regex SupportRow();

    [GeneratedRegex("^(?:path|query|header|body)")]
    private static partial Regex Place();

    /// <summary>The type, with the default behind it: a list of types to its last bracket, a primitive, or a model.</summary>
    [GeneratedRegex(@"^(?:(?:any of |array)\[.*\](?=\[\]$|[^\]\[]*$)|enum \([^)]*\)|(?:string|integer|number|boolean|object)(?: \([a-z-]+\))?|.+?(?=None$|$))")]
    private static partial Regex Type();
}
