using System.Globalization;
using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<AsyncResponse>> CreateReplicaAsync(string clusterId, ReplicasCreateRequest body, CancellationToken cancellationToken) =>
        Show<AsyncResponse>(CreateReplicaOperation.Descriptor, clusterId, origin =>
        {
            var replicas = body.Replicas.Select(replica => replica.ToReplica(origin, body, world.Now)).ToList();
            var accepted = Begin(
                CreateReplicaOperation.Descriptor,
                origin,
                Transition.Edit,
                cluster => cluster.IsReplica ? VendorErrors.Refuse("A replica has no replicas of its own.", "path", "cluster_id") : CheckReplicas(body),
                cluster => replicas.ForEach(replica => Created(replica, cluster.ModifiedAt)));
            if (accepted.Status is null)
                replicas.ForEach(world.Add);
            return accepted;
        });

    public Task<ApiResult<ReplicasListResponse>> ListReplicasAsync(string clusterId, CancellationToken cancellationToken) =>
        Show<ReplicasListResponse>(ListReplicasOperation.Descriptor, clusterId, cluster =>
        {
            var replicas = world.ReplicasOf(cluster).Select(static replica => new ReplicaItem
            {
                Name = replica.Name,
                Region = null,
                ReplicaState = replica.State == ServiceState.Running ? "STREAMING" : "DOWN",
                ReplicaStateDetail = null,
                SyncedAt = replica.SyncedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            }).ToList();
            return new ReplicasListResponse { Contents = replicas, Count = replicas.Count };
        });

    public Task<ApiResult<AsyncResponse>> PromoteReplicaClusterAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(PromoteReplicaClusterOperation.Descriptor, clusterId, Transition.Edit, CheckIsReplica(PromoteReplicaClusterOperation.Descriptor), static cluster =>
        {
            cluster.Role = ClusterRoleType.Origin;
            cluster.OriginClusterId = null;
        });

    public Task<ApiResult<AsyncResponse>> ResetReplicaAsync(string replicaClusterId, CancellationToken cancellationToken) => Change(
        ResetReplicaOperation.Descriptor,
        replicaClusterId,
        Transition.Edit,
        CheckIsReplica(ResetReplicaOperation.Descriptor),
        static replica => replica.SyncedAt = replica.ModifiedAt);

    public Task<ApiResult<AsyncResponse>> SynchronizeReplicaStateAsync(string originClusterId, CancellationToken cancellationToken) =>
        Change(SynchronizeReplicaStateOperation.Descriptor, originClusterId, Transition.Synchronize, complete: origin =>
        {
            foreach (var replica in world.ReplicasOf(origin))
                replica.SyncedAt = origin.ModifiedAt;
        });

    private static Func<Cluster, ApiError?> CheckIsReplica(OperationDescriptor operation) =>
        cluster => cluster.IsReplica ? null : VendorErrors.Refuse("The cluster is no replica.", "path", PathParameter(operation));

    private ApiError? CheckReplicas(ReplicasCreateRequest body)
    {
        if (body.ReplicaCount != body.Replicas.Count || body.Replicas.Count == 0)
            return VendorErrors.Refuse("The count must be that of the replicas, at least one.", "body", "replica_count");
        for (var i = 0; i < body.Replicas.Count; i++)
        {
            var replica = body.Replicas[i];
            var index = i.ToString(CultureInfo.InvariantCulture);
            if (body.Replicas.Take(i).Any(other => other.Name == replica.Name))
                return VendorErrors.Refuse($"There are two replicas with the name {replica.Name}.", "body", "replicas", index, "name");
            var refusal = CheckNewName(replica.Name, "body", "replicas", index, "name")
                ?? CheckGroups(replica.InstanceGroups, "body", "replicas", index, "instance_groups");
            if (refusal is not null)
                return refusal;
        }

        return null;
    }
}
