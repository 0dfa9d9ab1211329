using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Finds keywords that generated validators do not enforce, so that none is dropped in silence.</summary>
internal static class EnforcementCheck
{
    public static IEnumerable<Finding> Find(IEnumerable<SchemaSite> sites) =>
        from site in sites
        from keyword in NotEnforced(site.Schema)
        select GeneratorRules.NotEnforced.At(site.Schema.Location, $"{keyword} of {site.Schema.Pointer}");

    private static IEnumerable<string> NotEnforced(SchemaNode schema)
    {
        if (schema.DynamicReference is not null)
            yield return "$dynamicRef";
    }
}
