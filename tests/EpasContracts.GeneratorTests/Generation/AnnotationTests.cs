using System.ComponentModel.DataAnnotations;

namespace EpasContracts.Tests.Generation;

/// <summary>Models that forms and model binding validate by the contract's rules.</summary>
public sealed class AnnotationTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths: {}
        components:
          schemas:
            Order:
              type: object
              required: [customer-name, lines]
              properties:
                customer-name: {type: string, minLength: 2, pattern: "^[A-Z]"}
                lines: {type: array, maxItems: 2, items: {$ref: "#/components/schemas/Line"}}
                discount: {type: number, exclusiveMaximum: 1, multipleOf: 0.05}
            Line:
              type: object
              required: [unit count]
              properties:
                unit count: {type: integer, multipleOf: 8}
        """;

    [Fact]
    public void Forms_see_every_rule_of_the_contract_at_the_member_that_breaks_it()
    {
        var models = new EmittedModels(GeneratorHarness.Run(Document, ("DataAnnotations", "true")).Clean().Load());

        Assert.Equal([], Results(models, """{"customer-name":"Ada","lines":[{"unit count":8}],"discount":0.15}"""));
        Assert.Equal(
            ["CustomerName: customer-name must match the pattern \"^[A-Z]\", was \"ada\"", "Discount: discount must be less than 1, was 1", "Lines[1].UnitCount: unit count must be a multiple of 8, was 17"],
            Results(models, """{"customer-name":"ada","lines":[{"unit count":8},{"unit count":17}],"discount":1}"""));
    }

    [Fact]
    public void A_single_property_can_be_asked_about()
    {
        var models = new EmittedModels(GeneratorHarness.Run(Document, ("DataAnnotations", "true")).Load());
        var order = models.Read("Order", """{"customer-name":"x","lines":[{"unit count":17}]}""", out _)!;

        Assert.True(Validator.TryValidateProperty(null, new ValidationContext(order) { MemberName = "Discount" }, null));
        List<ValidationResult> results = [];
        Assert.False(Validator.TryValidateProperty(order.GetType().GetProperty("Lines")!.GetValue(order), new ValidationContext(order) { MemberName = "Lines" }, results));
        Assert.Equal("unit count must be a multiple of 8, was 17", Assert.Single(results).ErrorMessage);
    }

    [Fact]
    public void Nothing_of_it_is_emitted_unless_it_is_asked_for()
    {
        Assert.DoesNotContain(GeneratorHarness.Run(Document).Files.Values, static text => text.Contains("DataAnnotations", StringComparison.Ordinal) || text.Contains("[ContractRule]", StringComparison.Ordinal));
    }

    // Asked as ASP.NET Core and forms do: the whole object, its properties first.
    private static IEnumerable<string> Results(EmittedModels models, string json)
    {
        var order = models.Read("Order", json, out _)!;
        List<ValidationResult> results = [];
        Validator.TryValidateObject(order, new ValidationContext(order), results, validateAllProperties: true);
        var direct = ((IValidatableObject)order).Validate(new ValidationContext(order)).ToList();
        Assert.Equal(results.SelectMany(static result => result.MemberNames).Order(), direct.SelectMany(static result => result.MemberNames).Order());
        return direct.Select(static result => $"{string.Join(',', result.MemberNames)}: {result.ErrorMessage}").Order(StringComparer.Ordinal);
    }
}
