using EpasContracts.Generator.Naming;
using EpasContracts.Generator.Planning;

namespace EpasContracts.Generator.Emit;

/// <summary>
/// What models have for DataAnnotations: each rule stands in the validator alone, and both the object and each of its properties ask that.
/// The library's own attributes are not used: they count UTF-16 units, round numbers or need reflection.
/// </summary>
internal static class AnnotationEmitter
{
    private const string Namespace = "global::System.ComponentModel.DataAnnotations";

    /// <summary>What the declaration of the class ends with.</summary>
    public static string Interface(ContractPlan plan) => plan.Options.DataAnnotations ? $", {Namespace}.IValidatableObject" : "";

    /// <summary>Writes the attribute of a property.</summary>
    public static void WriteProperty(CodeWriter code, ContractPlan plan)
    {
        if (plan.Options.DataAnnotations)
            code.Line("[ContractRule]");
    }

    /// <summary>Writes the check of the whole object.</summary>
    public static void WriteObject(CodeWriter code, ContractPlan plan, string descriptor)
    {
        if (!plan.Options.DataAnnotations)
            return;
        code.Line("/// <inheritdoc/>");
        code.Line($"IEnumerable<{Namespace}.ValidationResult> {Namespace}.IValidatableObject.Validate({Namespace}.ValidationContext validationContext) =>\n    ValidationErrors.ToValidationResults(JsonModel.Validate(this), {descriptor});").Line();
    }

    /// <summary>The last argument of a property's descriptor: the name of the model's property.</summary>
    public static string Member(ModelPlan? model, string wireName) =>
        model?.Properties.FirstOrDefault(property => property.WireName == wireName) is { } property ? $", {CSharpText.Literal(SharedNames.Plain(property.Name))}" : "";
}
