namespace EpasContracts.Runtime.Http;

/// <summary>Addresses of servers from their templates.</summary>
public static class ServerAddress
{
    // What would end the part of the address in which a variable stands, and begin another one.
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("?#@\\ \t\r\n{}");

    /// <summary>An address.</summary>
    /// <param name="template">The url of the document, with its variables in braces.</param>
    /// <param name="origin">What a relative url is relative to; null for an absolute one.</param>
    /// <param name="variables">The variables by name.</param>
    /// <exception cref="ArgumentException">A variable's value would change more of the address than its place, or no address comes out.</exception>
    public static Uri Of(string template, Uri? origin, params (string Name, string Value)[] variables)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(variables);
        var url = template;
        foreach (var (name, value) in variables)
        {
            if (value is null || value.AsSpan().IndexOfAny(Forbidden) >= 0)
                throw new ArgumentException($"The server variable '{name}' must have neither spaces nor any of ?#@\\{{}}.", nameof(variables));
            url = url.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        var made = origin is null ? Uri.TryCreate(url, UriKind.Absolute, out var address) : Uri.TryCreate(origin, url, out address);
        return made && address!.Scheme is "http" or "https" ? address : throw new ArgumentException($"'{url}' is no http address.", nameof(variables));
    }
}
