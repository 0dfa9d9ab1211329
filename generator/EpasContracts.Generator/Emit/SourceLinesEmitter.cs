using System.Text;
using EpasContracts.Generator.Planning;
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

    private static string Table(ContractPlan plan, ContractDocument document)
    {
        // Copies of a schema stand where the schema stands.
        var written = plan.Sites.Values.Select(static site => JsonPointer.Written(site.Schema.Pointer)).Distinct(StringComparer.Ordinal).ToArray();
        var pointers = Array.ConvertAll(written, Safe);
        Array.Sort(pointers, written, StringComparer.Ordinal);

        var table = new LineTable();
        for (var i = 0; i < pointers.Length; i++)
        {
            var (line, keys) = document.Lines(written[i]);
            table.Add(pointers[i], line, Reported(keys));
        }

        return table.Finish();
    }

    private static List<KeyLine> Reported(IReadOnlyList<KeyLine> keys)
    {
        var reported = new List<KeyLine>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            var (keyword, line) = keys[i];
            if (!Silent.Contains(keyword) && !keyword.StartsWith("x-", StringComparison.Ordinal))
                reported.Add(new KeyLine(Safe(keyword), line));
        }

        reported.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return reported;
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
}
