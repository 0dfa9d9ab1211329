using EpasContracts.Drift.Probing;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Drift.PactFiles;

/// <summary>Walks over a body and its schema together.</summary>
internal sealed class BodyWalk(ApiContract contract)
{
    /// <summary>The fields that no part of the schema describes, each with the schema of the object that has it.</summary>
    public IEnumerable<(string Pointer, SchemaNode Owner)> Unknown(DocumentNode node, SchemaNode schema, string pointer)
    {
        var view = new SchemaView(contract, schema);
        switch (node)
        {
            case MappingNode members when IsDescribed(view):
                foreach (var member in members.Members)
                {
                    var at = JsonPointer.Append(pointer, member.Name);
                    if (view.Property(member.Name) is not { } property)
                        yield return (at, view.Parts[^1]);
                    else
                        foreach (var inner in Unknown(member.Value, property, at))
                            yield return inner;
                }

                break;
            case SequenceNode list when view.Items is { } items:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    foreach (var inner in Unknown(list.Items[i], items, JsonPointer.Append(pointer, i)))
                        yield return inner;
                }

                break;
        }
    }

    /// <summary>The schema at a matching rule's path, such as <c>$.clusters[*].name</c>; null when the path leaves what is described.</summary>
    public SchemaView? Find(SchemaNode root, string path)
    {
        var schema = root;
        foreach (var step in Steps(path))
        {
            var view = new SchemaView(contract, schema);
            if ((step.Length == 0 ? view.Items : view.Property(step)) is not { } next)
                return null;
            schema = next;
        }

        return new SchemaView(contract, schema);
    }

    // An object without properties is open, and one with several alternatives may be any of them.
    private static bool IsDescribed(SchemaView view) =>
        view.Parts.Any(part => !part.Properties.IsEmpty) && view.Parts.All(part => Alternatives(part.AnyOf) < 2 && Alternatives(part.OneOf) < 2 && part.PatternProperties.IsEmpty);

    private static int Alternatives(EquatableArray<SchemaNode> members) => members.Count(member => member.Types != JsonTypes.Null);

    /// <summary>Names, and an empty text for each element step.</summary>
    private static IEnumerable<string> Steps(string path)
    {
        for (var i = path.StartsWith('$') ? 1 : 0; i < path.Length;)
        {
            var end = path[i] == '[' ? path.IndexOf(']', i) : path.IndexOfAny(['.', '['], i + 1);
            end = end < 0 ? path.Length : end;
            var step = path[(i + 1)..end];
            yield return path[i] == '[' ? (step.StartsWith('\'') || step.StartsWith('"') ? step[1..^1] : "") : step == "*" ? "" : step;
            i = path[i] == '[' ? end + 1 : end;
        }
    }
}
