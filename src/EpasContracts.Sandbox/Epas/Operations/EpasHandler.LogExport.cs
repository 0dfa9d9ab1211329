using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<LogExportConfigListResponse>> ListLogExportConfigsAsync(string clusterId, LogType? type, CancellationToken cancellationToken) =>
        Show<LogExportConfigListResponse>(ListLogExportConfigsOperation.Descriptor, clusterId, cluster =>
        {
            var configs = LogType.Known
                .Where(known => type is null || known == type)
                .Select(known => ToConfig(known, cluster.LogExports.GetValueOrDefault(known.Value)))
                .ToList();
            return new LogExportConfigListResponse { Contents = configs, Count = configs.Count };
        });

    public Task<ApiResult<AsyncResponse>> RegisterLogExportConfigAsync(string clusterId, LogExportConfigCreateRequest body, CancellationToken cancellationToken) => Change(
        RegisterLogExportConfigOperation.Descriptor,
        clusterId,
        Transition.Edit,
        cluster =>
        {
            if (!new LogType(body.LogType).IsKnown)
                return VendorErrors.Refuse($"The log type must be one of {string.Join(", ", LogType.Known)}.", "body", "log_type");
            return cluster.LogExports.ContainsKey(body.LogType) ? VendorErrors.Refuse("The export of this log is registered already.", "body", "log_type") : null;
        },
        cluster => cluster.LogExports[body.LogType] = new LogExport(
            body.BucketName, body.DeleteOnExport, body.ScheduleFrequencyType, body.ScheduleDayOfWeek, body.ScheduleDayOfMonth, body.ScheduleHour));

    public Task<ApiResult<AsyncResponse>> SetLogExportConfigAsync(
        string clusterId, LogType logType, LogExportConfigModifyRequest body, CancellationToken cancellationToken) => Change(
        SetLogExportConfigOperation.Descriptor,
        clusterId,
        Transition.Edit,
        CheckIsRegistered(logType),
        cluster => cluster.LogExports[logType.Value] = cluster.LogExports[logType.Value] with
        {
            DeleteOnExport = body.DeleteOnExport,
            Frequency = body.ScheduleFrequencyType,
            DayOfWeek = body.ScheduleDayOfWeek,
            DayOfMonth = body.ScheduleDayOfMonth,
            Hour = body.ScheduleHour,
        });

    public Task<ApiResult<AsyncResponse>> UnregisterLogExportConfigAsync(string clusterId, LogType logType, CancellationToken cancellationToken) => Change(
        UnregisterLogExportConfigOperation.Descriptor, clusterId, Transition.Edit, CheckIsRegistered(logType), cluster => cluster.LogExports.Remove(logType.Value));

    public Task<ApiResult<AsyncResponse>> ExportLogAsync(string clusterId, LogType logType, CancellationToken cancellationToken) =>
        Change(ExportLogOperation.Descriptor, clusterId, Transition.Edit, CheckIsRegistered(logType));

    private static Func<Cluster, ApiError?> CheckIsRegistered(LogType type) =>
        cluster => cluster.LogExports.ContainsKey(type.Value) ? null : VendorErrors.Refuse("The export of this log is not registered.", "path", "log_type");

    private static LogExportConfig ToConfig(LogType type, LogExport? export) => new()
    {
        BucketName = export?.BucketName,
        DeleteOnExport = export?.DeleteOnExport,
        IsBucketDeleted = export is null ? null : false,
        IsRegistered = export is not null,
        LogLabel = $"DB {char.ToUpperInvariant(type.Value[0])}{type.Value[1..]} Log",
        LogType = type.Value,
        ScheduleDayOfMonth = export?.DayOfMonth,
        ScheduleDayOfWeek = export?.DayOfWeek,
        ScheduleFrequencyType = export?.Frequency,
        ScheduleHour = export?.Hour,
    };
}
