using EpasContracts.AspNetCore;
using EpasContracts.Epas;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<RequestStateResponse>> ShowRequestAsync(string requestId, CancellationToken cancellationToken) => Answer<RequestStateResponse>(() =>
        world.FindRequest(requestId) is { } work
            ? new RequestStateResponse { RequestId = work.RequestId, State = work.State }
            : Unknown(ShowRequestOperation.Descriptor, "request"));
}
