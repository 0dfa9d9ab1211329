using EpasContracts.Runtime.Waiting;
using EpasContracts.Waiting;
using Microsoft.Extensions.Time.Testing;

namespace EpasContracts.UnitTests.Sdk;

public sealed class RequestWaiterTests
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly List<WaitProgress> _seen = [];

    [Theory]
    [InlineData("DONE", WaitOutcome.Succeeded)]
    [InlineData("completed", WaitOutcome.Succeeded)]
    [InlineData(" Success ", WaitOutcome.Succeeded)]
    [InlineData("SUCCEEDED", WaitOutcome.Succeeded)]
    [InlineData("FINISHED", WaitOutcome.Succeeded)]
    [InlineData("FAILED", WaitOutcome.Failed)]
    [InlineData("error", WaitOutcome.Failed)]
    [InlineData("CANCELED", WaitOutcome.Failed)]
    [InlineData("CANCELLED", WaitOutcome.Failed)]
    [InlineData("RUNNING", WaitOutcome.Pending)]
    [InlineData("something new", WaitOutcome.Pending)]
    [InlineData("", WaitOutcome.Pending)]
    [InlineData(null, WaitOutcome.Pending)]
    public void A_state_means_what_its_word_says(string? state, WaitOutcome outcome) => Assert.Equal(outcome, RequestStates.Classify(state));

    [Fact]
    public async Task The_pauses_grow_up_to_their_bound_and_each_look_is_told()
    {
        var options = Options() with { Interval = TimeSpan.FromSeconds(2), Backoff = 2, MaxInterval = TimeSpan.FromSeconds(5) };

        var state = await Drive(options, "RUNNING", "RUNNING", "RUNNING", "a state of tomorrow", "done");

        Assert.Equal("done", state);
        Assert.Equal([0, 2, 6, 11, 16], _seen.Select(static look => look.Elapsed.TotalSeconds));
        Assert.Equal([1, 2, 3, 4, 5], _seen.Select(static look => look.Looks));
        Assert.All(_seen, static look => Assert.Equal("req-1", look.Id));
    }

    [Fact]
    public async Task A_failed_request_is_an_exception_that_names_it()
    {
        var exception = await Assert.ThrowsAsync<EpasRequestFailedException>(() => Drive(Options(), "RUNNING", "FAILED"));

        Assert.Equal("req-1", exception.RequestId);
        Assert.Equal("FAILED", exception.State);
        Assert.Equal("The request req-1 ended as FAILED.", exception.Message);
    }

    [Fact]
    public async Task The_time_is_bounded_and_the_exception_names_the_last_state()
    {
        var exception = await Assert.ThrowsAsync<WaitTimeoutException>(() => Drive(Options() with { Timeout = TimeSpan.FromSeconds(10) }, "RUNNING"));

        Assert.Equal("req-1", exception.Id);
        Assert.Equal("RUNNING", exception.LastState);
        Assert.Equal(10, exception.Timeout.TotalSeconds);
        // The clock runs on while the wait comes to its end; nobody looks any more.
        Assert.InRange(_seen[^1].Elapsed.TotalSeconds, 1, 10);
    }

    [Fact]
    public async Task A_look_that_hangs_does_not_outlive_the_wait()
    {
        var wait = RequestWaiter.WaitAsync(
            "req-1",
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return "DONE";
            },
            Options() with { Timeout = TimeSpan.FromSeconds(10) },
            null,
            TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Null((await Assert.ThrowsAsync<WaitTimeoutException>(() => wait)).LastState);
    }

    [Fact]
    public async Task A_cancelled_wait_is_no_timeout()
    {
        using var cancel = new CancellationTokenSource();
        var wait = RequestWaiter.WaitAsync("req-1", static _ => Task.FromResult("RUNNING"), Options(), null, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_lost_connection_is_tolerated_a_few_times_in_a_row()
    {
        Assert.Equal("DONE", await Drive(Options(), "!", "!", "!", "RUNNING", "!", "!", "!", "DONE"));

        await Assert.ThrowsAsync<HttpRequestException>(() => Drive(Options(), "!", "!", "!", "!"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Drive(Options() with { ToleratedFaults = 0 }, "!"));
    }

    [Theory]
    [InlineData(0, 1.5)]
    [InlineData(1, 0.5)]
    [InlineData(1, double.NaN)]
    public async Task Options_that_make_no_sense_are_refused(int seconds, double backoff) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Drive(Options() with { Interval = TimeSpan.FromSeconds(seconds), Backoff = backoff }, "DONE"));

    private WaitOptions Options() => new() { TimeProvider = _time };

    /// <summary>Waits while the clock runs; "!" is a lost connection, the last state repeats.</summary>
    private async Task<string> Drive(WaitOptions options, params string[] states)
    {
        var next = 0;
        var wait = RequestWaiter.WaitAsync(
            "req-1",
            _ => states[Math.Min(next++, states.Length - 1)] is var state and not "!" ? Task.FromResult(state) : throw new HttpRequestException("lost"),
            options,
            new Teller(_seen.Add),
            TestContext.Current.CancellationToken);
        for (var step = 0; step < 1000 && !wait.IsCompleted; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await wait;
    }

    private sealed class Teller(Action<WaitProgress> tell) : IProgress<WaitProgress>
    {
        public void Report(WaitProgress value) => tell(value);
    }
}
