using System.ComponentModel.DataAnnotations;

namespace EpasContracts.Runtime.Validation;

/// <summary>
/// Lets DataAnnotations ask about a single property of a generated model: everything that the contract says about its value, and about what
/// is inside of it. The model itself answers, so the value is judged as it stands in the model.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ContractRuleAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool RequiresValidationContext => true;

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        if (validationContext.ObjectInstance is not IValidatableObject model || validationContext.MemberName is not { } member)
            return ValidationResult.Success;
        var results = model.Validate(validationContext).Where(result => result.MemberNames.Any(name => IsOf(name, member))).ToList();
        return results.Count == 0
            ? ValidationResult.Success
            : new ValidationResult(string.Join("; ", results.Select(static result => result.ErrorMessage)), [.. results.SelectMany(static result => result.MemberNames)]);
    }

    private static bool IsOf(string path, string member) =>
        path.StartsWith(member, StringComparison.Ordinal) && (path.Length == member.Length || path[member.Length] is '.' or '[');
}
