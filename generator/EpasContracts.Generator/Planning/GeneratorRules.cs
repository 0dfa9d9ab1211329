using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Everything that the generator itself can find, after the document was read. An id is given once.</summary>
internal static class GeneratorRules
{
    /// <summary>A union or composition for which there is no class yet.</summary>
    public static FindingRule UndecidedType { get; } = new(
        "EPAS2001", FindingSeverity.Info, "The schema combines others and has no class of its own",
        "Use the value as JsonElement; every constraint of it is enforced all the same.");

    /// <summary>A keyword that the validators do not enforce: a format that nobody here knows.</summary>
    public static FindingRule NotEnforced { get; } = new(
        "EPAS2002", FindingSeverity.Info, "The keyword is not enforced by the generated validator",
        "Express the constraint with another keyword such as 'pattern', or check it yourself.");

    /// <summary>A pattern that is no ECMA-262 regular expression.</summary>
    public static FindingRule BadPattern { get; } = new(
        "EPAS2003", FindingSeverity.Error, "The pattern is not a valid ECMA-262 regular expression", "Correct the pattern.");

    /// <summary>A pattern that no automaton can decide.</summary>
    public static FindingRule BacktrackingPattern { get; } = new(
        "EPAS2004", FindingSeverity.Info, "The pattern is outside the regular subset and runs on a time-bounded Regex",
        "Rewrite it without look-around and back-references where speed matters.");

    /// <summary>A request that has no method on the client yet.</summary>
    public static FindingRule UnsupportedRequest { get; } = new(
        "EPAS2005", FindingSeverity.Warning, "The operation has no method on the client",
        "Offer the body as JSON, a form, text or bytes, or call the operation with HttpClient.");

    /// <summary>The item names no namespace or client.</summary>
    public static FindingRule MissingOption { get; } = new(
        "EPAS2006", FindingSeverity.Error, "The OpenApiContract item lacks an option", "Add the metadata to the item in the project file.");

    /// <summary>An option is not what it should be.</summary>
    public static FindingRule BadOption { get; } = new(
        "EPAS2007", FindingSeverity.Error, "The OpenApiContract item has an option that cannot be used", "Correct the metadata of the item in the project file.");

    /// <summary>The document cannot be read as a file.</summary>
    public static FindingRule Unreadable { get; } = new(
        "EPAS2008", FindingSeverity.Error, "The document cannot be read", "Check that the file exists and is text.");

    /// <summary>A schema that applies itself to the value that it describes.</summary>
    public static FindingRule CircularSchema { get; } = new(
        "EPAS2009", FindingSeverity.Warning, "The reference leads back to the same value and asserts nothing",
        "Let the reference stand below a property or an element, or remove it.");

    /// <summary>A media type that carries the same body as another.</summary>
    public static FindingRule UnusedMediaType { get; } = new(
        "EPAS2020", FindingSeverity.Info, "The media type has no method of its own",
        "Nothing needs to be done: the service takes the other one as well. Call the operation with HttpClient to send this one.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<FindingRule> All { get; } =
        [UndecidedType, NotEnforced, BadPattern, BacktrackingPattern, UnsupportedRequest, MissingOption, BadOption, Unreadable, CircularSchema, UnusedMediaType];

    /// <summary>A finding of this rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="location">Where in the document.</param>
    /// <param name="detail">What exactly: a pointer, a keyword, a name.</param>
    public static Finding At(this FindingRule rule, SourceLocation location, string detail) =>
        new(rule.Id, rule.Severity, $"{rule.Title}: {detail}", rule.NextStep, location);
}
