using System.Runtime.InteropServices;
using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.PactCore;

/// <summary>What the core does to the process that it lives in. Alone in it: standard output is everyone's.</summary>
[Collection(nameof(CoreProcessTests))]
[CollectionDefinition(nameof(CoreProcessTests), DisableParallelization = true)]
public sealed class CoreProcessTests
{
    [Fact]
    public void Usage_reports_are_off_where_native_code_looks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has one environment for managed and native code.");
        _ = Pact.V4("a", "b").WithHttpInteractions().UponReceiving("x").WithRequest(HttpMethod.Get, Match.Regex("/a", "^/a$"));

        Assert.Equal("true", Marshal.PtrToStringUTF8(getenv("PACT_DO_NOT_TRACK\0"u8.ToArray())));
    }

    [Fact]
    public async Task A_verification_prints_nothing_by_itself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The core's own lines cannot be held back on Windows.");
        using var folder = new TemporaryFolder();
        await Orders.WritePactAsync(folder);
        await using var provider = await OrdersProvider.StartAsync();
        await provider.AddAsync(7);
        Console.Out.Flush();
        var printed = folder.File("printed.txt");
        var original = dup(1);
        var file = creat(System.Text.Encoding.UTF8.GetBytes(printed + '\0'), 0x180);
        Assert.True(original > 0 && file > 0 && dup2(file, 1) == 1);
        try
        {
            await new PactVerifier(Orders.Provider).WithHttpEndpoint(provider.Uri).WithFileSource(folder.File(Orders.FileName))
                .WithProviderStates(new Dictionary<string, ProviderStateHandler> { ["order exists"] = static _ => Task.CompletedTask })
                .VerifyAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            _ = dup2(original, 1);
            _ = close(original);
            _ = close(file);
        }

        Assert.DoesNotContain("Verifying a pact", File.ReadAllText(printed), StringComparison.Ordinal);
    }

    [DllImport("libc")]
    private static extern nint getenv(byte[] name);

    [DllImport("libc")]
    private static extern int creat(byte[] path, int mode);

    [DllImport("libc")]
    private static extern int dup(int descriptor);

    [DllImport("libc")]
    private static extern int dup2(int descriptor, int target);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
