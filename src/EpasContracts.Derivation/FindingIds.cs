namespace EpasContracts.Derivation;

/// <summary>The ids of everything that a derivation may report. They are stable: reports and build scripts hang on them.</summary>
public static class FindingIds
{
    /// <summary>A line of a table or of an operation could not be read.</summary>
    public const string UnreadLine = "page/unread-line";

    /// <summary>A section is neither an operation nor a model.</summary>
    public const string UnreadSection = "page/unread-section";

    /// <summary>A table has no heading that says what it describes.</summary>
    public const string UnreadTable = "page/unread-table";

    /// <summary>A sentence of the page has no place in a document.</summary>
    public const string ProseLeftOut = "page/prose-left-out";

    /// <summary>The page does not name its service.</summary>
    public const string NoServiceName = "page/no-title";

    /// <summary>The page has no operations.</summary>
    public const string NoOperations = "page/no-operations";

    /// <summary>The page has operations and no models.</summary>
    public const string NoModels = "page/no-models";

    /// <summary>An operation has no line with its method and path.</summary>
    public const string NoMethod = "page/no-method";

    /// <summary>The heading with an operation's name is missing.</summary>
    public const string NoTitle = "page/no-operation-title";

    /// <summary>The page does not say which API version an operation belongs to.</summary>
    public const string NoVersion = "page/no-version";

    /// <summary>An operation declares no responses.</summary>
    public const string NoResponses = "page/no-responses";

    /// <summary>A field is marked neither required nor optional.</summary>
    public const string NoFlag = "page/no-required-flag";

    /// <summary>One method and path is described twice in one version.</summary>
    public const string RepeatedOperation = "page/repeated-operation";

    /// <summary>An operation is described in another API version as well.</summary>
    public const string OtherVersion = "page/other-version";

    /// <summary>An operation does not exist in the API version that was asked for.</summary>
    public const string NotInVersion = "page/not-in-version";

    /// <summary>A heading's number is there twice.</summary>
    public const string RepeatedHeading = "page/repeated-heading";

    /// <summary>A model is described twice.</summary>
    public const string RepeatedModel = "page/repeated-model";

    /// <summary>A model has two fields of one name.</summary>
    public const string RepeatedField = "page/repeated-field";

    /// <summary>A model is named that the page does not describe.</summary>
    public const string MissingModel = "page/missing-model";

    /// <summary>A heading among the models is not a usable name.</summary>
    public const string UnusableName = "page/unusable-name";

    /// <summary>A model has no table of fields.</summary>
    public const string ModelWithoutFields = "page/model-without-fields";

    /// <summary>A type could not be read.</summary>
    public const string UnreadableType = "page/unreadable-type";

    /// <summary>A response could not be read.</summary>
    public const string UnreadableResponse = "page/unreadable-response";

    /// <summary>A bound is not a number.</summary>
    public const string UnreadableBound = "page/unreadable-bound";

    /// <summary>A default is not of its field's type.</summary>
    public const string DefaultRejected = "page/default-rejected";

    /// <summary>The server's address has a variable whose values the page does not list.</summary>
    public const string NoServerValues = "page/no-server-values";

    /// <summary>What the page states is not a valid document.</summary>
    public const string InvalidDocument = "page/invalid-document";

    /// <summary>The example of a field does not fit the field.</summary>
    public const string ExampleRejected = "page/example-rejected";

    /// <summary>The example of a body does not fit the body's schema.</summary>
    public const string BodyExampleRejected = "page/body-example-rejected";

    /// <summary>There is an example of a body that the page does not declare.</summary>
    public const string ExampleWithoutSchema = "page/example-without-schema";

    /// <summary>The example of a body is not JSON.</summary>
    public const string ExampleNotJson = "page/example-not-json";

    /// <summary>The path of a request example is not the operation's.</summary>
    public const string ExamplePath = "page/example-path";

    /// <summary>A default is outside of its own enum, pattern or bounds.</summary>
    public const string DefaultOutside = "page/default-outside";

    /// <summary>A required field has a default, which nobody can ever need.</summary>
    public const string RequiredWithDefault = "page/required-with-default";

    /// <summary>A lower bound lies above the upper one.</summary>
    public const string BoundsCrossed = "page/bounds-crossed";

    /// <summary>A bound or pattern speaks of another type than the field's.</summary>
    public const string BoundOfOtherType = "page/bound-of-other-type";

    /// <summary>A pattern is not a regular expression of ECMA-262.</summary>
    public const string PatternUnreadable = "page/pattern-unreadable";

    /// <summary>No text within the length bounds matches the pattern.</summary>
    public const string PatternUnmatchable = "page/pattern-unmatchable";

    /// <summary>A parameter of the path may be null or left out.</summary>
    public const string NullablePathParameter = "page/nullable-path-parameter";

    /// <summary>A template of a path has no parameter, or a parameter no template.</summary>
    public const string PathParameterMismatch = "page/path-parameter-mismatch";

    /// <summary>An error response says nothing about its body.</summary>
    public const string ErrorBodyUndocumented = "page/error-body-undocumented";

    /// <summary>No operation uses a model.</summary>
    public const string UnusedModel = "page/unused-model";

    /// <summary>One name has different types in different places.</summary>
    public const string NameWithTwoTypes = "page/name-with-two-types";

    /// <summary>One name lists different values in different places.</summary>
    public const string EnumWithTwoLists = "page/enum-with-two-lists";

    /// <summary>An enum lists a value twice.</summary>
    public const string EnumRepeatsValue = "page/enum-repeats-value";

    /// <summary>The page prints a field without its name.</summary>
    public const string LostName = "page/lost-name";

    /// <summary>A name is glued to the text before it, and a rule decides where it begins.</summary>
    public const string NameBoundary = "page/name-boundary";

    /// <summary>An operation has no name.</summary>
    public const string NoOperationName = "page/no-operation-name";

    /// <summary>The page says object and lists no fields.</summary>
    public const string OpenObject = "page/open-object";

    /// <summary>A description is glued to a path, and nothing tells where it begins.</summary>
    public const string PathBoundary = "page/path-boundary";

    /// <summary>A path parameter has no place in the path.</summary>
    public const string PathParameterWithoutPlace = "page/path-parameter-without-place";

    /// <summary>An operation has a section twice.</summary>
    public const string RepeatedSection = "page/repeated-section";

    /// <summary>The fields of an object are on another page.</summary>
    public const string StructureElsewhere = "page/structure-elsewhere";

    /// <summary>A body is of a media type that is not read.</summary>
    public const string UnknownMediaType = "page/unknown-media-type";

    /// <summary>A path has a parameter that is not listed.</summary>
    public const string UnlistedPathParameter = "page/unlisted-path-parameter";

    /// <summary>Something in a description looks like a field.</summary>
    public const string UnreadField = "page/unread-field";

    /// <summary>The page prints no types of parameters.</summary>
    public const string UntypedParameters = "page/untyped-parameters";

    /// <summary>The page lists the values of something that is not a string.</summary>
    public const string ValuesOfNoString = "page/values-of-no-string";

    /// <summary>An action of an overlay selects nothing.</summary>
    public const string OverlayMatchesNothing = "overlay/matches-nothing";
}
