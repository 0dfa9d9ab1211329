using System.Text;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// Gathers the files of documents with very many types: the compiler holds the name of every generated file against all others whenever a C# file
/// was edited, which takes milliseconds for a thousand and a tenth of a second for five thousand.
/// </summary>
internal static class SourceBundles
{
    // Up to twice as many files are left alone: one a type is what people look for.
    private const int Few = 128;

    /// <summary>The files in a stable order, no more than a few hundred: where there are more, a file has the types that follow in the alphabet, too.</summary>
    /// <param name="files">All files, each with one type; what is joined is taken out, so that no more than one copy of a text is held.</param>
    /// <param name="header">What a file that can be joined to another begins with.</param>
    public static IReadOnlyList<SourceFile> Gather(List<SourceFile> files, string header)
    {
        var size = 1;
        while (size * 2 * Few <= files.Count)
            size *= 2;
        if (size == 1)
            return files;

        var left = new Queue<SourceFile>(files.Where(file => CanJoin(file, header)).OrderBy(static file => file.HintName, StringComparer.Ordinal));
        files.RemoveAll(file => CanJoin(file, header));
        var open = new List<SourceFile>();
        while (left.Count > 0)
        {
            var file = left.Dequeue();
            // The names themselves say where a bundle begins: a new type changes its own bundle and no other.
            if (open.Count > 0 && (Hash(file.HintName) % size == 0 || Folder(file) != Folder(open[0])))
                Close();
            open.Add(file);
        }

        if (open.Count > 0)
            Close();
        return files;

        void Close()
        {
            var text = new StringBuilder(open.Sum(static file => file.Text.Length));
            foreach (var file in open)
                _ = text.Length == 0 ? text.Append(file.Text) : text.Append('\n').Append(file.Text, header.Length, file.Text.Length - header.Length);
            files.Add(new SourceFile(open[0].HintName, text.ToString()));
            open.Clear();
        }
    }

    private static bool CanJoin(SourceFile file, string header) => Folder(file).Length > 0 && file.Text.StartsWith(header, StringComparison.Ordinal);

    // "Models" of "Models.Cat.g.cs"; nothing of "PetsClient.g.cs".
    private static string Folder(SourceFile file)
    {
        var name = file.HintName.Substring(0, file.HintName.Length - SourceFile.Extension.Length);
        return name.Substring(0, Math.Max(name.IndexOf('.'), 0));
    }

    // FNV-1a: the same on every machine, as a string's own hash is not.
    private static uint Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash >> 8;
    }
}
