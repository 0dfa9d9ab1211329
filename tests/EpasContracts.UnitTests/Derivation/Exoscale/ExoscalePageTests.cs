using System.Text.Json.Nodes;
using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Exoscale;

/// <summary>Pages of our own in each of the vendor's shapes.</summary>
public class ExoscalePageTests
{
    [Theory]
    [InlineData("berths-glued.txt", 2)]
    [InlineData("berths-list.txt", 2)]
    [InlineData("berths-tables.md", 2)]
    [InlineData("berths-tables-glued.txt", 2)]
    [InlineData("berths-operation.txt", 1)]
    public void Every_shape_is_recognised_and_its_operations_found(string page, int operations) => Assert.Equal(operations, Derive(page).Counts.Operations);

    [Theory]
    [InlineData("berths-glued.txt")]
    [InlineData("berths-list.txt")]
    public void The_older_shape_gives_names_flags_types_defaults_and_state(string page)
    {
        var document = Derive(page).ToJson();
        var operation = document.Operation("post", "/berth-booking");
        Assert.Equal(("create-berth-booking", "BETA", "Books a berth for a ship"), ((string?)operation["operationId"], (string?)operation["x-state"], (string?)operation["description"]));
        Assert.Equal(
            """{"required":["ship-name","berth-id"],"type":"object","properties":{"ship-name":{"type":"string","description":"Name of the ship"},"berth-id":{"type":"string"},"nights":{"type":"integer","description":"Nights to stay, at most 30 (default: 1)","default":1},"wishes":{"type":"array","items":{"type":"string"},"description":"What the ship needs"},"paid":{"type":"boolean"}}}""",
            Schema(operation["requestBody"]).Compact());
        var list = document.Operation("get", "/berth/{pier-name}/{side}");
        Assert.Equal("List berths", (string?)list["summary"]);
        Assert.Equal("pier-name:path,side:path,depth:query", string.Join(',', list["parameters"]!.AsArray().Select(parameter => $"{parameter!["name"]}:{parameter["in"]}")));
    }

    [Fact]
    public void What_is_glued_is_parted_by_rule_and_every_doubt_has_its_line()
    {
        var result = Derive("berths-glued.txt");
        Assert.Equal(
            [
                """6 Info: "shipberth-id" is read as "ship" and the name 'berth-id': the page uses both elsewhere.""",
                """8 Info: "bookingship" is read as "booking" and the name 'ship': the page uses both elsewhere.""",
                """8 Error: Nothing tells where in "masterfee" the description ends and the name begins; the field is left out.""",
                """8 Error: Nothing tells where in "feelate" the description ends and the name begins; the field is left out.""",
                """8 Warning: "latepier" is read as "late" and the name 'pier': the page uses the name elsewhere, but not the word.""",
            ],
            result.Findings.Where(finding => finding.Id == FindingIds.NameBoundary).Select(finding => $"{finding.Line} {finding.Severity}: {finding.Message}"));
        Assert.Equal("id,state,ship,note,pier", Names(Schema(result.ToJson().Operation("post", "/berth-booking")["responses"]!["200"])));
    }

    [Theory]
    [InlineData("POST /berth-key", "null", "POST /berth-key", 0)]
    [InlineData("POST /berth-keynull", "", "POST /berth-key", 1)]
    [InlineData("POST /berth-key/{id}null", "", "POST /berth-key/{id}", 1)]
    [InlineData("POST /berth-keys/null", "", "POST /berth-keys/null", 0)]
    [InlineData("POST /berth-policy:reset", "", "POST /berth-policy:reset", 0)]
    public void The_word_null_is_no_description_and_no_part_of_a_path(string call, string below, string expected, int reported)
    {
        var page = $"""
            Skip to content
            Berth Keys
            Read more
            make-berth-key
            {call}
            {below}
            Responses
            204: 204
            CLI: exo api make-berth-key
            """;
        var result = PageDeriver.Derive(page, "page.txt");
        var document = result.ToJson();
        Assert.Equal("Berth Keys", (string?)document["info"]!["title"]);
        Assert.Null(document["info"]!["description"]);
        var method = expected.Split(' ');
        var operation = document.Operation(method[0].ToLowerInvariant(), method[1]);
        Assert.Equal("make-berth-key", (string?)operation["operationId"]);
        Assert.Null(operation["description"]);
        Assert.Equal(reported, result.Findings.Count(finding => finding.Id == FindingIds.PathBoundary));
    }

    [Fact]
    public void What_is_not_on_the_page_is_said()
    {
        var findings = Derive("berths-glued.txt").Findings;
        Assert.Equal(8, Assert.Single(findings, finding => finding.Id == FindingIds.StructureElsewhere).Line);
        Assert.Equal(20, Assert.Single(findings, finding => finding.Id == FindingIds.OpenObject).Line);
        Assert.Contains("3 are taken as strings", Assert.Single(findings, finding => finding.Id == FindingIds.UntypedParameters).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_give_the_same_with_bars_and_without()
    {
        var bars = Derive("berths-tables.md");
        Assert.Equal(bars.ToYaml(), Derive("berths-tables-glued.txt").ToYaml());
        Assert.Equal([FindingIds.StructureElsewhere], bars.Findings.Select(finding => finding.Id));
        var operation = bars.ToJson().Operation("post", "/berth-booking");
        Assert.Equal("""["berth-id","ship-name"]""", Schema(operation["requestBody"])["required"].Compact());
        Assert.Equal("Albatross", (string?)operation["requestBody"]!["content"]!["application/json"]!["example"]!["ship-name"]);
    }

    [Theory]
    [InlineData("berth-id", """{"type":"string","description":"The berth","format":"uuid"}""")]
    [InlineData("ship-name", """{"maxLength":80,"minLength":1,"type":"string","description":"Name of the ship"}""")]
    [InlineData("side", """{"enum":["port","starboard"],"type":"string","description":"Which side"}""")]
    [InlineData("ship", """{"type":"object","description":"The ship"}""")]
    [InlineData("wishes", """{"type":"array","items":{"enum":["water","power"],"type":"string"},"description":"What the ship needs"}""")]
    public void Facts_are_taken_out_of_descriptions(string name, string schema) =>
        Assert.Equal(schema, Schema(Derive("berths-tables.md").ToJson().Operation("post", "/berth-booking")["requestBody"])["properties"]![name].Compact());

    [Fact]
    public void A_page_of_one_operation_gives_nested_fields_bounds_and_the_address()
    {
        var document = Derive("berths-operation.txt").ToJson();
        Assert.Equal("https://api-ch-gva-2.exoscale.com/v2", (string?)document["servers"]![0]!["url"]);
        var body = Schema(document.Operation("post", "/berth-booking/{pier-name}")["requestBody"]);
        Assert.Equal("""{"maximum":30,"minimum":1,"type":"integer","description":"Nights to stay","format":"int64","default":1}""", body["properties"]!["nights"].Compact());
        Assert.Equal("""["berth-id","ship"]""", body["required"].Compact());
        var ship = body["properties"]!["ship"]!;
        Assert.Equal("Its name, as painted", (string?)ship["properties"]!["name"]!["description"]);
        Assert.Equal("""["master","mate","cook"]""", ship["properties"]!["crew"]!["items"]!["properties"]!["role"]!["enum"].Compact());
    }

    [Fact]
    public void A_lost_name_is_found_in_the_example_or_reported()
    {
        var result = Derive("berths-operation.txt");
        Assert.Equal("berth-id,known-as,nights,ship", Names(Schema(result.ToJson().Operation("post", "/berth-booking/{pier-name}")["requestBody"])));
        Assert.Equal([(23, FindingSeverity.Warning), (67, FindingSeverity.Error)],
            result.Findings.Where(finding => finding.Id == FindingIds.LostName).Select(finding => (finding.Line!.Value, finding.Severity)));
    }

    [Theory]
    [InlineData("berths-glued.txt")]
    [InlineData("berths-tables.md")]
    [InlineData("berths-tables-glued.txt")]
    [InlineData("berths-operation.txt")]
    public void Survives_pages_that_are_cut_off_or_shuffled(string page)
    {
        var text = Text(page);
        for (var length = 0; length < text.Length; length += 11)
            DeriveOrRefuse(text[..length]);
        var random = new Random(19790101);
        for (var round = 0; round < 100; round++)
        {
            var lines = text.Split('\n');
            random.Shuffle(lines);
            DeriveOrRefuse(string.Join('\n', lines));
        }
    }

    [Fact]
    public void Takes_a_huge_page_in_a_time_that_grows_with_its_size()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var glued = Text("berths-glued.txt");
        DeriveOrRefuse(glued.Replace("Name of the ship", string.Concat(Enumerable.Repeat("word ", 400_000)), StringComparison.Ordinal));
        DeriveOrRefuse(glued.Replace("paid(boolean)", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"f{i}(string): Some wordsx")), StringComparison.Ordinal));
        DeriveOrRefuse(glued.Replace("ship-name(", new string('a', 2_000_000) + "(", StringComparison.Ordinal));
        DeriveOrRefuse(glued.Replace("/berth-booking", "/" + new string('a', 2_000_000), StringComparison.Ordinal));
        DeriveOrRefuse(Text("berths-tables.md").Replace("The berth Must", string.Concat(Enumerable.Repeat("Must be a valid UUID. ", 100_000)) + "Must", StringComparison.Ordinal));
        var nested = string.Concat(Enumerable.Range(0, 2_000).Select(depth => $"\n{new string(' ', depth)}• a object"));
        DeriveOrRefuse(Text("berths-operation.txt").Replace("  • ship object Required", nested, StringComparison.Ordinal));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    private static DerivationResult Derive(string page) => PageDeriver.Derive(Text(page), page);

    private static string Text(string page) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Derivation", "Fixtures", page));

    private static JsonNode Schema(JsonNode? body) => body!["content"]!["application/json"]!["schema"]!;

    private static string Names(JsonNode schema) => string.Join(',', schema["properties"]!.AsObject().Select(property => property.Key));

    private static void DeriveOrRefuse(string text)
    {
        try
        {
            Assert.NotEmpty(PageDeriver.Derive(text, "p.txt").ToYaml());
        }
        catch (DerivationInputException refusal)
        {
            Assert.StartsWith("p.txt", refusal.Message, StringComparison.Ordinal);
        }
    }
}
