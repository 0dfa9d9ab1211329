using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The order in which components are planned: what a schema is composed of comes before it, so that inline types are named after where they stand.</summary>
internal static class CompositionOrder
{
    /// <summary>All components, each behind those that its <c>allOf</c> and <c>$ref</c> name; otherwise the document's order.</summary>
    public static IEnumerable<NamedSchema> Of(ApiContract contract)
    {
        var components = contract.Schemas.ToDictionary(static component => component.Schema.Pointer, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // An own stack: chains of components may be longer than the thread's.
        var open = new Stack<(NamedSchema Component, bool IsReady)>();
        foreach (var root in contract.Schemas)
        {
            open.Push((root, false));
            while (open.Count > 0)
            {
                var (component, isReady) = open.Pop();
                if (isReady)
                {
                    yield return component;
                    continue;
                }

                if (!seen.Add(component.Schema.Pointer))
                    continue;
                open.Push((component, true));
                foreach (var part in component.Schema.AllOf.Prepend(component.Schema).Reverse())
                {
                    if (part.Reference is { } reference && components.TryGetValue(reference, out var target))
                        open.Push((target, false));
                }
            }
        }
    }
}
