using EpasContracts.Epas;
using EpasContracts.Runtime.Http;

namespace EpasContracts.UnitTests.Sandbox;

/// <summary>What is set on a cluster is what is shown of it afterwards, and not before its work is done.</summary>
public sealed class ResourceTests
{
    private const string Id = "109a585ae67b4e8482fdafc8a4a5be74";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archive()
    {
        await using var running = await StartAsync();
        var archive = running.Client.Archive;

        await archive.SetArchiveConfigAsync(Id, new ArchiveConfigSetRequest { ArchiveEnabled = true, RetentionPeriodDay = 9 }, Cancellation);
        Assert.Equal(1, (await archive.ShowArchiveConfigAsync(Id, Cancellation)).RetentionPeriodDay.Value);
        running.FinishWork();
        Assert.Equal(9, (await archive.ShowArchiveConfigAsync(Id, Cancellation)).RetentionPeriodDay.Value);

        await archive.SetArchiveConfigAsync(Id, new ArchiveConfigSetRequest { ArchiveEnabled = false }, Cancellation);
        running.FinishWork();
        var shown = await archive.ShowArchiveConfigAsync(Id, Cancellation);
        Assert.Equal((false, null), (shown.ArchiveEnabled, shown.RetentionPeriodDay.Value));
        await Assert.ThrowsAsync<ApiException>(() => archive.DeleteArchiveLogAsync(Id, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Maintenance()
    {
        await using var running = await StartAsync();
        MaintenanceRequest window = new() { StartDayOfWeek = EpasContracts.Epas.DayOfWeek.Wed, StartTime = "03", StartMinute = "30", TermHour = "1.5" };

        await running.Client.Maintenance.SetMaintenanceAsync(Id, window, Cancellation);
        running.FinishWork();
        var option = (await Show(running)).MaintenanceOption.Value!;
        Assert.Equal((true, EpasContracts.Epas.DayOfWeek.Wed, "0330", "1.5"), (option.UseMaintenanceOption, option.StartingDayOfWeek.Value!.Value, option.StartingTime.Value, option.PeriodHour.Value));

        await running.Client.Maintenance.UnsetMaintenanceAsync(Id, Cancellation);
        running.FinishWork();
        Assert.False((await Show(running)).MaintenanceOption.Value!.UseMaintenanceOption);
    }

    [Fact]
    public async Task Log_export_shows_no_key()
    {
        await using var running = await StartAsync();
        var logs = running.Client.LogExport;
        LogExportConfigCreateRequest config = new()
        {
            LogType = "slow", BucketName = "logs", AccessKey = "key-of-a-bucket", SecretKey = "secret-of-a-bucket", DeleteOnExport = true,
            ScheduleFrequencyType = "DAY", ScheduleHour = "12", ScheduleDayOfMonth = null, ScheduleDayOfWeek = null,
        };

        await logs.RegisterLogExportConfigAsync(Id, config, Cancellation);
        running.FinishWork();

        var all = (await logs.ListLogExportConfigsAsync(Id, cancellationToken: Cancellation)).Contents;
        Assert.Equal([("alert", false), ("audit", false), ("slow", true)], all.Select(static entry => (entry.LogType, entry.IsRegistered)));
        var slow = Assert.Single((await logs.ListLogExportConfigsAsync(Id, LogType.Slow, Cancellation)).Contents);
        Assert.Equal(("logs", "12", true), (slow.BucketName, slow.ScheduleHour, slow.DeleteOnExport));
        var text = await (await running.SendAsync("GET", $"/v1/clusters/{Id}/log-export-configs")).Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("of-a-bucket", text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ApiException>(() => logs.RegisterLogExportConfigAsync(Id, config, Cancellation));
        await Assert.ThrowsAsync<ApiException>(() => logs.ExportLogAsync(Id, LogType.Alert, Cancellation));
    }

    [Fact]
    public async Task A_static_parameter_waits_for_a_restart()
    {
        await using var running = await StartAsync();
        var parameters = running.Client.Parameters;
        var before = (await parameters.ListParameterValuesAsync(Id, Cancellation)).Contents;
        var (fixedOne, free) = (before.First(static value => value.ApplyType == "static"), before.First(static value => value.ApplyType == "dynamic"));

        await parameters.SetParameterValuesAsync(Id, new ParametersRequest { Parameters = [Change(fixedOne, "300"), Change(free, "8192")] }, Cancellation);
        running.FinishWork();
        Assert.Equal((fixedOne.AppliedValue, "8192"), (await Applied(fixedOne), await Applied(free)));
        await running.Client.Clusters.RestartClusterAsync(Id, Cancellation);
        running.FinishWork();

        Assert.Equal("300", await Applied(fixedOne));
        var locked = before.First(static value => !value.IsModifiable);
        await Assert.ThrowsAsync<ApiException>(() => parameters.SetParameterValuesAsync(Id, new ParametersRequest { Parameters = [Change(locked, "1")] }, Cancellation));

        static ParameterRequest Change(ParameterDTO parameter, string value) => new() { Id = parameter.Id, OldValue = parameter.AppliedValue, NewValue = value };

        async Task<string> Applied(ParameterDTO parameter) =>
            (await parameters.ListParameterValuesAsync(Id, Cancellation)).Contents.Single(value => value.Id == parameter.Id).AppliedValue;
    }

    [Fact]
    public async Task Backups_are_made_restored_and_removed()
    {
        await using var running = await StartAsync();
        var backups = running.Client.Backups;

        await backups.SetBackupAsync(Id, new BackupSettingRequest { ArchiveFrequencyMinute = "30", RetentionPeriodDay = "14", StartingTimeHour = "4" }, Cancellation);
        running.FinishWork();
        var history = await backups.ListBackupHistoriesAsync(Id, cancellationToken: Cancellation);
        Assert.Equal(2, history.TotalCount);
        Assert.Equal("14", (await Show(running)).InitConfigOption.BackupOption.Value!.RetentionPeriodDay.Value);
        var number = history.Contents[1].BackupHistoryNumber;
        Assert.Equal(number, Assert.Single((await backups.ListBackupHistoriesAsync(Id, limit: 1, page: 1, Cancellation)).Contents).BackupHistoryNumber);

        ClusterRestoreRequest restore = new() { Name = "Restored", InstanceNamePrefix = "restored", ServerTypeName = "db1v2m4", BackupHistoryNumber = number };
        var accepted = await backups.CreateRestoreClusterAsync(Id, restore, Cancellation);
        running.FinishWork();
        var restored = await running.Client.Clusters.ShowClusterAsync(accepted.Resource.Id, Cancellation);
        Assert.Equal(("Restored", ClusterRoleType.Recovery, ServiceState.Running), (restored.Name, restored.RoleType!.Value, restored.ServiceState));

        await backups.RemoveBackupHistoriesAsync(Id, new BackupHistoryNumberRequest { BackupHistoryNumber = [number] }, Cancellation);
        running.FinishWork();
        Assert.Equal(1, (await backups.ListBackupHistoriesAsync(Id, cancellationToken: Cancellation)).TotalCount);
        await Assert.ThrowsAsync<ApiException>(() => backups.CreateRestoreClusterAsync(Id, restore, Cancellation));
    }

    [Fact]
    public async Task A_replica_follows_its_origin_until_it_is_promoted()
    {
        await using var running = await StartAsync();
        var (clusters, replicas) = (running.Client.Clusters, running.Client.Replicas);
        ReplicasCreateRequest request = new()
        {
            AllowableIpAddresses = null,
            ReplicaCount = 1,
            Replicas = [new Replicas { Name = "orders-replica", InstanceGroups = RunningSandbox.NewCluster().InstanceGroups }],
        };

        await replicas.CreateReplicaAsync(Id, request, Cancellation);
        running.FinishWork();
        var replicaId = Assert.Single((await Show(running)).Replicas);
        var replica = await clusters.ShowClusterAsync(replicaId, Cancellation);
        Assert.Equal((ClusterRoleType.Replica, Id, ServiceState.Running), (replica.RoleType!.Value, replica.OriginClusterId.Value, replica.ServiceState));
        Assert.Equal("orders-replica", Assert.Single((await replicas.ListReplicasAsync(Id, Cancellation)).Contents).Name);
        await Assert.ThrowsAsync<ApiException>(() => clusters.TerminateClusterAsync(Id, Cancellation));

        await replicas.ResetReplicaAsync(replicaId, Cancellation);
        running.FinishWork();
        await replicas.PromoteReplicaClusterAsync(replicaId, Cancellation);
        running.FinishWork();
        Assert.Empty((await Show(running)).Replicas);
        Assert.Equal(ClusterRoleType.Origin, (await clusters.ShowClusterAsync(replicaId, Cancellation)).RoleType);
        await clusters.TerminateClusterAsync(Id, Cancellation);
    }

    [Fact]
    public async Task Servers_disks_versions_and_addresses()
    {
        await using var running = await StartAsync();
        var (clusters, instances) = (running.Client.Clusters, running.Client.Instances);
        var group = (await Show(running)).InstanceGroups[0];

        await instances.AddBlockStoragesAsync(group.Id, new AddBlockStoragesRequest { RoleType = BlockStorageGroupRoleType.Archive, SizeGb = 64 }, Cancellation);
        running.FinishWork();
        await instances.SetBlockStorageSizeAsync(group.BlockStorageGroups[1].Id, new ResizeBlockStorageGroupRequest { SizeGb = 512 }, Cancellation);
        running.FinishWork();
        await instances.SetServerTypeAsync(group.Id, new InstanceGroupResizeRequest { ServerTypeName = "db1v4m8" }, Cancellation);
        running.FinishWork();
        await clusters.PatchMinorVersionAsync(Id, new MinorPatchRequest { SoftwareVersion = "16.6", BackupBeforeUpgrade = false }, Cancellation);
        running.FinishWork();
        await clusters.SetSecurityGroupRulesAsync(Id, new UpdateSecurityGroupRulesRequest { AddIpAddresses = ["10.40.0.0/16"], DelIpAddresses = ["10.20.0.0/16"] }, Cancellation);
        running.FinishWork();
        await clusters.SetAuditLogAsync(Id, new AuditLogRequest { UseAuditLog = true }, Cancellation);
        running.FinishWork();

        var shown = await Show(running);
        Assert.Equal("db1v4m8", shown.InstanceGroups[0].ServerTypeName);
        Assert.Equal([104L, 512, 64], shown.InstanceGroups[0].BlockStorageGroups.Select(static disk => disk.SizeGb));
        Assert.Equal("16.6", shown.SoftwareVersion);
        Assert.Equal(["10.40.0.0/16"], shown.AllowableIpAddresses);
        Assert.True(shown.InitConfigOption.AuditEnabled);
        await Assert.ThrowsAsync<ApiException>(() => clusters.PatchMinorVersionAsync(Id, new MinorPatchRequest { SoftwareVersion = "16.4", BackupBeforeUpgrade = false }, Cancellation));

        // This one declares a 404 of its own.
        var unknown = await Assert.ThrowsAsync<ApiException>(() => instances.SetServerTypeAsync("unknown", new InstanceGroupResizeRequest { ServerTypeName = "db1v4m8" }, Cancellation));
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    private static async Task<RunningSandbox> StartAsync()
    {
        var running = await RunningSandbox.StartAsync();
        running.Sandbox.Apply("a cluster exists", new Dictionary<string, string> { ["id"] = Id, ["name"] = "ExampleEpas" });
        return running;
    }

    private static Task<EpasClusterDetailResponse> Show(RunningSandbox running) => running.Client.Clusters.ShowClusterAsync(Id, Cancellation);
}
