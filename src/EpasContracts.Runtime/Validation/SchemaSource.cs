using System.Globalization;
using System.Text;

namespace EpasContracts.Runtime.Validation;

/// <summary>The lines of a document's keywords: from a JSON Pointer to where it stands.</summary>
/// <remarks>
/// Generated code keeps them in one file of its own, the only one that changes when text of the document moves. Nothing is read of them
/// before the first error asks.
/// </remarks>
public sealed class SchemaSource
{
    /// <summary>Gives the lines as text: a line <c>shared,line,rest</c> for each pointer, of which the first <c>shared</c> bytes are those of the pointer before it.</summary>
    public delegate ReadOnlySpan<byte> LineTable();

    private readonly Lazy<Dictionary<string, int>> _lines;

    /// <summary>Takes a table over.</summary>
    /// <param name="file">The document's path, as messages show it.</param>
    /// <param name="table">The table.</param>
    public SchemaSource(string file, LineTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        File = file;
        _lines = new(() => Read(table()));
    }

    /// <summary>The document's path.</summary>
    public string File { get; }

    /// <summary>The file and line of what a pointer names; null when not even a parent is known.</summary>
    /// <param name="pointer">The pointer, without <c>#</c>; one into another document begins with that document's address and <c>#</c>.</param>
    public SourceLine? Find(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        if (FindLine(pointer) is not { } line)
            return null;
        var mark = pointer.StartsWith('/') ? -1 : pointer.IndexOf('#', StringComparison.Ordinal);
        return new SourceLine(mark < 0 ? File : File[..(File.LastIndexOf('/') + 1)] + Uri.UnescapeDataString(pointer[..mark]), line);
    }

    /// <summary>The line of what a pointer names, or of its nearest parent that is known.</summary>
    /// <param name="pointer">The pointer, without <c>#</c>.</param>
    /// <returns>1 for the first line; null when not even a parent is known.</returns>
    public int? FindLine(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        // A line feed would end an entry of the table; ~2 is nothing that a JSON Pointer can hold.
        for (var part = pointer.Replace("\n", "~2", StringComparison.Ordinal); part.Length > 0; part = part[..Math.Max(part.LastIndexOf('/'), 0)])
        {
            if (_lines.Value.TryGetValue(part, out var line))
                return line;
        }

        return null;
    }

    private static Dictionary<string, int> Read(ReadOnlySpan<byte> table)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var pointer = new List<byte>();
        while (!table.IsEmpty)
        {
            var shared = Number(ref table, (byte)',');
            var line = Number(ref table, (byte)',');
            var end = table.IndexOf((byte)'\n');
            pointer.RemoveRange(shared, pointer.Count - shared);
            pointer.AddRange(table[..end]);
            lines[Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pointer))] = line;
            table = table[(end + 1)..];
        }

        return lines;
    }

    private static int Number(ref ReadOnlySpan<byte> table, byte end)
    {
        var length = table.IndexOf(end);
        var value = int.Parse(table[..length], CultureInfo.InvariantCulture);
        table = table[(length + 1)..];
        return value;
    }
}

/// <summary>A line of a document.</summary>
/// <param name="File">The document's path.</param>
/// <param name="Line">1 for the first line.</param>
public readonly record struct SourceLine(string File, int Line)
{
    /// <summary><c>file:line</c>, as editors and compilers write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
}
