using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Instances;

/// <summary>Whether two JSON values are the same: numbers by value, members in any order.</summary>
internal static class JsonValues
{
    public static bool AreEqual(DocumentNode left, JsonLiteral right) => right.Kind switch
    {
        JsonKind.Array or JsonKind.Object => left.Kind == right.Kind && DocumentTree.Parse(".json", right.Json).Root is { } root && AreEqual(left, root),
        _ => left is ScalarNode scalar && AreEqual(scalar.Kind, scalar.Text, right.Kind, right.Text),
    };

    public static bool AreEqual(DocumentNode left, DocumentNode right) => (left, right) switch
    {
        (ScalarNode a, ScalarNode b) => AreEqual(a.Kind, a.Text, b.Kind, b.Text),
        (SequenceNode a, SequenceNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items, AreEqual).All(same => same),
        (MappingNode a, MappingNode b) =>
            a.Members.Count == b.Members.Count && a.Members.All(member => b.Find(member.Name) is { } other && AreEqual(member.Value, other.Value)),
        _ => false,
    };

    private static bool AreEqual(JsonKind leftKind, string left, JsonKind rightKind, string right) =>
        leftKind == rightKind && (left == right
            || (leftKind == JsonKind.Number && ExactDecimal.Parse(left) is { } a && ExactDecimal.Parse(right) is { } b && a.CompareTo(b) == 0));
}
