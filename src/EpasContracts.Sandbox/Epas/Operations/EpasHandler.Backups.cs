using System.Globalization;
using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    private static readonly TimeSpan BackupTime = TimeSpan.FromMinutes(14);

    public Task<ApiResult<AsyncResponse>> SetBackupAsync(string clusterId, BackupSettingRequest body, CancellationToken cancellationToken) =>
        Change(SetBackupOperation.Descriptor, clusterId, Transition.Edit, complete: cluster =>
        {
            cluster.BackupOption = new EpasBackupOption
            {
                ArchiveFrequencyMinute = body.ArchiveFrequencyMinute,
                RetentionPeriodDay = body.RetentionPeriodDay,
                StartingTimeHour = body.StartingTimeHour,
            };
            MakeBackup(cluster);
        });

    public Task<ApiResult<AsyncResponse>> UnsetBackupAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(UnsetBackupOperation.Descriptor, clusterId, Transition.Edit, complete: static cluster => cluster.BackupOption = null);

    public Task<ApiResult<BackupHistoryListApiResponse>> ListBackupHistoriesAsync(string clusterId, long? limit, long? page, CancellationToken cancellationToken) =>
        Show<BackupHistoryListApiResponse>(ListBackupHistoriesOperation.Descriptor, clusterId, cluster => limit < 0 || page < 0
            ? VendorErrors.Refuse("The number must not be less than 0.", "query", limit < 0 ? "limit" : "page")
            : new BackupHistoryListApiResponse
            {
                Contents = [.. cluster.Backups.Page(page ?? 0, limit ?? Paging.DefaultSize).Select(ToItem)],
                TotalCount = cluster.Backups.Count,
            });

    public Task<ApiResult<AsyncResponse>> RemoveBackupHistoriesAsync(string clusterId, BackupHistoryNumberRequest body, CancellationToken cancellationToken) => Change(
        RemoveBackupHistoriesOperation.Descriptor,
        clusterId,
        Transition.Edit,
        cluster =>
        {
            var unknown = body.BackupHistoryNumber.ToList().FindIndex(number => !cluster.Backups.Exists(backup => backup.Number == number));
            return unknown < 0 ? null : VendorErrors.Refuse("There is no such backup.", "body", "backup_history_number", unknown.ToString(CultureInfo.InvariantCulture));
        },
        cluster => cluster.Backups.RemoveAll(backup => body.BackupHistoryNumber.Contains(backup.Number)));

    public Task<ApiResult<AsyncResponse>> CreateRestoreClusterAsync(string clusterId, ClusterRestoreRequest body, CancellationToken cancellationToken) =>
        Show<AsyncResponse>(CreateRestoreClusterOperation.Descriptor, clusterId, origin =>
        {
            if (CheckRestore(origin, body) is { } refusal)
                return refusal;
            return Create(body.ToRestored(origin, world.Now));
        });

    private ApiError? CheckRestore(Cluster origin, ClusterRestoreRequest body)
    {
        if (CheckNewName(body.Name) is { } taken)
            return taken;
        if (!Catalog.HasServerType(body.ServerTypeName))
            return VendorErrors.Refuse("There is no such server type.", "body", "server_type_name");
        if (body.BackupHistoryNumber.GetValueOrDefault() is { } number)
            return origin.Backups.Exists(backup => backup.Number == number) ? null : VendorErrors.Refuse("There is no such backup.", "body", "backup_history_number");
        if (body.BackupRecoveryTime.GetValueOrDefault() is not { } moment)
            return VendorErrors.Refuse("Either the number of a backup or a point in time is needed.", "body", "backup_history_number");
        return origin.ArchiveEnabled && moment <= world.Now && origin.Backups.Exists(backup => backup.EndedAt <= moment)
            ? null
            : VendorErrors.Refuse("No backup and archived log reach this point in time.", "body", "backup_recovery_time");
    }

    private static BackupHistoryApiItem ToItem(Backup backup) => new()
    {
        BackupHistoryNumber = backup.Number,
        BackupStartAt = Text(backup.StartedAt),
        BackupEndAt = Text(backup.EndedAt),
        BackupSizeGb = 12.5,
        BackupState = "COMPLETED",
        BackupStateDetail = null,
        SoftwareVersion = backup.SoftwareVersion,
    };

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A schedule is followed at once, so that there is something to list, to restore and to remove without waiting for a night.
    private static void MakeBackup(Cluster cluster)
    {
        var end = cluster.ModifiedAt;
        var start = end - BackupTime;
        var number = start.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        if (!cluster.Backups.Exists(backup => backup.Number == number))
            cluster.Backups.Add(new Backup(number, start, end, cluster.Engine.Version));
    }
}
