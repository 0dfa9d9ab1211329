using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides everything about the code of one document before any of it is written.</summary>
internal static class ContractPlanner
{
    // No tag has an empty name; operations without a tag stand on the client itself.
    private const string Untagged = "";

    // Names that emitted code uses without a namespace: a schema of that name gets a number.
    private static readonly string[] UsedTypeNames =
    [
        "Action", "ApiDescriptor", "ApiRequest", "ApiResult", "ApiTransport", "Array", "AutomatonMatcher", "BacktrackingMatcher", "BodyDescriptor", "CancellationToken",
        "Constraint", "ContractCall", "ContractEndpoints", "DateOnly", "DateTimeOffset", "Dictionary", "Formats", "Func", "GeneratedCode", "GeneratedContract", "Guid",
        "IEndpointRouteBuilder", "IEquatable", "IExtensibleEnum", "IJsonModel", "IReadOnlyDictionary", "IReadOnlyList", "JsonConverter", "JsonElement", "JsonModel",
        "JsonModelConverter", "JsonTokenType", "List", "Obsolete", "OperationDescriptor", "Optional", "ParameterDescriptor", "ParameterPlace", "ParameterStyle",
        "PatternMatcher", "PayloadRead", "PayloadReader", "PropertyDescriptor", "ReadOnlySpan", "ResponseDescriptor", "SchemaDescriptor", "SchemaTypes",
        "StringComparer", "Task", "Utf8JsonWriter", "ValidationError",
    ];

    public static ContractPlan Plan(ApiContract contract, ContractOptions options)
    {
        var contractName = options.BaseName + "Contract";
        var typeNames = new NameScope(UsedTypeNames.Concat(
            [options.ClientName, contractName, options.BaseName + "Patterns", $"I{options.BaseName}Handler", options.BaseName + "Endpoints"]));
        var patterns = new PatternSet(options.BaseName + "Patterns");
        var sites = new SitePlanner(patterns);

        var hosts = new List<SchemaHost>();
        foreach (var component in contract.Schemas)
        {
            var host = sites.AddHost(typeNames.Claim(Identifier.Pascal(component.Name, "Schema") + "Schema"), component.Name, "IndexOf");
            hosts.Add(host);
            sites.Add(host, component.Schema, "Validate", null, component.Name);
        }

        var types = new TypePlanner(contract, sites.Sites, typeNames);
        var operations = new OperationPlanner(sites, types, typeNames);
        var opened = contract.Operations.Select(operations.Open).ToList();
        types.AddComponents();
        var planned = opened.Select(operations.Plan).ToList();
        hosts.AddRange(planned.Select(static operation => operation.Host));

        return new ContractPlan
        {
            Contract = contract,
            Options = options,
            ContractName = contractName,
            Hosts = hosts,
            Models = types.Models,
            Enums = types.Enums,
            Operations = planned,
            Groups = PlanGroups(contract, planned, typeNames, options),
            Patterns = patterns,
            Sites = sites.Sites,
            Types = types.Types,
            Findings = [.. types.Findings, .. operations.Findings, .. EnforcementCheck.Find(sites.Sites.Values), .. patterns.Findings],
        };
    }

    private static List<GroupPlan> PlanGroups(ApiContract contract, List<OperationPlan> operations, NameScope typeNames, ContractOptions options)
    {
        var members = new NameScope([options.ClientName, "Transport", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"]);
        var byTag = operations.Where(static operation => operation.IsCallable).ToLookup(static operation => operation.Operation.Tags.IsEmpty ? Untagged : operation.Operation.Tags[0]);
        var groups = new List<GroupPlan>();
        foreach (var tag in contract.Tags.Where(tag => byTag.Contains(tag.Name)))
        {
            var name = members.Claim(Identifier.Pascal(tag.Name, "Group"));
            groups.Add(new GroupPlan(name, typeNames.Claim(name + "Client"), tag.Description, [.. byTag[tag.Name]]));
        }

        if (byTag.Contains(Untagged))
            groups.Add(new GroupPlan(null, options.ClientName, contract.Description, [.. byTag[Untagged]]));
        return groups;
    }
}
