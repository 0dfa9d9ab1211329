using EpasContracts.Tests;

namespace EpasContracts.EndToEndTests;

/// <summary>The command line as a process of its own.</summary>
internal static class Tool
{
    private const string Assembly = "epas-contracts";

    /// <summary>Runs in the repository's folder.</summary>
    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunInAsync(SharedFiles.Repository("."), arguments);

    public static Task<ProgramRun> RunInAsync(string folder, params string[] arguments) => ProgramRun.StartInAsync(folder, Assembly, arguments);
}

/// <summary>A folder of one test.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("epas-contracts-");

    public string Path => _folder.FullName;

    public string File(string name, string content)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
