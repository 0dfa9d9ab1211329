using System.Globalization;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>Reads the operations of a service: every block with the name of its heading, each API version once.</summary>
internal sealed class ScpOperations(ScpOperation reader, IReadOnlyList<PageChange> history, FindingLog findings)
{
    public List<PageOperation> Read(ScpService service)
    {
        var operations = new List<PageOperation>();
        var seen = new Dictionary<(string, string, string), int>();
        foreach (var section in service.Operations)
        {
            if (reader.Read(Title(service, section), Version(section), section.Lines) is not { } operation)
                continue;
            var key = (operation.Method.Value, operation.Path.Value, operation.ApiVersion?.Value ?? "");
            if (seen.TryAdd(key, operation.Path.Line))
            {
                operations.Add(operation);
                continue;
            }

            findings.Error(FindingIds.RepeatedOperation, operation.Path.Line,
                $"{operation.Method.Value} {operation.Path.Value} is described a second time (first on line {seen[key].ToString(CultureInfo.InvariantCulture)}); only the first is taken.",
                "Remove the block that is not wanted from a copy of the page.");
        }

        return operations;
    }

    /// <summary>The heading above the version; where it is lost, the name in the version history, or the method and path.</summary>
    private Stated<string> Title(ScpService service, ScpSection section)
    {
        if (section.Title.Value.Length > 0 && !ScpWords.IsVersion(section.Title.Value) && !service.Titles.ContainsKey(ParentOf(section)))
            return section.Title;
        if (section.Title.Value.Length > 0 && service.Titles.TryGetValue(ParentOf(section), out var title))
            return title;
        var call = section.Lines.Length == 0 ? null : ScpWords.MethodAndPath(section.Lines[0].Text);
        var listed = call is null ? null : history.FirstOrDefault(change => change.Method == call.Value.Method && change.Path == call.Value.Path);
        var substitute = listed?.Name ?? (call is null ? section.Number : $"{call.Value.Method.ToUpperInvariant()} {call.Value.Path}");
        var source = listed is null ? "; its method and path stand in" : "; the version history names it";
        findings.Warn(FindingIds.NoTitle, section.Title.Line, $"The heading with the name of an operation is missing{source}: \"{Quoted.Short(substitute)}\".",
            "Name the operation in an overlay (its summary).");
        return new Stated<string>(substitute, listed?.Line ?? section.Title.Line);
    }

    /// <summary>The version in the heading; where it is lost, that of the block's own table of versions.</summary>
    private static Stated<string>? Version(ScpSection section) =>
        ScpWords.IsVersion(section.Title.Value) ? section.Title with { Value = section.Title.Value.TrimStart('v') } : null;

    private static string ParentOf(ScpSection section) => section.Number.LastIndexOf('.') is var dot and > 0 ? section.Number[..dot] : "";
}
