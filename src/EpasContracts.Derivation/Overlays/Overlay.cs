using System.Text.Json.Nodes;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.JsonPath;
using YamlDotNet.RepresentationModel;

namespace EpasContracts.Derivation.Overlays;

/// <summary>An overlay document (OpenAPI Overlay Specification 1.0 or 1.1).</summary>
/// <param name="Source">The file, as the caller named it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Actions">Its actions, in the order in which they apply.</param>
public sealed record Overlay(string Source, string Title, IReadOnlyList<OverlayAction> Actions)
{
    /// <summary>The version of the Overlay Specification, such as <c>1.1.0</c>; its patch number has no meaning.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>The document that the overlay was written for, as a URI reference; <see langword="null"/> when it names none.</summary>
    public string? Extends { get; init; }

    // 1.0 knows neither: its targets are objects and arrays, and an update of an array is one entry.
    internal bool ConcatenatesArrays => !IsOfVersionOne;

    internal bool ReplacesPrimitives => !IsOfVersionOne;

    private bool IsOfVersionOne => Version == "1.0" || Version.StartsWith("1.0.", StringComparison.Ordinal);

    /// <summary>Reads an overlay.</summary>
    /// <param name="source">The file, as messages shall name it.</param>
    /// <param name="text">Its text, YAML or JSON.</param>
    /// <exception cref="DerivationInputException">The text is not YAML, not an overlay, or a target is not a JSONPath.</exception>
    public static Overlay Parse(string source, string text)
    {
        if (YamlText.Load(source, text) is not YamlMappingNode root)
            throw new DerivationInputException(source, 1, "this is not an overlay: a mapping with 'overlay', 'info' and 'actions' is expected.");
        var version = Text(root, "overlay") ?? throw new DerivationInputException(source, 1, "this is not an overlay: the key 'overlay' with its version is missing.");
        if (version is not ("1.0" or "1.1") && !version.StartsWith("1.0.", StringComparison.Ordinal) && !version.StartsWith("1.1.", StringComparison.Ordinal))
            throw new DerivationInputException(source, Line(root, "overlay"), $"version {version} of the Overlay Specification is not known; write 1.0.0 or 1.1.0.");
        if (Child(root, "info") is not YamlMappingNode info || Text(info, "title") is not { } title)
            throw new DerivationInputException(source, 1, "the overlay has no 'info' with a 'title'; give it one.");
        if (Text(info, "version") is null)
            throw new DerivationInputException(source, Line(root, "info"), "the overlay's 'info' has no 'version', which tells one state of the overlay from the next; give it one, such as 1.0.0.");
        if (Child(root, "actions") is not YamlSequenceNode { Children.Count: > 0 } actions)
            throw new DerivationInputException(source, 1, "the overlay has no 'actions'; list at least one.");
        RefuseUnknown(source, root, "the overlay", ["overlay", "info", "extends", "actions"]);
        var overlay = new Overlay(source, title, []) { Version = version, Extends = Text(root, "extends") };
        return overlay with { Actions = [.. actions.Children.Select((action, index) => overlay.ReadAction(action, index))] };
    }

    private OverlayAction ReadAction(YamlNode node, int index)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode action || Text(action, "target") is not { } target)
            throw new DerivationInputException(Source, line, $"action {index + 1} has no 'target'; name the place that it changes with a JSONPath.");
        RefuseUnknown(Source, action, $"action {index + 1}", ["target", "description", "update", "copy", "remove"]);
        var remove = Child(action, "remove") is { } flag && (Text(action, "remove") switch
        {
            "true" => true,
            "false" => false,
            _ => throw new DerivationInputException(Source, (int)flag.Start.Line, "'remove' is true or false; write one of the two."),
        });
        var update = Child(action, "update");
        var copy = Text(action, "copy");
        if (!remove && update is null && copy is null)
            throw new DerivationInputException(Source, line, $"action {index + 1} neither updates nor removes; give it 'update'{(IsOfVersionOne ? "" : ", 'copy'")} or 'remove: true'.");
        if (copy is not null && IsOfVersionOne)
            throw new DerivationInputException(Source, Line(action, "copy"), "'copy' came with version 1.1.0 of the Overlay Specification; write overlay: 1.1.0.");
        if (!remove && copy is not null && update is not null)
            throw new DerivationInputException(Source, line, $"action {index + 1} has both 'update' and 'copy', which cancel each other; keep one.");
        return new OverlayAction(Path(action, "target", target), Text(action, "description"), update is null ? null : YamlText.ToJson(Source, update), remove, line)
        {
            Copy = copy is null ? null : Path(action, "copy", copy),
        };
    }

    private JsonPathQuery Path(YamlMappingNode action, string key, string text)
    {
        try
        {
            return JsonPathQuery.Parse(text);
        }
        catch (JsonPathException problem)
        {
            throw new DerivationInputException(Source, Line(action, key), $"the {key} \"{text}\" is not a JSONPath: {problem.Message}; correct it.", problem);
        }
    }

    /// <summary>A misspelt key would make an action do less than its author thinks; extensions begin with <c>x-</c>.</summary>
    private static void RefuseUnknown(string source, YamlMappingNode mapping, string owner, string[] known)
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || (!known.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal)))
                throw new DerivationInputException(source, (int)key.Start.Line, $"{owner} has the key '{key}', which no overlay has; correct it: there are {string.Join(", ", known)}, and extensions that begin with x-.");
        }
    }

    private static YamlNode? Child(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Text(YamlMappingNode mapping, string key) => (Child(mapping, key) as YamlScalarNode)?.Value;

    private static int Line(YamlMappingNode mapping, string key) => (int)(Child(mapping, key) ?? mapping).Start.Line;
}

/// <summary>One change of an overlay.</summary>
/// <param name="Target">The nodes that change.</param>
/// <param name="Description">Why; <see langword="null"/> when the overlay does not say.</param>
/// <param name="Update">What is merged into objects and appended to arrays; not used when <paramref name="Remove"/> is set.</param>
/// <param name="Remove">Whether the nodes are taken out.</param>
/// <param name="Line">The line of the action, counted from 1.</param>
public sealed record OverlayAction(JsonPathQuery Target, string? Description, JsonNode? Update, bool Remove, int Line)
{
    /// <summary>The node that is copied into the target, in place of an update; <see langword="null"/> for none.</summary>
    public JsonPathQuery? Copy { get; init; }
}
