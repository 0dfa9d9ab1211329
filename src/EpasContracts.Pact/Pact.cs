namespace EpasContracts.Pacts;

/// <summary>
/// What a consumer expects of a provider, tested against a mock server and kept as a file that the provider verifies.
/// <code>
/// var pact = Pact.V4("my-app", "orders", new PactConfig { PactDir = "pacts" }).WithHttpInteractions();
/// pact.UponReceiving("a request for an order")
///     .Given("order exists", new { id = 7 })
///     .WithRequest(HttpMethod.Get, "/orders/7")
///     .WillRespond()
///     .WithStatus(200)
///     .WithJsonBody(new { id = Match.Integer(7) });
/// await pact.VerifyAsync(async context => await new OrdersClient(context.MockServerUri).GetAsync(7));
/// </code>
/// </summary>
public sealed class Pact
{
    // The same on every system: a pact file is committed and checked out anywhere.
    private const string ReservedInFileNames = "/\\:*?\"<>|";
    private readonly string _consumer;
    private readonly string _provider;
    private readonly PactConfig _config;

    private Pact(string consumer, string provider, PactConfig config)
    {
        _consumer = consumer;
        _provider = provider;
        _config = config;
    }

    /// <summary>A pact of specification version 4. Its file is <c>{consumer}-{provider}.json</c>.</summary>
    /// <exception cref="ArgumentException">A name is empty or cannot be part of a file's name, or a secret of the settings is empty.</exception>
    public static Pact V4(string consumer, string provider, PactConfig? config = null)
    {
        CheckName(consumer, nameof(consumer));
        CheckName(provider, nameof(provider));
        config ??= new PactConfig();
        if (config.Secrets.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("PactConfig.Secrets has an empty entry, which every text would contain: leave it out.", nameof(config));
        return new Pact(consumer, provider, config);
    }

    /// <summary>Starts describing HTTP interactions.</summary>
    /// <param name="port">The mock server's port on 127.0.0.1; null takes a free one.</param>
    public PactBuilder WithHttpInteractions(int? port = null)
    {
        if (port is < 1 or > 65535)
            throw new ArgumentOutOfRangeException(nameof(port), port, "A port is 1 to 65535; null takes a free one.");
        return new PactBuilder(_consumer, _provider, _config, port);
    }

    private static void CheckName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        if (name.Any(static letter => ReservedInFileNames.Contains(letter) || char.IsControl(letter)))
            throw new ArgumentException($"'{name}' becomes part of the pact file's name: leave out / \\ : * ? \" < > | and control characters.", parameter);
    }
}
