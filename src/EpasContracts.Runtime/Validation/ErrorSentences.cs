namespace EpasContracts.Runtime.Validation;

/// <summary>What a violation is called in a sentence for a person.</summary>
internal static class ErrorSentences
{
    /// <summary>The sentence for one failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="pointer">Where the value stands.</param>
    /// <param name="value">The value as it may be shown, or null.</param>
    public static string For(Failure failure, string pointer, string? value)
    {
        var constraint = failure.Constraint;
        var subject = constraint.Subject ?? (pointer.Length == 0 ? "the payload" : pointer[(pointer.LastIndexOf('/') + 1)..]);
        var argument = constraint.Argument;
        var was = value is null ? "" : $", was {value}";
        return constraint.Keyword switch
        {
            "json" => failure.Detail is null ? "the payload is not valid UTF-8 JSON" : $"the payload is not valid JSON: {failure.Detail}",
            "representable" => $"{subject} fits no value of its .NET type{was}",
            "uniqueNames" => $"{failure.Property ?? subject} occurs twice in one object",
            "required" => $"{failure.Property} is required",
            "type" => $"{subject} must be {Types(argument)}{was}",
            "enum" => $"{subject} must be one of {Members(argument)}{was}",
            "const" => $"{subject} must be {argument}{was}",
            "multipleOf" => $"{subject} must be a multiple of {argument}{was}",
            "minimum" => $"{subject} must be at least {argument}{was}",
            "maximum" => $"{subject} must be at most {argument}{was}",
            "exclusiveMinimum" => $"{subject} must be greater than {argument}{was}",
            "exclusiveMaximum" => $"{subject} must be less than {argument}{was}",
            "minLength" => $"{subject} must have at least {argument} character(s){was}",
            "maxLength" => $"{subject} must have at most {argument} character(s){was}",
            "pattern" => $"{subject} must match the pattern {argument}{was}",
            "format" => $"{subject} must be {Article(argument.Trim('"'))}{was}",
            "minItems" => $"{subject} must have at least {argument} element(s)",
            "maxItems" => $"{subject} must have at most {argument} element(s)",
            "uniqueItems" => $"{subject} must not have equal elements",
            "minProperties" => $"{subject} must have at least {argument} member(s)",
            "maxProperties" => $"{subject} must have at most {argument} member(s)",
            "additionalProperties" or "unevaluatedProperties" => $"{failure.Property} is not a known property of {(constraint.Subject is null ? "this object" : subject)}",
            "contains" => $"{subject} must have an element that matches",
            "minContains" => $"{subject} must have at least {argument} element(s) that match",
            "maxContains" => $"{subject} must have at most {argument} element(s) that match",
            "unevaluatedItems" => $"{subject} has an element that no part of the schema allows{was}",
            "propertyNames" => $"the name {failure.Property} is not allowed in {subject}",
            "dependentRequired" => $"{failure.Property} is required beside {argument}",
            "anyOf" => $"{subject} must match at least one of the alternatives{was}",
            "oneOf" => $"{subject} must match exactly one of the alternatives{was}",
            "not" => $"{subject} must not match the excluded schema{was}",
            "false" => $"{subject} is not allowed",
            _ => $"{subject} violates {constraint.Keyword} {argument}{was}",
        };
    }

    private static string Types(string argument) => argument.Replace("\"", "", StringComparison.Ordinal) switch
    {
        ['[', .. var list, ']'] => string.Join(" or ", list.Split(',').Select(Article)),
        var single => Article(single),
    };

    private static string Article(string type) => type switch
    {
        "null" => "null",
        "integer" or "array" or "object" or "email" or "ipv4" or "ipv6" => $"an {type}",
        _ => $"a {type}",
    };

    private static string Members(string argument)
    {
        const int Shown = 300;
        var list = argument is ['[', .. var inner, ']'] ? inner : argument;
        return list.Length > Shown ? list[..Shown] + "…" : list.Replace(",", ", ", StringComparison.Ordinal);
    }
}
