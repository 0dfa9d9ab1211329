using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;

namespace EpasContracts.Runtime.Validation;

/// <summary>JSON Pointers as paths over members of models, as DataAnnotations and model binding spell them: <c>InstanceGroups[0].RoleType</c>.</summary>
internal static class MemberPath
{
    /// <summary>The path of an error: of the missing property itself where one is missing.</summary>
    public static string Of(ValidationError error, SchemaDescriptor? schema)
    {
        var tokens = JsonPointer.Tokens(error.InstancePointer);
        if (error is { Keyword: "required" or "dependentRequired", Property: { } missing })
            tokens = [.. tokens, missing];
        var path = new StringBuilder();
        foreach (var token in tokens)
        {
            var parts = schema is null ? [] : SchemaParts.Of(schema);
            var property = parts.SelectMany(static part => part.Properties).FirstOrDefault(property => property.Name == token);
            var items = parts.Select(static part => part.Items).FirstOrDefault(static items => items is not null);
            if (property is null && (items is not null || schema is null) && token.Length > 0 && token.All(char.IsAsciiDigit))
                path.Append('[').Append(token).Append(']');
            else
                path.Append(path.Length == 0 ? "" : ".").Append(property?.MemberName ?? token);
            schema = property?.Schema ?? items ?? parts.Select(static part => part.AdditionalProperties).FirstOrDefault(static additional => additional is not null);
        }

        return path.ToString();
    }
}
