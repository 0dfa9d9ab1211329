namespace EpasContracts.Runtime.Description;

/// <summary>The schemas that describe one value together.</summary>
internal static class SchemaParts
{
    /// <summary>The schema itself and everything that it refers to or is composed of, each once.</summary>
    public static IReadOnlyList<SchemaDescriptor> Of(SchemaDescriptor schema) => Of(schema, static part => part.AllOf.Concat(part.AnyOf).Concat(part.OneOf));

    /// <summary>The schema itself and all that hold for each of its values, without choices.</summary>
    public static IReadOnlyList<SchemaDescriptor> Certain(SchemaDescriptor schema) => Of(schema, static part => part.AllOf);

    private static List<SchemaDescriptor> Of(SchemaDescriptor schema, Func<SchemaDescriptor, IEnumerable<SchemaDescriptor>> members)
    {
        var parts = new List<SchemaDescriptor>();
        Add(schema);
        return parts;

        void Add(SchemaDescriptor part)
        {
            if (parts.Contains(part))
                return;
            parts.Add(part);
            if (part.Reference is { } reference)
                Add(reference());
            foreach (var member in members(part))
                Add(member);
        }
    }

    /// <summary>The schema of an element of an array, or null when none is declared.</summary>
    /// <param name="parts">The schemas of the array.</param>
    /// <param name="index">Which element.</param>
    public static SchemaDescriptor? Element(IReadOnlyList<SchemaDescriptor> parts, int index) =>
        parts.FirstOrDefault(part => part.PrefixItems.Count > index)?.PrefixItems[index] ?? parts.FirstOrDefault(static part => part.Items is not null)?.Items;

    /// <summary>Whether any part marks the value as a secret.</summary>
    public static bool IsSecret(SchemaDescriptor schema) => Of(schema).Any(static part => part.IsSecret);

    /// <summary>Whether a value of the schema may have a secret anywhere inside.</summary>
    public static bool HoldSecrets(SchemaDescriptor schema)
    {
        var seen = new HashSet<SchemaDescriptor>(ReferenceEqualityComparer.Instance);
        var open = new Stack<SchemaDescriptor>([schema]);
        while (open.TryPop(out var next))
        {
            foreach (var part in Of(next).Where(seen.Add))
            {
                if (part.IsSecret)
                    return true;
                foreach (var inner in part.Properties.Select(static property => property.Schema).Concat(part.PrefixItems).Append(part.Items).Append(part.AdditionalProperties))
                {
                    if (inner is not null)
                        open.Push(inner);
                }
            }
        }

        return false;
    }
}
