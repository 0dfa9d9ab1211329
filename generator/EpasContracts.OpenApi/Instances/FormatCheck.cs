using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Instances;

/// <summary>The formats that a value can be held against.</summary>
internal static class FormatCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private static readonly Regex DateTime = New(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z");
    private static readonly Regex Time = New(@"^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z");
    private static readonly Regex Uuid = New(@"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z");
    private static readonly Regex Email = New(@"^[^\s@""]+@[^\s@]+\z");
    private static readonly Regex Host = New(@"^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\.?\z");
    private static readonly Regex Integer = New(@"^-?(0|[1-9]\d*)\z");
    private static readonly Regex Duration = New(@"^P(\d+W|(\d+Y(\d+M(\d+D)?)?|\d+M(\d+D)?|\d+D)?(T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))?)\z");
    private static readonly Regex Pointer = New(@"^(/([^~/]|~[01])*)*\z");
    private static readonly Regex Base64Url = New(@"^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-]{2}(==)?|[A-Za-z0-9_-]{3}=?)?\z");
    private static readonly Regex Base64 = New(@"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z");

    /// <summary>What a string that breaks its format is not; null when it keeps it or the format is not known.</summary>
    public static string? Fault(string format, string text) => format switch
    {
        "int64" or "uint64" => Integer.IsMatch(text) && ExactDecimal.Parse(text) is { } number ? Fault(format, number) : "a whole number",
        "duration" => text.Length > 1 && Duration.IsMatch(text) ? null : "a duration such as P1DT2H",
        "json-pointer" => Pointer.IsMatch(text) ? null : "a JSON Pointer",
        "base64url" => Base64Url.IsMatch(text) ? null : "Base64 for addresses",
        "date-time" => IsDateTime(text) ? null : "a date and time of RFC 3339",
        "date" => IsDate(text) ? null : "a date such as 2026-01-31",
        "time" => Time.IsMatch(text) ? null : "a time of RFC 3339",
        "uuid" => Uuid.IsMatch(text) ? null : "a UUID",
        "email" => Email.IsMatch(text) ? null : "an e-mail address",
        "hostname" => text.Length <= 253 && Host.IsMatch(text) ? null : "a host name",
        "ipv4" => text.Split('.').Length == 4 && IsAddress(text, AddressFamily.InterNetwork) ? null : "an IPv4 address",
        "ipv6" => text.IndexOf('%') < 0 && IsAddress(text, AddressFamily.InterNetworkV6) ? null : "an IPv6 address",
        "uri" or "iri" => IsUri(text) ? null : "an absolute URI",
        "byte" => Base64.IsMatch(text) ? null : "Base64",
        _ => null,
    };

    /// <summary>The same for a number.</summary>
    public static string? Fault(string format, ExactDecimal number) =>
        IntegerFormats.RangeOf(format) is not var (low, high) || IsWithin(number, low, high) ? null : $"a whole number from {low} to {high}";

    // A second of 60 is a leap second, which the runtime's own types do not have.
    private static bool IsDateTime(string text) =>
        DateTime.IsMatch(text)
        && DateTimeOffset.TryParse(text.Substring(0, 17) + text.Substring(17).Replace("60", "59").ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDate(string text) =>
        System.DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsAddress(string text, AddressFamily family) => IPAddress.TryParse(text, out var address) && address.AddressFamily == family;

    private static bool IsUri(string text) =>
        !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`') && Uri.TryCreate(text, UriKind.Absolute, out _)
        && text.IndexOf(':') > 0;

    private static bool IsWithin(ExactDecimal number, string low, string high) =>
        number.IsInteger && number.CompareTo(ExactDecimal.Parse(low)!.Value) >= 0 && number.CompareTo(ExactDecimal.Parse(high)!.Value) <= 0;

    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant, Timeout);
}
