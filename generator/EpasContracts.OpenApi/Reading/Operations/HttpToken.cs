namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>The words of HTTP: methods and the names of headers and cookies are tokens of RFC 9110.</summary>
internal static class HttpToken
{
    private const string Marks = "!#$%&'*+-.^_`|~";

    public static bool Is(string text) =>
        text.Length > 0 && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Marks.IndexOf(c) >= 0);
}
