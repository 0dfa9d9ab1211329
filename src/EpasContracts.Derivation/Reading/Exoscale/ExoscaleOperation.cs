using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading.Exoscale;

/// <summary>Reads the block of one operation on a reference page.</summary>
internal sealed partial class ExoscaleOperation(NameBoundary boundary, FieldFacts facts, FindingLog findings)
{
    private readonly FieldList fields = new(boundary, facts, findings);

    /// <summary>The operation; <see langword="null"/>, with a finding, when the block has no method and path.</summary>
    public PageOperation? Read(IReadOnlyList<PageLine> block)
    {
        var at = Enumerable.Range(0, block.Count).FirstOrDefault(i => ExoscaleText.Method().IsMatch(block[i].Text), -1);
        if (at < 0)
            return null;
        var start = ExoscaleText.Method().Match(block[at].Text);
        var name = at > 0 ? new Stated<string>(block[0].Text, block[0].Number) : null;
        var (title, titleIsBeta) = ExoscaleText.WithoutBeta(at > 1 ? block[1].Text : "");
        var sections = Sections(block, at + 1);
        var (words, isBeta) = Description(start.Groups[3].Value, block[at], sections.GetValueOrDefault("", []));
        var (body, example) = fields.Body(sections.GetValueOrDefault("Request body", []));
        var path = new Stated<string>(start.Groups[2].Value, block[at].Number);
        var (responses, examples) = Responses(sections.GetValueOrDefault("Responses", []), path);
        List<PageField> parameters = [.. Parameters(sections.GetValueOrDefault("Path parameters", [])), .. Parameters(sections.GetValueOrDefault("Query parameters", []))];
        CheckPath(path, parameters);
        if (body is not null)
            parameters.Add(body);
        if (name is null)
            findings.Warn(FindingIds.NoOperationName, path.Line, $"The operation {start.Groups[1].Value} {path.Value} has no name.", "Give it an operationId in an overlay.");
        return new PageOperation(
            title.Length > 0 ? new Stated<string>(title, block[1].Number) : name ?? path,
            null,
            new Stated<string>(start.Groups[1].Value.ToLowerInvariant(), path.Line),
            path,
            words.Length == 0 ? null : new Stated<string>(words, path.Line),
            isBeta || titleIsBeta ? new Stated<string>("BETA", path.Line) : null,
            null,
            parameters,
            responses,
            [],
            example,
            examples)
        {
            OperationId = name,
        };
    }

    private Dictionary<string, List<PageLine>> Sections(IReadOnlyList<PageLine> block, int from)
    {
        var sections = new Dictionary<string, List<PageLine>>(StringComparer.Ordinal) { [""] = [] };
        var current = sections[""];
        for (var i = from; i < block.Count; i++)
        {
            var text = block[i].Text;
            if (text is "Path parameters" or "Query parameters" or "Request body" or "Responses")
            {
                if (!sections.TryAdd(text, current = []))
                    findings.Error(FindingIds.RepeatedSection, block[i].Number, $"The operation has two sections \"{text}\"; only the first is taken.", "Compare the block with the vendor's page.");
            }
            else if (ExoscaleText.Closing().IsMatch(text))
            {
                // What follows is a heading over the next operations, which says nothing about this one.
                current = [];
            }
            else
            {
                current.Add(block[i]);
            }
        }

        return sections;
    }

    private (string Words, bool IsBeta) Description(string glued, PageLine line, List<PageLine> more)
    {
        if (glued.Length > 0 && char.IsWhiteSpace(glued[0]))
        {
            findings.Warn(FindingIds.PathBoundary, line.Number, $"Nothing tells where the path ends and the description begins: \"{FieldList.Shorten(line.Text)}\".",
                "Compare the path with the vendor's page.");
        }

        if (glued == ExoscaleText.NoDescription)
        {
            findings.Info(FindingIds.PathBoundary, line.Number, $"\"{FieldList.Shorten(line.Text)}\" is read as a path and the word null in place of a description.",
                "Nothing to do, unless the path is wrong.");
        }

        return ExoscaleText.WithoutBeta(string.Join('\n', more.Select(next => next.Text).Prepend(glued.Trim()).Where(text => text is not ("" or ExoscaleText.NoDescription))));
    }

    private List<PageField> Parameters(List<PageLine> lines)
    {
        var parameters = new List<PageField>();
        var isTable = lines.Count > 0 && PropertyTable.IsDecoration(lines[0].Text);
        foreach (var line in lines.Where(line => !PropertyTable.IsDecoration(line.Text)))
        {
            var shape = line.Text.Contains('|', StringComparison.Ordinal) ? ParameterRow() : isTable ? GluedParameterRow() : GluedParameter();
            var found = shape.Matches(line.Text);
            var read = 0;
            foreach (Match match in found)
            {
                read += match.Length;
                var place = match.Groups["place"].Value;
                parameters.Add(facts.Field(place, match.Groups["name"].Value, place == "path" || match.Groups["required"].Success,
                    new PrimitiveType("string", null), match.Groups["words"].Value, line.Number));
            }

            if (read < line.Text.Length)
                fields.ReportUnread(line);
        }

        return parameters;
    }

    /// <summary>The names in braces and the list of path parameters are one fact printed twice.</summary>
    private void CheckPath(Stated<string> path, List<PageField> parameters)
    {
        var templates = Template().Matches(path.Value).Select(match => match.Groups[1].Value).ToList();
        var listed = parameters.Where(parameter => parameter.In == "path").Select(parameter => parameter.Name.Value).ToList();
        foreach (var missing in templates.Except(listed, StringComparer.Ordinal).ToList())
        {
            findings.Warn(FindingIds.UnlistedPathParameter, path.Line, $"{path.Value} has '{{{missing}}}', which is not among its path parameters; it is taken as a string.",
                "Compare the block with the vendor's page.");
            parameters.Add(facts.Field("path", missing, true, new PrimitiveType("string", null), "", path.Line));
        }

        foreach (var surplus in listed.Except(templates, StringComparer.Ordinal))
        {
            findings.Error(FindingIds.PathParameterWithoutPlace, path.Line, $"The path parameter '{surplus}' has no place in {path.Value}; it is left out.", "Compare the path with the vendor's page.");
            parameters.RemoveAll(parameter => parameter.In == "path" && parameter.Name.Value == surplus);
        }
    }

    private (List<PageResponse> Responses, Dictionary<string, Stated<string>> Examples) Responses(List<PageLine> lines, Stated<string> path)
    {
        var responses = new List<PageResponse>();
        var examples = new Dictionary<string, Stated<string>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count;)
        {
            var end = i + 1;
            while (end < lines.Count && !Status().IsMatch(lines[end].Text))
                end++;
            if (Status().Match(lines[i].Text) is not { Success: true } status)
            {
                fields.ReportUnread(lines[i]);
                i++;
                continue;
            }

            var (code, words) = (status.Groups["code"].Value, status.Groups["words"].Value);
            var glued = status.Groups["fields"].Value;
            List<PageLine> content = [.. glued.Length == 0 ? Array.Empty<PageLine>() : [new PageLine(lines[i].Number, glued)], .. lines[(i + 1)..end]];
            var (body, example) = fields.Body(content);
            responses.Add(new PageResponse(code, words.Length == 0 ? code : words, body?.Type.Value, lines[i].Number));
            if (example is not null)
                examples[code] = example;
            i = end;
        }

        if (responses.Count == 0)
            findings.Warn(FindingIds.NoResponses, path.Line, $"The page lists no responses of {path.Value}.", "Save the page again: the text may be truncated.");
        return (responses, examples);
    }

    [GeneratedRegex(@"(?<name>[a-z][A-Za-z0-9_-]{0,99}?) ?in ?(?<place>path|query|header)(?: ?(?<required>\(required\)))?(?:: (?<words>.*))?")]
    private static partial Regex GluedParameter();

    [GeneratedRegex(@"^\|?\s*(?<name>[A-Za-z][A-Za-z0-9_-]{0,99})\s*\|\s*(?<place>path|query|header)\s*\|?(?<words>[^|]*)\|?\s*$")]
    private static partial Regex ParameterRow();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_-]{0,99}?)(?<place>path|query|header)(?<words>$|[^a-z].*)")]
    private static partial Regex GluedParameterRow();

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Template();

    /// <summary><c>200: 200application/json…</c> in the older shapes, <c>Status: 200 - 200</c> in the newer one.</summary>
    [GeneratedRegex(@"^(?:Status: )?(?<code>[1-5]\d\d|default)(?:: | - )(?<words>.*?)(?<fields>application/json.*)?$")]
    private static partial Regex Status();
}
