using System.Text.Json;
using EpasContracts.Drift.Compiled;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Drift.Facts;

/// <summary>The facts of a compiled contract, read from its descriptor, in the terms of <see cref="ContractFacts.Compiled"/>.</summary>
internal sealed class DescriptorFacts(CompiledContract sdk)
{
    // What these say stands in the descriptor itself.
    private static readonly HashSet<string> Structural = new(StringComparer.Ordinal)
    {
        "type", "enum", "format", "required", "$ref", "properties", "items", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "prefixItems",
    };

    /// <summary>Everything that the compiled contract states.</summary>
    public static Fact Of(CompiledContract sdk) => new DescriptorFacts(sdk).Read();

    private Fact Read()
    {
        var root = new Fact(FactKind.Contract, "", "the contract", null, "", DriftSide.Both) { Symbol = sdk.ContractType.FullName };
        root.Children.AddRange(sdk.Descriptor.Operations.Select(operation => Read(operation, FactKind.Operation)));
        root.Children.AddRange(sdk.Descriptor.Webhooks.Select(webhook => Read(webhook, FactKind.Webhook)));
        foreach (var schema in sdk.Descriptor.Schemas)
        {
            var name = schema.Name ?? schema.Pointer;
            var fact = new Fact(FactKind.Schema, name, $"the schema {name}", null, schema.Pointer, DriftSide.Both) { Symbol = CompiledContract.SymbolOf(schema) };
            root.Children.Add(fact);
            Add(fact, schema, name);
        }

        return root;
    }

    private Fact Read(OperationDescriptor operation, FactKind kind)
    {
        var name = operation.ToString();
        var fact = new Fact(kind, name, $"the {kind.ToString().ToLowerInvariant()} {name}", null, operation.Pointer, DriftSide.Both) { Symbol = sdk.SymbolOf(operation) };
        Add(fact, FactKind.OperationId, "operationId", $"the id of {name}", operation.Id);
        if (operation.Tag is { } tag)
            Add(fact, FactKind.Tag, "tags", $"the tag of {name}", tag);
        if (operation.Security.Count > 0)
            Add(fact, FactKind.Security, "security", $"the security of {name}", string.Join(" and ", operation.Security.Order(StringComparer.Ordinal)));
        fact.Children.AddRange(operation.Parameters.Select(parameter => Read(parameter, FactKind.Parameter, name, fact)));
        if (operation.RequestBody is { } body)
        {
            var request = new Fact(FactKind.RequestBody, "", $"the request body of {name}", null, body.Pointer, DriftSide.Request) { Symbol = fact.Symbol };
            Add(request, FactKind.Required, "required", request.Subject, body.IsRequired ? "required" : "optional");
            fact.Children.Add(request);
            AddBodies(request, operation.RequestBodies);
        }

        foreach (var response in operation.Responses)
        {
            var answer = new Fact(FactKind.Response, response.Status, $"the response {response.Status} of {name}", null, response.Pointer, DriftSide.Response) { Symbol = fact.Symbol };
            fact.Children.Add(answer);
            answer.Children.AddRange(response.Headers.Select(header => Read(header, FactKind.Header, answer.Subject, answer)));
            AddBodies(answer, response.Bodies);
        }

        return fact;
    }

    private static Fact Read(ParameterDescriptor parameter, FactKind kind, string owner, Fact around)
    {
        var place = parameter.Place.ToString().ToLowerInvariant();
        var subject = kind == FactKind.Header ? $"the header {parameter.Name} of {owner}" : $"the {place} parameter {parameter.Name} of {owner}";
        var side = kind == FactKind.Header ? DriftSide.Response : DriftSide.Request;
        var fact = new Fact(kind, $"{place} {parameter.Name}", subject, null, parameter.Pointer, side) { Symbol = around.Symbol };
        Add(fact, FactKind.Required, "required", subject, parameter.IsRequired ? "required" : "optional");
        Add(fact, FactKind.Style, "style", $"the style of {subject}", ContractFacts.Style(parameter.Style.ToString(), parameter.Explode, parameter.AllowReserved));
        Add(fact, parameter.Schema, subject);
        return fact;
    }

    private static void AddBodies(Fact owner, IEnumerable<BodyDescriptor> bodies)
    {
        foreach (var body in bodies)
        {
            var fact = new Fact(FactKind.MediaType, body.MediaType, $"{body.MediaType} of {owner.Subject}", null, body.Pointer, owner.Side) { Symbol = owner.Symbol };
            owner.Children.Add(fact);
            if ((body.ItemSchema ?? body.Schema) is { } schema)
                Add(fact, schema, owner.Subject);
        }
    }

    private static void Add(Fact owner, SchemaDescriptor schema, string subject)
    {
        if (schema.Reference is { } reference)
            Add(owner, FactKind.Reference, "$ref", $"the type of {subject}", SchemaFacts.Name(reference().Pointer), schema);
        if (schema.Types != SchemaTypes.Any)
            Add(owner, FactKind.Type, "type", $"the type of {subject}", FactText.Types((JsonTypes)schema.Types), schema);
        if (schema.Format is { } format)
            Add(owner, FactKind.Format, "format", $"the format of {subject}", format, schema);
        if (schema.Enum.Count > 0)
            AddEnum(owner, schema, subject);
        foreach (var constraint in schema.Constraints.Where(constraint => !Structural.Contains(constraint.Keyword)))
            Add(owner, FactKind.Constraint, constraint.Keyword, $"the {constraint.Keyword} of {subject}", FactText.Argument(constraint.Argument), schema);
        AddProperties(owner, schema, subject);
        AddNested(owner, schema.Items, "items", $"the items of {subject}");
        AddNested(owner, schema.AdditionalProperties, "additionalProperties", $"the additional properties of {subject}");
        foreach (var (keyword, members) in new[] { ("allOf", schema.AllOf), ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            for (var i = 0; i < members.Count; i++)
            {
                var (key, words) = Alternative(members[i], i);
                AddNested(owner, members[i], $"{keyword} {key}", $"{words} in {keyword} of {subject}");
            }
        }

        if (schema.Default is { } fallback)
            Add(owner, FactKind.Default, "default", $"the default of {subject}", FactText.Argument(fallback), schema);
        if (schema.IsReadOnly)
            Add(owner, FactKind.Constraint, "readOnly", $"readOnly of {subject}", "true", schema);
        if (schema.IsWriteOnly)
            Add(owner, FactKind.Constraint, "writeOnly", $"writeOnly of {subject}", "true", schema);
    }

    private static void AddEnum(Fact owner, SchemaDescriptor schema, string subject)
    {
        var list = new Fact(FactKind.Enum, "enum", $"the list of values of {subject}", null, JsonPointer.Append(schema.Pointer, "enum"), owner.Side) { Symbol = owner.Symbol };
        owner.Children.Add(list);
        for (var i = 0; i < schema.Enum.Count; i++)
        {
            list.Children.Add(new Fact(FactKind.EnumMember, schema.Enum[i], $"the value {schema.Enum[i]} of {subject}", null, JsonPointer.Append(list.Pointer, i), owner.Side)
            { Symbol = owner.Symbol, Keyword = list.Pointer });
        }
    }

    private static void AddProperties(Fact owner, SchemaDescriptor schema, string subject)
    {
        var keyword = JsonPointer.Append(schema.Pointer, "required");
        foreach (var property in schema.Properties)
        {
            var name = $"{subject}.{property.Name}";
            var fact = new Fact(FactKind.Property, property.Name, $"the property {name}", null, property.Schema.Pointer, owner.Side) { Symbol = CompiledContract.SymbolOf(schema, property) };
            owner.Children.Add(fact);
            fact.Children.Add(new Fact(FactKind.Required, "", name, property.IsRequired ? "required" : "optional", property.Schema.Pointer, owner.Side) { Symbol = fact.Symbol, Keyword = keyword });
            Add(fact, property.Schema, name);
        }

        var required = schema.Constraints.FirstOrDefault(constraint => constraint.Keyword == "required")?.Argument ?? "[]";
        foreach (var name in JsonSerializer.Deserialize<string[]>(required)!.Where(name => schema.Properties.All(property => property.Name != name)))
            owner.Children.Add(new Fact(FactKind.Required, name, $"{subject}.{name}", "required", keyword, owner.Side) { Symbol = owner.Symbol, Keyword = keyword });
    }

    private static void AddNested(Fact owner, SchemaDescriptor? member, string name, string subject)
    {
        if (member is null)
            return;
        var fact = new Fact(FactKind.Nested, name, subject, null, member.Pointer, owner.Side) { Symbol = owner.Symbol };
        owner.Children.Add(fact);
        Add(fact, member, subject);
    }

    private static (string Key, string Words) Alternative(SchemaDescriptor member, int index)
    {
        if (member.Reference?.Invoke() is { } target)
            return (target.Pointer, SchemaFacts.Name(target.Pointer));
        return member.Types == SchemaTypes.Null
            ? ("null", "null")
            : (FormattableString.Invariant($"{index}"), FormattableString.Invariant($"alternative {index + 1}"));
    }

    private static void Add(Fact owner, FactKind kind, string keyword, string subject, string value, SchemaDescriptor? schema = null) =>
        owner.Children.Add(new Fact(kind, keyword, subject, value, $"{schema?.Pointer ?? owner.Pointer}/{keyword}", owner.Side) { Symbol = owner.Symbol });
}
