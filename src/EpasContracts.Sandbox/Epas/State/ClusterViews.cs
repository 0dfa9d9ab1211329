using EpasContracts.Epas;

namespace EpasContracts.Sandbox.Epas.State;

/// <summary>A cluster as the service shows it.</summary>
internal static class ClusterViews
{
    private const string User = "90dddfc2b1e04edba54ba2b41539a9ac";

    public static RdbClusterResponse ToEntry(this Cluster cluster, World world) => new()
    {
        AccountId = world.AccountId,
        CreatedAt = cluster.CreatedAt,
        CreatedBy = User,
        DatabaseName = cluster.Database.Name,
        HaEnabled = cluster.HaEnabled,
        Id = cluster.Id,
        InstanceCount = cluster.InstanceGroups.Sum(static group => group.Instances.Count),
        ModifiedAt = cluster.ModifiedAt,
        ModifiedBy = User,
        Name = cluster.Name,
        RoleType = cluster.Role,
        ServiceState = cluster.State,
    };

    public static EpasClusterDetailResponse ToDetail(this Cluster cluster, World world) => new()
    {
        AccountId = world.AccountId,
        AllowableIpAddresses = [.. cluster.AllowableIpAddresses],
        CreatedAt = cluster.CreatedAt,
        CreatedBy = User,
        DbaasEngine = "EPAS",
        DbaasEngineVersionName = cluster.Engine.Name,
        HaEnabled = cluster.HaEnabled,
        Id = cluster.Id,
        InitConfigOption = InitConfig(cluster),
        InstanceCount = cluster.InstanceGroups.Sum(static group => group.Instances.Count),
        InstanceGroups = [.. cluster.InstanceGroups.Select(group => ToView(group, cluster.State))],
        MaintenanceOption = Maintenance(cluster.Maintenance),
        ModifiedAt = cluster.ModifiedAt,
        ModifiedBy = User,
        Name = cluster.Name,
        NatEnabled = cluster.NatEnabled,
        OriginClusterId = cluster.OriginClusterId,
        ProductImageType = Catalog.ProductImage,
        ProductType = ProductType.Epas,
        Replicas = [.. world.ReplicasOf(cluster).Select(static replica => replica.Id)],
        RoleType = cluster.Role,
        ServiceState = cluster.State,
        SoftwareVersion = cluster.Engine.Version,
        SubnetId = cluster.SubnetId,
        Timezone = cluster.Timezone,
        VipPublicIpId = cluster.VipPublicIpId,
        VirtualIpAddress = cluster.VirtualIpAddress,
    };

    private static EpasInitConfigOptionDetail InitConfig(Cluster cluster) => new()
    {
        AuditEnabled = cluster.AuditEnabled,
        BackupOption = cluster.BackupOption,
        DatabaseEncoding = cluster.Database.Encoding,
        DatabaseLocale = cluster.Database.Locale,
        DatabaseName = cluster.Database.Name,
        DatabasePort = cluster.Database.Port,
        DatabaseUserName = cluster.Database.UserName,
    };

    private static MaintenanceResponseOption Maintenance(MaintenanceWindow? window) => new()
    {
        PeriodHour = window?.PeriodHour,
        StartingDayOfWeek = window?.Day,
        StartingTime = window?.StartingTime,
        UseMaintenanceOption = window is not null,
    };

    private static InstanceGroupResponse ToView(InstanceGroup group, ServiceState state) => new()
    {
        Id = group.Id,
        RoleType = group.Role,
        ServerTypeName = group.ServerTypeName,
        BlockStorageGroups = [.. group.Disks.Select(static disk => new BlockStorageGroupResponse
        {
            Id = disk.Id, Name = disk.Name, RoleType = disk.Role, SizeGb = disk.SizeGb, VolumeType = disk.VolumeType,
        })],
        Instances = [.. group.Instances.Select(instance => new InstanceResponse
        {
            Name = instance.Name,
            RoleType = instance.Role,
            ServiceIpAddress = instance.ServiceIpAddress,
            PublicIpId = instance.PublicIpId,
            ServiceState = state,
        })],
    };
}
