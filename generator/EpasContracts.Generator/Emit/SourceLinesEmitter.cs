using System.Text;
using EpasContracts.Generator.Planning;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// Writes the lines of the document's keywords into a file of its own: whatever moves text in the document changes this file and no other.
/// </summary>
internal static class SourceLinesEmitter
{
    // What no validator reports, and so nobody looks for.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "$comment", "$id", "$anchor", "$schema",
        "$defs", "definitions", "properties", "patternProperties", "dependentSchemas", "externalDocs", "xml", "discriminator", "nullable",
    };

    /// <summary>The lines; null when the project has no models of the document.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="document">The document.</param>
    public static SourcePart? Part(ContractPlan plan, ContractDocument document) =>
        plan.Options.Models ? new SourcePart(plan.SourceName, code => Write(code, plan, document)) : null;

    private static void Write(CodeWriter code, ContractPlan plan, ContractDocument document)
    {
        code.Line("/// <summary>Where the keywords of the document stand; the only file that changes when text of the document moves.</summary>");
        code.Line(SourceHeader.GeneratedCode);
        using (code.Block($"internal static partial class {plan.SourceName}"))
        {
            code.Line($"internal static SchemaSource Lines {{ get; }} = new({CSharpText.Literal(plan.Options.DocumentName)}, static () =>");
            code.Line($"    {CSharpText.Utf8Literal(Table(plan, document))});");
        }
    }

    // Pointers in order, each without what it shares with the one before it: a tenth of their length.
    private static string Table(ContractPlan plan, ContractDocument document)
    {
        var pointers = new List<string>();
        var lines = new List<int>();
        foreach (var site in plan.Sites.Values)
            Add(site.Schema, document, pointers, lines);
        var sorted = pointers.ToArray();
        var lineOf = lines.ToArray();
        Array.Sort(sorted, lineOf, StringComparer.Ordinal);

        var table = new StringBuilder();
        var last = "";
        for (var i = 0; i < sorted.Length; i++)
        {
            var pointer = sorted[i];
            // Copies of a schema stand where the schema stands.
            if (i > 0 && pointer == last)
                continue;
            var shared = Shared(last, pointer);
            table.Append(CSharpText.Number(Encoding.UTF8.GetByteCount(pointer.Substring(0, shared)))).Append(',').Append(CSharpText.Number(lineOf[i])).Append(',');
            table.Append(pointer, shared, pointer.Length - shared).Append('\n');
            last = pointer;
        }

        return table.ToString();
    }

    private static void Add(SchemaNode schema, ContractDocument document, List<string> pointers, List<int> lines)
    {
        var pointer = JsonPointer.Written(schema.Pointer);
        var (own, keys) = document.Lines(pointer);
        pointers.Add(Safe(pointer));
        lines.Add(own);
        foreach (var (keyword, line) in keys)
        {
            if (Silent.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal))
                continue;
            pointers.Add(Safe($"{pointer}/{keyword}"));
            lines.Add(line);
        }
    }

    // A line feed would end the entry; half a surrogate pair is no text.
    private static string Safe(string pointer)
    {
        foreach (var c in pointer)
        {
            if (c == '\n' || char.IsSurrogate(c))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(pointer.Replace("\n", "~2")));
        }

        return pointer;
    }

    private static int Shared(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
            length++;
        return length > 0 && char.IsHighSurrogate(right[length - 1]) ? length - 1 : length;
    }
}
