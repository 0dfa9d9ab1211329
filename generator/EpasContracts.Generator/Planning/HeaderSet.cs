using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The headers of all responses: each has one descriptor, however many responses carry it, and equal lists of them are one class.</summary>
internal sealed class HeaderSet(SitePlanner sites, TypePlanner types, NameScope typeNames, string baseName)
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HeaderClassPlan> _classes = new(StringComparer.Ordinal);

    /// <summary>The static class of the descriptors; null while there are none.</summary>
    public SchemaHost? Host { get; private set; }

    /// <summary>Each header with the field of its descriptor, in the order of the document.</summary>
    public List<(Parameter Header, string FieldName)> Fields { get; } = [];

    public IEnumerable<HeaderClassPlan> Classes => _classes.Values;

    /// <summary>Gives the headers of a response a descriptor.</summary>
    public void Open(Response response)
    {
        foreach (var header in response.Headers.Where(header => !_fields.ContainsKey(KeyOf(header))))
        {
            Host ??= sites.AddHost(typeNames.Claim(baseName + "HeaderFields"), null);
            var field = sites.Claim(Host, Identifier.Pascal(header.Name, "Header"));
            _fields.Add(KeyOf(header), field);
            Fields.Add((header, field));
            sites.Add(Host, header.Schema, "Check" + field, header.Name);
        }
    }

    /// <summary>The field of a header that was opened.</summary>
    public string FieldOf(Parameter header) => _fields[KeyOf(header)];

    /// <summary>The class of a response's headers; null when it has none.</summary>
    public HeaderClassPlan? Plan(Response? response, string method)
    {
        if (response is null || response.Headers.IsEmpty)
            return null;
        var key = string.Join(" ", response.Headers.Select(FieldOf));
        if (_classes.TryGetValue(key, out var known))
            return known;
        var name = typeNames.Claim(method + "Headers");
        var members = new NameScope([name, "Read", .. NameScope.ObjectMembers], sites.NamesInUse);
        var plan = new HeaderClassPlan(name, [.. response.Headers.Select(header =>
            new HeaderPlan(header, FieldOf(header), members.Claim(Identifier.Pascal(header.Name, "Header")), types.TypeOf(header.Schema, name + Identifier.Pascal(header.Name, "Header"))))]);
        _classes.Add(key, plan);
        return plan;
    }

    // Headers are named where they are used: one component may be several headers.
    private static string KeyOf(Parameter header) => $"{header.Pointer} {header.Name}";
}
