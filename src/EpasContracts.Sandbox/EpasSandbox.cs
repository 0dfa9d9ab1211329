using EpasContracts.AspNetCore;
using EpasContracts.Epas;
using EpasContracts.Sandbox.Epas;
using EpasContracts.Sandbox.Epas.State;
using EpasContracts.Sandbox.Hosting;
using EpasContracts.Signing;
using Microsoft.AspNetCore.Builder;

namespace EpasContracts.Sandbox;

/// <summary>
/// An emulated EPAS on 127.0.0.1: it checks signatures and every value of a request, keeps clusters in memory, and moves them from state to
/// state while work goes on. Nothing is kept when it ends.
/// </summary>
public sealed class EpasSandbox : IAsyncDisposable
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromDays(365);

    private readonly WebApplication _application;
    private readonly World _world;

    private EpasSandbox(WebApplication application, World world, Uri address)
    {
        _application = application;
        _world = world;
        Address = address;
    }

    /// <summary>The names that <see cref="Apply"/> takes.</summary>
    public static IReadOnlyList<string> States => ProviderStates.Names;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:18471/</c>: what a client takes as its base address.</summary>
    public Uri Address { get; }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">How it behaves; null takes the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="SandboxStartException">The port is in use, not allowed, or no port.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<EpasSandbox> StartAsync(EpasSandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EpasSandboxOptions();
        Check(options);
        var world = new World(options.TimeProvider, options.RequestDuration, options.AccountId, options.KeptRequests);
        foreach (var name in options.SeedClusters)
            world.Add(ProviderStates.ExampleCluster(World.NewId(), name, ServiceState.Running, world.Now));

        var application = LoopbackHost.Create(options.Port, options.Logging);
        try
        {
            Assemble(application, options, world);
            var address = await LoopbackHost.StartAsync(application, options.Port, cancellationToken).ConfigureAwait(false);
            return new EpasSandbox(application, world, address);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Brings the sandbox into a situation, for example one that a pact names; whatever was there before is gone.
    /// </summary>
    /// <param name="state">
    /// <c>a cluster exists</c> (<c>id</c>, <c>name</c>, <c>service_state</c>), <c>no cluster exists</c>, <c>a request exists</c>
    /// (<c>request_id</c>, <c>state</c>) or <c>no request exists</c>.
    /// </param>
    /// <param name="parameters">The state's parameters; each has a default.</param>
    /// <exception cref="ArgumentException">There is no such state, or a parameter is no value of the document.</exception>
    public void Apply(string state, IReadOnlyDictionary<string, string>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        lock (_world.Gate)
            ProviderStates.Apply(_world, state, parameters ?? new Dictionary<string, string>());
    }

    /// <summary>Waits until the sandbox is told to end.</summary>
    /// <param name="cancellationToken">Tells it.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(end.SetResult).ConfigureAwait(false);
        await end.Task.ConfigureAwait(false);
        await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Ends it.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Check(EpasSandboxOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.AccessKey);
        ArgumentException.ThrowIfNullOrEmpty(options.SecretKey);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RequestDuration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.RequestDuration, LongestRequest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.KeptRequests);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBodyBytes);
        if (options.SeedClusters.FirstOrDefault(static name => name.Length is < 3 or > 20 || !name.All(char.IsAsciiLetter)) is { } wrong)
            throw new ArgumentException($"'{wrong}' cannot be the name of a cluster: a name has 3 to 20 letters, nothing else.", nameof(options));
        if (options.SeedClusters.Distinct(StringComparer.Ordinal).Count() < options.SeedClusters.Count)
            throw new ArgumentException("Two clusters cannot have the same name.", nameof(options));
    }

    private static void Assemble(WebApplication application, EpasSandboxOptions options, World world)
    {
        application.Use(ProblemAnswer.DescribeAsync);
        if (options.CheckSignatures)
        {
            var verifier = new ScpSignatureVerifier(key => key == options.AccessKey ? options.SecretKey : null, options.TimeProvider, options.MaxAge);
            application.Use(new SignatureGate(verifier).PassAsync);
        }

        application.UseRouting();
        application.MapEpas(new EpasHandler(world), new ContractEndpointOptions
        {
            MaxBodyBytes = options.MaxBodyBytes,
            ValidateResponses = true,
            OnInvalidRequest = VendorErrors.Refuse,
        });
    }
}
