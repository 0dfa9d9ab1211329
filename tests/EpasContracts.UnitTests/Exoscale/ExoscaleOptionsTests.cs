using EpasContracts.Exoscale;
using EpasContracts.UnitTests.Http;
using EpasContracts.UnitTests.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static EpasContracts.UnitTests.Exoscale.KnownExo2Answers;

namespace EpasContracts.UnitTests.Exoscale;

public sealed class ExoscaleOptionsTests
{
    [Fact]
    public void The_zones_are_those_of_the_contract()
    {
        Assert.Equal(
            ["at-vie-1", "at-vie-2", "bg-sof-1", "ch-dk-2", "ch-gva-2", "de-fra-1", "de-muc-1", "hr-zag-1"],
            ExoscaleZone.All.Select(static zone => zone.Name));
        Assert.Equal("https://api-de-fra-1.exoscale.com/v2", ExoscaleZone.Find("de-fra-1")!.BaseAddress.AbsoluteUri);
        Assert.Null(ExoscaleZone.Find("DE-FRA-1"));
        Assert.Null(ExoscaleZone.Find(null));
    }

    [Theory]
    [InlineData("mars-1", null, "the zones are at-vie-1, at-vie-2")]
    [InlineData("CH-GVA-2", null, "Exoscale has no zone 'CH-GVA-2'")]
    [InlineData(null, null, "Set Zone, one of at-vie-1")]
    [InlineData(null, "http://exoscale.example/v2", "must be https")]
    [InlineData(null, "https://exoscale.example/v2?x=1", "neither a query")]
    [InlineData("mars-1", "https://exoscale.example", "Exoscale has no zone")]
    public void An_address_that_cannot_be_is_refused(string? zone, string? address, string sentence) =>
        Assert.Contains(sentence, Refused(options => (options.Zone, options.BaseAddress) = (zone, address is null ? null : new Uri(address))), StringComparison.Ordinal);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_no_key_is_shown()
    {
        var message = Refused(static options =>
        {
            options.Zone = null;
            options.ApiKey = "key,with\r\ncomma";
            options.ApiSecret = "";
            options.Timeout = TimeSpan.Zero;
        });

        foreach (var word in (string[])["Zone", "ApiKey must be printable", "must not have a comma", "Set ApiSecret", "Timeout"])
            Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.DoesNotContain("key,with", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_show_their_keys()
    {
        var text = Good(new ExoscaleClientOptions()).ToString();

        Assert.Contains("https://api-ch-gva-2.exoscale.com/v2", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiSecret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_shows_a_key_or_a_signature()
    {
        using var log = new LogRecorder();
        using var server = new Recorder();
        await using var provider = ExoscaleServices.Build(server, Good, log);

        await provider.GetRequiredService<IHttpClientFactory>().CreateClient(ExoscaleServiceCollectionExtensions.ClientName)
            .GetAsync(new Uri("/v2/event" + EventsQuery, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(EventsHeader, Assert.Single(Assert.Single(server.Requests).Headers.GetValues("Authorization")));
        Assert.Contains("Authorization", log.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])[ApiKey, ApiSecret, EventsSignature])
            Assert.DoesNotContain(secret, log.Text, StringComparison.Ordinal);
    }

    private static string Refused(Action<ExoscaleClientOptions> configure)
    {
        using var server = new Recorder();
        using var provider = ExoscaleServices.Build(server, options => configure(Good(options)));
        return Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ExoscaleClient>).Message;
    }

    private static ExoscaleClientOptions Good(ExoscaleClientOptions options) => ExoscaleServices.Configure(options);
}
