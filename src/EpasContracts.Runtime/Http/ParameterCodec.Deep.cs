using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http;

/// <content>
/// The style <c>deepObject</c>: <c>name[key]=value</c>, and <c>name[key][inner]=value</c> for objects in objects. A list repeats its key, with
/// or without <c>[]</c> behind it when it is read; OpenAPI leaves everything but the first level open, and this is what most servers read.
/// </content>
public static partial class ParameterCodec
{
    // As deep as payloads may be; a key with more brackets is none of ours.
    private const int MaxDeepKeys = 64;

    private const string Between = "][";

    private static string? WriteDeep(ParameterDescriptor parameter, JsonElement value)
    {
        var pairs = new List<string>();
        AddDeep(pairs, parameter, Name(parameter), value);
        return pairs.Count == 0 ? null : string.Join('&', pairs);
    }

    private static void AddDeep(List<string> pairs, ParameterDescriptor parameter, string key, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (member.Name.Contains(Between, StringComparison.Ordinal))
                        throw new FormatException($"{parameter.Name} has a member '{member.Name}', which the style deepObject cannot write: '{Between}' separates keys there");
                    AddDeep(pairs, parameter, $"{key}%5B{Text(parameter, member.Name, delimited: true)}%5D", member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().Where(IsThere))
                    pairs.Add($"{key}={Text(parameter, Plain(parameter, item), delimited: true)}");
                break;
            default:
                pairs.Add($"{key}={Text(parameter, Plain(parameter, value), delimited: true)}");
                break;
        }
    }

    private static byte[]? ReadDeep(ParameterDescriptor parameter, ValueShape shape, RawPairs query)
    {
        var root = new DeepNode();
        foreach (var (key, value) in query.Pairs)
        {
            if (key.Length <= parameter.Name.Length + 2 || !key.StartsWith(parameter.Name + "[", StringComparison.Ordinal) || !key.EndsWith(']'))
                continue;
            var keys = key[(parameter.Name.Length + 1)..^1].Split(Between);
            if (keys.Length <= MaxDeepKeys)
                root.Find(keys).Values.Add(value);
        }

        return root.Members.Count == 0 ? null : Write(writer => WriteDeep(writer, shape, root, query.PlusIsSpace));
    }

    private static void WriteDeep(Utf8JsonWriter writer, ValueShape shape, DeepNode node, bool plusIsSpace)
    {
        if (node.Members.Count > 0 && (shape.IsObject || node.Values.Count == 0))
        {
            writer.WriteStartObject();
            foreach (var (name, member) in node.Members)
            {
                writer.WritePropertyName(name);
                WriteDeep(writer, ValueShape.Of(shape.Member(name)), member, plusIsSpace);
            }

            writer.WriteEndObject();
        }
        else if (shape.IsArray || node.Values.Count > 1)
        {
            writer.WriteRawValue(WriteArray(shape, node.Values, plusIsSpace), skipInputValidation: true);
        }
        else
        {
            WriteScalar(writer, shape, node.Values[0], plusIsSpace);
        }
    }

    /// <summary>What stands under one key.</summary>
    private sealed class DeepNode
    {
        private readonly Dictionary<string, DeepNode> _known = new(StringComparer.Ordinal);

        /// <summary>The keys in it, in the order in which they came first.</summary>
        public List<KeyValuePair<string, DeepNode>> Members { get; } = [];

        public List<string> Values { get; } = [];

        public DeepNode Find(ReadOnlySpan<string> keys)
        {
            // An empty last key is the mark of a list.
            if (keys.IsEmpty || (keys.Length == 1 && keys[0].Length == 0))
                return this;
            var name = keys[0];
            if (!_known.TryGetValue(name, out var known))
            {
                _known.Add(name, known = new DeepNode());
                Members.Add(new(name, known));
            }

            return known.Find(keys[1..]);
        }
    }
}
