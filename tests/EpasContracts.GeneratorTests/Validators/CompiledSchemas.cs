using System.Text;
using System.Text.Json.Nodes;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.Tests.Generation;

namespace EpasContracts.Tests.Validators;

/// <summary>Generated and compiled validators of some schemas, each found by its text.</summary>
internal sealed class CompiledSchemas
{
    private readonly Dictionary<string, SchemaDescriptor> _schemas = new(StringComparer.Ordinal);

    /// <summary>Compiles the components of one document.</summary>
    /// <param name="schemas">The schemas as JSON; component <c>S0</c>, <c>S1</c>, … in their order.</param>
    /// <param name="options">Options of the contract.</param>
    public CompiledSchemas(IEnumerable<string> schemas, params (string Name, string Value)[] options)
    {
        var texts = schemas.Distinct(StringComparer.Ordinal).ToList();
        var components = new JsonObject(texts.Select(static (text, index) => KeyValuePair.Create($"S{index}", JsonNode.Parse(text))));
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0", ["info"] = new JsonObject { ["title"] = "T", ["version"] = "1" }, ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = components },
        };
        Generated = GeneratorHarness.Run(document.ToJsonString(), [("Client", "false"), .. options]);
        var models = new EmittedModels(Generated.Clean().Load());
        for (var i = 0; i < texts.Count; i++)
            _schemas.Add(texts[i], models.Schema($"S{i}"));
    }

    /// <summary>What was generated, and what the generator said.</summary>
    public Generated Generated { get; }

    /// <summary>The descriptor of a schema.</summary>
    public SchemaDescriptor this[string schema] => _schemas[schema];

    /// <summary>What a schema's validator finds.</summary>
    public IReadOnlyList<ValidationError> Validate(string schema, string json, ValidationOptions? options = null) =>
        JsonModel.Validate(this[schema], Encoding.UTF8.GetBytes(json), options: options);
}
