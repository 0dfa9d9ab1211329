using EpasContracts.Epas;
using DayOfWeek = EpasContracts.Epas.DayOfWeek;

namespace EpasContracts.Sandbox.Epas.State;

/// <summary>A cluster as the service remembers it. No password is among it: there is nothing that could be shown.</summary>
internal sealed class Cluster
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string InstanceNamePrefix { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public required EngineVersion Engine { get; set; }

    public required ServiceState State { get; set; }

    public ClusterRoleType Role { get; set; } = ClusterRoleType.Origin;

    public string? OriginClusterId { get; set; }

    public required string SubnetId { get; init; }

    public required string Timezone { get; init; }

    public bool HaEnabled { get; init; }

    public bool NatEnabled { get; init; }

    public string? VirtualIpAddress { get; init; }

    public string? VipPublicIpId { get; init; }

    public List<string> AllowableIpAddresses { get; init; } = [];

    public required Database Database { get; init; }

    public List<InstanceGroup> InstanceGroups { get; init; } = [];

    public bool AuditEnabled { get; set; }

    public EpasBackupOption? BackupOption { get; set; }

    public List<Backup> Backups { get; init; } = [];

    public bool ArchiveEnabled { get; set; } = true;

    public long ArchiveRetentionDays { get; set; } = 1;

    public MaintenanceWindow? Maintenance { get; set; }

    public Dictionary<string, LogExport> LogExports { get; init; } = [];

    /// <summary>The values that are in force, by the parameter's id, where they are not the default.</summary>
    public Dictionary<string, string> ParameterValues { get; init; } = [];

    /// <summary>The values that wait for a restart.</summary>
    public Dictionary<string, string> PendingValues { get; init; } = [];

    public DateTimeOffset ParametersModifiedAt { get; set; }

    /// <summary>When it was last seen to follow its origin; null: never.</summary>
    public DateTimeOffset? SyncedAt { get; set; }

    public bool IsReplica => Role == ClusterRoleType.Replica;
}

/// <summary>The first database.</summary>
internal sealed record Database(string Name, string UserName, string? Encoding, string? Locale, long? Port);

/// <summary>Servers with the same purpose.</summary>
internal sealed class InstanceGroup
{
    public required string Id { get; init; }

    public required InstanceGroupRoleType Role { get; init; }

    public required string ServerTypeName { get; set; }

    public required List<Disk> Disks { get; init; }

    public required List<Instance> Instances { get; init; }
}

/// <summary>The disks that each server of a group has for one purpose.</summary>
internal sealed class Disk
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required BlockStorageGroupRoleType Role { get; init; }

    public required long SizeGb { get; set; }

    public required VolumeType VolumeType { get; init; }
}

/// <summary>A server.</summary>
internal sealed class Instance
{
    public required string Name { get; init; }

    public required InstanceRoleType Role { get; set; }

    public string? ServiceIpAddress { get; init; }

    public string? PublicIpId { get; init; }
}

/// <summary>A backup that was made.</summary>
internal sealed record Backup(string Number, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string SoftwareVersion);

/// <summary>A weekly window.</summary>
internal sealed record MaintenanceWindow(DayOfWeek? Day, string? StartingTime, string? PeriodHour);

/// <summary>How one kind of log is exported. The keys of the bucket are not kept.</summary>
internal sealed record LogExport(string BucketName, bool? DeleteOnExport, string? Frequency, DayOfWeek? DayOfWeek, string? DayOfMonth, string? Hour);
