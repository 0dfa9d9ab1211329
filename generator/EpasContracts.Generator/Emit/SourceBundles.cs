using EpasContracts.Generator.Naming;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// Gathers the types of documents that have very many: the compiler holds the name of every generated file against all others whenever a C# file
/// was edited, which takes milliseconds for a thousand and a tenth of a second for five thousand.
/// </summary>
internal static class SourceBundles
{
    // Up to twice as many files are left alone: one a type is what people look for.
    private const int Few = 128;

    // Of SourcePart.Size: a file that nobody can read any more helps nobody, nor does one processor that writes it while the others wait.
    private const int Longest = 400;

    /// <summary>The parts of each file in a stable order, no more than a few hundred files: where there are more, a file has the types that follow in the alphabet, too.</summary>
    public static List<List<SourcePart>> Gather(IEnumerable<SourcePart> parts)
    {
        var all = parts.ToList();
        var size = 1;
        while (size * 2 * Few <= all.Count)
            size *= 2;
        var files = all.Where(part => size == 1 || !CanJoin(part)).Select(static part => new List<SourcePart> { part }).ToList();
        if (size == 1)
            return files;

        var open = new List<SourcePart>();
        var length = 0;
        foreach (var part in all.Where(CanJoin).OrderBy(static part => part.Name, StringComparer.Ordinal))
        {
            // The names themselves say where a bundle begins: a new type changes its own bundle and no other.
            if (open.Count == 0 || StableHash.Of(part.Name) % size == 0 || part.Kind != open[0].Kind || length + part.Size > Longest)
            {
                files.Add(open = []);
                length = 0;
            }

            open.Add(part);
            length += part.Size;
        }

        return files;
    }

    private static bool CanJoin(SourcePart part) => part.Kind.Length > 0 && part.Usings.Count == 0;
}
