using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Linting;

/// <summary>Everything that the linter of documents can find beyond what their reader finds. An id is given once and never again to something else.</summary>
public static class LintRules
{
    private static readonly FindingRuleList Rules = new();

    /// <summary><c>info</c> has no <c>contact</c>.</summary>
    public static FindingRule NoContact { get; } = Rules.Warning("EPAS3001", "The document names no contact", "Add 'contact' to 'info', with a name, a URL or an address.");

    /// <summary><c>info</c> has no <c>license</c>.</summary>
    public static FindingRule NoLicense { get; } = Rules.Warning("EPAS3002", "The document names no licence", "Add 'license' to 'info'.");

    /// <summary>A licence without its text.</summary>
    public static FindingRule LicenseWithoutText { get; } = Rules.Warning("EPAS3003", "The licence says not where its text is", "Add either 'identifier' (an SPDX expression, from OpenAPI 3.1 on) or 'url', not both.");

    /// <summary><c>info</c> has no <c>description</c>.</summary>
    public static FindingRule NoInfoDescription { get; } = Rules.Warning("EPAS3004", "The document does not say what the API is for", "Add 'description' to 'info'.");

    /// <summary>No server is listed.</summary>
    public static FindingRule NoServers { get; } = Rules.Warning("EPAS3010", "The document lists no server", "Add 'servers' with at least one URL.");

    /// <summary>A server's URL ends with a slash.</summary>
    public static FindingRule ServerSlash { get; } = Rules.Warning("EPAS3011", "The server's URL ends with a slash", "Remove the slash: every path begins with one.");

    /// <summary>A server that nobody can reach.</summary>
    public static FindingRule ServerExample { get; } = Rules.Warning("EPAS3012", "The server is a placeholder", "Name the host that callers reach; example.com and localhost are theirs or nobody's.");

    /// <summary>The URL has a variable that is not described.</summary>
    public static FindingRule ServerVariableUndefined { get; } = Rules.Error("EPAS3013", "A variable of the server's URL is not described", "Describe it under 'variables', with a default.");

    /// <summary>A variable that the URL does not have.</summary>
    public static FindingRule ServerVariableUnused { get; } = Rules.Warning("EPAS3014", "A server variable is not in the URL", "Put it into the URL in braces, or remove it.");

    /// <summary>A variable's <c>enum</c> is empty.</summary>
    public static FindingRule ServerVariableEnum { get; } = Rules.Warning("EPAS3015", "A server variable has an empty enum", "List the values, or remove 'enum' when any value goes.");

    /// <summary>A variable's default is not in its enum.</summary>
    public static FindingRule ServerVariableDefault { get; } = Rules.Warning("EPAS3016", "A server variable's default is not among its values", "Use one of the listed values as the default, or list it.");

    /// <summary>The URL is none.</summary>
    public static FindingRule ServerUrl { get; } = Rules.Warning("EPAS3017", "The server's URL is not a URL", "Write an absolute URL, or one that begins with '/'.");

    /// <summary>An operation's tag is not declared.</summary>
    public static FindingRule TagUndefined { get; } = Rules.Warning("EPAS3020", "The tag is not declared", "Add it to the document's 'tags', with a description.");

    /// <summary>A tag without description.</summary>
    public static FindingRule TagDescription { get; } = Rules.Warning("EPAS3021", "The tag has no description", "Say in a sentence what its operations are about.");

    /// <summary>A tag that stands twice.</summary>
    public static FindingRule DuplicateTag { get; } = Rules.Warning("EPAS3022", "The tag stands twice", "Remove one of the two.");

    /// <summary>An operation without tags.</summary>
    public static FindingRule OperationTags { get; } = Rules.Warning("EPAS3023", "The operation has no tag", "Add one: it becomes the operation's group in clients and documentation.");

    /// <summary>A tag's parent is not a tag, or is the tag itself.</summary>
    public static FindingRule TagParent { get; } = Rules.Warning("EPAS3024", "The tag's parent is no tag", "Name a declared tag that is not below this one.");

    /// <summary>An operation without id.</summary>
    public static FindingRule NoOperationId { get; } = Rules.Warning("EPAS3030", "The operation has no operationId", "Add one: it becomes the method's name in clients.");

    /// <summary>An operation id that cannot be part of a URL.</summary>
    public static FindingRule OperationIdCharacters { get; } = Rules.Warning("EPAS3031", "The operationId cannot stand in a URL", "Use letters, digits and -._~ only.");

    /// <summary>An operation without description.</summary>
    public static FindingRule NoOperationDescription { get; } = Rules.Warning("EPAS3032", "The operation has no description", "Say what it does, what it needs and what follows.");

    /// <summary>An operation without summary.</summary>
    public static FindingRule NoOperationSummary { get; } = Rules.Warning("EPAS3033", "The operation has no summary", "Add a few words that name it in a list.");

    /// <summary>An operation that never succeeds.</summary>
    public static FindingRule NoSuccess { get; } = Rules.Warning("EPAS3034", "The operation describes no success", "Describe the 2xx response that callers hope for.");

    /// <summary>An operation that never fails.</summary>
    public static FindingRule NoClientError { get; } = Rules.Warning("EPAS3035", "The operation describes no error of the caller", "Describe the 4xx responses: callers need to tell them apart.");

    /// <summary>A callback of a callback.</summary>
    public static FindingRule NestedCallbacks { get; } = Rules.Warning("EPAS3036", "A callback has callbacks", "Describe them as operations of their own.");

    /// <summary>A webhook with servers.</summary>
    public static FindingRule WebhookServers { get; } = Rules.Warning("EPAS3037", "A webhook names servers", "Remove them: a webhook is called at the address that the subscriber gives.");

    /// <summary>A webhook with callbacks.</summary>
    public static FindingRule WebhookCallbacks { get; } = Rules.Warning("EPAS3038", "A webhook has callbacks", "Describe them as operations of their own.");

    /// <summary>A status that YAML reads as a number.</summary>
    public static FindingRule StatusNotQuoted { get; } = Rules.Warning("EPAS3039", "The status has no quotes", "Put it in quotes: OpenAPI asks for them, since a key of JSON is a string.");

    /// <summary>A path that ends with a slash.</summary>
    public static FindingRule PathSlash { get; } = Rules.Warning("EPAS3040", "The path ends with a slash", "Remove it: with and without are two paths.");

    /// <summary>A path with a query.</summary>
    public static FindingRule PathQuery { get; } = Rules.Warning("EPAS3041", "The path holds a query", "Describe what stands behind '?' as parameters in the query.");

    /// <summary>A path with nameless braces.</summary>
    public static FindingRule PathEmptyParameter { get; } = Rules.Warning("EPAS3042", "The path has a parameter without a name", "Write the parameter's name between the braces.");

    /// <summary>Two paths that match the same URL.</summary>
    public static FindingRule AmbiguousPath { get; } = Rules.Warning("EPAS3043", "Two paths match the same URL", "Tell them apart by a fixed segment.");

    /// <summary>A parameter twice in one path.</summary>
    public static FindingRule PathParameterTwice { get; } = Rules.Warning("EPAS3044", "The path has a parameter twice", "Give each its own name.");

    /// <summary>The whole query as one parameter, beside another part of it.</summary>
    public static FindingRule TwoQueries { get; } = Rules.Warning("EPAS3045", "The query is described twice", "Keep either one parameter 'in: querystring' or those 'in: query'.");

    /// <summary>An operation about which nothing says how to authenticate.</summary>
    public static FindingRule NoSecurity { get; } = Rules.Warning("EPAS3050", "The operation does not say how callers authenticate", "Add 'security' to it or to the document; an empty list when nobody has to.");

    /// <summary>A scope that no flow has.</summary>
    public static FindingRule UnknownScope { get; } = Rules.Warning("EPAS3051", "The scope is not defined", "Add it to the 'scopes' of one of the scheme's flows.");

    /// <summary>An enum member that the type excludes.</summary>
    public static FindingRule EnumType { get; } = Rules.Warning("EPAS3060", "An enum member is not of the schema's type", "Correct the member or the type: no value can be this member.");

    /// <summary>An array that does not say of what.</summary>
    public static FindingRule ArrayItems { get; } = Rules.Warning("EPAS3061", "The array does not say what it holds", "Add 'items'.");

    /// <summary>Keywords of another type.</summary>
    public static FindingRule TypeMismatch { get; } = Rules.Warning("EPAS3062", "The keyword does not belong to the schema's type", "Remove it or correct the type: it has no effect.");

    /// <summary>A required property that is not described.</summary>
    public static FindingRule RequiredUndefined { get; } = Rules.Warning("EPAS3063", "A required property is not described", "Describe it in 'properties', or correct its name in 'required'.");

    /// <summary>A composition that composes nothing.</summary>
    public static FindingRule PointlessComposition { get; } = Rules.Warning("EPAS3064", "The composition has nothing to combine", "Use the one schema directly, and list none twice.");

    /// <summary>Both kinds of one bound.</summary>
    public static FindingRule TwoBounds { get; } = Rules.Warning("EPAS3065", "The schema has an inclusive and an exclusive bound", "Keep the one that counts.");

    /// <summary>OpenAPI 3.2's replaced keywords of <c>xml</c>.</summary>
    public static FindingRule DeprecatedXml { get; } = Rules.Warning("EPAS3066", "The keyword of 'xml' is deprecated in OpenAPI 3.2", "Write 'nodeType' instead.");

    /// <summary>A pattern that is none.</summary>
    public static FindingRule BadPattern { get; } = Rules.Error("EPAS3067", "The pattern is not an ECMA-262 regular expression", "Correct it; other tools stop here.");

    /// <summary>A pattern that only lenient tools accept.</summary>
    public static FindingRule LenientPattern { get; } = Rules.Warning("EPAS3068", "The pattern is not spelled as ECMA-262's Unicode mode wants it", "Spell it as the message says: stricter tools reject it.");

    /// <summary>A pattern that needs backtracking.</summary>
    public static FindingRule IrregularPattern { get; } = Rules.Info("EPAS3069", "The pattern needs backtracking", "Rewrite it without look-around and back-references: many tools cannot run it, others run it slowly.");

    /// <summary>A lower bound above the upper one.</summary>
    public static FindingRule EmptyRange { get; } = Rules.Warning("EPAS3070", "The bounds exclude each other", "Correct one of them: no value is valid.");

    /// <summary><c>nullable</c> without a type.</summary>
    public static FindingRule NullableWithoutType { get; } = Rules.Warning("EPAS3071", "'nullable' stands without 'type'", "Add 'type': OpenAPI 3.0 gives 'nullable' a meaning only beside it.");

    /// <summary>Choices that one value can match at once.</summary>
    public static FindingRule OverlappingChoices { get; } = Rules.Warning("EPAS3072", "Choices of 'oneOf' cannot be told apart", "Give a property that all of them require a constant of its own in each, or use 'anyOf'.");

    /// <summary>A discriminator that an object may lack, without a choice for that case.</summary>
    public static FindingRule NoDefaultMapping { get; } = Rules.Warning("EPAS3073", "The discriminator names no schema for an object without its property", "Require the property in every choice, or add 'defaultMapping'.");

    /// <summary>A discriminator's default that is no schema.</summary>
    public static FindingRule UnknownDefaultMapping { get; } = Rules.Warning("EPAS3074", "The discriminator's 'defaultMapping' is no schema", "Name a schema of 'components', or refer to one.");

    /// <summary>Encodings by name and by position.</summary>
    public static FindingRule TwoEncodings { get; } = Rules.Warning("EPAS3075", "The parts are encoded by name and by position", "Keep 'encoding' for named parts, or 'prefixEncoding' and 'itemEncoding' for those in a row.");

    /// <summary>An example that its schema refuses.</summary>
    public static FindingRule BadExample { get; } = Rules.Warning("EPAS3080", "The example breaks its own schema", "Correct the example or the schema.");

    /// <summary>A default that its schema refuses.</summary>
    public static FindingRule BadDefault { get; } = Rules.Warning("EPAS3081", "The default breaks its own schema", "Correct the default or the schema.");

    /// <summary>An example with a property that nobody describes.</summary>
    public static FindingRule UndescribedInExample { get; } = Rules.Warning("EPAS3082", "The example has a property that the schema does not describe", "Describe it in the schema, or remove it.");

    /// <summary>An example without its value.</summary>
    public static FindingRule ExampleValue { get; } = Rules.Warning("EPAS3083", "The example has not exactly one value", "Give it one of 'value' and 'externalValue', and not both.");

    /// <summary>An example that takes too long to check.</summary>
    public static FindingRule ExampleUnchecked { get; } = Rules.Info("EPAS3084", "The example was not checked to its end", "Simplify the schema: it has too many alternatives inside each other.");

    /// <summary>A component that nothing refers to.</summary>
    public static FindingRule UnusedComponent { get; } = Rules.Warning("EPAS3090", "The component is never used", "Refer to it, or remove it.");

    /// <summary>A component that only unused ones refer to.</summary>
    public static FindingRule UnreachableComponent { get; } = Rules.Warning("EPAS3091", "The component is used by unused components only", "Refer to one of them from an operation, or remove them all.");

    /// <summary>A component's name that breaks the specification.</summary>
    public static FindingRule ComponentName { get; } = Rules.Warning("EPAS3092", "The component's name has characters that it may not have", "Use letters, digits and ._- only.");

    /// <summary>Keywords beside the <c>$ref</c> of something other than a schema.</summary>
    public static FindingRule IgnoredBesideReference { get; } = Rules.Warning("EPAS3093", "Keywords beside $ref have no effect here", "Remove them; only 'summary' and 'description' may stand beside a reference from OpenAPI 3.1 on.");

    /// <summary>A description that a browser would run.</summary>
    public static FindingRule UnsafeText { get; } = Rules.Warning("EPAS3094", "The text holds something that a browser would run", "Remove scripts, event handlers and 'javascript:' links; show code between backquotes with its braces or brackets escaped.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<FindingRule> All => Rules.All;
}
