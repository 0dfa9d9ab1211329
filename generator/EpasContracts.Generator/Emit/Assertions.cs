using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>The assertions of one host beside <c>type</c>: its validators report them and its descriptors list them.</summary>
/// <param name="isOutside">Whether the code stands in another class than the host.</param>
internal sealed class Assertions(bool isOutside = false)
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

    /// <summary>The descriptor of a site.</summary>
    public string Descriptor(SchemaSite site) => Prefix(site) + site.DescriptorName;

    /// <summary>What a member of the host is called by, its name aside.</summary>
    public string Prefix(SchemaSite site) => isOutside ? site.Host.Name + "." : "";
}
