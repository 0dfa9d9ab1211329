using System.Globalization;
using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    private static readonly Dictionary<string, Func<EngineParameterGroup, string>> GroupOrders = new()
    {
        ["name"] = static group => group.Name,
        ["major_version"] = static group => group.Major,

        // The groups were all there from the start.
        ["created_at"] = static _ => "",
    };

    private static readonly Dictionary<string, Func<EngineParameter, string>> ParameterOrders = new()
    {
        ["name"] = static parameter => parameter.Name,
        ["created_at"] = static _ => "",
    };

    public Task<ApiResult<ParameterGroupListResponse>> ListParameterGroupsAsync(
        string? majorVersion, string? productImageType, string? sort, CancellationToken cancellationToken) => Answer<ParameterGroupListResponse>(() =>
    {
        var found = Catalog.ParameterGroups.Where(group =>
            (majorVersion is null || group.Major == majorVersion) && (productImageType is null || productImageType == Catalog.ProductImage));
        if (found.TrySort(sort ?? "name:asc", GroupOrders, out var sorted) is { } refusal)
            return refusal;
        return new ParameterGroupListResponse
        {
            Contents = [.. sorted.Select(static group => new ParameterGroup
            {
                Id = group.Id, MajorVersion = group.Major, Name = group.Name, ProductImageType = Catalog.ProductImage, ProductType = ProductType.Epas.Value,
            })],
            Sort = (string[])[sort ?? "name:asc"],
        };
    });

    public Task<ApiResult<ParameterPageResponse>> ListParametersAsync(
        string dbaasParameterGroupId, long? size, long? page, string? sort, CancellationToken cancellationToken) => Answer<ParameterPageResponse>(() =>
    {
        if (!Catalog.ParameterGroups.Any(group => group.Id == dbaasParameterGroupId))
            return VendorErrors.Refuse("There is no such parameter group.", "query", "dbaas_parameter_group_id");
        if (Catalog.Parameters.TrySort(sort ?? "name:asc", ParameterOrders, out var sorted) is { } refusal)
            return refusal;
        return new ParameterPageResponse
        {
            Contents = [.. sorted.Page(page ?? 0, size ?? Paging.DefaultSize).Select(parameter => new EpasContracts.Epas.Parameters
            {
                DbaasParameterGroupId = dbaasParameterGroupId,
                DefaultValue = parameter.Default,
                Description = parameter.Description,
                Id = parameter.Id,
                Name = parameter.Name,
                SoftwareType = Catalog.ProductImage,
            })],
            Count = sorted.Count,
            Page = page ?? 0,
            Size = size ?? Paging.DefaultSize,
            Sort = (string[])[sort ?? "name:asc"],
        };
    });

    public Task<ApiResult<ParametersResponse>> ListParameterValuesAsync(string clusterId, CancellationToken cancellationToken) =>
        Show<ParametersResponse>(ListParameterValuesOperation.Descriptor, clusterId, static cluster => new ParametersResponse
        {
            Contents = [.. Catalog.Parameters.Select(parameter => new ParameterDTO
            {
                AllowsValue = parameter.Allowed,
                AppliedValue = cluster.ParameterValues.GetValueOrDefault(parameter.Id, parameter.IsModifiable ? parameter.Default : cluster.Engine.Version),
                ApplyType = parameter.IsStatic ? "static" : "dynamic",
                DataType = parameter.Type,
                DefaultValue = parameter.Default,
                Description = parameter.Description,
                Id = parameter.Id,
                IsModifiable = parameter.IsModifiable,
                Name = parameter.Name,
                SoftwareType = Catalog.ProductImage,
            })],
            Count = Catalog.Parameters.Count,
            ModifiedAt = Text(cluster.ParametersModifiedAt),
        });

    public Task<ApiResult<AsyncResponse>> SetParameterValuesAsync(string clusterId, ParametersRequest body, CancellationToken cancellationToken) => Change(
        SetParameterValuesOperation.Descriptor,
        clusterId,
        Transition.Edit,
        _ =>
        {
            var wrong = body.Parameters.ToList().FindIndex(static change => FindParameter(change.Id) is not { IsModifiable: true });
            return wrong < 0
                ? null
                : VendorErrors.Refuse("There is no such parameter, or it cannot be changed.", "body", "parameters", wrong.ToString(CultureInfo.InvariantCulture), "id");
        },
        cluster =>
        {
            foreach (var change in body.Parameters)
                (FindParameter(change.Id) is { IsStatic: true } ? cluster.PendingValues : cluster.ParameterValues)[change.Id] = change.NewValue;
            cluster.ParametersModifiedAt = cluster.ModifiedAt;
        });

    public Task<ApiResult<AsyncResponse>> SynchronizeParameterValuesAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(SynchronizeParameterValuesOperation.Descriptor, clusterId, Transition.Synchronize);

    private static EngineParameter? FindParameter(string id) => Catalog.Parameters.FirstOrDefault(parameter => parameter.Id == id);

    private static void ApplyPendingValues(Cluster cluster)
    {
        foreach (var (id, value) in cluster.PendingValues)
            cluster.ParameterValues[id] = value;
        cluster.PendingValues.Clear();
    }
}
