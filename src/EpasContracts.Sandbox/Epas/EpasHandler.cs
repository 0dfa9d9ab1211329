using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Sandbox.Epas.State;
using EpasContracts.Sandbox.Hosting;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.Sandbox.Epas;

/// <summary>EPAS as the generated interface describes it, on a <see cref="World"/> in memory. One file a tag of the document.</summary>
internal sealed partial class EpasHandler(World world) : IEpasHandler
{
    // Everything that is answered is answered while time stands still.
    private Task<ApiResult<T>> Answer<T>(Func<ApiResult<T>> answer)
    {
        lock (world.Gate)
        {
            world.Advance();
            return Task.FromResult(answer());
        }
    }

    private Task<ApiResult<T>> Show<T>(OperationDescriptor operation, string clusterId, Func<Cluster, ApiResult<T>> answer) =>
        Answer(() => world.FindCluster(clusterId) is { } cluster ? answer(cluster) : Unknown(operation, "cluster"));

    /// <summary>Accepts work on a cluster.</summary>
    /// <param name="operation">What is asked for.</param>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="transition">What becomes of its state.</param>
    /// <param name="check">Refuses what else is not allowed; null refuses nothing.</param>
    /// <param name="complete">What becomes true at the end; null is nothing more than the state.</param>
    private Task<ApiResult<AsyncResponse>> Change(
        OperationDescriptor operation, string clusterId, Transition transition, Func<Cluster, ApiError?>? check = null, Action<Cluster>? complete = null) =>
        Show<AsyncResponse>(operation, clusterId, cluster => Begin(operation, cluster, transition, check, complete));

    private ApiResult<AsyncResponse> Begin(
        OperationDescriptor operation, Cluster cluster, Transition transition, Func<Cluster, ApiError?>? check, Action<Cluster>? complete)
    {
        if (!transition.From.Contains(cluster.State))
            return VendorErrors.Refuse($"The cluster is {cluster.State}; this needs {string.Join(" or ", transition.From)}.", "path", PathParameter(operation));
        if (check?.Invoke(cluster) is { } refusal)
            return refusal;

        var before = cluster.State;
        cluster.State = transition.During;
        cluster.ModifiedAt = world.Now;
        var work = world.Accept(end =>
        {
            cluster.State = transition.After ?? before;
            cluster.ModifiedAt = end;
            complete?.Invoke(cluster);
        });
        return Accepted(work, cluster.Id);
    }

    private static AsyncResponse Accepted(Work work, string resourceId) => new() { RequestId = work.RequestId, Resource = new ResourceInfo { Id = resourceId } };

    /// <summary>The answer about something that is not there: 404 where the document declares it, else a value at fault like any other.</summary>
    private static ApiError Unknown(OperationDescriptor operation, string what)
    {
        var message = $"There is no such {what}.";
        return operation.FindResponse(StatusCodes.Status404NotFound) is null
            ? VendorErrors.Refuse(message, "path", PathParameter(operation))
            : ApiResult.RawError(StatusCodes.Status404NotFound, ProblemAnswer.Of(StatusCodes.Status404NotFound, message), ProblemAnswer.MediaType);
    }

    private static string PathParameter(OperationDescriptor operation) =>
        operation.Parameters.First(static parameter => parameter.Place == ParameterPlace.Path).Name;
}
