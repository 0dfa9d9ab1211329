using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>The assertions of one host beside <c>type</c>: its validators report them and its descriptors list them.</summary>
/// <param name="host">The class that the code stands in, or null for that of a model.</param>
internal sealed class Assertions(SchemaHost? host)
{
    private readonly Dictionary<SchemaSite, List<(string Keyword, string Argument)>> _bySite = [];

    /// <summary>Notes an assertion and gives it as the arguments of a failure: the schema's descriptor and the keyword.</summary>
    /// <param name="site">The constrained schema.</param>
    /// <param name="keyword">The keyword.</param>
    /// <param name="argument">Its value as JSON text.</param>
    public string Add(SchemaSite site, string keyword, string argument)
    {
        if (!_bySite.TryGetValue(site, out var assertions))
            _bySite.Add(site, assertions = []);
        if (!assertions.Exists(assertion => assertion.Keyword == keyword))
            assertions.Add((keyword, argument));
        return $"{Descriptor(site)}, {CSharpText.Literal(keyword)}";
    }

    /// <summary>The assertions of one site, in the order in which the validator checks them.</summary>
    public IReadOnlyList<(string Keyword, string Argument)> Of(SchemaSite site) => _bySite.TryGetValue(site, out var assertions) ? assertions : [];

    /// <summary>The class that the code stands in; null for that of a model.</summary>
    public SchemaHost? Host => host;

    /// <summary>The descriptor of a site.</summary>
    public string Descriptor(SchemaSite site) => site.DescriptorIn(host);

    /// <summary>What stands before the name of a site's member.</summary>
    public string Prefix(SchemaSite site) => site.Host == host ? "" : site.Host.Name + ".";
}
