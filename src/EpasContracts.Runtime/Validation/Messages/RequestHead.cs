using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Http;

namespace EpasContracts.Runtime.Validation;

/// <summary>What of a request stands before its body.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path as it goes on the wire, escapes and all, without what the contract does not know of (a base path).</param>
/// <param name="Query">The query as it goes on the wire, with or without its question mark; null and empty mean none.</param>
/// <param name="Header">All values of the headers of a name, in their order; none when there is no such header.</param>
public sealed record RequestHead(string Method, string Path, string? Query, Func<string, IReadOnlyList<string>> Header)
{
    private RawPairs? _query;
    private RawPairs? _cookies;

    /// <summary>The value of a parameter as JSON, or null when it is absent.</summary>
    internal byte[]? Find(ParameterDescriptor parameter, OperationMatch match) => parameter.Place switch
    {
        ParameterPlace.Path => match.PathValues.TryGetValue(parameter.Name, out var text) ? ParameterCodec.ReadPath(parameter, text) : null,
        ParameterPlace.Query => ParameterCodec.ReadQuery(parameter, _query ??= RawPairs.FromQuery(Query), match.Operation),
        ParameterPlace.QueryString => ParameterCodec.ReadQueryString(parameter, Query),
        ParameterPlace.Header => ParameterCodec.ReadHeader(parameter, Header(parameter.Name)),
        _ => ParameterCodec.ReadCookie(parameter, _cookies ??= RawPairs.FromCookies(string.Join("; ", Header("Cookie")))),
    };
}
