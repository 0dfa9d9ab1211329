namespace EpasContracts.Pacts;

/// <summary>What a consumer's test gets to know while the mock server runs.</summary>
public sealed class ConsumerContext
{
    internal ConsumerContext(Uri mockServerUri) => MockServerUri = mockServerUri;

    /// <summary>The mock server's address, as in <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri MockServerUri { get; }
}
