using EpasContracts.Derivation;
using EpasContracts.Derivation.Overlays;
using EpasContracts.Derivation.Provenance;

namespace EpasContracts.Tests.Derivation;

public class ExplainTests
{
    private static readonly string[] Lines = File.ReadAllLines(Pages.Fixture);

    [Theory]
    [InlineData("/info/title", "Parcels(Test)")]
    [InlineData("/info/version", "1.1CURRENT-")]
    [InlineData("/servers/0/x-environment-regions/1", "ykr-north2")]
    [InlineData("/x-request-headers/0", "\"X-Key = a=b, c\",")]
    [InlineData("/paths/~1v1~1parcels/get", "get /v1/parcels")]
    [InlineData("/paths/~1v1~1parcels/get/summary", "1.1 - List Parcels")]
    [InlineData("/paths/~1v1~1parcels/get/parameters/0", "querysize")]
    [InlineData("/paths/~1v1~1parcels/get/parameters/0/schema/default", "any of [integer, null]20")]
    [InlineData("/paths/~1v1~1parcels/get/parameters/0/example", "Example : 20")]
    [InlineData("/paths/~1v1~1parcels/get/responses/400", "400Bad RequestNone")]
    [InlineData("/components/schemas/Parcel", "2.1 - Parcel")]
    [InlineData("/components/schemas/Parcel/properties/weight/maximum", "Maximum : 31.5")]
    [InlineData("/components/schemas/Parcel/properties/weight/type/1", "any of [number, null]")]
    [InlineData("/components/schemas/Parcel/required/1", "required")]
    public void A_fact_of_the_page_has_its_line(string pointer, string line)
    {
        var origin = Pages.Derive(Pages.Fixture).Explain(pointer)[0].Origin;
        Assert.Equal((OriginKind.Page, line), (origin.Kind, Lines[origin.Line!.Value - 1]));
    }

    [Fact]
    public void A_name_and_a_default_that_no_page_states_have_their_rule()
    {
        var result = Pages.Derive(Pages.Fixture);
        Assert.Equal(OriginKind.Rule, result.Explain("/components/schemas/Kind")[0].Origin.Kind);
        Assert.Equal(OriginKind.Rule, result.Explain("/servers/0/variables/region/default")[0].Origin.Kind);
    }

    [Fact]
    public void A_fact_of_an_overlay_has_its_line_its_reason_and_what_it_took_the_place_of()
    {
        var overlay = Overlay.Parse("o.yaml", """
            overlay: 1.1.0
            info: {title: t, version: '1'}
            actions:
            - target: $.paths['/v1/parcels'].get.parameters[0]
              remove: true
            - target: $.components.schemas.Parcel.properties.weight
              description: The scales go to 40.
              update: {maximum: 40, multipleOf: 0.5}
            - target: $.paths['/v1/parcels'].get.parameters
              description: Everybody pages.
              update: [{name: page, in: query, schema: {type: integer, default: null}}]
            """.Replace("\r", "", StringComparison.Ordinal));
        var result = PageDeriver.Derive(File.ReadAllText(Pages.Fixture), "p.txt", overlay);

        var maximum = Assert.Single(result.Explain("/components/schemas/Parcel/properties/weight/maximum"));
        Assert.Equal(("40", OriginKind.Overlay, "o.yaml", 6, "The scales go to 40."), (maximum.Value, maximum.Origin.Kind, maximum.Origin.File, maximum.Origin.Line, maximum.Origin.Reason));
        Assert.Equal("Maximum : 31.5", Lines[maximum.Origin.Earlier!.Line!.Value - 1]);
        Assert.Equal($"o.yaml:6: The scales go to 40. (in place of p.txt:{maximum.Origin.Earlier.Line})", maximum.Origin.ToString());
        Assert.Null(result.Explain("/components/schemas/Parcel/properties/weight/multipleOf")[0].Origin.Earlier);

        // The removal has moved the entries; their origins have moved along.
        Assert.Equal("querysort", Lines[result.Explain("/paths/~1v1~1parcels/get/parameters/0")[0].Origin.Line!.Value - 1]);
        Assert.Equal(Lines.ToList().IndexOf("Maximum : 31.5") + 1, result.LineOf("/components/schemas/Parcel/properties/weight/maximum"));
    }

    [Fact]
    public void Every_fact_of_a_copy_says_what_it_repeats_and_where_that_comes_from()
    {
        var overlay = Overlay.Parse("o.yaml", """
            overlay: 1.1.0
            info: {title: t, version: '1'}
            actions:
            - target: $.components.schemas.Parcel.properties.weight
              description: The scales go to 40.
              update: {maximum: 40}
            - target: $.components.schemas
              description: A crate is like a parcel.
              update: {Crate: {description: A crate.}}
            - target: $.components.schemas.Crate
              description: The same fields.
              copy: $.components.schemas.Parcel
            """);
        var result = PageDeriver.Derive(File.ReadAllText(Pages.Fixture), "p.txt", overlay);

        var origin = result.Explain("/components/schemas/Crate/properties/weight/type/1")[0].Origin;
        Assert.Equal((OriginKind.Overlay, "o.yaml", 10, "The same fields."), (origin.Kind, origin.File, origin.Line, origin.Reason));
        Assert.Equal(("$.components.schemas.Parcel.properties.weight.type[1]", "p.txt"), (origin.Copied!.Path, origin.Copied.Origin.File));
        Assert.Equal("any of [number, null]", Lines[origin.Copied.Origin.Line!.Value - 1]);
        Assert.Equal("required", Lines[result.Explain("/components/schemas/Crate/required/1")[0].Origin.Copied!.Origin.Line!.Value - 1]);

        // What an earlier action changed keeps the reason of that action.
        Assert.Equal("o.yaml:10: The same fields. (copied from $.components.schemas.Parcel.properties.weight.maximum, o.yaml:4)",
            result.Explain("/components/schemas/Crate/properties/weight/maximum")[0].Origin.ToString());
        Assert.Equal(7, result.Explain("/components/schemas/Crate/description")[0].Origin.Line);
    }

    [Fact]
    public void Every_fact_of_the_curated_document_has_an_origin()
    {
        var overlay = Overlay.Parse("overlay.yaml", File.ReadAllText(Pages.EpasOverlay));
        var facts = PageDeriver.Derive(File.ReadAllText(Pages.Epas), "page.txt", overlay).Explain("");
        Assert.True(facts.Count > 5000, $"{facts.Count} facts");
        Assert.All(facts, fact => Assert.True(fact.Origin.Line is not null || fact.Pointer.Split('/') is { Length: <= 3 }, fact.Pointer));
        Assert.All(facts.Where(fact => fact.Origin.Kind == OriginKind.Overlay), fact => Assert.False(string.IsNullOrEmpty(fact.Origin.Reason), fact.Pointer));
    }

    [Theory]
    [InlineData("/components/schemas/Gone", "the document has no \"Gone\" under \"/components/schemas\" (there are Parcel, ParcelChange, ParcelList, Kind)")]
    [InlineData("/paths/v1", "the document has no \"v1\" under \"/paths\"")]
    [InlineData("paths", "is not a JSON Pointer")]
    public void Says_which_part_of_a_pointer_does_not_exist(string pointer, string message) =>
        Assert.Contains(message, Assert.Throws<DerivationInputException>(() => Pages.Derive(Pages.Fixture).Explain(pointer)).Message, StringComparison.Ordinal);
}
