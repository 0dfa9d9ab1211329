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
        var url = server.Variables.Aggregate(server.Url, static (text, variable) => text.Replace("{" + variable.Name + "}", variable.Default));
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Query: "", Fragment: "", UserInfo: "" } && url.IndexOf('{') < 0
            ? url
            : null;
    }
}
