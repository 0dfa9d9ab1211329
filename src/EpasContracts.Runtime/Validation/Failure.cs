namespace EpasContracts.Runtime.Validation;

/// <summary>What a validator notes when a value fails: enough to find the value again, and nothing that costs on the way.</summary>
/// <param name="Offset">The byte offset of the value's first token in the payload.</param>
/// <param name="Constraint">What it violates.</param>
/// <param name="Property">For <c>required</c> and for unknown properties: the name; otherwise null.</param>
/// <param name="Detail">For payloads that are not JSON: what the parser says; otherwise null.</param>
public readonly record struct Failure(long Offset, Constraint Constraint, string? Property = null, string? Detail = null)
{
    /// <summary>Whether the value stands in something that must never be shown.</summary>
    public bool IsSecret { get; init; }
}
