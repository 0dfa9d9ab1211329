using System.Net;

namespace EpasContracts.Runtime.Http;

/// <summary>A response with its headers.</summary>
/// <typeparam name="TBody">What its body became.</typeparam>
/// <typeparam name="THeaders">The headers that the contract declares.</typeparam>
/// <param name="StatusCode">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">The headers.</param>
public sealed record ApiResponse<TBody, THeaders>(HttpStatusCode StatusCode, TBody Body, THeaders Headers);
