using EpasContracts.AspNetCore;

namespace EpasContracts.WireTests.Described;

/// <summary>Answers nothing: what is said of its operations is all that matters.</summary>
internal sealed class DescribedHandler : IDescribedHandler
{
    public Task<ApiResult<Animal>> AddAnimalAsync(
        string area, string token, Animal body, IReadOnlyList<Kind>? kinds, AddAnimalNear? near, Guid? xTrace, Range? where, CancellationToken cancellationToken) =>
        Task.FromResult(ApiResult.Of(body));

    public Task<ApiResult> DrawPlanAsync(DrawPlanForm? body, CancellationToken cancellationToken) => Task.FromResult(ApiResult.Empty(204));
}
