using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EpasContracts.Derivation.Documents;

/// <summary>Any JSON tree as YAML that reads back as the same tree, whatever the tree describes.</summary>
internal static class YamlWriter
{
    /// <summary>The tree as YAML, with line feeds and one at the end.</summary>
    public static string Write(JsonNode? tree)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, tree);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Emit(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, members.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (name, member) in members)
                {
                    EmitText(emitter, name);
                    Emit(emitter, member);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray entries:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, entries.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var entry in entries)
                    Emit(emitter, entry);
                emitter.Emit(new SequenceEnd());
                break;
            case not null when node.GetValueKind() == JsonValueKind.String:
                EmitText(emitter, (string)node!);
                break;
            default:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, node?.ToJsonString() ?? "null", ScalarStyle.Plain, true, false));
                break;
        }
    }

    /// <summary>A text is quoted when it would be read as something else, or by an older reader: <c>no</c> and <c>1_000</c> are no texts in YAML 1.1.</summary>
    private static void EmitText(Emitter emitter, string text)
    {
        var style = IsProse(text) ? ScalarStyle.Literal
            : NeedsQuotes(text) ? ScalarStyle.DoubleQuoted
            : ScalarStyle.Any;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, true, true));
    }

    private static bool IsProse(string text) => text.Contains('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && text.Trim().Length == text.TrimEnd('\n').Length && !text.Any(c => char.IsControl(c) && c != '\n');

    private static bool NeedsQuotes(string text) => text.Length == 0
        || char.IsAsciiDigit(text[0]) || text[0] is '.' or '+' or '-' or '~' or '='
        || text.Any(char.IsControl)
        || text.ToLowerInvariant() is "null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n";
}
