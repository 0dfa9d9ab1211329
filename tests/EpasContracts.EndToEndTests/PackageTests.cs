using System.Net;
using System.Text;
using EpasContracts.Tests;

namespace EpasContracts.EndToEndTests;

/// <summary>What is shipped, and a project outside of this repository that has nothing else.</summary>
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>, IDisposable
{
    private const string Analyzers = "analyzers/dotnet/cs/";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void The_generator_brings_one_library_and_the_runtime()
    {
        Assert.Equal(
            [
                "EpasContracts.Generator.nuspec", "README.md",
                Analyzers + "EpasContracts.Generator.dll", Analyzers + "EpasContracts.OpenApi.dll", Analyzers + "YamlDotNet.dll",
                "build/EpasContracts.Generator.props", "build/EpasContracts.Generator.targets", "build/OpenApiContract.xml",
                "buildTransitive/EpasContracts.Generator.props", "buildTransitive/EpasContracts.Generator.targets",
            ],
            feed.Entries("EpasContracts.Generator"));
        var nuspec = feed.Text("EpasContracts.Generator", "EpasContracts.Generator.nuspec");
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec, StringComparison.Ordinal);
        Assert.Equal(2, nuspec.Split("<dependency ").Length);
        Assert.Contains("<dependency id=\"EpasContracts.Runtime\"", nuspec, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generator_needs_nothing_that_a_compiler_of_Roslyn_4_8_does_not_have()
    {
        string[] bundled = ["EpasContracts.Generator", "EpasContracts.OpenApi", "YamlDotNet"];
        foreach (var (name, version) in bundled.SelectMany(assembly => feed.References("EpasContracts.Generator", $"{Analyzers}{assembly}.dll")))
        {
            var has = name switch
            {
                "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" => new Version(4, 8, 0, 0),
                "System.Collections.Immutable" or "System.Reflection.Metadata" => new Version(7, 0, 0, 0),
                "netstandard" => new Version(2, 0, 0, 0),
                _ => bundled.Contains(name) ? version : null,
            };
            Assert.True(has >= version, $"{name} {version}");
        }
    }

    [Theory]
    [InlineData("EpasContracts.Runtime")]
    [InlineData("EpasContracts.AspNetCore")]
    public void A_library_is_there_for_both_frameworks_with_comments_and_symbols(string package)
    {
        Assert.Equal(
            [
                $"{package}.nuspec", "README.md", $"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml", $"lib/net8.0/{package}.dll", $"lib/net8.0/{package}.xml",
            ],
            feed.Entries(package));
        using var symbols = feed.Open(package, "snupkg");
        Assert.NotNull(symbols.GetEntry($"lib/net8.0/{package}.pdb"));
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{package}.pdb"));
    }

    [Theory]
    [InlineData("EpasContracts.Runtime", "Microsoft.Extensions.Http")]
    [InlineData("EpasContracts.AspNetCore", "EpasContracts.Runtime")]
    [InlineData("EpasContracts.AspNetCore.OpenApi", "EpasContracts.AspNetCore", "Microsoft.AspNetCore.OpenApi")]
    public void A_library_depends_on_nobody_but_Microsoft(string package, params string[] dependencies)
    {
        var named = feed.Text(package, $"{package}.nuspec").Split("<dependency id=\"").Skip(1).Select(static text => text.Split('"')[0]);
        Assert.Equal(dependencies, named.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_fresh_project_that_has_only_the_packages_calls_a_server_and_may_be_trimmed_and_compiled_ahead_of_time()
    {
        CreateProject("net10.0", "Server=\"true\"", $"""
            <PackageReference Include="EpasContracts.AspNetCore" Version="{Version}" />
            <OpenApiContract Include="{SharedFiles.Repository("spec/epas/openapi.yaml")}" Namespace="Epas" ClientName="EpasClient" Server="true" />
            """);
        _place.File("Program.cs", """
            using EpasContracts.Runtime.Http;
            using Trains;

            using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
            var client = new TrainClient(new ApiTransport(http));
            Console.WriteLine(await client.Stations.GetStationsAsync());
            """);

        var built = await BuildAsync();
        Assert.True(built.ExitCode == 0, built.Output + built.Error);
        Assert.DoesNotContain("warning", built.Output, StringComparison.Ordinal);

        using var server = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        server.Prefixes.Add(address);
        server.Start();
        var answered = AnswerAsync(server, """{"data":[{"id":"efdbb9d1-02c2-4bc3-afb7-6788d8782b1e","name":"Berlin Hauptbahnhof","address":"Invalidenstrasse 10557 Berlin","country_code":"DE"}],"links":{"self":"https://example.com/stations"}}""");
        var run = await ProgramRun.DotnetAsync(_place.Path, Path.Combine(_place.Path, "bin", "app.dll"), address);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("Berlin Hauptbahnhof", run.Output, StringComparison.Ordinal);
        Assert.Equal("GET /stations", await answered);
    }

    [Fact]
    public async Task The_same_project_builds_for_NET_8_with_lists_in_its_options_and_is_told_of_a_misspelt_one()
    {
        CreateProject("net8.0", "IncludeTags=\"Stations;Trips\" Acessibility=\"internal\"");
        _place.File("Program.cs", "System.Console.WriteLine(typeof(Trains.StationsClient)); System.Console.WriteLine(typeof(Trains.TripsClient));");
        // The counterproof for the test above: the analyzers do look into generated files.
        _place.File("Planted.g.cs", "// <auto-generated/>\nstatic class Planted { public static object? Of(string name) => System.Type.GetType(name); }");

        var built = await BuildAsync();

        Assert.True(built.ExitCode == 0, built.Output + built.Error);
        Assert.Contains("app.csproj : warning EPAS2032: ", built.Output, StringComparison.Ordinal);
        Assert.Contains(" Acessibility=\"internal\"", built.Output, StringComparison.Ordinal);
        Assert.All(built.Lines.Where(static line => line.Contains("warning IL", StringComparison.Ordinal)), static line => Assert.Contains("Planted.g.cs(2,", line, StringComparison.Ordinal));
        Assert.Contains("warning IL2057", built.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_place.Path, "obj"), "*BookingsClient*", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_place.Path, "obj"), "*TripsClient*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_project_that_removes_the_analyzer_is_told_that_nothing_is_generated()
    {
        CreateProject("net10.0", "");
        var project = Path.Combine(_place.Path, "app.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", """
            <Target Name="RemoveGenerators" BeforeTargets="CheckOpenApiContracts">
              <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
            </Target>
            </Project>
            """, StringComparison.Ordinal));

        var built = await BuildAsync();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("error EPAS2033: ", built.Output, StringComparison.Ordinal);
    }

    // For the analyzers generated code is code like any other: what they say of it fails the build, as everything does.
    // No feed but ours: what the packages depend on is on this machine, since this repository was restored from it.
    private void CreateProject(string framework, string options, string items = "")
    {
        _place.File(".globalconfig", "is_global = true\ngenerated_code = false\n");
        _place.File("nuget.config", $"<configuration><packageSources><clear/><add key=\"feed\" value=\"{feed.Folder}\"/></packageSources></configuration>");
        File.Copy(SharedFiles.Corpus("openapi/readme/3.1-train-travel.json"), Path.Combine(_place.Path, "train-travel.json"));
        _place.File("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <WarningsNotAsErrors>IL2057</WarningsNotAsErrors>
                <IsAotCompatible>true</IsAotCompatible>
                <OutputPath>bin</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
                <UseAppHost>false</UseAppHost>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{GlobalPackages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="EpasContracts.Generator" Version="{Version}" />
                <OpenApiContract Include="train-travel.json" Namespace="Trains" ClientName="TrainClient" {options} />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    private static string Version => typeof(EpasContracts.Runtime.Json.JsonModel).Assembly.GetName().Version!.ToString(3);

    private Task<ProgramRun> BuildAsync() => ProgramRun.DotnetAsync(_place.Path, "build", "--nologo", "-v", "quiet");

    private static string GlobalPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async Task<string> AnswerAsync(HttpListener server, string json)
    {
        var call = await server.GetContextAsync().WaitAsync(TestContext.Current.CancellationToken);
        call.Response.ContentType = "application/json";
        await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json), TestContext.Current.CancellationToken);
        call.Response.Close();
        return $"{call.Request.HttpMethod} {call.Request.Url!.AbsolutePath}";
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
