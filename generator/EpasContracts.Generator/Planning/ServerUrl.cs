using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>The addresses of a document's servers.</summary>
internal static class ServerUrl
{
    /// <summary>The first server's address with the defaults of its variables; null when there is none that can be called.</summary>
    public static string? Default(EquatableArray<Server> servers) => servers.IsEmpty ? null : Default(servers[0]);

    /// <summary>A server's address with the defaults of its variables; null when it is relative, or no http address.</summary>
    public static string? Default(Server server)
    {
        var url = Expanded(server);
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Query: "", Fragment: "", UserInfo: "" } && url.IndexOf('{') < 0
            ? url
            : null;
    }

    /// <summary>Whether the url is a path on the host that serves the document.</summary>
    public static bool IsRelative(Server server) =>
        Expanded(server) is var url && url.IndexOf("://", StringComparison.Ordinal) < 0 && url.IndexOf('{') < 0
        && Uri.TryCreate("http://host/" + url.TrimStart('/'), UriKind.Absolute, out var address) && address is { Query: "", Fragment: "", UserInfo: "" };

    /// <summary>The servers that no address can be made of.</summary>
    public static IEnumerable<Finding> Unusable(EquatableArray<Server> servers) =>
        servers.Where(static server => Default(server) is null && !IsRelative(server)).Select(static server => GeneratorRules.UnusableServer.At(server.Location, server.Url));

    /// <summary>A server's url, its variables in braces. One that begins with a host takes the scheme of where the document is served, which is nowhere here: it is https.</summary>
    public static string Template(Server server) => server.Url.StartsWith("//", StringComparison.Ordinal) ? "https:" + server.Url : server.Url;

    private static string Expanded(Server server) => server.Variables.Aggregate(Template(server), static (text, variable) => text.Replace("{" + variable.Name + "}", variable.Default));
}
