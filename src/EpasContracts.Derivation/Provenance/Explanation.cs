using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EpasContracts.Derivation.Provenance;

/// <summary>Answers where a place of a document comes from.</summary>
internal static class Explanation
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<ExplainedFact> Of(JsonObject tree, OriginMap origins, string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var (value, holder, name) = Resolve(tree, pointer);
        var facts = new List<ExplainedFact>();
        Add(facts, origins, pointer, value, holder is null ? origins.Of(value) : origins.Of(holder, name, value));
        return facts;
    }

    /// <summary>The line of the page for a pointer, as far down as the document has it.</summary>
    public static int? PageLine(JsonObject tree, OriginMap origins, string pointer)
    {
        JsonNode at = tree;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            if (Child(at, Unescape(part)) is not { } child)
                break;
            at = child;
        }

        return origins.PageLine(at);
    }

    private static JsonNode? Child(JsonNode node, string name) => node switch
    {
        JsonObject members => members[name],
        JsonArray entries when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < entries.Count => entries[index],
        _ => null,
    };

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static (JsonNode? Value, JsonNode? Holder, string Name) Resolve(JsonObject tree, string pointer)
    {
        pointer = pointer.StartsWith('#') ? pointer[1..] : pointer;
        if (pointer.Length > 0 && pointer[0] != '/')
            throw new DerivationInputException($"\"{pointer}\" is not a JSON Pointer: it begins with '/'; write for example /components/schemas/NAME or /paths/~1v1~1things/get.");
        (JsonNode? Value, JsonNode? Holder, string Name) at = (tree, null, "");
        var read = "";
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = Unescape(part);
            at = at.Value switch
            {
                JsonObject members when members.TryGetPropertyValue(name, out var member) => (member, members, name),
                JsonArray entries when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < entries.Count => (entries[index], entries, name),
                _ => throw new DerivationInputException($"the document has no \"{name}\" under \"{(read.Length == 0 ? "/" : read)}\"{Choices(at.Value)}; a '/' inside a name is written ~1."),
            };
            read += "/" + part;
        }

        return at;
    }

    private static string Choices(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } members => $" (there are {string.Join(", ", members.Take(12).Select(member => member.Key))}{(members.Count > 12 ? ", …" : "")})",
        JsonArray entries => $" (there are {entries.Count} entries)",
        _ => "",
    };

    private static void Add(List<ExplainedFact> facts, OriginMap origins, string pointer, JsonNode? node, FactOrigin origin)
    {
        var holds = node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 };
        facts.Add(new ExplainedFact(pointer, holds ? null : node?.ToJsonString(Readable) ?? "null", origin));
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                    Add(facts, origins, $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", member, origins.Of(members, name, member));
                break;
            case JsonArray entries:
                for (var i = 0; i < entries.Count; i++)
                    Add(facts, origins, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", entries[i], origins.Of(entries, "", entries[i]));
                break;
        }
    }
}
