using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EpasContracts.Benchmarks.Generation;

/// <summary>How long a build took, in seconds.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">User and system time of all its processes.</param>
internal sealed record BuildTime(double Wall, double Cpu);

/// <summary>A class library with emitted code and nothing else, away from the settings of this repository.</summary>
/// <param name="Folder">Its folder.</param>
internal sealed partial record BuiltProject(string Folder)
{
    /// <summary>Makes the project in an empty folder and restores it.</summary>
    /// <param name="folder">The folder; what is in it goes.</param>
    /// <param name="reference">The item with what the code needs.</param>
    public static BuiltProject Create(string folder, string reference)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Measured.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                {reference}
              </ItemGroup>
            </Project>
            """);
        GenerationTools.Require("dotnet", "restore", folder, "-v", "quiet");
        return new BuiltProject(folder);
    }

    /// <summary>Builds once and counts the compiler's errors.</summary>
    public int Errors()
    {
        using var process = Start("dotnet", Arguments);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : Math.Max(1, ErrorLine().Matches(output).Select(static match => match.Value).Distinct().Count());
    }

    /// <summary>Builds everything again.</summary>
    public BuildTime Build()
    {
        var clock = Stopwatch.StartNew();
        // The shell adds up what its children took, and theirs: the compiler is a process of its own.
        using var process = Start("bash", ["-c", $"TIMEFORMAT='%U %S'; time dotnet {string.Join(' ', Arguments.Select(static argument => $"'{argument}'"))} >/dev/null"]);
        process.StandardOutput.ReadToEnd();
        var times = process.StandardError.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return new BuildTime(clock.Elapsed.TotalSeconds, times[^2..].Sum(static time => double.Parse(time, CultureInfo.InvariantCulture)));
    }

    private string[] Arguments => ["build", Folder, "--no-restore", "--no-incremental", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v", "quiet"];

    private static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    [GeneratedRegex(@"\(\d+,\d+\): error CS\d+")]
    private static partial Regex ErrorLine();
}
