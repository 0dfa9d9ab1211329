using System.Globalization;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Http;

/// <content>
/// The style <c>deepObject</c>: <c>name[key]=value</c>, and <c>name[key][inner]=value</c> for objects in objects. A list repeats its key, with
/// or without <c>[]</c> behind it when it is read; one of objects or lists has their places as keys, <c>name[0][key]=value</c>. OpenAPI leaves
/// everything but the first level open, and this is what most servers read.
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
                AddDeepItems(pairs, parameter, key, [.. value.EnumerateArray().Where(IsThere)]);
                break;
            default:
                pairs.Add($"{key}={Text(parameter, Plain(parameter, value), delimited: true)}");
                break;
        }
    }

    private static void AddDeepItems(List<string> pairs, ParameterDescriptor parameter, string key, List<JsonElement> items)
    {
        var areScalars = items.TrueForAll(static item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));
        for (var i = 0; i < items.Count; i++)
        {
            var before = pairs.Count;
            AddDeep(pairs, parameter, areScalars ? key : string.Create(CultureInfo.InvariantCulture, $"{key}%5B{i}%5D"), items[i]);
            // It would be missing, and all behind it one place further to the front.
            if (pairs.Count == before)
                throw new FormatException($"{parameter.Name} has an element without a value in it, which the style deepObject cannot write");
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
        if (shape is { IsArray: true, IsObject: false } && node.IsIndexed)
        {
            writer.WriteStartArray();
            foreach (var (item, index) in node.Members.OrderBy(static member => Place(member.Key)).Select(static (member, index) => (member.Value, index)))
                WriteDeep(writer, shape.Element(index), item, plusIsSpace);
            writer.WriteEndArray();
        }
        else if (node.Members.Count > 0 && (shape.IsObject || node.Values.Count == 0))
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

    private static int? Place(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    /// <summary>What stands under one key.</summary>
    private sealed class DeepNode
    {
        private readonly Dictionary<string, DeepNode> _known = new(StringComparer.Ordinal);

        /// <summary>The keys in it, in the order in which they came first.</summary>
        public List<KeyValuePair<string, DeepNode>> Members { get; } = [];

        public List<string> Values { get; } = [];

        /// <summary>Whether the keys are the places of a list's elements.</summary>
        public bool IsIndexed => Members.Count > 0 && Values.Count == 0 && Members.TrueForAll(static member => Place(member.Key) is not null);

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
