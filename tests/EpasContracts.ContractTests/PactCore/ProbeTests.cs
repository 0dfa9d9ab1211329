using EpasContracts.Pacts;

namespace EpasContracts.ContractTests.PactCore;

public sealed class ProbeTests
{
    [Fact]
    public async Task Probe()
    {
        using var folder = new TemporaryFolder();
        await Orders.WritePactAsync(folder);
        TestContext.Current.SendDiagnosticMessage("x");
        var text = File.ReadAllText(folder.File(Orders.FileName));
        File.WriteAllText("/tmp/probe.txt", text);
        var e = await Assert.ThrowsAsync<PactMismatchException>(() => Orders.NewPact(folder).DescribeOrder(8, "b").VerifyAsync(async c => { await Orders.GetOrderAsync(c.MockServerUri, 8, "fr"); await Orders.GetOrderAsync(c.MockServerUri, 9);}, TestContext.Current.CancellationToken));
        File.AppendAllText("/tmp/probe.txt", e.Message);
        e = await Assert.ThrowsAsync<PactMismatchException>(() => Orders.NewPact(folder).DescribeOrder(8, "b").VerifyAsync(async c => { }, TestContext.Current.CancellationToken));
        File.AppendAllText("/tmp/probe.txt", e.Message);
    }
}
