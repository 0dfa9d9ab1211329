using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Everything that the generator itself can find, after the document was read. An id is given once.</summary>
internal static class GeneratorRules
{
    private static readonly FindingRuleList Rules = new();

    /// <summary>A composition without a shape: one of its alternatives is anything, or nothing says what the object has.</summary>
    public static FindingRule UndecidedType { get; } = Rules.Info(
        "EPAS2001", "No C# type says what the schema admits",
        "Use the value as JsonElement; every constraint of it is enforced all the same.");

    /// <summary>A keyword that the validators do not enforce: a format that nobody here knows.</summary>
    public static FindingRule NotEnforced { get; } = Rules.Info(
        "EPAS2002", "The keyword is not enforced by the generated validator",
        "Express the constraint with another keyword such as 'pattern', or check it yourself.");

    /// <summary>A pattern that is no ECMA-262 regular expression.</summary>
    public static FindingRule BadPattern { get; } = Rules.Warning(
        "EPAS2003", "The pattern is not a valid ECMA-262 regular expression and is not enforced", "Correct the pattern.");

    /// <summary>A pattern that no automaton can decide.</summary>
    public static FindingRule BacktrackingPattern { get; } = Rules.Info(
        "EPAS2004", "The pattern is outside the regular subset and runs on a time-bounded Regex",
        "Rewrite it without look-around and back-references where speed matters.");

    /// <summary>A request that has no method on the client yet.</summary>
    public static FindingRule UnsupportedRequest { get; } = Rules.Warning(
        "EPAS2005", "The operation has no method on the client",
        "Offer the body as JSON, a form, text or bytes, or call the operation with HttpClient.");

    /// <summary>The item names no namespace or client.</summary>
    public static FindingRule MissingOption { get; } = Rules.Error(
        "EPAS2006", "An option of the document is missing", "Add the metadata to the item in the project file.");

    /// <summary>An option is not what it should be.</summary>
    public static FindingRule BadOption { get; } = Rules.Error(
        "EPAS2007", "An option of the document cannot be used", "Correct the metadata of the item in the project file.");

    /// <summary>The document cannot be read as a file.</summary>
    public static FindingRule Unreadable { get; } = Rules.Error(
        "EPAS2008", "The document cannot be read", "Check that the file exists and is text.");

    /// <summary>A schema that applies itself to the value that it describes.</summary>
    public static FindingRule CircularSchema { get; } = Rules.Warning(
        "EPAS2009", "The reference leads back to the same value and asserts nothing",
        "Let the reference stand below a property or an element, or remove it.");

    /// <summary>A media type that carries the same body as another.</summary>
    public static FindingRule UnusedMediaType { get; } = Rules.Info(
        "EPAS2020", "The media type has no method of its own",
        "Nothing needs to be done: the service takes the other one as well. Call the operation with HttpClient to send this one.");

    /// <summary>A server's address that is none.</summary>
    public static FindingRule UnusableServer { get; } = Rules.Warning(
        "EPAS2021", "The server's url is no http address and has no member of its own",
        "Correct the url, or give each of its variables a default; until then set the client's BaseAddress.");

    /// <summary>A name under <c>content</c> that is no media type.</summary>
    public static FindingRule BadMediaType { get; } = Rules.Warning(
        "EPAS2022", "The name of the content is not a media type; it was left out", "Write type/subtype, such as application/json.");

    /// <summary>A parameter that may be there and never be written.</summary>
    public static FindingRule NestedParameter { get; } = Rules.Warning(
        "EPAS2023", "The parameter's style cannot write lists and objects within others: a call with such a value is refused",
        "Use the style deepObject for objects in a query, or describe the parameter with content, such as application/json.");

    /// <summary>A name that an extension asks for and that is none in C#.</summary>
    public static FindingRule BadCustomName { get; } = Rules.Warning(
        "EPAS2040", "The name for C# is not one", "Write a name of letters and digits that begins with a letter; for the values of an enum, a list with one for each.");

    /// <summary>A property whose explicit null is lost by an option.</summary>
    public static FindingRule NullIsAbsent { get; } = Rules.Info(
        "EPAS2041", "Null and absence are one in C#, as the option Optionals asks",
        "Nothing needs to be done, unless an explicit null is to be sent or told apart: leave out the option then.");

    /// <summary>Two options that cannot both hold.</summary>
    public static FindingRule Contradiction { get; } = Rules.Error(
        "EPAS2030", "The options of the document contradict each other", "Correct or remove one of them.");

    /// <summary>A tag or path to include or exclude that is not there.</summary>
    public static FindingRule NamesNothing { get; } = Rules.Warning(
        "EPAS2031", "An option names something that the document does not have", "Correct the option, or remove the entry.");

    /// <summary>Metadata that is no option. The package's MSBuild target says so: the compiler passes on only the metadata that it was told of.</summary>
    public static FindingRule UnknownOption { get; } = Rules.Warning(
        "EPAS2032", "The OpenApiContract item has metadata that is no option", "Correct the name; the options are listed in the package's README.");

    /// <summary>Items in a project that does not have the generator itself. The package's MSBuild target says so: nothing else of the package is there.</summary>
    public static FindingRule NoGenerator { get; } = Rules.Error(
        "EPAS2033", "The project has OpenApiContract items, but not the generator", "Refer to the package EpasContracts.Generator from the project itself, and keep its Analyzer item.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<FindingRule> All => Rules.All;

    /// <summary>A finding of this rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="location">Where in the document.</param>
    /// <param name="detail">What exactly: a pointer, a keyword, a name.</param>
    public static Finding At(this FindingRule rule, SourceLocation location, string detail) =>
        new(rule.Id, rule.Severity, $"{rule.Title}: {detail}", rule.NextStep, location);
}
