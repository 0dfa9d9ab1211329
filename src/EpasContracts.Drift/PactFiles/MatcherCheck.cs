using EpasContracts.Drift.Probing;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Patterns;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.Drift.PactFiles;

/// <summary>A matching rule that admits what the document does not.</summary>
internal sealed record LooseMatcher(string Sentence, string Pointer, string SchemaPointer);

/// <summary>Finds matching rules that are looser than the schema: the consumer would take, or send, what the document rules out.</summary>
internal sealed class MatcherCheck(ApiContract contract, PactInteraction interaction, string part)
{
    /// <summary>The rules of one body.</summary>
    public IEnumerable<LooseMatcher> Find(PactBody body, SchemaNode root)
    {
        var at = $"{part}/matchingRules/body";
        if (interaction.Find(at) is not MappingNode rules)
            yield break;
        var walk = new BodyWalk(contract);
        foreach (var rule in rules.Members)
        {
            var pointer = JsonPointer.Append(at, rule.Name);
            if (walk.Find(root, rule.Name) is not { } schema || rule.Value is not MappingNode content || content.Find("matchers") is not { Value: SequenceNode matchers })
                continue;
            foreach (var sentence in matchers.Items.OfType<MappingNode>().Select(matcher => Judge(matcher, schema, rule.Name)).OfType<string>())
                yield return new LooseMatcher(sentence, pointer, schema.Parts[^1].Pointer);
        }
    }

    private static string? Judge(MappingNode matcher, SchemaView schema, string path) => Text(matcher, "match") switch
    {
        "type" when Narrower(schema) is { } keyword => $"the matcher type at {path} admits any value of the type, the document asks for {keyword}.",
        "number" or "decimal" when (schema.Types & JsonTypes.Number) == 0 && (schema.Types & JsonTypes.Integer) != 0 => $"the matcher {Text(matcher, "match")} at {path} admits fractions, the document asks for an integer.",
        "regex" when Text(matcher, "regex") is { } regex && Stray(regex, schema) is { } sample => $"the regex at {path} admits \"{sample}\", the document does not.",
        _ => null,
    };

    /// <summary>What the schema asks for beyond the type; null when nothing.</summary>
    private static string? Narrower(SchemaView schema)
    {
        if (schema.Values is not null)
            return "one of a list";
        if (schema.Patterns.Count > 0)
            return "a pattern";
        if (schema.Format is { } format && SampleStrings.Knows(format))
            return $"the format {format}";
        if (schema.MinLength > 0 || schema.MaxLength is not null)
            return "a length";
        return (schema.Types & (JsonTypes.Integer | JsonTypes.Number)) != 0 && schema.Numbers is { } numbers && (numbers.Least ?? numbers.Greatest) is not null ? "a range" : null;
    }

    /// <summary>A text that the regex admits and the schema does not; null when the shortest one fits, or the regex is beyond the regular subset.</summary>
    private static string? Stray(string regex, SchemaView schema)
    {
        const int Longest = 4096;
        var program = PatternCompiler.Compile(regex);
        if (!program.IsRegular || PatternSamples.ShortestMatch(program, 0, Longest) is not { } sample)
            return null;
        if (schema.Values is { } values)
            return values.Any(value => value.Text == sample) ? null : sample;
        var length = new System.Globalization.StringInfo(sample).LengthInTextElements;
        if (length < schema.MinLength || length > (schema.MaxLength ?? long.MaxValue))
            return sample;
        return schema.Patterns.All(pattern => Matches(pattern, sample)) ? null : sample;
    }

    private static bool Matches(string pattern, string text)
    {
        var program = PatternCompiler.Compile(pattern);
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        return !program.IsRegular || program.IsMatch(utf8, 0, utf8.Length);
    }

    private static string? Text(MappingNode node, string name) => node.Find(name) is { Value: ScalarNode { Kind: JsonKind.String } text } ? text.Text : null;
}
