using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Validation;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.AspNetCore;

/// <summary>A request that the contract does not allow; no handler has seen it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Operation">What it asked for.</param>
/// <param name="Status">400 for values at fault, 413 for a body that is too large, 415 for one in another media type.</param>
/// <param name="Message">One sentence for the caller, without secrets.</param>
/// <param name="Errors">
/// Every value at fault; empty unless <paramref name="Status"/> is 400. The pointers begin with the place: <c>/path/cluster_id</c>,
/// <c>/query/size</c>, <c>/header/X-Name</c>, <c>/cookie/id</c>, <c>/body/tags/0/key</c>.
/// </param>
public sealed record InvalidRequest(HttpContext Context, OperationDescriptor Operation, int Status, string Message, IReadOnlyList<ValidationError> Errors);
