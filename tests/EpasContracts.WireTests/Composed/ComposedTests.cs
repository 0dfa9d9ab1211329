using System.Net;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Validation;
using EpasContracts.WireTests.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EpasContracts.WireTests.Composed;

/// <summary>Forms and streams of composed schemas, from the generated client over a socket into the generated server.</summary>
public sealed class ComposedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_of_alternatives_has_files()
    {
        await using var app = await StartAsync();
        var client = new ComposedClient(app.Transport());
        Assert.Equal("ada file me.png bytes", await client.SendAvatarAsync(new SendAvatarForm { User = "ada", Kind = "file", Picture = FileContent.FromBytes("bytes"u8.ToArray(), "me.png") }, Cancellation));
        Assert.Equal("ada link https://a.example/", await client.SendAvatarAsync(new SendAvatarForm { User = "ada", Kind = "link", Address = new Uri("https://a.example/") }, Cancellation));

        // Neither alternative has what the other one needs.
        var wrong = await Assert.ThrowsAsync<ContractValidationException>(() => client.SendAvatarAsync(new SendAvatarForm { User = "ada", Kind = "link" }, Cancellation));
        Assert.Contains(wrong.Errors, static error => error.Keyword is "oneOf" or "required");
        using var form = new MultipartFormDataContent { { new StringContent("ada"), "user" }, { new StringContent("file"), "kind" } };
        using var response = await app.Http.PostAsync(new Uri("/avatars", UriKind.Relative), form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_part_that_is_one_file_or_several_is_a_list_of_files()
    {
        await using var app = await StartAsync();
        var client = new ComposedClient(app.Transport());
        Assert.Equal("blur: a no mask", await client.EditImagesAsync(new EditImagesForm { Prompt = "blur", Image = [File("a")] }, Cancellation));
        Assert.Equal("blur: a+b m", await client.EditImagesAsync(new EditImagesForm { Prompt = "blur", Image = [File("a"), File("b")], Mask = File("m") }, Cancellation));
    }

    [Fact]
    public async Task Events_by_reference_carry_what_their_text_holds()
    {
        await using var app = await StartAsync();
        var raw = await app.Http.GetStringAsync(new Uri("/news", UriKind.Relative), Cancellation);
        Assert.Equal("id: 1\ndata: {\"radius\":1.5}\n\ndata: {\"kind\":\"round\",\"radius\":2}\n\n", raw);
        var news = new List<(string?, double)>();
        await foreach (var item in new ComposedClient(app.Transport()).ReadNewsAsync(Cancellation))
            news.Add((item.Id, item.Data.Radius));
        Assert.Equal([("1", 1.5), (null, 2)], news);
    }

    private static FileContent File(string text) => FileContent.FromBytes(System.Text.Encoding.UTF8.GetBytes(text), text + ".png");

    [Fact]
    public async Task Events_of_several_kinds_have_text_or_what_it_holds()
    {
        await using var app = await LoopbackApp.StartAsync(static app => app.MapGet("/mixed", static () => Results.Text("event: said\ndata: good day\n\nevent: drawn\ndata: {\"radius\":3}\n\n", "text/event-stream")));
        var found = new List<string>();
        await foreach (var item in new ComposedClient(app.Transport()).ReadMixedAsync(Cancellation))
            found.Add($"{item.Event} {item.Data.Match(static circle => $"circle {circle.Radius}", static text => text)}");
        Assert.Equal(["said good day", "drawn circle 3"], found);
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(static app => app.MapComposed(new ComposedHandler()));
}
