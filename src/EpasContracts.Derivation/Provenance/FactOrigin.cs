namespace EpasContracts.Derivation.Provenance;

/// <summary>What kind of source a fact has.</summary>
public enum OriginKind
{
    /// <summary>The page states it.</summary>
    Page,

    /// <summary>An action of an overlay states it.</summary>
    Overlay,

    /// <summary>The derivation decides it by rule, because OpenAPI asks for it and no page states it.</summary>
    Rule,
}

/// <summary>Where a fact of a document comes from.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="File">The page or the overlay, as the caller named it.</param>
/// <param name="Line">The line, counted from 1; <see langword="null"/> when there is none.</param>
/// <param name="Reason">The overlay action's description, or the rule; <see langword="null"/> for a page and for an action without one.</param>
public sealed record FactOrigin(OriginKind Kind, string File, int? Line, string? Reason)
{
    /// <summary>What stood there before the overlay; <see langword="null"/> when it added something new.</summary>
    public FactOrigin? Earlier { get; init; }

    /// <summary>The fact that an overlay copied; <see langword="null"/> when the overlay states its own.</summary>
    public CopiedFact? Copied { get; init; }

    /// <summary>The origin on one line: <c>overlay.yaml:12: why</c>.</summary>
    public override string ToString()
    {
        var text = Reason is null ? Place : $"{Place}: {Reason}";
        if (Copied is not null)
            text += $" (copied from {Copied.Path}, {Copied.Origin.Place})";
        return Earlier is { Kind: not OriginKind.Rule, Line: not null } ? $"{text} (in place of {Earlier.Place})" : text;
    }

    private string Place => Kind == OriginKind.Rule ? "by rule" : Line is null ? File : $"{File}:{Line}";
}

/// <summary>What an overlay's <c>copy</c> took.</summary>
/// <param name="Path">The original's place in the document as a JSONPath.</param>
/// <param name="Origin">Where the original comes from.</param>
public sealed record CopiedFact(string Path, FactOrigin Origin);

/// <summary>A place of a document, what it holds and where that comes from.</summary>
/// <param name="Pointer">The JSON Pointer.</param>
/// <param name="Value">The value as JSON; <see langword="null"/> for an object or array that has entries.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ExplainedFact(string Pointer, string? Value, FactOrigin Origin);
