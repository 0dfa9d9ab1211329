using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Schemas of several parts: choices that are none, and required properties that no part describes.</summary>
internal static class CompositionLint
{
    private const int MostParts = 2000;
    private static readonly string[] Compositions = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Branches = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

    public static void Check(LintContext context)
    {
        foreach (var schema in context.AllOf(PartKind.Schema))
        {
            foreach (var keyword in Compositions)
            {
                if (schema.At.Child(keyword) is { Node: SequenceNode } list)
                    CheckChoices(context, schema, keyword, list);
            }

            if (schema.At.Child("required") is { Node: SequenceNode } required)
                CheckRequired(context, schema, required);
        }
    }

    private static void CheckChoices(LintContext context, Part schema, string keyword, Cursor list)
    {
        var choices = list.Items().ToList();
        // An allOf of one schema is how keywords come to stand beside a reference in OpenAPI 3.0.
        var hasSiblings = keyword == "allOf" && ((MappingNode)schema.At.Node).Members.Count > 1;
        if (choices.Count < 2 && !(hasSiblings && choices.Count == 1))
            context.Report(LintRules.PointlessComposition, list, $"'{keyword}' has {(choices.Count == 0 ? "no schema" : "one schema only")}");

        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < choices.Count; i++)
        {
            var text = (context.Follow(choices[i]) ?? choices[i]).Node.ToJson();
            if (known.TryGetValue(text, out var first))
                context.Report(LintRules.PointlessComposition, choices[i], FormattableString.Invariant($"The schemas {first + 1} and {i + 1} of '{keyword}' are the same"));
            else
                known.Add(text, i);
        }
    }

    private static void CheckRequired(LintContext context, Part schema, Cursor required)
    {
        // The parts of one value: what composes the schema, and what the schema is a part of.
        var outermost = schema;
        while (outermost.Owner is { Kind: PartKind.Schema } owner && Branches.Contains(outermost.Member))
            outermost = owner;
        var described = Described(context, outermost.At);
        foreach (var name in required.Items())
        {
            if (name.Node is ScalarNode { Kind: JsonKind.String } text && !described.Contains(text.Text))
                context.Report(LintRules.RequiredUndefined, name, $"The required property '{text.Text}' is not described");
        }
    }

    private static HashSet<string> Described(LintContext context, Cursor schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Cursor>([schema]);
        while (open.Count > 0 && seen.Count < MostParts)
        {
            var at = open.Pop();
            if (!seen.Add(at.Pointer))
                continue;
            names.UnionWith(at.Child("properties")?.Members().Select(member => member.Name) ?? []);
            if (at.Child("$ref") is not null && context.Follow(at) is { } target)
                open.Push(target);
            foreach (var part in Branches.Select(keyword => at.Child(keyword)).OfType<Cursor>().SelectMany(Parts))
                open.Push(part);
        }

        return names;
    }

    private static IEnumerable<Cursor> Parts(Cursor keyword) => keyword.Node switch
    {
        SequenceNode => keyword.Items(),
        MappingNode when keyword.Pointer.EndsWith("/dependentSchemas", StringComparison.Ordinal) => keyword.Members().Select(member => member.Value),
        _ => [keyword],
    };
}
