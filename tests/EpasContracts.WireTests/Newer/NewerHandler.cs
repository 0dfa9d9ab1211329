using EpasContracts.AspNetCore;

namespace EpasContracts.WireTests.Newer;

/// <summary>Answers with what arrived.</summary>
internal sealed class NewerHandler : INewerHandler
{
    public Task<ApiResult<IReadOnlyList<Shape>>> DrawShapesAsync(IReadOnlyList<Shape> body, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(body));

    public Task<ApiResult<IReadOnlyList<Vehicle>>> ParkVehiclesAsync(IReadOnlyList<Vehicle> body, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Of(body));
}
