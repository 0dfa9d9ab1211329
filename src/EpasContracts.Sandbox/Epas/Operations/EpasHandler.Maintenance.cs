using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<AsyncResponse>> SetMaintenanceAsync(string clusterId, MaintenanceRequest body, CancellationToken cancellationToken) => Change(
        SetMaintenanceOperation.Descriptor,
        clusterId,
        Transition.Edit,
        complete: cluster => cluster.Maintenance = new MaintenanceWindow(body.StartDayOfWeek, body.StartTime + body.StartMinute, body.TermHour));

    public Task<ApiResult<AsyncResponse>> UnsetMaintenanceAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(UnsetMaintenanceOperation.Descriptor, clusterId, Transition.Edit, complete: static cluster => cluster.Maintenance = null);
}
