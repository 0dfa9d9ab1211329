namespace EpasContracts.Tests.Linting;

/// <summary>Which of our rules finds what a rule of Spectral or Redocly finds.</summary>
internal static class PeerRules
{
    // The reader's own rules: what breaks the specification.
    private const string Structure = "EPAS1";

    /// <summary>Rule of a peer → ids of ours, or what they begin with, any of which is a counterpart.</summary>
    public static IReadOnlyDictionary<string, string[]> Counterparts { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["spectral/array-items"] = ["EPAS3061"],
        ["spectral/duplicated-entry-in-enum"] = ["EPAS1052"],
        ["spectral/info-contact"] = ["EPAS3001"],
        ["spectral/info-description"] = ["EPAS3004"],
        ["spectral/invalid-ref"] = ["EPAS1040", "EPAS1041", "EPAS1042"],
        ["spectral/no-$ref-siblings"] = ["EPAS1043", "EPAS3093"],
        ["spectral/no-eval-in-markdown"] = ["EPAS3094"],
        ["spectral/no-script-tags-in-markdown"] = ["EPAS3094"],
        ["spectral/oas3-api-servers"] = ["EPAS3010"],
        ["spectral/oas3-callbacks-in-callbacks"] = ["EPAS3036"],
        ["spectral/oas3-examples-value-or-externalValue"] = ["EPAS3083"],
        ["spectral/oas3-operation-security-defined"] = ["EPAS1067", "EPAS3051"],
        ["spectral/oas3-schema"] = [Structure, "EPAS3003", "EPAS3015", "EPAS3042", "EPAS3045", "EPAS3064", "EPAS3067", "EPAS3083", "EPAS3092", "EPAS3093"],
        ["spectral/oas3-server-trailing-slash"] = ["EPAS3011"],
        ["spectral/oas3-server-variables"] = ["EPAS3013", "EPAS3014", "EPAS3015", "EPAS3016", "EPAS3017"],
        ["spectral/oas3-unused-component"] = ["EPAS3090", "EPAS3091"],
        ["spectral/oas3-valid-media-example"] = ["EPAS3080", "EPAS3082"],
        ["spectral/oas3-valid-schema-example"] = ["EPAS3080", "EPAS3081"],
        ["spectral/oas3_1-callbacks-in-webhook"] = ["EPAS3038"],
        ["spectral/oas3_1-servers-in-webhook"] = ["EPAS3037"],
        ["spectral/oas3_2-no-deprecated-xml-attribute"] = ["EPAS3066"],
        ["spectral/openapi-tags-uniqueness"] = ["EPAS3022"],
        ["spectral/operation-description"] = ["EPAS3032"],
        ["spectral/operation-operationId"] = ["EPAS3030"],
        ["spectral/operation-operationId-unique"] = ["EPAS1060"],
        ["spectral/operation-operationId-valid-in-url"] = ["EPAS3031"],
        ["spectral/operation-parameters"] = ["EPAS1062"],
        ["spectral/operation-success-response"] = ["EPAS3034", "EPAS1061"],
        ["spectral/operation-tag-defined"] = ["EPAS3020"],
        ["spectral/operation-tags"] = ["EPAS3023"],
        ["spectral/parser"] = [Structure, "EPAS3039"],
        ["spectral/path-declarations-must-exist"] = ["EPAS3042"],
        ["spectral/path-keys-no-trailing-slash"] = ["EPAS3040"],
        ["spectral/path-not-include-query"] = ["EPAS3041"],
        ["spectral/path-params"] = ["EPAS1063", "EPAS1064", "EPAS1065", "EPAS1066", "EPAS3044"],
        ["spectral/typed-enum"] = ["EPAS3060", "EPAS1050"],
        ["redocly/info-license"] = ["EPAS3002"],
        ["redocly/info-license-strict"] = ["EPAS3003"],
        ["redocly/no-ambiguous-paths"] = ["EPAS3043", "EPAS1066"],
        ["redocly/no-duplicated-enum-values"] = ["EPAS1052"],
        ["redocly/no-duplicated-tag-names"] = ["EPAS3022"],
        ["redocly/no-empty-servers"] = ["EPAS3010"],
        ["redocly/no-enum-type-mismatch"] = ["EPAS3060"],
        ["redocly/no-example-value-and-externalValue"] = ["EPAS3083"],
        ["redocly/no-identical-paths"] = ["EPAS1066"],
        ["redocly/no-illogical-composition-keywords"] = ["EPAS3064", "EPAS3072"],
        ["redocly/no-invalid-media-type-examples"] = ["EPAS3080", "EPAS3082"],
        ["redocly/no-invalid-parameter-examples"] = ["EPAS3080", "EPAS3082"],
        ["redocly/no-invalid-schema-examples"] = ["EPAS3080", "EPAS3082"],
        ["redocly/no-mixed-number-range-constraints"] = ["EPAS3065"],
        ["redocly/no-path-trailing-slash"] = ["EPAS3040"],
        ["redocly/no-required-schema-properties-undefined"] = ["EPAS3063"],
        ["redocly/no-schema-type-mismatch"] = ["EPAS3062"],
        ["redocly/no-server-example.com"] = ["EPAS3012"],
        ["redocly/no-server-trailing-slash"] = ["EPAS3011"],
        ["redocly/no-server-variables-empty-enum"] = ["EPAS3015", "EPAS3016"],
        ["redocly/no-undefined-server-variable"] = ["EPAS3013", "EPAS3014"],
        ["redocly/no-unresolved-refs"] = ["EPAS1040", "EPAS1041", "EPAS1042"],
        ["redocly/no-unsafe-markdown"] = ["EPAS3094"],
        ["redocly/no-unused-components"] = ["EPAS3090", "EPAS3091"],
        ["redocly/nullable-type-sibling"] = ["EPAS3071"],
        ["redocly/operation-2xx-response"] = ["EPAS3034"],
        ["redocly/operation-4xx-response"] = ["EPAS3035"],
        ["redocly/operation-operationId"] = ["EPAS3030"],
        ["redocly/operation-operationId-unique"] = ["EPAS1060"],
        ["redocly/operation-operationId-url-safe"] = ["EPAS3031"],
        ["redocly/operation-parameters-unique"] = ["EPAS1062"],
        ["redocly/operation-summary"] = ["EPAS3033"],
        ["redocly/path-declaration-must-exist"] = ["EPAS3042"],
        ["redocly/path-not-include-query"] = ["EPAS3041"],
        ["redocly/path-parameters-defined"] = ["EPAS1063", "EPAS1064"],
        ["redocly/security-defined"] = ["EPAS3050", "EPAS1067"],
        ["redocly/security-scopes-defined"] = ["EPAS3051"],
        ["redocly/spec-components-invalid-map-name"] = ["EPAS3092"],
        ["redocly/spec-discriminator-defaultMapping"] = ["EPAS3073", "EPAS3074"],
        ["redocly/spec-example-values"] = ["EPAS3083"],
        ["redocly/spec-no-invalid-encoding-combinations"] = ["EPAS3075"],
        ["redocly/spec-no-invalid-tag-parents"] = ["EPAS3024"],
        ["redocly/spec-querystring-parameters"] = ["EPAS3045"],
        ["redocly/spec-ref-siblings"] = ["EPAS3093", "EPAS1043"],
        ["redocly/struct"] = [Structure, "EPAS3003", "EPAS3083", "EPAS3092", "EPAS3093"],
        ["redocly/tag-description"] = ["EPAS3021"],
    };

    /// <summary>Rules of peers that name an object where ours names the keyword or member at fault in it, or in its neighbour.</summary>
    public static IReadOnlySet<string> NamesTheWhole { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "spectral/oas3-server-variables", "spectral/oas3-schema", "redocly/no-server-variables-empty-enum",
    };

    /// <summary>Whether a finding of ours is the counterpart of a peer's rule.</summary>
    public static bool IsCounterpart(string rule, string id) =>
        Counterparts.TryGetValue(rule, out var ids) && ids.Any(known => id.StartsWith(known, StringComparison.Ordinal));
}
