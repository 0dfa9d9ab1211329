using System.Globalization;
using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    private static readonly Dictionary<string, Func<Cluster, string>> ClusterOrders = new()
    {
        ["name"] = static cluster => cluster.Name,
        ["service_state"] = static cluster => cluster.State.Value,
        ["created_at"] = static cluster => cluster.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    };

    public Task<ApiResult<AsyncResponse>> CreateClusterAsync(EpasClusterCreateRequest body, CancellationToken cancellationToken) => Answer<AsyncResponse>(() =>
    {
        if (CheckNewName(body.Name) is { } taken)
            return taken;
        if (Catalog.FindEngine(body.DbaasEngineVersionId) is not { EndOfService: false } engine)
            return VendorErrors.Refuse("There is no such engine version, or it is past its end of service.", "body", "dbaas_engine_version_id");
        if (CheckGroups(body.InstanceGroups, "body", "instance_groups") is { } refusal)
            return refusal;
        return Create(body.ToCluster(engine, world.Now));
    });

    public Task<ApiResult<RdbClusterPageResponse>> ListClustersAsync(
        long? size, long? page, string? sort, string? name, string? serviceState, string? databaseName, CancellationToken cancellationToken) => Answer<RdbClusterPageResponse>(() =>
    {
        var found = world.Clusters.Where(cluster =>
            (name is null || cluster.Name == name)
            && (serviceState is null || cluster.State.Value == serviceState)
            && (databaseName is null || cluster.Database.Name == databaseName));
        if (found.TrySort(sort ?? "name:asc", ClusterOrders, out var sorted) is { } refusal)
            return refusal;
        return new RdbClusterPageResponse
        {
            Contents = [.. sorted.Page(page ?? 0, size ?? Paging.DefaultSize).Select(cluster => cluster.ToEntry(world))],
            Count = sorted.Count,
            Page = page ?? 0,
            Size = size ?? Paging.DefaultSize,
            Sort = (string[])[sort ?? "name:asc"],
        };
    });

    public Task<ApiResult<EpasClusterDetailResponse>> ShowClusterAsync(string clusterId, CancellationToken cancellationToken) =>
        Show<EpasClusterDetailResponse>(ShowClusterOperation.Descriptor, clusterId, cluster => cluster.ToDetail(world));

    public Task<ApiResult<AsyncResponse>> TerminateClusterAsync(string clusterId, CancellationToken cancellationToken) => Change(
        TerminateClusterOperation.Descriptor,
        clusterId,
        Transition.Terminate,
        cluster => world.ReplicasOf(cluster).Any() ? VendorErrors.Refuse("The cluster has replicas: terminate or promote them first.", "path", "cluster_id") : null,
        world.Remove);

    public Task<ApiResult<AsyncResponse>> StartClusterAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(StartClusterOperation.Descriptor, clusterId, Transition.Start, complete: ApplyPendingValues);

    public Task<ApiResult<AsyncResponse>> StopClusterAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(StopClusterOperation.Descriptor, clusterId, Transition.Stop);

    public Task<ApiResult<AsyncResponse>> RestartClusterAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(RestartClusterOperation.Descriptor, clusterId, Transition.Restart, complete: ApplyPendingValues);

    public Task<ApiResult<AsyncResponse>> SynchronizeClusterStateAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(SynchronizeClusterStateOperation.Descriptor, clusterId, Transition.Synchronize);

    public Task<ApiResult<AsyncResponse>> SwitchoverClusterAsync(string clusterId, CancellationToken cancellationToken) => Change(
        SwitchoverClusterOperation.Descriptor,
        clusterId,
        Transition.Edit,
        static cluster => cluster.HaEnabled ? null : VendorErrors.Refuse("The cluster has no standby server to switch to.", "path", "cluster_id"),
        static cluster =>
        {
            foreach (var instance in cluster.InstanceGroups.SelectMany(static group => group.Instances))
            {
                instance.Role = instance.Role == InstanceRoleType.Active ? InstanceRoleType.Standby
                    : instance.Role == InstanceRoleType.Standby ? InstanceRoleType.Active
                    : instance.Role;
            }
        });

    public Task<ApiResult<AsyncResponse>> PatchMinorVersionAsync(string clusterId, MinorPatchRequest body, CancellationToken cancellationToken) => Change(
        PatchMinorVersionOperation.Descriptor,
        clusterId,
        Transition.Upgrade,
        cluster => FindPatch(cluster, body) is null
            ? VendorErrors.Refuse($"There is no such version of major version {cluster.Engine.Major} above {cluster.Engine.Version}.", "body", "software_version")
            : null,
        cluster =>
        {
            if (body.BackupBeforeUpgrade)
                MakeBackup(cluster);
            cluster.Engine = FindPatch(cluster, body) ?? cluster.Engine;
        });

    public Task<ApiResult<AsyncResponse>> SetAuditLogAsync(string clusterId, AuditLogRequest body, CancellationToken cancellationToken) =>
        Change(SetAuditLogOperation.Descriptor, clusterId, Transition.Edit, complete: cluster => cluster.AuditEnabled = body.UseAuditLog);

    public Task<ApiResult<AsyncResponse>> SetSecurityGroupRulesAsync(string clusterId, UpdateSecurityGroupRulesRequest body, CancellationToken cancellationToken) => Change(
        SetSecurityGroupRulesOperation.Descriptor,
        clusterId,
        Transition.Edit,
        complete: cluster =>
        {
            cluster.AllowableIpAddresses.RemoveAll((body.DelIpAddresses ?? []).Contains);
            cluster.AllowableIpAddresses.AddRange((body.AddIpAddresses ?? []).Except(cluster.AllowableIpAddresses).ToList());
        });

    private static EngineVersion? FindPatch(Cluster cluster, MinorPatchRequest body) => Catalog.Engines.FirstOrDefault(engine =>
        engine.Version == body.SoftwareVersion && engine.Major == cluster.Engine.Major && Version.Parse(engine.Version) > Version.Parse(cluster.Engine.Version));

    private static ApiError? CheckGroups(IReadOnlyList<InstanceGroupRequest> groups, params string[] location)
    {
        if (groups.Count == 0)
            return VendorErrors.Refuse("At least one instance group is needed.", location);
        for (var i = 0; i < groups.Count; i++)
        {
            if (!Catalog.HasServerType(groups[i].ServerTypeName))
                return VendorErrors.Refuse("There is no such server type.", [.. location, i.ToString(CultureInfo.InvariantCulture), "server_type_name"]);
        }

        return null;
    }

    private ApiError? CheckNewName(string name, params string[] location) => world.Clusters.Any(cluster => cluster.Name == name)
        ? VendorErrors.Refuse($"There is a cluster with the name {name}.", location is [] ? ["body", "name"] : location)
        : null;

    private AsyncResponse Create(Cluster cluster)
    {
        world.Add(cluster);
        return Accepted(world.Accept(end => Created(cluster, end)), cluster.Id);
    }

    private static void Created(Cluster cluster, DateTimeOffset end)
    {
        cluster.State = ServiceState.Running;
        cluster.ModifiedAt = end;
        cluster.SyncedAt = cluster.IsReplica ? end : null;
        if (cluster.BackupOption is not null)
            MakeBackup(cluster);
    }
}
