using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EpasContracts.Tests;

namespace EpasContracts.EndToEndTests;

/// <summary>The packages of this repository, packed once for all tests into a folder that is a feed.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly Workplace _place = new();

    /// <summary>The feed's folder.</summary>
    public string Folder => Path.Combine(_place.Path, "feed");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "generator/EpasContracts.Generator.Package", "src/EpasContracts.AspNetCore", "src/EpasContracts.AspNetCore.OpenApi", "src/EpasContracts.Runtime" })
        {
            var packed = await ProgramRun.DotnetAsync(SharedFiles.Repository(project), "pack", "--nologo", "-v", "quiet", "-o", Folder);
            Assert.True(packed.ExitCode == 0, packed.Output + packed.Error);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The entries of a package, its bookkeeping aside.</summary>
    internal IReadOnlyList<string> Entries(string package)
    {
        using var archive = Open(package, "nupkg");
        return [.. archive.Entries.Select(static entry => entry.FullName)
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The text of an entry.</summary>
    internal string Text(string package, string entry)
    {
        using var archive = Open(package, "nupkg");
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The assemblies, name and version, that an assembly of a package refers to.</summary>
    internal IReadOnlyList<(string Name, Version Version)> References(string package, string entry)
    {
        using var archive = Open(package, "nupkg");
        using var image = new MemoryStream();
        using (var packed = archive.GetEntry(entry)!.Open())
            packed.CopyTo(image);
        image.Position = 0;
        using var assembly = new PEReader(image);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }

    /// <summary>A package, or its symbols with the extension <c>snupkg</c>.</summary>
    internal ZipArchive Open(string package, string extension) =>
        ZipFile.OpenRead(Directory.EnumerateFiles(Folder, $"{package}.?.?.?.{extension}").Single());
}
