using EpasContracts.Epas;

namespace EpasContracts.Sandbox.Epas.State;

/// <summary>An engine version on offer.</summary>
internal sealed record EngineVersion(string Id, string Major, string Version, bool EndOfService)
{
    public string Name => $"EPAS {Version}";
}

/// <summary>A size of server.</summary>
internal sealed record ServerSize(string Name, long Cores, long MemoryGb);

/// <summary>A parameter of every group.</summary>
internal sealed record EngineParameter(string Id, string Name, string Description, string Type, string Allowed, string Default, bool IsStatic, bool IsModifiable = true);

/// <summary>A set of default parameters.</summary>
internal sealed record EngineParameterGroup(string Id, string Name, string Major);

/// <summary>What the emulated service offers. The ids are those of the document's examples, so that a request copied from there works.</summary>
internal static class Catalog
{
    public static IReadOnlyList<EngineVersion> Engines { get; } =
    [
        new("2b9d6f0a4c8e4d1fa7b3c5e9d1f20468", "16", "16.4", EndOfService: false),
        new("5e0c7a1b3d2f4e6a8c9b0d1e2f3a4b5c", "16", "16.6", EndOfService: false),
        new("9a8b7c6d5e4f4a3b2c1d0e9f8a7b6c5d", "15", "15.10", EndOfService: false),
        new("c4d5e6f7a8b94c0d1e2f3a4b5c6d7e8f", "12", "12.20", EndOfService: true),
    ];

    public static IReadOnlyList<ServerSize> ServerTypes { get; } =
    [
        new("db1v1m2", 1, 2), new("db1v2m4", 2, 4), new("db1v4m8", 4, 8), new("db1v8m16", 8, 16), new("db1v16m32", 16, 32),
    ];

    public static IReadOnlyList<EngineParameterGroup> ParameterGroups { get; } =
    [
        new("6d0f3b8e1a2c4f5d9e7b0a1c2d3e4f50", "default.epas16", "16"),
        new("7e1f4c9f2b3d4a6e8f0c1b2d3e4f5a61", "default.epas15", "15"),
        new("8f2a5d0a3c4e4b7f9a1d2c3e4f5a6b72", "default.epas12", "12"),
    ];

    public static IReadOnlyList<EngineParameter> Parameters { get; } =
    [
        new("4a7c2e9b0d1f4c3e8b5a6d7f8e9c0b1a", "max_connections", "The greatest number of concurrent connections.", "integer", "100-10000", "100", IsStatic: true),
        new("5b8d3f0c1e2a4d4f9c6b7e8a9f0d1c2b", "work_mem", "Memory for one sort or hash before it spills to disk, in kB.", "integer", "64-2097151", "4096", IsStatic: false),
        new("6c9e4a1d2f3b4e5a0d7c8f9b0a1e2d3c", "log_min_duration_statement", "Statements that run longer are logged, in ms; -1 logs none.", "integer", "-1-2147483647", "-1", IsStatic: false),
        new("7d0f5b2e3a4c4f6b1e8d9a0c1b2f3e4d", "shared_buffers", "Memory for shared pages, in pages of 8 kB.", "integer", "16-1073741823", "16384", IsStatic: true),
        new("8e1a6c3f4b5d4a7c2f9e0b1d2c3a4f5e", "server_version", "The version of the server.", "string", "", "", IsStatic: true, IsModifiable: false),
    ];

    public static IReadOnlyList<(string Name, string Value)> EngineProperties { get; } =
    [
        ("database_encoding", "UTF-8,EUC_KR,SQL_ASCII"), ("database_locale", "C,ko_KR.utf8,en_US.utf8"),
    ];

    public static EngineVersion? FindEngine(string id) => Engines.FirstOrDefault(engine => engine.Id == id);

    public static bool HasServerType(string name) => ServerTypes.Any(type => type.Name == name);

    public static string ProductImage => ProductImageType.Epas.Value;
}
