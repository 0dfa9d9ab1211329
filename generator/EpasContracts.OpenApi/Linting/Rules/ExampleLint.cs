using EpasContracts.OpenApi.Instances;
using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Examples and defaults against the schemas that they stand in.</summary>
internal static class ExampleLint
{
    public static void Check(LintContext context)
    {
        var checker = new InstanceChecker(context.Contract, context.CancellationToken);
        // A reference with an example beside it is a schema of its own from OpenAPI 3.1 on.
        foreach (var schema in context.IsOpenApi30 ? context.Of(PartKind.Schema) : context.AllOf(PartKind.Schema))
            CheckSchema(context, checker, schema);
        foreach (var owner in new[] { PartKind.MediaType, PartKind.Parameter, PartKind.Header }.SelectMany(context.Of))
            CheckOwner(context, checker, owner);
        foreach (var example in context.Of(PartKind.Example))
            CheckValue(context, example);
    }

    private static void CheckSchema(LintContext context, InstanceChecker checker, Part schema)
    {
        if (context.SchemaAt(schema.At) is not { } node)
            return;
        if (schema.At.Child("default") is { } fallback)
            Check(context, checker, node, fallback, InstanceSide.Any, LintRules.BadDefault);
        if (schema.At.Child("example") is { } example)
            Check(context, checker, node, example, InstanceSide.Any, LintRules.BadExample);
        foreach (var item in schema.Items("examples"))
            Check(context, checker, node, item, InstanceSide.Any, LintRules.BadExample);
    }

    private static void CheckOwner(LintContext context, InstanceChecker checker, Part owner)
    {
        // An example of XML or text is a string that holds it, whatever the schema says.
        if (owner.At.Child("schema") is not { } schema || (owner.Kind == PartKind.MediaType && !IsJson(owner.Name)))
            return;
        if (context.SchemaAt(schema) is not { } node)
            return;
        var side = owner.Owners().Any(above => above.Kind == PartKind.Response) ? InstanceSide.Response : InstanceSide.Request;
        if (owner.At.Child("example") is { } example)
            Check(context, checker, node, example, side, LintRules.BadExample);
        foreach (var (_, entry) in owner.Members("examples"))
        {
            var value = context.Follow(entry) is { } target ? target.Child("dataValue") ?? target.Child("value") : null;
            if (value is { } found)
                Check(context, checker, node, found, side, LintRules.BadExample);
        }
    }

    private static void Check(LintContext context, InstanceChecker checker, SchemaNode schema, Cursor value, InstanceSide side, FindingRule rule)
    {
        var verdict = checker.Check(schema, value, side);
        var what = rule == LintRules.BadDefault ? "default" : "example";
        foreach (var error in verdict.Errors)
            context.Report(rule, error.At, $"{Subject(what, value, error.At)} {error.Message}");
        foreach (var extra in verdict.Undescribed)
            context.Report(LintRules.UndescribedInExample, extra, $"{Subject(what, value, extra)} is not described by the schema");
        if (!verdict.IsComplete)
            context.Report(LintRules.ExampleUnchecked, value, $"The {what} was not checked to its end");
    }

    private static void CheckValue(LintContext context, Part example)
    {
        string[] ways = ["value", "externalValue", "dataValue", "serializedValue"];
        var present = ways.Where(example.Has).ToList();
        // OpenAPI 3.2 lets the data and how it is serialised stand side by side.
        if (present.Count == 0 || (present.Count > 1 && !present.TrueForAll(name => name is "dataValue" or "serializedValue" or "externalValue")))
            context.Report(LintRules.ExampleValue, example.At, present.Count == 0 ? "The example has no value" : $"The example has {string.Join(" and ", present)}");
    }

    private static string Subject(string what, Cursor whole, Cursor part) =>
        part.Pointer == whole.Pointer ? $"The {what}" : $"{part.Pointer.Substring(whole.Pointer.Length)} of the {what}";

    private static bool IsJson(string? mediaType)
    {
        var name = (mediaType ?? "").Split(';')[0].Trim();
        return name is "application/json" or "*/*" or "application/*" || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/json", StringComparison.OrdinalIgnoreCase);
    }
}
