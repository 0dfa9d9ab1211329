using System.Globalization;
using EpasContracts.Epas;
using EpasContracts.Runtime;

namespace EpasContracts.Sandbox.Epas.State;

/// <summary>Makes clusters of what callers ask for.</summary>
internal static class ClusterPlans
{
    /// <summary>A new cluster, not yet there.</summary>
    public static Cluster ToCluster(this EpasClusterCreateRequest request, EngineVersion engine, DateTimeOffset now)
    {
        var options = request.InitConfigOption;
        return new Cluster
        {
            Id = World.NewId(),
            Name = request.Name,
            InstanceNamePrefix = request.InstanceNamePrefix,
            CreatedAt = now,
            ModifiedAt = now,
            ParametersModifiedAt = now,
            Engine = engine,
            State = ServiceState.Creating,
            OriginClusterId = request.OriginClusterId.GetValueOrDefault(),
            SubnetId = request.SubnetId,
            Timezone = request.Timezone,
            HaEnabled = request.HaEnabled ?? false,
            NatEnabled = request.NatEnabled ?? false,
            VirtualIpAddress = request.VirtualIpAddress.GetValueOrDefault(),
            VipPublicIpId = request.VipPublicIpId.GetValueOrDefault(),
            AllowableIpAddresses = [.. request.AllowableIpAddresses ?? []],
            Database = new Database(
                options.DatabaseName,
                options.DatabaseUserName,
                options.DatabaseEncoding.GetValueOrDefault("UTF-8"),
                options.DatabaseLocale.GetValueOrDefault("C"),
                options.DatabasePort.GetValueOrDefault(2866)),
            AuditEnabled = options.AuditEnabled ?? false,
            BackupOption = options.BackupOption.GetValueOrDefault(),
            Maintenance = request.MaintenanceOption.GetValueOrDefault().ToWindow(),
            InstanceGroups = Groups(request.InstanceGroups, request.InstanceNamePrefix, request.HaEnabled ?? false),
        };
    }

    /// <summary>A replica of a cluster, not yet there.</summary>
    public static Cluster ToReplica(this Replicas request, Cluster origin, ReplicasCreateRequest all, DateTimeOffset now) => Descendant(
        origin, ClusterRoleType.Replica, request.Name, request.Name, all.AllowableIpAddresses, all.MaintenanceOption, request.InstanceGroups, now);

    /// <summary>A cluster that comes from a backup of another one, not yet there.</summary>
    public static Cluster ToRestored(this ClusterRestoreRequest request, Cluster origin, DateTimeOffset now)
    {
        var disks = request.BlockStorageGroups.GetValueOrDefault()
            ?? [.. origin.InstanceGroups[0].Disks.Select(static disk => new BlockStorageGroupRequest { RoleType = disk.Role, SizeGb = disk.SizeGb, VolumeType = disk.VolumeType })];
        InstanceGroupRequest group = new() { RoleType = InstanceGroupRoleType.Active, ServerTypeName = request.ServerTypeName, BlockStorageGroups = disks };
        return Descendant(
            origin, ClusterRoleType.Recovery, request.Name, request.InstanceNamePrefix, request.AllowableIpAddresses, request.MaintenanceOption, [group], now);
    }

    // A replica and a restored cluster take engine, network and database from their origin; the rest is asked for.
    private static Cluster Descendant(
        Cluster origin, ClusterRoleType role, string name, string prefix, IReadOnlyList<string>? addresses, Optional<MaintenanceOption?> maintenance,
        IReadOnlyList<InstanceGroupRequest> groups, DateTimeOffset now) => new()
    {
        Id = World.NewId(),
        Name = name,
        InstanceNamePrefix = prefix,
        CreatedAt = now,
        ModifiedAt = now,
        ParametersModifiedAt = now,
        Engine = origin.Engine,
        State = ServiceState.Creating,
        Role = role,
        OriginClusterId = origin.Id,
        SubnetId = origin.SubnetId,
        Timezone = origin.Timezone,
        AllowableIpAddresses = [.. addresses ?? []],
        Database = origin.Database,
        Maintenance = maintenance.GetValueOrDefault().ToWindow(),
        InstanceGroups = Groups(groups, prefix, haEnabled: false),
    };

    /// <summary>A disk that is to be added.</summary>
    public static Disk NewDisk(string prefix, BlockStorageGroupRoleType role, long sizeGb, VolumeType? type) => new()
    {
        Id = World.NewId(),
        Name = $"{prefix}-{role.Value.ToLowerInvariant()}",
        Role = role,
        SizeGb = sizeGb,
        VolumeType = type ?? VolumeType.Ssd,
    };

    private static MaintenanceWindow? ToWindow(this MaintenanceOption? option) =>
        option is null ? null : new MaintenanceWindow(option.StartingDayOfWeek, option.StartingTime, option.PeriodHour);

    private static List<InstanceGroup> Groups(IEnumerable<InstanceGroupRequest> requests, string prefix, bool haEnabled)
    {
        var number = 0;
        return [.. requests.Select(request => new InstanceGroup
        {
            Id = World.NewId(),
            Role = request.RoleType,
            ServerTypeName = request.ServerTypeName,
            Disks = [.. request.BlockStorageGroups.Select(disk => NewDisk(prefix, disk.RoleType, disk.SizeGb, disk.VolumeType))],
            Instances = [.. Servers(request, haEnabled).Select(server => new Instance
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{++number:00}"),
                Role = server.RoleType,
                ServiceIpAddress = server.ServiceIpAddress.GetValueOrDefault(),
                PublicIpId = server.PublicIpId.GetValueOrDefault(),
            })],
        })];
    }

    // Without servers the role decides: one that is active, and one that stands by where the cluster is highly available.
    private static IReadOnlyList<InstanceRequest> Servers(InstanceGroupRequest request, bool haEnabled)
    {
        if (request.Instances.GetValueOrDefault() is { Count: > 0 } given)
            return given;
        InstanceRequest active = new() { RoleType = InstanceRoleType.Active };
        return haEnabled ? [active, new InstanceRequest { RoleType = InstanceRoleType.Standby }] : [active];
    }
}
