using EpasContracts.AspNetCore.Requests;
using EpasContracts.AspNetCore.Responses;
using EpasContracts.Runtime.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EpasContracts.AspNetCore;

/// <summary>The endpoints of one contract: what generated <c>Map…</c> methods stand on.</summary>
public sealed class ContractEndpoints
{
    private readonly ContractEndpointOptions _options;

    /// <summary>Begins a group of endpoints.</summary>
    /// <param name="endpoints">Where to add them.</param>
    /// <param name="options">How the contract is kept; null takes the defaults.</param>
    public ContractEndpoints(IEndpointRouteBuilder endpoints, ContractEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _options = options ?? new ContractEndpointOptions();
        Group = endpoints.MapGroup("");
    }

    /// <summary>All endpoints, for filters and metadata.</summary>
    public RouteGroupBuilder Group { get; }

    /// <summary>
    /// Adds an operation. Its endpoint is named after the operation's id, has its tag, and carries the <see cref="OperationDescriptor"/> as
    /// metadata. Paths match as ASP.NET Core matches them, without regard to case.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">Reads the request, then refuses or answers it.</param>
    public void Map(OperationDescriptor operation, Func<ContractCall, Task<ApiResult>> answer)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(answer);
        var path = new PathTemplate(operation.Path);
        var endpoint = Group
            .Map(path.Pattern, async context =>
            {
                var result = await answer(new ContractCall(context, operation, path, _options)).ConfigureAwait(false);
                await ResponseWriter.WriteAsync(context, operation, result, _options.ValidateResponses).ConfigureAwait(false);
            })
            .WithMetadata(new HttpMethodMetadata([operation.Method]), operation)
            .WithName(operation.Id)
            .WithDisplayName(operation.ToString());
        if (operation.Tag is { } tag)
            endpoint.WithTags(tag);
    }
}
