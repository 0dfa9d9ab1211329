using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Components: their names, and which of them nothing needs.</summary>
internal static class ComponentLint
{
    private const string Prefix = "/components/";
    private static readonly string[] ConstantsOfSchemas = ["example", "examples", "default", "const", "enum"];
    private static readonly string[] ConstantsOfSites = ["example"];
    private static readonly string[] ConstantsOfExamples = ["value", "dataValue"];

    public static void Check(LintContext context)
    {
        if (context.Root.Child("components") is not { } components)
            return;
        var used = Collect(context, components);
        foreach (var (section, entries) in components.Members().Where(section => !section.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            foreach (var (name, at) in entries.Members())
            {
                if (name.Length == 0 || !name.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '-' or '_')))
                    context.Report(LintRules.ComponentName, at, $"The name '{name}' of {section} may not have such characters");
                Report(context, section, name, at, used);
            }
        }
    }

    private static void Report(LintContext context, string section, string name, Cursor at, Uses used)
    {
        if (used.Reachable.Contains(at.Pointer))
            return;
        var rule = used.ByOthers.Contains(at.Pointer) ? LintRules.UnreachableComponent : LintRules.UnusedComponent;
        context.Report(rule, at, rule == LintRules.UnusedComponent ? $"'{name}' of {section} is never used" : $"'{name}' of {section} is used by unused components only");
    }

    /// <param name="Reachable">What an operation, a webhook or another part outside of components leads to.</param>
    /// <param name="ByOthers">What a component other than itself refers to.</param>
    private sealed record Uses(HashSet<string> Reachable, HashSet<string> ByOthers);

    private static Uses Collect(LintContext context, Cursor components)
    {
        var skipped = ValuesOf(context);
        var byOwner = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var section in components.Members())
        {
            foreach (var (_, at) in section.Value.Members())
                byOwner[at.Pointer] = [.. Targets(context, at, skipped)];
        }

        skipped.Add(components.Pointer);
        var outside = Targets(context, context.Root, skipped);
        var reachable = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(outside);
        while (open.Count > 0)
        {
            var component = open.Pop();
            if (!reachable.Add(component) || !byOwner.TryGetValue(component, out var targets))
                continue;
            foreach (var target in targets)
                open.Push(target);
        }

        var byOthers = byOwner.SelectMany(owner => owner.Value.Where(target => target != owner.Key));
        return new Uses(reachable, new HashSet<string>(byOthers, StringComparer.Ordinal));
    }

    /// <summary>Examples and constants: what looks like a reference in them is none.</summary>
    private static HashSet<string> ValuesOf(LintContext context)
    {
        var values = context.Parts.SelectMany(part => part.Kind switch
        {
            PartKind.Schema => ConstantsOfSchemas,
            PartKind.Parameter or PartKind.Header or PartKind.MediaType => ConstantsOfSites,
            PartKind.Example => ConstantsOfExamples,
            _ => [],
        }, (part, keyword) => part.At.Child(keyword)?.Pointer).OfType<string>();
        return new HashSet<string>(values, StringComparer.Ordinal);
    }

    /// <summary>The components that anything inside a value refers to, what is inside of <paramref name="skipped"/> aside.</summary>
    private static IEnumerable<string> Targets(LintContext context, Cursor from, HashSet<string> skipped)
    {
        var open = new Stack<Cursor>([from]);
        while (open.Count > 0)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var at = open.Pop();
            foreach (var (name, value) in at.Members())
            {
                foreach (var target in Named(context, at, name, value))
                    yield return target;
                if (value.Node is not ScalarNode && !skipped.Contains(value.Pointer))
                    open.Push(value);
            }

            foreach (var item in at.Items().Where(item => item.Node is not ScalarNode))
                open.Push(item);
        }
    }

    private static IEnumerable<string> Named(LintContext context, Cursor at, string name, Cursor value) => name switch
    {
        "$ref" or "$dynamicRef" => Component(context, at, value) is { } component ? [component] : [],
        "mapping" => value.Members().Select(entry => Mapped(entry.Value)).OfType<string>(),
        "defaultMapping" => Mapped(value) is { } mapped ? [mapped] : [],
        "security" => value.Items().SelectMany(requirement => requirement.Members()).Select(scheme => JsonPointer.Append("/components/securitySchemes", scheme.Name)),
        _ => [],
    };

    /// <summary>The component in which a reference ends. Those by anchor or id are known to the contract's schemas only.</summary>
    private static string? Component(LintContext context, Cursor at, Cursor reference) =>
        LintContext.Target(reference) is { } pointer && pointer.StartsWith("/", StringComparison.Ordinal)
            ? Outermost(pointer)
            : context.Contract.Resolve(at.Pointer)?.Reference is { } target ? Outermost(target) : null;

    private static string? Mapped(Cursor value)
    {
        if (value.Node is not ScalarNode { Kind: JsonKind.String } text)
            return null;
        return LintContext.Target(value) is { } pointer ? Outermost(pointer) : JsonPointer.Append("/components/schemas", text.Text);
    }

    private static string? Outermost(string pointer)
    {
        if (!pointer.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var tokens = pointer.Split('/');
        return tokens.Length < 4 ? null : string.Join("/", tokens.Take(4));
    }
}
