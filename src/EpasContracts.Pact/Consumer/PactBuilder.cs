using EpasContracts.Pacts.Consumer;
using EpasContracts.Pacts.Files;
using EpasContracts.Pacts.Native;

namespace EpasContracts.Pacts;

/// <summary>
/// Collects interactions and tests the consumer against them. Not safe for two threads at once; any number of builders may run side by side,
/// into one file too.
/// </summary>
public sealed class PactBuilder
{
    private readonly string _consumer;
    private readonly string _provider;
    private readonly PactConfig _config;
    private readonly Secrets _secrets;
    private readonly int _port;
    private List<Interaction> _interactions = [];
    private bool _running;

    internal PactBuilder(string consumer, string provider, PactConfig config, int? port)
    {
        _consumer = consumer;
        _provider = provider;
        _config = config;
        _secrets = new Secrets(config.Secrets);
        _port = port ?? 0;
    }

    /// <summary>Starts describing an interaction.</summary>
    /// <param name="description">Names it, together with its provider states: both together must be one of a kind in the file.</param>
    /// <exception cref="InvalidOperationException">The mock server is running.</exception>
    public RequestBuilder UponReceiving(string description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        if (_running)
            throw new InvalidOperationException("The mock server is running: describe every interaction before VerifyAsync.");
        var interaction = new Interaction(description, _config);
        InteractionParts.NoNull(interaction, description);
        _interactions.Add(interaction);
        return new RequestBuilder(interaction);
    }

    /// <summary>
    /// Starts the mock server with the described interactions, lets the consumer talk to it, and, when every request came as described,
    /// merges the interactions into the pact file. Afterwards the builder is empty and can be used again.
    /// </summary>
    /// <param name="interact">Calls the consumer's code, with the mock server as its provider, and asserts what it makes of the answers.</param>
    /// <param name="cancellationToken">Ends the wait for the pact file's lock.</param>
    /// <exception cref="PactMismatchException">A request differed, was not described, or did not come. Its inner exception is what <paramref name="interact"/> threw.</exception>
    /// <exception cref="PactException">The pact file has another interaction of the same description and states, or would show a secret.</exception>
    /// <exception cref="InvalidOperationException">No interaction is described, or one lacks its request or its response.</exception>
    public async Task VerifyAsync(Func<ConsumerContext, Task> interact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(interact);
        var interactions = TakeInteractions();
        _running = true;
        try
        {
            using var pact = new NativePact(_consumer, _provider, _config.LogLevel);
            foreach (var interaction in interactions)
                NativeInteraction.Add(pact, interaction);
            var port = pact.StartMockServer(_port);
            await InteractAsync(pact, interact, new ConsumerContext(new Uri($"http://127.0.0.1:{port}/"))).ConfigureAwait(false);
            var file = new PactFile(_config.PactDir, _consumer, _provider, _secrets);
            await file.MergeAsync(PactFile.InteractionsOf(pact), _config.Overwrite, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _running = false;
        }
    }

    private List<Interaction> TakeInteractions()
    {
        if (_running)
            throw new InvalidOperationException("This builder's mock server is running: use one builder for each test.");
        if (_interactions.Count == 0)
            throw new InvalidOperationException("No interaction is described: call UponReceiving first.");
        foreach (var interaction in _interactions)
        {
            interaction.CheckComplete();
            interaction.Freeze();
        }

        return Interlocked.Exchange(ref _interactions, []);
    }

    private async Task InteractAsync(NativePact pact, Func<ConsumerContext, Task> interact, ConsumerContext context)
    {
        try
        {
            await interact(context).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The mock server answers 500 to a wrong request: then the difference is the cause and what the consumer threw its effect.
            // A request that did not come is the other way round.
            if (Mismatches(pact).Any(static mismatch => mismatch.Kind != RequestMismatchKind.Missing))
                throw Failure(pact, exception);
            throw;
        }

        if (!pact.Matched)
            throw Failure(pact, null);
    }

    private static IReadOnlyList<RequestMismatch> Mismatches(NativePact pact) => MismatchReport.Read(pact.MismatchesJson);

    private PactMismatchException Failure(NativePact pact, Exception? inner)
    {
        var mismatches = Mismatches(pact)
            .Select(mismatch => mismatch with { Path = _secrets.Mask(mismatch.Path), Details = [.. mismatch.Details.Select(_secrets.Mask)] })
            .ToList();
        var message = MismatchReport.Describe(mismatches);
        _config.Output.WriteLines(message);
        _config.Output.WriteLines(_secrets.Mask(pact.Logs));
        return new PactMismatchException(message, mismatches, inner);
    }
}
