namespace EpasContracts.Generator.Naming;

/// <summary>The types of .NET and of the runtime that emitted code names, and what they are called in full.</summary>
internal static class UsedNames
{
    private static readonly (string Namespace, string[] Names)[] ByNamespace =
    [
        ("System",
        [
            "Action", "ArgumentNullException", "ArgumentOutOfRangeException", "Array", "DateOnly", "DateTimeOffset", "Func", "Guid", "IEquatable",
            "InvalidOperationException", "ReadOnlySpan", "StringComparer", "StringComparison", "Uri", "Obsolete",
        ]),
        ("System.Collections.Generic", ["Dictionary", "IAsyncEnumerable", "IEnumerable", "IReadOnlyDictionary", "IReadOnlyList", "KeyValuePair", "List"]),
        ("System.CodeDom.Compiler", ["GeneratedCode"]),
        ("System.Text.Json", ["JsonElement", "JsonTokenType"]),
        ("System.Text.Json.Serialization", ["JsonConverter"]),
        ("System.Threading", ["CancellationToken"]),
        ("System.Threading.Tasks", ["Task"]),
        ("Microsoft.AspNetCore.Routing", ["IEndpointRouteBuilder", "RouteGroupBuilder"]),
        ("EpasContracts.AspNetCore", ["ApiResult", "ContractCall", "ContractEndpointOptions", "ContractEndpoints"]),
        ("EpasContracts.Runtime", ["IsoDuration", "OffsetTime", "Optional"]),
        ("EpasContracts.Runtime.Description",
        [
            "ApiDescriptor", "BodyDescriptor", "BodyFormat", "GeneratedContract", "OperationDescriptor", "ParameterDescriptor", "ParameterPlace", "ParameterStyle",
            "PartDescriptor", "PayloadRead", "PropertyDescriptor", "ResponseDescriptor", "SchemaDescriptor", "SchemaTypes",
        ]),
        ("EpasContracts.Runtime.Http",
        [
            "ApiRequest", "ApiResponse", "ApiTransport", "ApiTransportOptions", "FileContent", "FileResponse", "FormReader", "IExtensibleEnum", "IFormModel",
            "ReceivedResponse", "ServerAddress",
        ]),
        ("EpasContracts.Runtime.Json", ["IJsonModel", "JsonModel", "JsonModelConverter", "ModelParser", "OtherSide", "PayloadReader", "PayloadWriter", "PropertyNames"]),
        ("EpasContracts.Runtime.Validation",
        [
            "AutomatonMatcher", "BacktrackingMatcher", "Constraint", "ContractRule", "Formats", "PatternMatcher", "SchemaSource", "ValidationError", "ValidationErrors",
            "ValidationOptions",
        ]),
    ];

    private static readonly Dictionary<string, string> Namespaces =
        ByNamespace.SelectMany(static group => group.Names.Select(name => (name, group.Namespace))).ToDictionary(static pair => pair.name, static pair => pair.Namespace, StringComparer.Ordinal);

    /// <summary>The names of the types.</summary>
    public static IEnumerable<string> All => Namespaces.Keys;

    /// <summary>Whether a type has the name.</summary>
    public static bool Contains(string name) => Namespaces.ContainsKey(name);

    /// <summary>What a type is called in full.</summary>
    public static string InFull(string name) => $"global::{Namespaces[name]}.{name}";
}
