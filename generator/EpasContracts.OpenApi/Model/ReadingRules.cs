namespace EpasContracts.OpenApi.Model;

/// <summary>Everything that the reader of a document can find. An id is given once and never again to something else.</summary>
public static class ReadingRules
{
    private static readonly FindingRuleList Rules = new();

    /// <summary>The text is neither JSON nor YAML.</summary>
    public static FindingRule Syntax { get; } = Rules.Error("EPAS1001", "The text is neither valid JSON nor valid YAML", "Correct the text at this place; nothing behind it was read.");

    /// <summary>The file has no content.</summary>
    public static FindingRule Empty { get; } = Rules.Error("EPAS1002", "The document is empty", "Check that the path names an OpenAPI document and that it was written completely.");

    /// <summary>The file is not text.</summary>
    public static FindingRule Binary { get; } = Rules.Error("EPAS1003", "The file is not text", "Check that the path names an OpenAPI document in UTF-8.");

    /// <summary>The nesting passes the limit.</summary>
    public static FindingRule TooDeep { get; } = Rules.Error("EPAS1004", "The nesting is too deep", "Flatten the document: move nested schemas to components and refer to them.");

    /// <summary>Aliases expand to more than the limit.</summary>
    public static FindingRule AliasExpansion { get; } = Rules.Error("EPAS1005", "The aliases expand to too many values", "Write the values out or refer to components with $ref.");

    /// <summary>An alias has no anchor before it.</summary>
    public static FindingRule UnknownAlias { get; } = Rules.Error("EPAS1006", "An alias names no anchor before it", "Define the anchor before its first use; an anchor cannot contain itself.");

    /// <summary>A key stands twice in one mapping.</summary>
    public static FindingRule DuplicateKey { get; } = Rules.Error("EPAS1007", "A key stands twice", "Remove one of the two; the first was used.");

    /// <summary>A key is not a scalar.</summary>
    public static FindingRule ComplexKey { get; } = Rules.Error("EPAS1008", "A key is not a string", "Use a plain string as the key; the entry was left out.");

    /// <summary>The value of a merge key is not a mapping.</summary>
    public static FindingRule BadMerge { get; } = Rules.Error("EPAS1009", "A merge key has something other than a mapping", "Give << a mapping, an alias of one, or a list of those.");

    /// <summary>More than one YAML document in the stream.</summary>
    public static FindingRule MultipleDocuments { get; } = Rules.Warning("EPAS1010", "The file holds more than one YAML document", "Keep one document in a file; only the first was read.");

    /// <summary>A number that JSON does not have.</summary>
    public static FindingRule NotInJson { get; } = Rules.Warning("EPAS1011", "The value cannot be written in JSON", "Write a finite number; the value was taken as a string.");

    /// <summary>A YAML tag that is not of the core schema.</summary>
    public static FindingRule UnknownTag { get; } = Rules.Warning("EPAS1012", "The YAML tag is not known", "Remove the tag; the value was read without it.");

    /// <summary>More findings than the limit.</summary>
    public static FindingRule TooManyFindings { get; } = Rules.Warning("EPAS1013", "There are more findings than are listed", "Correct the listed ones first.");

    /// <summary>The root is not a mapping or has no <c>openapi</c>.</summary>
    public static FindingRule NotOpenApi { get; } = Rules.Error("EPAS1020", "The document is not an OpenAPI document", "Start the document with 'openapi: 3.1.1', 'info' and 'paths'.");

    /// <summary>Swagger 2.0.</summary>
    public static FindingRule Swagger { get; } = Rules.Error("EPAS1021", "Swagger 2.0 is not supported", "Convert the document to OpenAPI 3, for instance with 'npx swagger2openapi'.");

    /// <summary>A version other than 3.0, 3.1 and 3.2.</summary>
    public static FindingRule UnsupportedVersion { get; } = Rules.Error("EPAS1022", "The OpenAPI version is not supported", "Use OpenAPI 3.0, 3.1 or 3.2.");

    /// <summary>A field that must be there is not.</summary>
    public static FindingRule MissingField { get; } = Rules.Warning("EPAS1023", "A required field is missing", "Add the field.");

    /// <summary>A value of a wrong type.</summary>
    public static FindingRule WrongType { get; } = Rules.Error("EPAS1024", "A value has the wrong type", "Correct the value; it was left out.");

    /// <summary>A value outside of what is allowed.</summary>
    public static FindingRule WrongValue { get; } = Rules.Error("EPAS1025", "A value is not allowed here", "Correct the value; it was left out.");

    /// <summary>A number or boolean where a string belongs.</summary>
    public static FindingRule NotQuoted { get; } = Rules.Warning("EPAS1026", "A string is missing its quotes", "Put the value in quotes; its spelling was taken as the string.");

    /// <summary>A keyword that no version has.</summary>
    public static FindingRule UnknownKeyword { get; } = Rules.Warning("EPAS1027", "The keyword is not known", "Remove it, or start its name with 'x-' if it is an extension; it was left out.");

    /// <summary>A keyword that the contract does not carry.</summary>
    public static FindingRule NotCarried { get; } = Rules.Info("EPAS1028", "The keyword has no effect here", "Nothing needs to be done, unless you count on its effect.", isToldOnce: true);

    /// <summary>A keyword that changes what is valid but is not supported.</summary>
    public static FindingRule NotSupported { get; } = Rules.Warning("EPAS1029", "The keyword is not supported", "Express it with supported keywords; it was left out.");

    /// <summary>A spelling of another OpenAPI version.</summary>
    public static FindingRule OtherVersion { get; } = Rules.Warning("EPAS1030", "The keyword belongs to another OpenAPI version", "Use the document's own spelling or change 'openapi'; the keyword was honoured.");

    /// <summary>A keyword whose value is null though it has no such value.</summary>
    public static FindingRule NullValue { get; } = Rules.Warning("EPAS1031", "A keyword is null", "Remove the keyword; it was left out.");

    /// <summary>A wrong type of something that nothing is checked against.</summary>
    public static FindingRule WrongAnnotation { get; } = Rules.Warning("EPAS1032", "An annotation has the wrong type", "Correct the value; it was left out.");

    /// <summary>A value in another case than the specification has it.</summary>
    public static FindingRule OtherSpelling { get; } = Rules.Warning("EPAS1033", "A value is not spelled as OpenAPI spells it", "Correct the spelling: other tools overlook the value; it was honoured.");

    /// <summary>A <c>$ref</c> that points to nothing.</summary>
    public static FindingRule UnresolvedReference { get; } = Rules.Error("EPAS1040", "The reference points to nothing", "Correct the pointer or add what it points to.");

    /// <summary>A <c>$ref</c> to a document that is not there.</summary>
    public static FindingRule ExternalReference { get; } = Rules.Error("EPAS1041", "The referenced document was not found", "Correct the path; in a project, add the file as an <OpenApiReference> item.");

    /// <summary>References in a circle that never reach an object.</summary>
    public static FindingRule CircularReference { get; } = Rules.Error("EPAS1042", "The references go round in a circle", "Let one of them be the object itself.");

    /// <summary>Keywords beside <c>$ref</c> that the version ignores.</summary>
    public static FindingRule ReferenceSiblings { get; } = Rules.Info("EPAS1043", "Keywords beside $ref have no effect in OpenAPI 3.0", "Move the reference into 'allOf' or use OpenAPI 3.1.");

    /// <summary>A pointer in a schema with <c>$id</c> that only makes sense from the document's root.</summary>
    public static FindingRule ReferenceBase { get; } = Rules.Warning("EPAS1044", "The reference is relative to the schema's own $id", "Remove the $id, or put the document's address before the '#'; it was taken from the document's root.");

    /// <summary>A <c>$schema</c> that is not known.</summary>
    public static FindingRule UnknownDialect { get; } = Rules.Warning("EPAS1045", "The dialect is not known", "Name https://json-schema.org/draft/2020-12/schema, or add the metaschema as a referenced document; the schema was read as JSON Schema 2020-12.");

    /// <summary>A vocabulary that must be known and is not.</summary>
    public static FindingRule UnknownVocabulary { get; } = Rules.Error("EPAS1046", "A required vocabulary is not known", "Say 'false' for it in the metaschema's '$vocabulary', or use vocabularies of JSON Schema 2020-12 alone.");

    /// <summary><c>nullable</c> with an enum that lacks null.</summary>
    public static FindingRule NullableEnum { get; } = Rules.Info("EPAS1050", "The schema is nullable but its enum has no null", "Add null to the enum; null is accepted all the same.");

    /// <summary><c>exclusiveMinimum: true</c> without a minimum, or the like.</summary>
    public static FindingRule ExclusiveWithoutBound { get; } = Rules.Warning("EPAS1051", "An exclusive bound has no bound", "Add the bound or remove the keyword; it has no effect alone.");

    /// <summary>An enum with a member twice, or without members.</summary>
    public static FindingRule EnumMembers { get; } = Rules.Warning("EPAS1052", "The enum is empty or repeats a member", "List every value once.");

    /// <summary>An operation id that stands twice.</summary>
    public static FindingRule DuplicateOperationId { get; } = Rules.Warning("EPAS1060", "The operationId is not unique", "Give every operation an id of its own.");

    /// <summary>An operation without responses.</summary>
    public static FindingRule MissingResponses { get; } = Rules.Warning("EPAS1061", "The operation has no responses", "Describe at least the successful response.");

    /// <summary>A parameter that stands twice in one list.</summary>
    public static FindingRule DuplicateParameter { get; } = Rules.Warning("EPAS1062", "The parameter stands twice", "Remove one of the two; the first was used.");

    /// <summary>A path template names a parameter that nobody declares.</summary>
    public static FindingRule UndeclaredPathParameter { get; } = Rules.Error("EPAS1063", "A parameter of the path template is not declared", "Declare it in 'parameters' with 'in: path'.");

    /// <summary>A path parameter that the template does not have.</summary>
    public static FindingRule UnusedPathParameter { get; } = Rules.Warning("EPAS1064", "A path parameter is not in the path template", "Add it to the template in braces or remove it; it was left out.");

    /// <summary>A path parameter that is not marked as required.</summary>
    public static FindingRule OptionalPathParameter { get; } = Rules.Warning("EPAS1065", "A path parameter is always required", "Add 'required: true'; it is taken as such.");

    /// <summary>A path that does not begin with a slash or repeats another.</summary>
    public static FindingRule BadPath { get; } = Rules.Warning("EPAS1066", "The path is not well-formed or repeats another", "Begin the path with '/', close every brace, and let no two paths differ in parameter names alone.");

    /// <summary>A security requirement that names no scheme.</summary>
    public static FindingRule UnknownSecurityScheme { get; } = Rules.Warning("EPAS1067", "The security scheme is not defined", "Define it under components.securitySchemes.");

    /// <summary>A parameter or header without a schema, or with more than one media type.</summary>
    public static FindingRule ParameterSchema { get; } = Rules.Warning("EPAS1068", "The parameter needs one schema", "Give it either 'schema' or 'content' with one media type.");

    /// <summary>A header that the specification keeps for other keywords.</summary>
    public static FindingRule IgnoredHeader { get; } = Rules.Info("EPAS1069", "The header is described elsewhere", "Describe media types in 'content' and authorization in 'security'; the header was left out.");

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<FindingRule> All => Rules.All;
}
