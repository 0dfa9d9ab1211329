namespace EpasContracts.Pacts;

/// <summary>What the consumer sent is not what the pact describes. Nothing was written to the pact file.</summary>
public sealed class PactMismatchException : PactException
{
    internal PactMismatchException(string message, IReadOnlyList<RequestMismatch> mismatches, Exception? innerException)
        : base(message, innerException) => Mismatches = mismatches;

    /// <summary>One entry a request that went wrong or did not come.</summary>
    public IReadOnlyList<RequestMismatch> Mismatches { get; }
}

/// <summary>One request that went wrong.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path.</param>
/// <param name="Details">A sentence a difference; empty unless <paramref name="Kind"/> is <see cref="RequestMismatchKind.Different"/>.</param>
public sealed record RequestMismatch(RequestMismatchKind Kind, string Method, string Path, IReadOnlyList<string> Details);

/// <summary>What can be wrong with a request.</summary>
public enum RequestMismatchKind
{
    /// <summary>It came, and differs from the described one.</summary>
    Different,

    /// <summary>It came, and no interaction describes it.</summary>
    Unexpected,

    /// <summary>It is described, and did not come.</summary>
    Missing,
}
