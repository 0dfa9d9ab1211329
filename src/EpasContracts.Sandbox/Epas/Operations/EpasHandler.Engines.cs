using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas.State;

namespace EpasContracts.Sandbox.Epas;

internal sealed partial class EpasHandler
{
    public Task<ApiResult<EngineListResponse>> ListEngineVersionsAsync(string? id, ProductImageType? productImageType, bool? eosIncluded, CancellationToken cancellationToken) =>
        Answer<EngineListResponse>(() => new EngineListResponse
        {
            Contents = [.. Catalog.Engines
                .Where(engine => (id is null || engine.Id == id)
                    && (productImageType is null || productImageType == ProductImageType.Epas)
                    && (eosIncluded == true || !engine.EndOfService))
                .Select(static engine => new Engine
                {
                    EndOfService = engine.EndOfService,
                    Id = engine.Id,
                    MajorVersion = engine.Major,
                    Name = engine.Name,
                    OsType = "RHEL",
                    OsVersion = "8.10",
                    ProductImageType = Catalog.ProductImage,
                    SoftwareVersion = engine.Version,
                })],
        });

    public Task<ApiResult<EnginePropertyListResponse>> ListEngineVersionPropertiesAsync(string dbaasEngineVersionId, CancellationToken cancellationToken) =>
        Answer<EnginePropertyListResponse>(() => Catalog.FindEngine(dbaasEngineVersionId) is null
            ? Unknown(ListEngineVersionPropertiesOperation.Descriptor, "engine version")
            : new EnginePropertyListResponse
            {
                Contents = [.. Catalog.EngineProperties.Select(static property => new EngineProperty { Name = property.Name, Value = property.Value })],
            });
}
