using System.Globalization;
using System.Text;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Tree;

/// <summary>Writes nodes of a tree as compact JSON.</summary>
internal static class JsonText
{
    private const string ShortEscapes = "\b\f\n\r\t";

    public static JsonLiteral ToLiteral(DocumentNode node)
    {
        if (node is ScalarNode { Kind: not JsonKind.String } word)
            return new JsonLiteral(word.Kind, word.Text, word.Text);
        if (node is ScalarNode { Text: var plain } && NextEscape(plain, 0) == plain.Length)
            return new JsonLiteral(JsonKind.String, "\"" + plain + "\"", plain);
        var json = new StringBuilder();
        Write(node, json);
        var text = json.ToString();
        return new JsonLiteral(node.Kind, text, node is ScalarNode scalar ? scalar.Text : text);
    }

    private static void Write(DocumentNode node, StringBuilder json)
    {
        switch (node)
        {
            case ScalarNode { Kind: JsonKind.String } text:
                WriteString(text.Text, json);
                break;
            case ScalarNode word:
                json.Append(word.Text);
                break;
            case SequenceNode sequence:
                WriteSequence(sequence, json);
                break;
            case MappingNode mapping:
                WriteMapping(mapping, json);
                break;
        }
    }

    private static void WriteSequence(SequenceNode sequence, StringBuilder json)
    {
        json.Append('[');
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            Write(sequence.Items[i], json);
        }

        json.Append(']');
    }

    private static void WriteMapping(MappingNode mapping, StringBuilder json)
    {
        json.Append('{');
        for (var i = 0; i < mapping.Members.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            WriteString(mapping.Members[i].Name, json);
            json.Append(':');
            Write(mapping.Members[i].Value, json);
        }

        json.Append('}');
    }

    private static void WriteString(string text, StringBuilder json)
    {
        json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var next = NextEscape(text, i);
            json.Append(text, i, next - i);
            if (next < text.Length)
                WriteEscape(text[next], json);
            i = next;
        }

        json.Append('"');
    }

    private static void WriteEscape(char unit, StringBuilder json)
    {
        if (unit is '"' or '\\')
            json.Append('\\').Append(unit);
        else if (ShortEscapes.IndexOf(unit) is >= 0 and var escape)
            json.Append('\\').Append("bfnrt"[escape]);
        else
            json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
    }

    /// <summary>Where the next character stands that a JSON string cannot have as it is; behind the text when there is none.</summary>
    private static int NextEscape(string text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] is not ('"' or '\\' or < ' ') && !(char.IsSurrogate(text[i]) && IsLoneSurrogate(text, i)))
            i++;
        return i;
    }

    private static bool IsLoneSurrogate(string text, int i)
    {
        if (char.IsHighSurrogate(text[i]))
            return i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]);
        return char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
    }
}
