using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>What a mapping's entries must obey: merge keys are merged, no name stands twice.</summary>
internal static class MemberRules
{
    /// <summary>The name that <see cref="YamlTreeReader"/> gives a merge key: no document can spell it.</summary>
    public const string MergeKey = "\0<<";

    private const int FewMembers = 8;

    public static List<DocumentMember> Apply(List<DocumentMember> members, FindingSink findings)
    {
        if (AreInOrder(members))
            return members;

        var names = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<DocumentMember>(members.Count);
        foreach (var member in members)
        {
            if (member.Name == MergeKey)
                continue;
            if (names.Add(member.Name))
                kept.Add(member);
            else
                findings.Add(ReadingRules.DuplicateKey, member.NameSpan, $"The key '{member.Name}' stands twice in the same object");
        }

        foreach (var merge in members.Where(member => member.Name == MergeKey))
            Merge(merge, names, kept, findings);
        return kept;
    }

    // Most objects are small and sound: they are seen to be so without a set.
    private static bool AreInOrder(List<DocumentMember> members)
    {
        if (members.Count > FewMembers)
            return false;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Name == MergeKey)
                return false;
            for (var j = 0; j < i; j++)
            {
                if (members[i].Name == members[j].Name)
                    return false;
            }
        }

        return true;
    }

    private static void Merge(DocumentMember merge, HashSet<string> names, List<DocumentMember> kept, FindingSink findings)
    {
        IEnumerable<DocumentNode> sources = merge.Value is SequenceNode list ? list.Items : [merge.Value];
        foreach (var source in sources)
        {
            if (source is MappingNode mapping)
                kept.AddRange(mapping.Members.Where(member => names.Add(member.Name)));
            else
                findings.Add(ReadingRules.BadMerge, source.Span, "The merge key '<<' has something other than a mapping");
        }
    }
}
