using EpasContracts.Drift;
using EpasContracts.Drift.Compiled;
using EpasContracts.Epas;
using EpasContracts.Exoscale;

namespace EpasContracts.Cli.Checks;

/// <summary>The compiled SDK that a document is held against.</summary>
internal static class SdkSource
{
    /// <summary>The SDK of an assembly, or one of those that are built in.</summary>
    /// <param name="assembly">The assembly's file; null for the built-in SDKs.</param>
    /// <param name="document">Chooses among several contracts by its title.</param>
    public static CompiledContract Load(string? assembly, SpecDocument document)
    {
        var contracts = assembly is null ? BuiltIn() : CompiledContract.Load(assembly);
        return contracts.FirstOrDefault(contract => contract.Descriptor.Title == document.Contract.Title) ?? contracts[0];
    }

    private static IReadOnlyList<CompiledContract> BuiltIn() =>
        [.. new[] { typeof(EpasContract).Assembly, typeof(ExoscaleContract).Assembly }.SelectMany(static assembly =>
            CompiledContract.Of(assembly, Path.GetRelativePath(Directory.GetCurrentDirectory(), assembly.Location)))];
}
