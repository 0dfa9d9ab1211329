using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EpasContracts.Derivation.Documents;

/// <summary>YAML (and so JSON) as a <see cref="JsonNode"/> tree, by the core schema of YAML 1.2.</summary>
internal static class YamlText
{
    private const int MaxDepth = 200;
    private const int MaxNodes = 1_000_000;

    /// <summary>The only document of a text.</summary>
    /// <exception cref="DerivationInputException">The text is not YAML, holds no or several documents, or is nested or aliased beyond reason.</exception>
    public static YamlNode Load(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            RefuseDeepNesting(file, text);
            stream.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            throw new DerivationInputException(file, (int)problem.Start.Line, $"this is not YAML: {FirstLine(problem)}; correct the line.", problem);
        }

        return stream.Documents.Count == 1
            ? stream.Documents[0].RootNode
            : throw new DerivationInputException(file, null, stream.Documents.Count == 0 ? "the file is empty." : "the file holds several YAML documents; keep one.");
    }

    /// <summary>A node as JSON; anchors are expanded.</summary>
    public static JsonNode? ToJson(string file, YamlNode node)
    {
        var budget = MaxNodes;
        return Convert(file, node, ref budget, 0);
    }

    /// <summary>The loader recurses, so the depth is counted on the events before it runs.</summary>
    private static void RefuseDeepNesting(string file, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (MoveNext(file, parser))
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
                throw new DerivationInputException(file, (int)parser.Current.Start.Line, $"the file is nested deeper than {MaxDepth} levels; flatten it.");
        }
    }

    private static bool MoveNext(string file, Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The parser has states for broken text in which it fails like this instead of saying where.
            throw new DerivationInputException(file, (int)(parser.Current?.End.Line ?? 1), "this is not YAML: the text breaks off inside of a value; correct what follows this line.", problem);
        }
    }

    private static JsonNode? Convert(string file, YamlNode node, ref int budget, int depth)
    {
        if (--budget < 0 || depth > MaxDepth)
            throw new DerivationInputException(file, (int)node.Start.Line, "the aliases of this file expand beyond all bounds; write the values out.");
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                    members[Key(file, key)] = Convert(file, value, ref budget, depth + 1);
                return members;
            case YamlSequenceNode sequence:
                var entries = new JsonArray();
                foreach (var entry in sequence.Children)
                    entries.Add(Convert(file, entry, ref budget, depth + 1));
                return entries;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static string Key(string file, YamlNode key) => (key as YamlScalarNode)?.Value
        ?? throw new DerivationInputException(file, (int)key.Start.Line, "a key is not a text; JSON has text keys only.");

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str")
            return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => Number(text) ?? JsonValue.Create(text),
        };
    }

    private static JsonValue? Number(string text)
    {
        if (!char.IsAsciiDigit(text[^1]) && text[^1] != '.')
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return JsonValue.Create(whole);
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return JsonValue.Create(number);
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var wide) && double.IsFinite(wide)
            ? JsonValue.Create(wide)
            : null;
    }

    private static string FirstLine(YamlException problem) => problem.Message.Split('\n')[0].Trim().TrimEnd('.');
}
