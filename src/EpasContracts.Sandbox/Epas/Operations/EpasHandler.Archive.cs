using EpasContracts.AspNetCore;
using EpasContracts.Epas;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<ArchiveConfigDetailResponse>> ShowArchiveConfigAsync(string clusterId, CancellationToken cancellationToken) =>
        Show<ArchiveConfigDetailResponse>(ShowArchiveConfigOperation.Descriptor, clusterId, static cluster => new ArchiveConfigDetailResponse
        {
            ArchiveEnabled = cluster.ArchiveEnabled,
            RetentionPeriodDay = cluster.ArchiveEnabled ? cluster.ArchiveRetentionDays : null,
        });

    public Task<ApiResult<AsyncResponse>> SetArchiveConfigAsync(string clusterId, ArchiveConfigSetRequest body, CancellationToken cancellationToken) =>
        Change(SetArchiveConfigOperation.Descriptor, clusterId, Transition.Edit, complete: cluster =>
        {
            cluster.ArchiveEnabled = body.ArchiveEnabled;
            cluster.ArchiveRetentionDays = body.RetentionPeriodDay.GetValueOrDefault() ?? 1;
        });

    public Task<ApiResult<AsyncResponse>> DeleteArchiveLogAsync(string clusterId, string? type, CancellationToken cancellationToken) => Change(
        DeleteArchiveLogOperation.Descriptor,
        clusterId,
        Transition.Edit,
        cluster => cluster.ArchiveEnabled ? null : VendorErrors.Refuse("The log of this cluster is not archived.", "path", "cluster_id"));

    public Task<ApiResult<AsyncResponse>> SynchronizeArchiveConfigAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(SynchronizeArchiveConfigOperation.Descriptor, clusterId, Transition.Synchronize);
}
