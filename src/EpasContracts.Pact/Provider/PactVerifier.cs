using EpasContracts.Pacts.Native;
using EpasContracts.Pacts.Provider;

namespace EpasContracts.Pacts;

/// <summary>
/// Verifies that a provider does what its consumers' pacts describe.
/// <code>
/// await new PactVerifier("orders")
///     .WithHttpEndpoint(new Uri("http://127.0.0.1:5000"))
///     .WithDirectorySource("pacts")
///     .WithProviderStates(new Dictionary&lt;string, ProviderStateHandler&gt;
///     {
///         ["order exists"] = state => store.AddAsync(state.Get&lt;int&gt;("id")),
///     })
///     .VerifyAsync();
/// </code>
/// Not safe for two threads at once; any number may run side by side.
/// </summary>
public sealed class PactVerifier
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);
    private readonly string _provider;
    private readonly PactVerifierConfig _config;
    private readonly List<Action<PactSources>> _sources = [];
    private Uri? _endpoint;
    private Uri? _stateUrl;
    private IReadOnlyDictionary<string, ProviderStateHandler>? _handlers;
    private RequestFilter? _requestFilter;
    private (string? Description, string? State) _filter;

    /// <summary>A verification of the provider with the name that the pacts give it.</summary>
    public PactVerifier(string provider, PactVerifierConfig? config = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        _provider = provider;
        _config = config ?? new PactVerifierConfig();
        if (_config.RequestTimeout <= TimeSpan.Zero || _config.RequestTimeout > LongestTimeout)
            throw new ArgumentOutOfRangeException(nameof(config), _config.RequestTimeout, "RequestTimeout must be more than zero and at most an hour.");
    }

    /// <summary>Where the provider listens: http or https, with a base path if it has one.</summary>
    public PactVerifier WithHttpEndpoint(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{endpoint}' is no absolute http or https address.", nameof(endpoint));
        _endpoint = endpoint;
        return this;
    }

    /// <summary>Adds one pact file, which must be with this provider.</summary>
    public PactVerifier WithFileSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _sources.Add(sources => sources.AddFile(path));
        return this;
    }

    /// <summary>Adds the pact files of a folder that are with this provider, at least one.</summary>
    public PactVerifier WithDirectorySource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _sources.Add(sources => sources.AddFolder(path));
        return this;
    }

    /// <summary>
    /// An address of the provider to which <c>{"state", "params", "action": "setup"}</c> is posted before each interaction that names a state;
    /// any answer but 2xx fails the interaction.
    /// </summary>
    public PactVerifier WithProviderStateUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        _stateUrl = url;
        return this;
    }

    /// <summary>The handlers of the states that the pacts name. An interaction whose state has none fails.</summary>
    public PactVerifier WithProviderStates(IReadOnlyDictionary<string, ProviderStateHandler> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        _handlers = handlers;
        return this;
    }

    /// <summary>
    /// Changes each request before the provider gets it, as in signing it anew: a pact holds only a harmless example of a signature or token.
    /// </summary>
    public PactVerifier WithRequestFilter(RequestFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _requestFilter = filter;
        return this;
    }

    /// <summary>Verifies only the interactions whose description and state match these patterns; null takes any.</summary>
    public PactVerifier WithFilter(string? description = null, string? state = null)
    {
        _filter = (CheckPattern(description, nameof(description)), CheckPattern(state, nameof(state)));
        return this;
    }

    /// <summary>Tries every interaction on the provider.</summary>
    /// <param name="cancellationToken">Ends the wait; the core cannot be stopped and runs to its end in the background.</param>
    /// <returns>The result of each interaction, all of them successes.</returns>
    /// <exception cref="PactVerificationException">The provider failed an interaction; the exception has all the results.</exception>
    /// <exception cref="PactException">There was nothing to verify, or a source cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The endpoint or the source is missing, or the states are given twice.</exception>
    public async Task<PactVerificationResult> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var endpoint = _endpoint ?? throw new InvalidOperationException("No provider to verify: call WithHttpEndpoint.");
        if (_sources.Count == 0)
            throw new InvalidOperationException("No pact to verify: call WithFileSource or WithDirectorySource.");
        if (_stateUrl is not null && _handlers is not null)
            throw new InvalidOperationException("Provider states are set either by handlers or through an address: call WithProviderStates or WithProviderStateUrl, not both.");
        var sources = new PactSources(_provider);
        foreach (var add in _sources)
            add(sources);

        if (_requestFilter is null)
            return await VerifyAsync(endpoint, sources, cancellationToken).ConfigureAwait(false);
        var proxy = await RequestProxy.StartAsync(endpoint, _requestFilter, cancellationToken).ConfigureAwait(false);
        await using (proxy.ConfigureAwait(false))
            return await VerifyAsync(new Uri(proxy.Url, endpoint.AbsolutePath), sources, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PactVerificationResult> VerifyAsync(Uri endpoint, PactSources sources, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = _config.RequestTimeout };
        var states = await ProviderStateServer.StartAsync(StateChange(http), cancellationToken).ConfigureAwait(false);
        await using (states.ConfigureAwait(false))
        {
            var verification = await OwnThread.RunAsync(() => Execute(endpoint, sources, states.Url)).WaitAsync(cancellationToken).ConfigureAwait(false);
            _config.Output.WriteLines(verification.Output);
            _config.Output.WriteLines(verification.Logs);
            return VerificationReport.Judge(verification, sources, IsFiltered, states.Failures);
        }
    }

    private bool IsFiltered => _filter is not (null, null);

    private IStateChange StateChange(HttpClient http) =>
        _handlers is not null ? new HandlerStateChange(_handlers)
        : _stateUrl is not null ? new RemoteStateChange(_stateUrl, http)
        : new NoStateChange();

    private NativeVerification Execute(Uri endpoint, PactSources sources, Uri states)
    {
        using var quiet = new QuietStandardOutput();
        using var verifier = new NativeVerifier(_config.LogLevel);
        verifier.Provider(_provider, endpoint);
        verifier.ProviderStates(states);
        verifier.Timeout(_config.RequestTimeout);
        if (IsFiltered)
            verifier.Filter(_filter.Description, _filter.State);
        foreach (var file in sources.Files)
            verifier.File(file);
        return verifier.Execute();
    }

    private static string? CheckPattern(string? pattern, string parameter) =>
        pattern is null || PactCore.RegexCompiles(pattern)
            ? pattern
            : throw new ArgumentException($"The pattern '{pattern}' does not compile.", parameter);
}
