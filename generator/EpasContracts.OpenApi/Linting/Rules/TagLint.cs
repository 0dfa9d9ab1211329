using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>The groups of operations.</summary>
internal static class TagLint
{
    public static void Check(LintContext context)
    {
        var parents = new Dictionary<string, Cursor?>(StringComparer.Ordinal);
        foreach (var tag in context.Of(PartKind.Tag))
        {
            var name = tag.Text("name") ?? "";
            if (parents.ContainsKey(name))
                context.Report(LintRules.DuplicateTag, tag.At.Child("name") ?? tag.At, $"The tag '{name}' stands twice");
            else
                parents.Add(name, tag.At.Child("parent"));
            if (!tag.HasText("description"))
                context.Report(LintRules.TagDescription, tag.At, $"The tag '{name}' has no description");
        }

        foreach (var (name, parent) in parents.Select(entry => (entry.Key, entry.Value)))
        {
            if (parent is { Node: ScalarNode scalar } at && (!parents.ContainsKey(scalar.Text) || IsBelowItself(name, parents)))
                context.Report(LintRules.TagParent, at, $"'{scalar.Text}' cannot be the parent of the tag '{name}'");
        }

        foreach (var operation in context.Of(PartKind.Operation))
            CheckOperation(context, operation, parents);
    }

    private static void CheckOperation(LintContext context, Part operation, Dictionary<string, Cursor?> declared)
    {
        var tags = operation.Items("tags").ToList();
        if (tags.Count == 0)
            context.Report(LintRules.OperationTags, operation.At.Child("tags") ?? operation.At, "The operation has no tag");
        foreach (var tag in tags)
        {
            if (tag.Node is ScalarNode scalar && !declared.ContainsKey(scalar.Text))
                context.Report(LintRules.TagUndefined, tag, $"The tag '{scalar.Text}' is not declared");
        }
    }

    private static bool IsBelowItself(string name, Dictionary<string, Cursor?> parents)
    {
        var here = name;
        // As many steps as there are tags lead to the top, or round in a circle.
        for (var steps = 0; steps <= parents.Count; steps++)
        {
            if (!parents.TryGetValue(here, out var parent) || parent?.Node is not ScalarNode scalar)
                return false;
            here = scalar.Text;
            if (here == name)
                return true;
        }

        return true;
    }
}
