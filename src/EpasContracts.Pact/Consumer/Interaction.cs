namespace EpasContracts.Pacts.Consumer;

/// <summary>One described interaction. Text that may be a matcher is kept as the core takes it.</summary>
internal sealed class Interaction(string description, PactConfig config)
{
    private bool _frozen;

    public string Description { get; } = description;

    public PactConfig Config { get; } = config;

    public List<(string Name, string? ParametersJson)> States { get; } = [];

    public string? Method { get; set; }

    public string Path { get; set; } = "";

    public List<(string Name, string Value)> Query { get; } = [];

    public Message Request { get; } = new();

    public int? Status { get; set; }

    public Message Response { get; } = new();

    public string Title => $"The interaction '{Description}'";

    /// <summary>
    /// Refuses a change once the mock server runs: the core would say no and change the pact all the same.
    /// </summary>
    public Interaction Editable() => _frozen
        ? throw new InvalidOperationException($"{Title} was already given to the mock server and can no longer change: describe it fully before VerifyAsync.")
        : this;

    public void Freeze() => _frozen = true;

    public void CheckComplete()
    {
        if (Method is null)
            throw new InvalidOperationException($"{Title} has no request: call WithRequest.");
        if (Status is null)
            throw new InvalidOperationException($"{Title} has no response: call WillRespond().WithStatus(…).");
    }

    internal sealed class Message
    {
        public List<(string Name, string Value)> Headers { get; } = [];

        public (string ContentType, string Text)? Body { get; set; }
    }
}
