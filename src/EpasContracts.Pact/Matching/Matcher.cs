using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EpasContracts.Pacts;

/// <summary>
/// A rule with an example: what the other side sends must satisfy the rule, what this side is given is the example.
/// Made by <see cref="Match"/>; stands for a value anywhere in a body, and for a header, a query value or a path.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class Matcher
{
    internal const string TypeKey = "pact:matcher:type";

    internal Matcher(string type, object? example, params ReadOnlySpan<(string Name, JsonNode Value)> settings)
    {
        Type = type;
        Example = example;
        Settings = settings.ToArray();
    }

    /// <summary>The rule's name in the Pact specification, as in "regex".</summary>
    public string Type { get; }

    /// <summary>The example; may itself hold matchers.</summary>
    public object? Example { get; }

    internal IReadOnlyList<(string Name, JsonNode Value)> Settings { get; }

    /// <summary>The matcher as the integration JSON of the Pact specification.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, PactJson.Serialization);

    private sealed class Converter : JsonConverter<Matcher>
    {
        public override Matcher Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A matcher is written, never read.");

        public override void Write(Utf8JsonWriter writer, Matcher value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(TypeKey, value.Type);
            foreach (var (name, setting) in value.Settings)
            {
                writer.WritePropertyName(name);
                setting.WriteTo(writer);
            }

            writer.WritePropertyName("value");
            JsonSerializer.Serialize(writer, value.Example, options);
            writer.WriteEndObject();
        }
    }
}
