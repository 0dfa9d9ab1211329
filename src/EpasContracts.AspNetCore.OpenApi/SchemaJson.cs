using System.Text.Json.Nodes;
using EpasContracts.Runtime.Description;

namespace EpasContracts.AspNetCore.OpenApi;

/// <summary>Writes the schemas of a contract as JSON Schema, as OpenAPI 3.1 has it.</summary>
/// <param name="names">What schemas are called that are referred to.</param>
/// <param name="contract">Whose schemas they are.</param>
internal sealed class SchemaJson(SchemaNames names, ApiDescriptor contract)
{
    // The assertions that a constraint says in full; those that hold schemas are written from these.
    private static readonly HashSet<string> Assertions = new(StringComparer.Ordinal)
    {
        "type", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems",
        "uniqueItems", "minContains", "maxContains", "required", "minProperties", "maxProperties", "dependentRequired", "additionalProperties",
    };

    // What may stand beside a reference for every reader of the document.
    private static readonly HashSet<string> BesideReference = new(StringComparer.Ordinal) { "title", "description", "deprecated", "default", "examples", "readOnly", "writeOnly" };

    /// <summary>The schemas that were referred to.</summary>
    public HashSet<SchemaDescriptor> References { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes a schema.</summary>
    public JsonObject Write(SchemaDescriptor schema)
    {
        if (schema.Constraints is [{ Keyword: "false" }])
            return new JsonObject { ["not"] = new JsonObject() };
        var json = new JsonObject();
        WriteValue(json, schema);
        WriteChildren(json, schema);
        WriteAnnotations(json, schema);
        return schema.Reference is { } reference ? Refer(reference(), json) : json;
    }

    private JsonObject Refer(SchemaDescriptor target, JsonObject beside)
    {
        References.Add(target);
        var reference = new JsonObject { ["$ref"] = "#/components/schemas/" + names.NameOf(target) };
        if (!beside.All(static member => BesideReference.Contains(member.Key)))
        {
            var parts = beside["allOf"]?.DeepClone().AsArray() ?? [];
            parts.Insert(0, reference);
            beside["allOf"] = parts;
            return beside;
        }

        foreach (var (name, value) in beside)
            reference[name] = value?.DeepClone();
        return reference;
    }

    private static void WriteValue(JsonObject json, SchemaDescriptor schema)
    {
        if (schema.Format is { } format)
            json["format"] = format;
        if (schema.Enum.Count > 0)
            json["enum"] = new JsonArray([.. schema.Enum.Select(static member => JsonNode.Parse(member))]);
        foreach (var constraint in schema.Constraints.Where(static constraint => Assertions.Contains(constraint.Keyword)))
            json[constraint.Keyword] = JsonNode.Parse(constraint.Argument);
        // The library knows a constant as text alone.
        if (json["const"] is { } constant && constant.GetValueKind() != System.Text.Json.JsonValueKind.String)
        {
            json.Remove("const");
            json["enum"] = new JsonArray(constant);
        }
    }

    private void WriteChildren(JsonObject json, SchemaDescriptor schema)
    {
        if (schema.Properties.Count > 0)
            json["properties"] = new JsonObject(schema.Properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Write(property.Schema))));
        if (schema.Items is { } items)
            json["items"] = Write(items);
        if (schema.AdditionalProperties is { } additional)
            json["additionalProperties"] = Write(additional);
        foreach (var (keyword, parts) in new[] { ("prefixItems", schema.PrefixItems), ("allOf", schema.AllOf), ("anyOf", schema.AnyOf), ("oneOf", schema.OneOf) })
        {
            if (parts.Count > 0)
                json[keyword] = new JsonArray([.. parts.Select(part => (JsonNode)Write(part))]);
        }

        foreach (var (keyword, child, name) in schema.Applicators)
        {
            if (name is null)
                json[keyword] = Write(child);
            else
                (json[keyword] ??= new JsonObject()).AsObject()[name] = Write(child);
        }

        // Without either an element that fits is not asked for.
        if (json.ContainsKey("contains") && !schema.Constraints.Any(static constraint => constraint.Keyword is "contains" or "minContains"))
            json["minContains"] = 0;
    }

    private void WriteAnnotations(JsonObject json, SchemaDescriptor schema)
    {
        if (schema.Default is { } fallback)
            json["default"] = JsonNode.Parse(fallback);
        if (schema.IsReadOnly)
            json["readOnly"] = true;
        if (schema.IsWriteOnly)
            json["writeOnly"] = true;
        if (schema.Annotations is not { } annotations)
            return;
        foreach (var (name, value) in JsonNode.Parse(annotations)!.AsObject())
            json[name] = value?.DeepClone();
        if (json.ContainsKey("discriminator"))
            AddHeirs(schema);
        if (json["discriminator"]?["mapping"] is JsonObject mapping)
            json["discriminator"]!["mapping"] = new JsonObject(mapping.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Mapped(entry.Value!.GetValue<string>()))));
    }

    // A discriminator names schemas that nothing else refers to: those that extend its own.
    private void AddHeirs(SchemaDescriptor schema)
    {
        foreach (var heir in contract.Schemas.Where(one => one.AllOf.Any(part => part.Reference?.Invoke() == schema)))
        {
            if (References.Add(heir))
                AddHeirs(heir);
        }
    }

    private string Mapped(string pointer)
    {
        if (names.NameAt(contract, pointer[1..]) is not { } name)
            return pointer;
        References.Add(names.Find(name)!);
        return "#/components/schemas/" + name;
    }
}
