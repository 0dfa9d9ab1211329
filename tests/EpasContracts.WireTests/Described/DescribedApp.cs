using EpasContracts.AspNetCore.OpenApi;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading;
using EpasContracts.Runtime.Description;
using EpasContracts.Tests;
using EpasContracts.WireTests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace EpasContracts.WireTests.Described;

/// <summary>What an application serves as its own document.</summary>
internal static class DescribedApp
{
    /// <summary>Reads a document of this project.</summary>
    public static ApiContract Original(string name) => Read(File.ReadAllText(SharedFiles.Repository($"tests/EpasContracts.WireTests/Contracts/{name}")), name);

    /// <summary>Reads the document of an application that knows of some contracts.</summary>
    public static async Task<ApiContract> ReadAsync(Action<WebApplication> map, params ApiDescriptor[] contracts) => Read(await TextAsync(map, options => AddAll(options, contracts)), "served.json");

    /// <summary>The text of the document that an application serves.</summary>
    public static async Task<string> TextAsync(Action<WebApplication> map, Action<OpenApiOptions> configure)
    {
        await using var app = await LoopbackApp.StartAsync(
            app =>
            {
                app.MapOpenApi();
                map(app);
            },
            services => services.AddOpenApi(configure));
        return await app.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a document; nothing of it is left out.</summary>
    public static ApiContract Read(string text, string name)
    {
        var document = ContractReader.Read(name, text, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(document.Findings, static finding => finding.Severity != FindingSeverity.Info);
        return document.Contract!;
    }

    private static void AddAll(OpenApiOptions options, ApiDescriptor[] contracts)
    {
        foreach (var contract in contracts)
            options.AddContract(contract);
    }
}
