using System.Net;
using System.Text;
using EpasContracts.Exoscale;
using EpasContracts.Exoscale.Waiting;
using EpasContracts.Runtime.Http;
using EpasContracts.Runtime.Waiting;
using Microsoft.Extensions.Time.Testing;

namespace EpasContracts.UnitTests.Exoscale;

public sealed class OperationWaitTests : IDisposable
{
    private static readonly Guid Id = Guid.Parse("5a1c8f5e-3d0b-4c7e-9a64-0d3f1b2c4e5f");

    private readonly FakeTimeProvider _time = new();
    private readonly Answers _answers = new();
    private readonly HttpClient _http;
    private readonly List<WaitProgress> _seen = [];

    public OperationWaitTests() => _http = new HttpClient(_answers) { BaseAddress = new Uri("https://api-ch-gva-2.exoscale.com/v2") };

    public void Dispose()
    {
        _http.Dispose();
        _answers.Dispose();
    }

    [Fact]
    public async Task The_answer_itself_is_the_first_look()
    {
        var done = await WaitAsync(new Operation { Id = Id, State = OperationState.Pending }, "pending", "a state of tomorrow", "success");

        Assert.Equal(OperationState.Success, done.State);
        Assert.Equal(["pending", "pending", "a state of tomorrow", "success"], _seen.Select(static look => look.State));
        Assert.All(_seen, static look => Assert.Equal(Id.ToString(), look.Id));
        Assert.All(_answers.Paths, static path => Assert.Equal($"/v2/operation/{Id}", path));
        Assert.Equal(3, _answers.Paths.Count);
    }

    [Fact]
    public async Task What_is_done_is_not_asked_for()
    {
        Assert.Equal(OperationState.Success, (await WaitAsync(new Operation { State = OperationState.Success })).State);
        Assert.Empty(_answers.Paths);
    }

    [Fact]
    public async Task What_cannot_be_followed_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => WaitAsync(new Operation { State = OperationState.Pending }));

    [Theory]
    [InlineData("failure")]
    [InlineData("timeout")]
    public async Task A_failed_operation_is_an_exception_that_says_why(string state)
    {
        _answers.Reason = "conflict";
        var failed = await Assert.ThrowsAsync<ExoscaleOperationFailedException>(() => WaitAsync(new Operation { Id = Id }, "pending", state));

        Assert.Equal(OperationReason.Conflict, failed.Operation.Reason);
        Assert.Equal($"The operation {Id} ended as {state}, because: conflict: the message", failed.Message);
    }

    [Fact]
    public async Task The_time_is_bounded()
    {
        var late = await Assert.ThrowsAsync<WaitTimeoutException>(() => WaitAsync(new Operation { Id = Id }, "pending"));

        Assert.Equal((Id.ToString(), "pending"), (late.Id, late.LastState));
    }

    [Fact]
    public async Task An_id_that_was_kept_is_enough()
    {
        _answers.States = ["success"];
        Assert.Equal(OperationState.Success, (await Client().WaitAsync(Id, cancellationToken: TestContext.Current.CancellationToken)).State);
    }

    private ExoscaleClient Client() => new(new ApiTransport(_http));

    private async Task<Operation> WaitAsync(Operation operation, params string[] states)
    {
        _answers.States = states;
        var options = new WaitOptions { TimeProvider = _time, Timeout = TimeSpan.FromMinutes(1) };
        var wait = Client().WaitAsync(operation, options, new Teller(_seen.Add), TestContext.Current.CancellationToken);
        for (var step = 0; step < 1000 && !wait.IsCompleted; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        return await wait;
    }

    private sealed class Teller(Action<WaitProgress> tell) : IProgress<WaitProgress>
    {
        public void Report(WaitProgress value) => tell(value);
    }

    /// <summary>One state after the other; the last repeats.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        public string[] States { get; set; } = [];

        public string? Reason { get; set; }

        public List<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var state = States[Math.Min(Paths.Count, States.Length - 1)];
            Paths.Add(request.RequestUri!.AbsolutePath);
            var why = Reason is null ? "" : $$""","reason":"{{Reason}}","message":"the message" """;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{"id":"{{Id}}","state":"{{state}}"{{why}}}""", Encoding.UTF8, "application/json"),
            });
        }
    }
}
