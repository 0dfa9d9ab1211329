using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>The sections of one service.</summary>
/// <param name="Number">The service's own number on a page of several, otherwise empty.</param>
internal sealed record ScpService(string Number)
{
    /// <summary>The service's heading; <see langword="null"/> when its name stands above its overview.</summary>
    public Stated<string>? Title { get; set; }

    public List<PageLine> Overview { get; } = [];

    /// <summary>The headings that name operations, by their number.</summary>
    public Dictionary<string, Stated<string>> Titles { get; } = new(StringComparer.Ordinal);

    public List<ScpSection> Operations { get; } = [];

    public List<ScpSection> Models { get; } = [];
}

/// <summary>
/// Sorts the sections of a page by service and kind. The headings "APIs" and "Models" say which is which by their numbers; where
/// they are lost, or sections have been shuffled, a section is what it begins with: an operation's method or a table of fields.
/// </summary>
internal sealed class ScpServices
{
    private readonly List<ScpService> services = [];
    private readonly Dictionary<string, ScpService> byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> containers = new(StringComparer.Ordinal);
    private readonly HashSet<string> parents = new(StringComparer.Ordinal);
    private readonly FindingLog findings;
    private bool? wholePageIsApis;

    private ScpServices(FindingLog findings) => this.findings = findings;

    public static IReadOnlyList<ScpService> Split(List<ScpSection> sections, FindingLog findings)
    {
        var split = new ScpServices(findings);
        split.FindContainers(sections);
        foreach (var section in sections)
            split.Add(section);
        split.services.RemoveAll(service => service is { Title: null, Operations.Count: 0, Models.Count: 0 } && split.services.Count > 1
            && !service.Overview.Exists(line => ScpWords.Overview(line.Text) is not null));
        return split.services;
    }

    private void FindContainers(List<ScpSection> sections)
    {
        foreach (var section in sections)
        {
            for (var parent = Parent(section.Number); parent.Length > 0 && parents.Add(parent);)
                parent = Parent(parent);
            if (section.Number.Length > 0 && ScpOutline.IsContainer(section.Title.Value) && !containers.ContainsKey(Parent(section.Number)) && !section.OpensOperation && !section.OpensModel)
                containers.TryAdd(section.Number, ScpOutline.IsApis(section.Title.Value));
        }

        if (containers.Count > 0)
            return;
        foreach (var line in sections[0].Lines)
        {
            if (ScpOutline.IsContainer(line.Text))
                wholePageIsApis = ScpOutline.IsApis(line.Text);
        }
    }

    private void Add(ScpSection section)
    {
        if (section.Number.Length == 0)
        {
            AddPreamble(section);
            return;
        }

        if (containers.ContainsKey(section.Number))
        {
            Service(Parent(section.Number));
            ReportUnread(section);
            return;
        }

        var container = Container(section);
        var inApis = container is null ? wholePageIsApis : containers[container];
        var depth = section.Depth - (container is null ? 0 : container.Count(c => c == '.') + 1);
        if (section.OpensOperation)
            Service(OwnerOf(section, container, 3)).Operations.Add(section);
        else if (section.OpensModel || (inApis == false && depth == 1))
            Service(OwnerOf(section, container, 2)).Models.Add(section);
        else if (inApis == true && depth == 1)
            AddTitle(section, Service(OwnerOf(section, container, 2)));
        else if (inApis == true && depth == 2)
            Service(OwnerOf(section, container, 3)).Operations.Add(section);
        else if (container is null)
            AddUnplaced(section);
        else
            ReportUnread(section, evenTheHeading: true);
    }

    /// <summary>What stands above the first number: the overview of a single service; of a section of several only its name.</summary>
    private void AddPreamble(ScpSection section)
    {
        if (section.Title.Line > 1 || section.OpensOperation)
            Service("").Operations.Add(section);
        else if (section.Lines.Length > 0 && (containers.Count == 0 || containers.Keys.Any(number => Parent(number).Length == 0)))
            Service("").Overview.AddRange(section.Lines.Where(line => wholePageIsApis is null || !ScpOutline.IsContainer(line.Text)));
    }

    private void AddTitle(ScpSection section, ScpService service)
    {
        if (!service.Titles.TryAdd(section.Number, section.Title))
        {
            findings.Warn(FindingIds.RepeatedHeading, section.Title.Line, $"The heading {section.Number} is there twice: \"{Quoted.Short(section.Title.Value)}\".",
                "Compare the numbers with the vendor's page.");
        }

        if (!parents.Contains(section.Number))
        {
            findings.Error(FindingIds.NoMethod, section.Title.Line, $"The operation '{Quoted.Short(section.Title.Value)}' has no line with its method and path.",
                "Save the page again: the text may be truncated.");
        }

        ReportUnread(section);
    }

    /// <summary>A heading outside of "APIs" and "Models": a service's, or the name of operations whose "APIs" is lost.</summary>
    private void AddUnplaced(ScpSection section)
    {
        var isService = section.Lines.Any(line => ScpWords.Overview(line.Text) is not null) || containers.Keys.Any(number => Parent(number) == section.Number);
        if (isService)
        {
            var service = Service(section.Number);
            service.Title ??= section.Title;
            service.Overview.AddRange(section.Lines);
        }
        else if (parents.Contains(section.Number))
        {
            // With "APIs" lost the rank of the heading tells: the operation's versions are one deeper.
            Service(Above(section.Number, 2)).Titles.TryAdd(section.Number, section.Title);
            ReportUnread(section);
        }
        else
        {
            ReportUnread(section, evenTheHeading: true);
        }
    }

    private string OwnerOf(ScpSection section, string? container, int rank) =>
        container is not null ? Parent(container) : wholePageIsApis is not null ? "" : Above(section.Number, rank);

    private string? Container(ScpSection section)
    {
        for (var number = Parent(section.Number); number.Length > 0; number = Parent(number))
        {
            if (containers.ContainsKey(number))
                return number;
        }

        return null;
    }

    private ScpService Service(string number)
    {
        if (!byNumber.TryGetValue(number, out var service))
        {
            byNumber.Add(number, service = new ScpService(number));
            services.Add(service);
        }

        return service;
    }

    private void ReportUnread(ScpSection section, bool evenTheHeading = false)
    {
        if (!evenTheHeading && section.Lines.All(line => ScpWords.IsFurniture(line.Text)))
            return;
        var line = section.Lines.FirstOrDefault(line => !ScpWords.IsFurniture(line.Text));
        findings.Error(FindingIds.UnreadSection, evenTheHeading ? section.Title.Line : line.Number,
            $"What stands under \"{section.Number} - {Quoted.Short(section.Title.Value)}\" is neither an operation nor a model ({section.Lines.Length} lines).",
            "Compare the section with the vendor's page; a truncated page is saved anew.");
    }

    private static string Parent(string number) => number.LastIndexOf('.') is var dot and > 0 ? number[..dot] : "";

    private static string Above(string number, int ranks)
    {
        for (; ranks > 0; ranks--)
            number = Parent(number);
        return number;
    }
}
