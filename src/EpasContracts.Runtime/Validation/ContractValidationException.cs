namespace EpasContracts.Runtime.Validation;

/// <summary>A payload or a parameter violates the contract. What was to be sent was not.</summary>
public sealed class ContractValidationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="subject">What was validated, such as <c>POST /v1/clusters</c> or a schema's name.</param>
    /// <param name="errors">All violations; at least one.</param>
    public ContractValidationException(string subject, IReadOnlyList<ValidationError> errors)
        : base(Describe(subject, errors))
    {
        Subject = subject;
        Errors = errors;
    }

    /// <summary>What was validated.</summary>
    public string Subject { get; }

    /// <summary>All violations, in the order of the payload.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    private static string Describe(string subject, IReadOnlyList<ValidationError> errors)
    {
        const int Shown = 5;
        var lines = errors.Take(Shown).Select(error => $"\n  {error}");
        var rest = errors.Count > Shown ? $"\n  and {errors.Count - Shown} more" : "";
        return $"{subject} violates its contract in {errors.Count} place(s):{string.Concat(lines)}{rest}";
    }
}
