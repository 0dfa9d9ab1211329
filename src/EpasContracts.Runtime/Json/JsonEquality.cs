using System.Text;
using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>Equality of JSON values as JSON Schema defines it: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    /// <summary>Whether two values are equal. A text with an escape that names half a surrogate pair is none, and equals nothing.</summary>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        try
        {
            return Compare(left, right);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Compare(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
            return false;
        return left.ValueKind switch
        {
            JsonValueKind.Number => Number(left).CompareTo(Number(right)) == 0,
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Array => ArraysEqual(left, right),
            JsonValueKind.Object => ObjectsEqual(left, right),
            _ => true,
        };
    }

    /// <summary>Whether no two elements are equal; elements are only compared when their hashes agree.</summary>
    public static bool AreUnique(JsonElement array)
    {
        var seen = new Dictionary<int, List<JsonElement>>();
        foreach (var item in array.EnumerateArray())
        {
            var hash = Hash(item);
            if (!seen.TryGetValue(hash, out var candidates))
                seen.Add(hash, candidates = []);
            if (candidates.Exists(other => AreEqual(item, other)))
                return false;
            candidates.Add(item);
        }

        return true;
    }

    private static bool ArraysEqual(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
            return false;
        for (var i = 0; i < left.GetArrayLength(); i++)
        {
            if (!Compare(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool ObjectsEqual(JsonElement left, JsonElement right)
    {
        var count = 0;
        foreach (var property in left.EnumerateObject())
        {
            count++;
            if (!right.TryGetProperty(property.Name, out var other) || !Compare(property.Value, other))
                return false;
        }

        return count == right.EnumerateObject().Count();
    }

    private static int Hash(JsonElement element)
    {
        try
        {
            return HashOf(element);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static int HashOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => Number(element).GetHashCode(),
        JsonValueKind.String => element.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Aggregate(17, static (hash, item) => HashCode.Combine(hash, HashOf(item))),
        JsonValueKind.Object => element.EnumerateObject().Aggregate(19, static (hash, property) => hash ^ HashCode.Combine(property.Name, HashOf(property.Value))),
        var kind => (int)kind,
    };

    private static ExactNumber Number(JsonElement element) => ExactNumber.Parse(Encoding.UTF8.GetBytes(element.GetRawText()));
}
