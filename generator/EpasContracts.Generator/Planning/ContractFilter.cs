using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>
/// Makes of a document the contract that its options ask for: everything behind it (types, client, server) sees that contract and knows
/// nothing of these options.
/// </summary>
internal static class ContractFilter
{
    /// <summary>The contract with the operations that are wanted, named and grouped as wanted.</summary>
    public static ApiContract Apply(ApiContract contract, ContractOptions options)
    {
        if (!options.Validators)
            contract = ShapeOnly.Of(contract);
        var wanted = contract.Operations.Where(operation => Wants(options.Operations, operation)).ToList();
        var operations = wanted.Select(operation => operation with
        {
            OperationId = options.NamedByPath ? null : operation.OperationId,
            Tags = options.Flat ? default : operation.Tags,
        }).ToEquatableArray();
        if (wanted.Count == contract.Operations.Count)
            return options.NamedByPath || options.Flat ? contract with { Operations = operations } : contract;

        // What only left-out operations use goes with them; webhooks stay where they are received.
        var webhooks = options.Webhooks ? contract.Webhooks : default;
        var reached = new ReachedSchemas(contract, wanted.Concat(webhooks).SelectMany(SchemaGraph.Roots), forTypes: true);
        return contract with
        {
            Operations = operations,
            Webhooks = webhooks,
            Schemas = reached.Components.ToEquatableArray(),
            OtherSchemas = reached.Others.ToEquatableArray(),
        };
    }

    /// <summary>What the options name that the document does not have.</summary>
    public static IEnumerable<Finding> Check(ApiContract contract, OperationFilter filter, SourceLocation location)
    {
        var tags = new HashSet<string>(contract.Operations.SelectMany(static operation => operation.Tags), StringComparer.Ordinal);
        foreach (var tag in filter.IncludeTags.Concat(filter.ExcludeTags).Where(tag => !tags.Contains(tag)))
            yield return GeneratorRules.NamesNothing.At(location, $"no operation has the tag '{tag}'");
        foreach (var path in filter.IncludePaths.Concat(filter.ExcludePaths).Where(path => !contract.Operations.Any(operation => Matches(path, operation.Path))))
            yield return GeneratorRules.NamesNothing.At(location, $"no operation has a path like '{path}'");
    }

    private static bool Wants(OperationFilter filter, Operation operation)
    {
        if (operation.Tags.Intersect(filter.ExcludeTags, StringComparer.Ordinal).Any() || filter.ExcludePaths.Any(path => Matches(path, operation.Path)))
            return false;
        return filter is { IncludeTags.IsEmpty: true, IncludePaths.IsEmpty: true }
            || operation.Tags.Intersect(filter.IncludeTags, StringComparer.Ordinal).Any()
            || filter.IncludePaths.Any(path => Matches(path, operation.Path));
    }

    // Greedy and without backtracking into what matched: each piece between two asterisks is looked for behind the one before it.
    private static bool Matches(string pattern, string path)
    {
        var pieces = pattern.Split('*');
        if (pieces.Length == 1)
            return pattern == path;
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces.Skip(1).Take(pieces.Length - 2))
        {
            var found = path.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + piece.Length;
        }

        var last = pieces[pieces.Length - 1];
        return path.Length - at >= last.Length && path.EndsWith(last, StringComparison.Ordinal);
    }
}
