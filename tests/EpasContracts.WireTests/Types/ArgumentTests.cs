using System.Net;
using System.Text;
using EpasContracts.WireTests.Wire;
using Microsoft.AspNetCore.Builder;

namespace EpasContracts.WireTests.Types;

/// <summary>Endpoints that the application writes itself take models and give them, without a word about where they come from.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("/model", """{"id":4,"key":"four","corners":[[1,2]]}""")]
    [InlineData("/tuple", "[3,4]")]
    [InlineData("/list", "[[3,4]]")]
    [InlineData("/array", "[[3,4]]")]
    public async Task An_endpoint_takes_a_model_as_its_body(string path, string body)
    {
        await using var app = await LoopbackApp.StartAsync(static app =>
        {
            app.MapPost("/model", static (Shape shape) => shape);
            app.MapPost("/tuple", static (Corner corner) => corner);
            app.MapPost("/list", static (List<Corner> corners) => corners);
            app.MapPost("/array", static (Corner[] corners) => corners);
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await app.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
