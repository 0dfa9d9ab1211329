using EpasContracts.Epas;

namespace EpasContracts.Sandbox.Epas.State;

/// <summary>Situations by the names that pacts give them. Each is the whole of what is there: whatever was before is gone.</summary>
internal static class ProviderStates
{
    public const string ClusterExists = "a cluster exists";
    public const string NoClusterExists = "no cluster exists";
    public const string RequestExists = "a request exists";
    public const string NoRequestExists = "no request exists";

    public static IReadOnlyList<string> Names { get; } = [ClusterExists, NoClusterExists, RequestExists, NoRequestExists];

    public static void Apply(World world, string state, IReadOnlyDictionary<string, string> parameters)
    {
        if (!Names.Contains(state))
            throw new ArgumentException($"The sandbox has no state '{state}'; it has: {string.Join(", ", Names)}.", nameof(state));
        var serviceState = new ServiceState(Parameter(parameters, "service_state", "RUNNING"));
        if (!serviceState.IsKnown)
            throw new ArgumentException($"'{serviceState}' is no service state; they are: {string.Join(", ", ServiceState.Known)}.", nameof(parameters));

        world.Clear();
        switch (state)
        {
            case ClusterExists:
                world.Add(ExampleCluster(Parameter(parameters, "id", World.NewId()), Parameter(parameters, "name", "OrdersEpas"), serviceState, world.Now));
                break;
            case RequestExists:
                world.Add(new Work
                {
                    RequestId = Parameter(parameters, "request_id", "req-4f668846-8a3d-49f1-8111-451ebccf445c"),
                    State = Parameter(parameters, "state", Work.Done),
                });
                break;
        }
    }

    /// <summary>A cluster as the document's examples have it, with one backup.</summary>
    public static Cluster ExampleCluster(string id, string name, ServiceState state, DateTimeOffset now) => new()
    {
        Id = id,
        Name = name,
        InstanceNamePrefix = "orders",
        CreatedAt = now,
        ModifiedAt = now,
        ParametersModifiedAt = now,
        Engine = Catalog.Engines[0],
        State = state,
        SubnetId = "7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60",
        Timezone = "Asia/Seoul",
        AllowableIpAddresses = ["10.20.0.0/16"],
        Database = new Database("ordersdb", "ordersadmin", "UTF-8", "C", 2866),
        BackupOption = new EpasBackupOption { ArchiveFrequencyMinute = "60", RetentionPeriodDay = "7", StartingTimeHour = "2" },
        Backups = [new Backup("20240517020003", At(2, 0, 3), At(2, 14, 9), Catalog.Engines[0].Version)],
        Maintenance = new MaintenanceWindow(EpasContracts.Epas.DayOfWeek.Sun, "0200", "1"),
        InstanceGroups =
        [
            new InstanceGroup
            {
                Id = World.NewId(),
                Role = InstanceGroupRoleType.Active,
                ServerTypeName = "db1v2m4",
                Disks = [ClusterPlans.NewDisk("orders", BlockStorageGroupRoleType.Os, 104, null), ClusterPlans.NewDisk("orders", BlockStorageGroupRoleType.Data, 256, null)],
                Instances = [new Instance { Name = "orders01", Role = InstanceRoleType.Active }],
            },
        ],
    };

    private static DateTimeOffset At(int hour, int minute, int second) => new(2024, 5, 17, hour, minute, second, TimeSpan.Zero);

    private static string Parameter(IReadOnlyDictionary<string, string> parameters, string name, string fallback) => parameters.GetValueOrDefault(name) ?? fallback;
}
