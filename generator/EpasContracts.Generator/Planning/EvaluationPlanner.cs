using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Finds the schemas that have to tell which members they evaluate: those with <c>unevaluated…</c> and what applies to the same value.</summary>
internal static class EvaluationPlanner
{
    public static HashSet<SchemaSite> Find(IEnumerable<SchemaSite> sites, Func<SchemaNode, SchemaSite?> siteOf, Func<SchemaNode, SchemaNode?> target)
    {
        var found = new HashSet<SchemaSite>();
        var open = new Stack<SchemaSite>(sites.Where(static site => site.Schema.UnevaluatedProperties is not null || site.Schema.UnevaluatedItems is not null));
        while (open.Count > 0)
        {
            var site = open.Pop();
            if (!found.Add(site))
                continue;
            foreach (var part in SchemaShape.OfTheSameValue(site.Schema).Concat(new[] { target(site.Schema) }.OfType<SchemaNode>()))
            {
                if (siteOf(part) is { } next)
                    open.Push(next);
            }
        }

        return found;
    }
}
