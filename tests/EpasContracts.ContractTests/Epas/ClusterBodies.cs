using EpasContracts.Epas;
using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.Epas;

/// <summary>The bodies of clusters: what the client is given to send, and what the pact says of both directions.</summary>
internal static class ClusterBodies
{
    public const string Id = "109a585ae67b4e8482fdafc8a4a5be74";
    public const string Name = "OrdersEpas";

    public static EpasClusterCreateRequest NewCluster() => new()
    {
        Name = Name,
        InstanceNamePrefix = "orders",
        DbaasEngineVersionId = "2b9d6f0a4c8e4d1fa7b3c5e9d1f20468",
        SubnetId = "7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60",
        Timezone = "Asia/Seoul",
        HaEnabled = false,
        AllowableIpAddresses = ["10.20.0.0/16"],
        InitConfigOption = new EpasInitConfigOptionRequest
        {
            DatabaseName = "ordersdb",
            DatabasePort = 2866,
            DatabaseUserName = "ordersadmin",
            DatabaseUserPassword = EpasPact.SentPassword,
            BackupOption = new EpasBackupOption { ArchiveFrequencyMinute = "60", RetentionPeriodDay = "7", StartingTimeHour = "2" },
        },
        InstanceGroups =
        [
            new InstanceGroupRequest
            {
                RoleType = InstanceGroupRoleType.Active,
                ServerTypeName = "db1v2m4",
                BlockStorageGroups =
                [
                    new BlockStorageGroupRequest { RoleType = BlockStorageGroupRoleType.Os, SizeGb = 104, VolumeType = VolumeType.Ssd },
                    new BlockStorageGroupRequest { RoleType = BlockStorageGroupRoleType.Data, SizeGb = 256, VolumeType = VolumeType.Ssd },
                ],
                Instances = new InstanceRequest[] { new() { RoleType = InstanceRoleType.Active } },
            },
        ],
        MaintenanceOption = new MaintenanceOption { PeriodHour = "1", StartingDayOfWeek = EpasContracts.Epas.DayOfWeek.Sun, StartingTime = "0200" },
        Tags = new Tag[] { new() { Key = "team", Value = "orders" } },
    };

    /// <summary>What <see cref="NewCluster"/> is on the wire. The password's example is the document's own, never one that was sent.</summary>
    public static object CreateRequest() => new
    {
        name = Match.Regex(Name, "^[a-zA-Z]{3,20}$"),
        instance_name_prefix = Match.Regex("orders", @"^[a-z][a-zA-Z0-9\-]{2,12}$"),
        dbaas_engine_version_id = Match.Type("2b9d6f0a4c8e4d1fa7b3c5e9d1f20468"),
        subnet_id = Match.Type("7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60"),
        timezone = Match.Type("Asia/Seoul"),
        ha_enabled = Match.Boolean(false),
        allowable_ip_addresses = Match.MinType("10.20.0.0/16", 1),
        init_config_option = new
        {
            database_name = Match.Regex("ordersdb", "^[a-zA-Z][a-zA-Z0-9]{2,19}$"),
            database_port = 2866,
            database_user_name = Match.Regex("ordersadmin", "^[a-z]{2,20}$"),
            database_user_password = Rules.Text("Example-Passw0rd", 8, 30),
            backup_option = new
            {
                archive_frequency_minute = Match.Regex("60", "^(5|10|30|60)$"),
                retention_period_day = Match.Type("7"),
                starting_time_hour = Match.Type("2"),
            },
        },
        instance_groups = new[]
        {
            new
            {
                role_type = Rules.OneOf(InstanceGroupRoleType.Active, InstanceGroupRoleType.Known),
                server_type_name = Match.Type("db1v2m4"),
                block_storage_groups = new[] { Disk(BlockStorageGroupRoleType.Os, 104), Disk(BlockStorageGroupRoleType.Data, 256) },
                instances = Match.MinType(new { role_type = Rules.OneOf(InstanceRoleType.Active, InstanceRoleType.Known) }, 1),
            },
        },
        maintenance_option = new
        {
            period_hour = Match.Regex("1", @"^(0\.5|[1-5]\.5|[1-9]|1[0-9]|2[0-4])$"),
            starting_day_of_week = Rules.OneOf(EpasContracts.Epas.DayOfWeek.Sun, EpasContracts.Epas.DayOfWeek.Known),
            starting_time = Match.Type("0200"),
        },
        tags = Match.MinType(new { key = Match.Type("team"), value = Match.Type("orders") }, 1),
    };

    /// <summary>The answer that accepts work in the background.</summary>
    public static object Accepted(object clusterId) => new
    {
        request_id = Match.Type("req-4f668846-8a3d-49f1-8111-451ebccf445c"),
        resource = new { id = clusterId },
    };

    /// <summary>An entry of a list.</summary>
    public static object Entry(object name) => new
    {
        id = Match.Type(Id),
        name,
        account_id = Match.Type("0e3dffc50eb247a1adf4f2e5c82c4f99"),
        database_name = Match.Type("ordersdb"),
        role_type = Rules.OneOf(ClusterRoleType.Origin, ClusterRoleType.Known),
        service_state = Rules.OneOf(ServiceState.Running, ServiceState.Known),
        created_at = Rules.DateTime(),
        created_by = Match.Type("90dddfc2b1e04edba54ba2b41539a9ac"),
        modified_at = Rules.DateTime(),
        modified_by = Match.Type("90dddfc2b1e04edba54ba2b41539a9ac"),
    };

    /// <summary>A cluster whole: everything that the document requires of it.</summary>
    public static object Detail(string id, string name) => new
    {
        id,
        name,
        account_id = Match.Type("0e3dffc50eb247a1adf4f2e5c82c4f99"),
        created_at = Rules.DateTime(),
        created_by = Match.Type("90dddfc2b1e04edba54ba2b41539a9ac"),
        modified_at = Rules.DateTime(),
        modified_by = Match.Type("90dddfc2b1e04edba54ba2b41539a9ac"),
        dbaas_engine = Match.Type("EPAS"),
        dbaas_engine_version_name = Match.Type("EPAS 16.4"),
        software_version = Match.Type("16.4"),
        product_image_type = Match.Type("EPAS"),
        product_type = Rules.OneOf(ProductType.Epas, ProductType.Known),
        role_type = Rules.OneOf(ClusterRoleType.Origin, ClusterRoleType.Known),
        service_state = Match.Equality("RUNNING"),
        subnet_id = Match.Type("7e1c9a3f5b2d4c6e8f0a1b2c3d4e5f60"),
        timezone = Match.Type("Asia/Seoul"),
        replicas = Array.Empty<string>(),
        init_config_option = new { database_name = Match.Type("ordersdb"), database_user_name = Match.Type("ordersadmin") },
        instance_groups = Match.MinType(
            new
            {
                id = Match.Type("8c1d7e52f3a94b0c9d6e1f2a3b4c5d6e"),
                role_type = Rules.OneOf(InstanceGroupRoleType.Active, InstanceGroupRoleType.Known),
                server_type_name = Match.Type("db1v2m4"),
                block_storage_groups = Match.MinType(
                    new
                    {
                        id = Match.Type("afc33891202643ba8ba1a5298a1affff"),
                        name = Match.Type("orders-data"),
                        role_type = Rules.OneOf(BlockStorageGroupRoleType.Data, BlockStorageGroupRoleType.Known),
                        size_gb = Match.Integer(104),
                        volume_type = Rules.OneOf(VolumeType.Ssd, VolumeType.Known),
                    },
                    1),
                instances = Match.MinType(
                    new
                    {
                        name = Match.Type("orders01"),
                        role_type = Rules.OneOf(InstanceRoleType.Active, InstanceRoleType.Known),
                        service_state = Rules.OneOf(ServiceState.Running, ServiceState.Known),
                    },
                    1),
            },
            1),
    };

    private static object Disk(BlockStorageGroupRoleType role, long size) => new
    {
        role_type = Rules.OneOf(role, BlockStorageGroupRoleType.Known),
        size_gb = size,
        volume_type = Rules.OneOf(VolumeType.Ssd, VolumeType.Known),
    };
}
