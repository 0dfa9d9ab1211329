namespace EpasContracts.Drift;

/// <summary>A kind of finding.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Severity">How bad a finding of the kind is.</param>
/// <param name="Breaks">What it breaks.</param>
/// <param name="Title">What differs, in general terms, without a full stop.</param>
/// <param name="NextStep">What to do about it, one sentence.</param>
public sealed record DriftRule(string Id, DriftSeverity Severity, DriftBreaks Breaks, string Title, string NextStep);

/// <summary>Every kind of finding: <c>DRIFT1xx</c> page and document, <c>DRIFT2xx</c> document and SDK, <c>DRIFT3xx</c> pacts and document, <c>DRIFT4xx</c> pacts and provider. An id is given once.</summary>
public static class DriftRules
{
    private const string Rederive = "Read the page; when it is right, derive the document anew and adapt the overlay.";
    private const string Rebuild = "Build the SDK anew from this document, or take the document that it was built from.";
    private const string Repact = "Correct the consumer's test and write the pact anew, or correct the document when the pact is right.";

    private static readonly List<DriftRule> Listed = [];

    /// <summary>The page states an operation, parameter, field, response or schema that the document lacks.</summary>
    public static DriftRule PageOnly { get; } = Add("DRIFT101", DriftSeverity.Error, DriftBreaks.Wire, "The page has something that the document lacks", Rederive);

    /// <summary>The document has an operation, parameter, field, response or schema that page and overlay lack.</summary>
    public static DriftRule NotOnPage { get; } = Add("DRIFT102", DriftSeverity.Error, DriftBreaks.Wire, "The document has something that neither page nor overlay states", Rederive);

    /// <summary>The page and the document state a type, constraint, requiredness or default differently.</summary>
    public static DriftRule PageDiffers { get; } = Add("DRIFT103", DriftSeverity.Error, DriftBreaks.Wire, "Page and document state something differently", Rederive);

    /// <summary>Words, examples or other annotations differ.</summary>
    public static DriftRule PageWords { get; } = Add("DRIFT104", DriftSeverity.Info, DriftBreaks.Nothing, "Words or examples of the document are not those of page and overlay", "Derive the document anew.");

    /// <summary>An action of the overlay does not fit the page any more.</summary>
    public static DriftRule OverlayMisfit { get; } = Add("DRIFT105", DriftSeverity.Error, DriftBreaks.Nothing, "An action of the overlay does not fit the page", "Correct the action, or drop it if the page has changed.");

    /// <summary>The document says the same in other bytes.</summary>
    public static DriftRule StaleText { get; } = Add("DRIFT106", DriftSeverity.Warning, DriftBreaks.Nothing, "The document's text is not what derive writes", "Derive the document anew; it is never edited by hand.");

    /// <summary>The reader of the page could not read a fact.</summary>
    public static DriftRule PageUnread { get; } = Add("DRIFT107", DriftSeverity.Error, DriftBreaks.Nothing, "A fact of the page could not be read", "Compare the line with the vendor's page.");

    /// <summary>The document has something that the compiled contract lacks.</summary>
    public static DriftRule NotCompiled { get; } = Add("DRIFT201", DriftSeverity.Error, DriftBreaks.Wire, "The document has something that the SDK lacks", Rebuild);

    /// <summary>The compiled contract has something that the document lacks.</summary>
    public static DriftRule OnlyCompiled { get; } = Add("DRIFT202", DriftSeverity.Error, DriftBreaks.Source, "The SDK has something that the document lacks", Rebuild);

    /// <summary>The document and the compiled contract state something differently.</summary>
    public static DriftRule CompiledDiffers { get; } = Add("DRIFT203", DriftSeverity.Error, DriftBreaks.Wire, "Document and SDK state something differently", Rebuild);

    /// <summary>A name that callers use differs.</summary>
    public static DriftRule CompiledNames { get; } = Add("DRIFT204", DriftSeverity.Error, DriftBreaks.Source, "The SDK groups or names an operation differently", Rebuild);

    /// <summary>A compiled model's properties do not fit the document.</summary>
    public static DriftRule ModelDiffers { get; } = Add("DRIFT205", DriftSeverity.Error, DriftBreaks.Source, "A compiled model does not fit the document", Rebuild);

    /// <summary>The compiled validator refuses a value that the document allows.</summary>
    public static DriftRule RefusesInside { get; } = Add("DRIFT206", DriftSeverity.Error, DriftBreaks.Wire, "The compiled validator refuses a value that the document allows", Rebuild);

    /// <summary>The compiled validator takes a value that the document refuses.</summary>
    public static DriftRule TakesOutside { get; } = Add("DRIFT207", DriftSeverity.Error, DriftBreaks.Wire, "The compiled validator takes a value that the document refuses", Rebuild);

    /// <summary>A constraint for which no probe could be made.</summary>
    public static DriftRule NotProbed { get; } = Add("DRIFT208", DriftSeverity.Info, DriftBreaks.Nothing, "A constraint could not be probed", "Check by hand that the constraint can be met.");

    /// <summary>The client lacks a method for an operation.</summary>
    public static DriftRule NoMethod { get; } = Add("DRIFT209", DriftSeverity.Error, DriftBreaks.Source, "The client has no method for an operation", Rebuild);

    /// <summary>A pact's request matches no operation.</summary>
    public static DriftRule UnknownOperation { get; } = Add("DRIFT301", DriftSeverity.Error, DriftBreaks.Wire, "A pact calls an operation that the document lacks", Repact);

    /// <summary>A parameter of a pact is not declared.</summary>
    public static DriftRule UnknownParameter { get; } = Add("DRIFT302", DriftSeverity.Error, DriftBreaks.Wire, "A pact sends a parameter that the document lacks", Repact);

    /// <summary>A parameter of a pact is missing or not valid.</summary>
    public static DriftRule BadParameter { get; } = Add("DRIFT303", DriftSeverity.Error, DriftBreaks.Wire, "A pact's parameter does not fit the document", Repact);

    /// <summary>A request body of a pact does not fit.</summary>
    public static DriftRule BadRequestBody { get; } = Add("DRIFT304", DriftSeverity.Error, DriftBreaks.Wire, "A pact's request body does not fit the document", Repact);

    /// <summary>A response status of a pact is not declared.</summary>
    public static DriftRule UnknownStatus { get; } = Add("DRIFT305", DriftSeverity.Error, DriftBreaks.Wire, "A pact expects a status that the document lacks", Repact);

    /// <summary>A response body of a pact does not fit.</summary>
    public static DriftRule BadResponseBody { get; } = Add("DRIFT306", DriftSeverity.Error, DriftBreaks.Wire, "A pact's response body does not fit the document", Repact);

    /// <summary>A content type of a pact is not declared.</summary>
    public static DriftRule UnknownContentType { get; } = Add("DRIFT307", DriftSeverity.Error, DriftBreaks.Wire, "A pact has a content type that the document lacks", Repact);

    /// <summary>A matching rule admits what the schema refuses.</summary>
    public static DriftRule LooseMatcher { get; } = Add("DRIFT308", DriftSeverity.Info, DriftBreaks.Nothing, "A matching rule admits more than the document", "Nothing to do when the provider is held against the document; otherwise use a matcher as strict as the schema.");

    /// <summary>A pact names a field that the document does not have.</summary>
    public static DriftRule UnknownField { get; } = Add("DRIFT309", DriftSeverity.Warning, DriftBreaks.Wire, "A pact names a field that the document lacks", Repact);

    /// <summary>An interaction that is no synchronous HTTP exchange.</summary>
    public static DriftRule UnreadInteraction { get; } = Add("DRIFT310", DriftSeverity.Warning, DriftBreaks.Nothing, "An interaction cannot be held against an OpenAPI document", "Describe it as an HTTP request and response.");

    /// <summary>A provider does not do what a pact describes.</summary>
    public static DriftRule ProviderFails { get; } = Add("DRIFT401", DriftSeverity.Error, DriftBreaks.Wire, "A provider does not do what a pact describes", "Correct the provider, or write the pact anew when the consumer no longer needs this.");

    /// <summary>All rules in the order of their ids.</summary>
    public static IReadOnlyList<DriftRule> All => Listed;

    private static DriftRule Add(string id, DriftSeverity severity, DriftBreaks breaks, string title, string nextStep)
    {
        var rule = new DriftRule(id, severity, breaks, title, nextStep);
        Listed.Add(rule);
        return rule;
    }

    /// <summary>A finding of a kind.</summary>
    public static DriftFinding At(this DriftRule rule, string message, DriftSide side, DriftPlace first, DriftPlace second)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new DriftFinding(rule.Id, rule.Severity, message, rule.Breaks, side, first, second, rule.NextStep);
    }
}
