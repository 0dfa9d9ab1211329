using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Emit;

/// <summary>The constraints of one host: each is a field that its validator reports and its descriptor lists.</summary>
internal sealed class RuleFields
{
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private readonly List<Constraint> _rules = [];
    private readonly Dictionary<SchemaSite, List<string>> _bySite = [];

    /// <summary>The field of a site's constraint.</summary>
    /// <param name="site">The constrained schema.</param>
    /// <param name="keyword">The keyword.</param>
    /// <param name="argument">Its value as JSON text.</param>
    public string Rule(SchemaSite site, string keyword, string argument)
    {
        var field = $"{site.FieldPrefix}_{keyword}";
        if (!_fields.Add(field))
            return field;
        _rules.Add(new Constraint(site, keyword, argument, field));
        if (!_bySite.TryGetValue(site, out var fields))
            _bySite.Add(site, fields = []);
        fields.Add(field);
        return field;
    }

    /// <summary>The fields of one site, in the order in which the validator checks them.</summary>
    public IReadOnlyList<string> Of(SchemaSite site) => _bySite.TryGetValue(site, out var fields) ? fields : [];

    /// <summary>Writes the fields.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="sourceName">The class that knows the lines of the document.</param>
    public void Write(CodeWriter code, string sourceName)
    {
        foreach (var (site, keyword, argument, field) in _rules)
        {
            var secret = SchemaShape.IsSecret(site.Schema, site.Subject) ? ", secret: true" : "";
            var subject = site.Subject is null ? "" : $", {CSharpText.Literal(site.Subject)}";
            var pointer = JsonPointer.Written(keyword == "false" ? site.Schema.Pointer : $"{site.Schema.Pointer}/{keyword}");
            code.Line($"internal static readonly Constraint {field} = new({CSharpText.Literal(pointer)}, {CSharpText.Literal(keyword)}, {CSharpText.Literal(argument)}{subject}{secret}, source: {sourceName}.Lines);");
        }
    }

    private sealed record Constraint(SchemaSite Site, string Keyword, string Argument, string Field);
}
