using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<ServerTypeListResponse>> ListServerTypesAsync(string? name, string? productImageType, CancellationToken cancellationToken) =>
        Answer<ServerTypeListResponse>(() => new ServerTypeListResponse
        {
            Contents = [.. Catalog.ServerTypes
                .Where(type => (name is null || type.Name == name) && (productImageType is null || productImageType == Catalog.ProductImage))
                .Select(static type => new ServerType
                {
                    CpuCore = type.Cores,
                    Description = $"{type.Cores} vCPU, {type.MemoryGb} GB",
                    MemoryGb = type.MemoryGb,
                    Name = type.Name,
                    ProductImageType = Catalog.ProductImage,
                    ProductType = ProductType.Epas.Value,
                    Purpose = "Standard",
                    Type = "db1",
                })],
        });

    public Task<ApiResult<AsyncResponse>> AddBlockStoragesAsync(string instanceGroupId, AddBlockStoragesRequest body, CancellationToken cancellationToken) =>
        ChangeGroup(AddBlockStoragesOperation.Descriptor, instanceGroupId, complete: (cluster, group) =>
            group.Disks.Add(ClusterPlans.NewDisk(cluster.InstanceNamePrefix, body.RoleType, body.SizeGb, body.VolumeType)));

    public Task<ApiResult<AsyncResponse>> SetServerTypeAsync(string instanceGroupId, InstanceGroupResizeRequest body, CancellationToken cancellationToken) => ChangeGroup(
        SetServerTypeOperation.Descriptor,
        instanceGroupId,
        _ => Catalog.HasServerType(body.ServerTypeName) ? null : VendorErrors.Refuse("There is no such server type.", "body", "server_type_name"),
        (_, group) => group.ServerTypeName = body.ServerTypeName);

    public Task<ApiResult<AsyncResponse>> SetBlockStorageSizeAsync(
        string blockStorageGroupId, ResizeBlockStorageGroupRequest body, CancellationToken cancellationToken) => Answer(() =>
    {
        var found = world.Clusters
            .SelectMany(static cluster => cluster.InstanceGroups, static (cluster, group) => (cluster, group))
            .SelectMany(static pair => pair.group.Disks, static (pair, disk) => (pair.cluster, disk))
            .FirstOrDefault(pair => pair.disk.Id == blockStorageGroupId);
        var operation = SetBlockStorageSizeOperation.Descriptor;
        return found.cluster is null
            ? Unknown(operation, "block storage group")
            : Begin(operation, found.cluster, Transition.Edit, check: null, _ => found.disk.SizeGb = body.SizeGb);
    });

    private Task<ApiResult<AsyncResponse>> ChangeGroup(
        OperationDescriptor operation, string groupId, Func<Cluster, ApiError?>? check = null, Action<Cluster, InstanceGroup>? complete = null) => Answer(() =>
    {
        var (cluster, group) = world.Clusters
            .SelectMany(static cluster => cluster.InstanceGroups, static (cluster, group) => (cluster, group))
            .FirstOrDefault(pair => pair.group.Id == groupId);
        return cluster is null
            ? Unknown(operation, "instance group")
            : Begin(operation, cluster, Transition.Edit, check, changed => complete?.Invoke(changed, group));
    });
}
