using EpasContracts.Generator.Naming;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Planning;

/// <summary>Decides everything about the code of one document before any of it is written.</summary>
internal static class ContractPlanner
{
    // No tag has an empty name; operations without a tag stand on the client itself.
    private const string Untagged = "";

    // Names that no type can have beside those that emitted code uses; a component is called like one of the latter all the same.
    private static readonly string[] TakenNames =
    [
        // An attribute is looked for under both of its names.
        "ContractRuleAttribute", "GeneratedCodeAttribute", "JsonConverterAttribute", "ObsoleteAttribute",
        // A class may not have the name of one of its members.
        "AdditionalProperties", "Names", "OtherProperties", "Parse", "Read", "Schema", "TryParse", "Validate", "Write", .. NameScope.ObjectMembers,
    ];

    // Members of other classes than those of objects, which may have these names.
    private static readonly string[] TakenByOthers = ["Descriptor", "IsKnown", "Known", "Match", "Transport", "Value"];

    public static ContractPlan Plan(ApiContract contract, ContractOptions options)
    {
        var circles = CircleFinder.Find(contract);
        var name = options.BaseName;
        var contractName = name + "Contract";
        string[] ownNames =
        [
            options.ClientName, contractName, options.SourceName, name + "Patterns", name + "Servers", $"I{name}Handler", name + "Endpoints",
            $"I{name}WebhookHandler", name + "WebhookEndpoints",
        ];
        var shared = new SharedNames(contract.Schemas.Select(CustomNames.OfComponent), options.ModelsNamespace);
        var typeNames = new NameScope(UsedNames.All.Concat(TakenNames).Concat(TakenByOthers.Except(Objects(contract))).Concat(ownNames), shared);
        var patterns = new PatternSet(name + "Patterns");
        var sites = new SitePlanner(patterns, shared);
        sites.Use(options.SourceName);

        var hosts = new List<SchemaHost>();
        // All hosts before the first site: no validator may have the name of a host.
        foreach (var component in contract.Schemas)
            hosts.Add(sites.AddHost(typeNames.Claim(Identifier.Pascal(component.Name, "Schema") + "Schema"), component.Name));
        for (var i = 0; i < hosts.Count; i++)
            sites.Add(hosts[i], contract.Schemas[i].Schema, "Validate", null, hosts[i].Component);

        var setBy = new SetBy(contract);
        var types = new TypePlanner(contract, options, sites, setBy, typeNames);
        var operations = new OperationPlanner(contract, sites, types, setBy, typeNames, options.BaseName);
        var opened = contract.Operations.Select(operations.Open).ToList();
        var openedWebhooks = contract.Webhooks.Select(operations.Open).ToList();
        hosts.AddRange(AddReferenced(contract, sites, typeNames, options));
        types.AddComponents();
        var planned = opened.Select(operations.Plan).ToList();
        var webhooks = openedWebhooks.Select(operations.Plan).ToList();
        types.LinkDerived();
        hosts.AddRange(planned.Concat(webhooks).Select(static operation => operation.Host));

        var plan = new ContractPlan
        {
            Contract = contract,
            Options = options,
            SharedNames = shared,
            ContractName = contractName,
            SourceName = options.SourceName,
            Hosts = hosts,
            Models = types.Models,
            Unions = types.Unions,
            Tuples = types.Tuples,
            Enums = types.Enums,
            Operations = planned,
            Webhooks = webhooks,
            Groups = PlanGroups(contract, planned, sites, typeNames, options),
            SetBy = setBy,
            Headers = operations.Headers,
            Patterns = patterns,
            Sites = sites.Sites,
            Types = types.Types,
            CircularReferences = new HashSet<string>(circles.Select(static schema => schema.Pointer), StringComparer.Ordinal),
            Findings = [.. circles.Select(static schema => GeneratorRules.CircularSchema.At(schema.Location, schema.Pointer)), .. types.Findings, .. operations.Findings, .. CustomNames.Unusable(contract), .. ServerUrl.Unusable(contract.Servers), .. AssertedFormats.NotEnforced(sites.Sites.Values, options), .. patterns.Findings],
        };
        return options.HasModelClasses || !options.Models ? plan : plan.WithoutClasses();
    }

    private static IEnumerable<string> Objects(ApiContract contract) =>
        contract.Schemas.Where(static named => named.Schema is { Properties.IsEmpty: false, HasEnum: false, OneOf.IsEmpty: true, AnyOf.IsEmpty: true }).Select(CustomNames.OfComponent);

    // What a reference names inside something that has no code of its own: a header, a body in another format, a definition.
    private static List<SchemaHost> AddReferenced(ApiContract contract, SitePlanner sites, NameScope typeNames, ContractOptions options)
    {
        var hosts = new List<SchemaHost>();
        foreach (var reference in contract.AllSchemas().Select(static schema => schema.Reference).OfType<string>())
        {
            if (sites.Sites.ContainsKey(reference) || contract.Resolve(reference) is not { } target)
                continue;
            if (hosts.Count == 0)
                hosts.Add(sites.AddHost(typeNames.Claim(options.BaseName + "ReferencedSchemas"), null));
            sites.Add(hosts[0], target, "Check" + Identifier.Pascal(JsonPointer.NameOf(reference), "Schema"), null);
        }

        return hosts;
    }

    private static List<GroupPlan> PlanGroups(ApiContract contract, List<OperationPlan> operations, SitePlanner sites, NameScope typeNames, ContractOptions options)
    {
        var members = new NameScope(outer: sites.NamesInUse, reserved: [options.ClientName, "Transport", .. NameScope.ObjectMembers]);
        var byTag = operations.Where(static operation => operation.IsCallable).ToLookup(static operation => operation.Operation.Tags.IsEmpty ? Untagged : operation.Operation.Tags[0]);
        var groups = new List<GroupPlan>();
        foreach (var tag in contract.Tags.Where(tag => byTag.Contains(tag.Name)))
        {
            var name = members.Claim(CustomNames.Of(tag.Extensions) ?? Identifier.Pascal(tag.Name, "Group"));
            groups.Add(new GroupPlan(name, typeNames.Claim(name + "Client"), tag.Description, [.. byTag[tag.Name]]));
        }

        if (byTag.Contains(Untagged))
            groups.Add(new GroupPlan(null, options.ClientName, contract.Description, [.. byTag[Untagged]]));
        return groups;
    }
}
