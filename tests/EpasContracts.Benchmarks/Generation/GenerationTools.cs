using System.Runtime.InteropServices;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>The two command lines that are measured: ours and NSwag's.</summary>
internal static class GenerationTools
{
    private static readonly string ToolFolder = Path.Combine(Work, "tool");
    private static readonly string Tool = Path.Combine(ToolFolder, OperatingSystem.IsWindows() ? "epas-contracts.exe" : "epas-contracts");
    private static readonly string NSwag = Path.Combine(Folder, "nswag", "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");

    /// <summary>The benchmarks' folder.</summary>
    public static string Folder => Path.Combine(MeasuredDocument.Repository, "tests", "EpasContracts.Benchmarks");

    /// <summary>Where everything is written that is looked at only here.</summary>
    public static string Work => Path.Combine(MeasuredDocument.Repository, "artifacts", "benchmarks");

    /// <summary>The assembly that our code stands on.</summary>
    public static string Runtime => Path.Combine(ToolFolder, "EpasContracts.Runtime.dll");

    /// <summary>Publishes the one as the machine's own code, which is what a person runs who installed it, and installs the other.</summary>
    public static void Prepare()
    {
        Require("dotnet", "publish", Path.Combine(MeasuredDocument.Repository, "src", "EpasContracts.Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", ToolFolder, "-v", "quiet");
        if (!File.Exists(NSwag))
            Require("npm", "ci", "--prefix", Path.Combine(Folder, "nswag"), "--no-audit", "--no-fund");
    }

    /// <summary>Runs our generator.</summary>
    public static FreshProcess Generate(MeasuredDocument document, string folder) =>
        FreshProcess.Run(Tool, "generate", document.File, "-o", folder, "--namespace", "Measured", "--client-name", "MeasuredClient");

    /// <summary>Runs NSwag's with its own defaults.</summary>
    public static FreshProcess GenerateByNSwag(MeasuredDocument document, string folder) =>
        FreshProcess.Run("dotnet", NSwag, "openapi2csclient", $"/input:{document.File}", $"/output:{Path.Combine(folder, "Client.cs")}", "/namespace:Measured", "/classname:MeasuredClient");

    /// <summary>Runs a program that has to succeed.</summary>
    public static void Require(string program, params string[] arguments)
    {
        var run = FreshProcess.Run(program, arguments);
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {run.ExitCode}: run it by hand to see why.");
    }
}
