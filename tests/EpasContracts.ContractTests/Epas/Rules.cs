using EpasContracts.Pacts;
using EpasContracts.Runtime.Http;

namespace EpasContracts.ContractTests.Epas;

/// <summary>
/// The document's rules as matchers: as strict as it is, so that a value which it forbids fails here too. What no matcher can say,
/// a bound of a number or a multiple, a request states as a plain value and a response by its type.
/// </summary>
internal static class Rules
{
    /// <summary>One of the values that the document lists.</summary>
    public static Matcher OneOf<T>(T example, IEnumerable<T> known)
        where T : struct, IExtensibleEnum => Match.Regex(example.ToString()!, $"^({string.Join('|', known)})$");

    /// <summary><c>format: date-time</c>.</summary>
    public static Matcher DateTime() =>
        Match.Regex("2024-05-17T00:23:17Z", @"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$");

    /// <summary>Text of a length, of any characters.</summary>
    public static Matcher Text(string example, int minLength, int maxLength) => Match.Regex(example, $@"^[\s\S]{{{minLength},{maxLength}}}$");

    /// <summary>The vendor's list of what is wrong with a request: at least one entry, with its place.</summary>
    public static Matcher ErrorList(string message, string type, params string[] place) =>
        Match.MinType(new { loc = Match.Equality(place), msg = Match.Type(message), type_ = Match.Type(type) }, 1);
}
