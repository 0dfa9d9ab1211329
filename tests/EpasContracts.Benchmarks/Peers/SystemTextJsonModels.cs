using System.Text.Json.Serialization;

namespace EpasContracts.Benchmarks.Peers;

// What a careful team writes by hand for System.Text.Json: the same properties with the same names and types, no validation.
internal sealed class CreateRequest
{
    public IReadOnlyList<string>? AllowableIpAddresses { get; init; }
    public required string DbaasEngineVersionId { get; init; }
    public bool? HaEnabled { get; init; }
    public required InitConfigOption InitConfigOption { get; init; }
    public required IReadOnlyList<InstanceGroup> InstanceGroups { get; init; }
    public required string InstanceNamePrefix { get; init; }
    public Maintenance? MaintenanceOption { get; init; }
    public required string Name { get; init; }
    public bool? NatEnabled { get; init; }
    public string? OriginClusterId { get; init; }
    public required string SubnetId { get; init; }
    public IReadOnlyList<Label>? Tags { get; init; }
    public required string Timezone { get; init; }
    public string? VipPublicIpId { get; init; }
    public string? VirtualIpAddress { get; init; }
}

internal sealed class InitConfigOption
{
    public bool? AuditEnabled { get; init; }
    public BackupOption? BackupOption { get; init; }
    public string? DatabaseEncoding { get; init; }
    public string? DatabaseLocale { get; init; }
    public required string DatabaseName { get; init; }
    public long? DatabasePort { get; init; }
    public required string DatabaseUserName { get; init; }
    public required string DatabaseUserPassword { get; init; }
}

internal sealed class BackupOption
{
    public string? ArchiveFrequencyMinute { get; init; }
    public string? RetentionPeriodDay { get; init; }
    public string? StartingTimeHour { get; init; }
}

internal sealed class InstanceGroup
{
    public required IReadOnlyList<BlockStorageGroup> BlockStorageGroups { get; init; }
    public IReadOnlyList<Instance>? Instances { get; init; }
    public required string RoleType { get; init; }
    public required string ServerTypeName { get; init; }
}

internal sealed class BlockStorageGroup
{
    public required string RoleType { get; init; }
    public required long SizeGb { get; init; }
    public string? VolumeType { get; init; }
}

internal sealed class Instance
{
    public string? PublicIpId { get; init; }
    public required string RoleType { get; init; }
    public string? ServiceIpAddress { get; init; }
}

internal sealed class Maintenance
{
    public string? PeriodHour { get; init; }
    public string? StartingDayOfWeek { get; init; }
    public string? StartingTime { get; init; }
}

internal sealed class Label
{
    public string? Key { get; init; }
    public string? Value { get; init; }
}

internal sealed class ClusterPage
{
    public required IReadOnlyList<ClusterEntry>? Contents { get; init; }
    public required long Count { get; init; }
    public required long Page { get; init; }
    public required long Size { get; init; }
    public IReadOnlyList<string>? Sort { get; init; }
}

internal sealed class ClusterEntry
{
    public required string AccountId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public required string? DatabaseName { get; init; }
    public bool? HaEnabled { get; init; }
    public required string Id { get; init; }
    public long? InstanceCount { get; init; }
    public required DateTimeOffset ModifiedAt { get; init; }
    public required string ModifiedBy { get; init; }
    public required string Name { get; init; }
    public required string? RoleType { get; init; }
    public required string ServiceState { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateRequest))]
[JsonSerializable(typeof(ClusterPage))]
internal sealed partial class PeerContext : JsonSerializerContext;
