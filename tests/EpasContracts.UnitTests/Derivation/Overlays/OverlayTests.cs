using System.Text.Json.Nodes;
using EpasContracts.Derivation;
using EpasContracts.Derivation.Documents;
using EpasContracts.Derivation.Overlays;

namespace EpasContracts.Tests.Derivation.Overlays;

public class OverlayTests
{
    [Fact]
    public void The_cases_of_the_corpus_come_out_as_they_should()
    {
        var cases = Directory.GetDirectories(SharedFiles.Corpus("overlay")).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(cases);
        Assert.All(cases, folder =>
        {
            var document = Load(Path.Combine(folder, "openapi.yaml"));
            OverlayApplier.Apply(document, Overlay.Parse("overlay.yaml", File.ReadAllText(Path.Combine(folder, "overlay.yaml"))));
            Assert.Equal(Load(Path.Combine(folder, "output.yaml")).Compact(), Sorted(document, Load(Path.Combine(folder, "output.yaml"))).Compact());
        });
    }

    [Fact]
    public void Merges_objects_appends_to_arrays_and_replaces_values()
    {
        var document = JsonNode.Parse("""{"a":{"x":1,"y":[1]},"b":[1]}""")!;
        Apply(document, "- {target: $.a, update: {x: 2, y: [2], z: null}}", "- {target: $.b, update: {c: 3}}");
        Assert.Equal("""{"a":{"x":2,"y":[1,2],"z":null},"b":[1,{"c":3}]}""", document.Compact());
    }

    [Fact]
    public void Removes_several_entries_of_one_array_and_a_node_that_is_selected_twice_once()
    {
        var document = JsonNode.Parse("""{"a":[1,2,3,4],"b":[1,2]}""")!;
        Apply(document, "- {target: '$.a[?@ < 3]', remove: true}", "- {target: '$.b[0,0]', remove: true}");
        Assert.Equal("""{"a":[3,4],"b":[2]}""", document.Compact());
    }

    [Fact]
    public void Actions_apply_in_order()
    {
        var document = JsonNode.Parse("""{"a":{}}""")!;
        Apply(document, "- {target: $.a, update: {b: {}}}", "- {target: $.a.b, update: {c: 1}}");
        Assert.Equal("""{"a":{"b":{"c":1}}}""", document.Compact());
    }

    [Theory]
    [InlineData("", "o.yaml: the file is empty")]
    [InlineData("[a", "o.yaml:2: this is not YAML")]
    [InlineData("just text", "o.yaml:1: this is not an overlay")]
    [InlineData("a: 1", "o.yaml:1: this is not an overlay: the key 'overlay'")]
    [InlineData("overlay: 2.0.0", "o.yaml:1: version 2.0.0")]
    [InlineData("overlay: 1.0.0", "o.yaml:1: the overlay has no 'info'")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t}", "o.yaml:2: the overlay's 'info' has no 'version'")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}", "o.yaml:1: the overlay has no 'actions'")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\naction: 1\nactions:\n- {target: $, remove: true}", "o.yaml:3: the overlay has the key 'action'")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $, updates: {}, update: {}}", "o.yaml:4: action 1 has the key 'updates'")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $, remove: yes}", "o.yaml:4: 'remove' is true or false")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $, update: {a: {b: 1}}}", "o.yaml:4: 'a' is a single value, and an object cannot take its place")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {update: {}}", "o.yaml:4: action 1 has no 'target'")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a}", "o.yaml:4: action 1 neither updates nor removes")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: '$.a[', remove: true}", "o.yaml:4: the target \"$.a[\" is not a JSONPath: column 5: ")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, copy: $.b}", "o.yaml:4: 'copy' came with version 1.1.0")]
    [InlineData("overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, copy: $.b, update: 1}", "o.yaml:4: action 1 has both 'update' and 'copy'")]
    [InlineData("overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, copy: $.*.*}", "o.yaml:4: 'copy' selects 0 nodes")]
    [InlineData("overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, copy: '$.a['}", "o.yaml:4: the copy \"$.a[\" is not a JSONPath")]
    [InlineData("overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, update: {b: 1}}", "o.yaml:4: the target \"$.a\" selects a single value")]
    [InlineData("overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $, update: {a: {b: 1}}}", "o.yaml:4: 'a' is a single value, and an object cannot take its place")]
    [InlineData("overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $..*, update: 2}\n- {target: '$[''a'']', update: 3}\n- {target: '$..[?true == true]', update: [1]}", "o.yaml:6: the target \"$..[?true == true]\" selects a single value")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $, remove: true}", "o.yaml:4: an action cannot remove the whole document")]
    [InlineData("overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, update: {b: 1}}", "o.yaml:4: the target \"$.a\" selects a single value")]
    public void Says_what_is_wrong_and_where(string overlay, string message)
    {
        var problem = Assert.Throws<DerivationInputException>(() => OverlayApplier.Apply(JsonNode.Parse("""{"a":1}""")!, Overlay.Parse("o.yaml", overlay)));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_matches_nothing_succeeds_and_is_named()
    {
        var document = JsonNode.Parse("""{"a":1}""")!;
        var unmatched = OverlayApplier.Apply(document, Overlay.Parse("o.yaml", "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.none, remove: true}\n- {target: $.a, remove: true}"));
        Assert.Equal(4, Assert.Single(unmatched).Line);
        Assert.Equal("{}", document.Compact());
    }

    [Fact]
    public void In_a_derivation_an_action_that_matches_nothing_is_a_finding()
    {
        var overlay = Overlay.Parse("o.yaml", "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.none, remove: true}");
        var finding = Assert.Single(PageDeriver.Derive(File.ReadAllText(Pages.Fixture), "p.txt", overlay).Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal((FindingIds.OverlayMatchesNothing, "o.yaml", 4), (finding.Id, finding.File, finding.Line));
    }

    [Theory]
    [InlineData("{target: $.a, update: new}", """{"a":"new","b":[1],"c":{"d":1}}""")]
    [InlineData("{target: $.b, update: [2, 3]}", """{"a":"old","b":[1,2,3],"c":{"d":1}}""")]
    [InlineData("{target: $.b, update: 2}", """{"a":"old","b":[1,2],"c":{"d":1}}""")]
    [InlineData("{target: $.b, update: {e: 2}}", """{"a":"old","b":[1,{"e":2}],"c":{"d":1}}""")]
    [InlineData("{target: '$.b[0]', update: 9}", """{"a":"old","b":[9],"c":{"d":1}}""")]
    [InlineData("{target: '$.b[?@ == 1]', remove: true}", """{"a":"old","b":[],"c":{"d":1}}""")]
    [InlineData("{target: $.c, update: {d: null}}", """{"a":"old","b":[1],"c":{"d":null}}""")]
    [InlineData("{target: $, copy: $.c}", """{"a":"old","b":[1],"c":{"d":1},"d":1}""")]
    [InlineData("{target: $.a, copy: $.c.d}", """{"a":1,"b":[1],"c":{"d":1}}""")]
    [InlineData("{target: $.b, copy: $.b}", """{"a":"old","b":[1,1],"c":{"d":1}}""")]
    [InlineData("{target: $.b, copy: $.c}", """{"a":"old","b":[1,{"d":1}],"c":{"d":1}}""")]
    [InlineData("{target: $.a, update: new, remove: true}", """{"b":[1],"c":{"d":1}}""")]
    public void Version_1_1_replaces_single_values_concatenates_and_copies(string action, string expected)
    {
        var document = JsonNode.Parse("""{"a":"old","b":[1],"c":{"d":1}}""")!;
        OverlayApplier.Apply(document, Overlay.Parse("o.yaml", $"overlay: 1.1.0\ninfo: {{title: t, version: '1'}}\nactions:\n- {action}"));
        Assert.Equal(expected, document.Compact());
    }

    [Fact]
    public void Version_1_0_appends_a_list_as_one_entry()
    {
        var document = JsonNode.Parse("""{"b":[1]}""")!;
        Apply(document, "- {target: $.b, update: [2, 3]}");
        Assert.Equal("""{"b":[1,[2,3]]}""", document.Compact());
    }

    [Fact]
    public async Task Applies_to_the_document_that_it_extends()
    {
        var folder = SharedFiles.Corpus("overlay/remove-server");
        var result = await OverlayRun.FromFilesAsync(Path.Combine(folder, "overlay.yaml"), Path.Combine(folder, "openapi.yaml"), TestContext.Current.CancellationToken);
        Assert.Empty(result.Findings);
        Assert.Equal(Load(Path.Combine(folder, "output.yaml")).Compact(), Sorted(result.Document, Load(Path.Combine(folder, "output.yaml"))).Compact());

        var work = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(work, "api.yaml"), "a: 1", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(work, "o.yaml"), "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nextends: ./api.yaml\nactions:\n- {target: $.a, update: 2}", TestContext.Current.CancellationToken);
        Assert.Equal("""{"a":2}""", (await OverlayRun.FromFilesAsync(Path.Combine(work, "o.yaml"), null, TestContext.Current.CancellationToken)).Document.Compact());
        Directory.Delete(work, recursive: true);
    }

    [Theory]
    [InlineData("b: 1.50\na: |\n    \n  x\n", """{"b":1.50,"a":2}""", null)]
    [InlineData("b: &b {c: 0x1F}\nd: {<<: *b}\n\t\na: x\u2028y\n", """{"b":{"c":31},"d":{"c":31},"a":2}""", null)]
    [InlineData("b: 1\na: \"x\n", null, "api.yaml:2")]
    [InlineData("a: 1\na: 2\n", null, "api.yaml:2")]
    [InlineData("a: 1\n---\nb: 2\n", null, "api.yaml:2")]
    [InlineData("# nothing\n", null, "api.yaml")]
    public async Task Reads_its_document_as_every_verb_does(string document, string? expected, string? place)
    {
        var work = Directory.CreateTempSubdirectory().FullName;
        var paths = (Overlay: Path.Combine(work, "o.yaml"), Document: Path.Combine(work, "api.yaml"));
        await File.WriteAllTextAsync(paths.Document, document, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(paths.Overlay, "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.a, update: 2}", TestContext.Current.CancellationToken);
        var run = OverlayRun.FromFilesAsync(paths.Overlay, paths.Document, TestContext.Current.CancellationToken);
        if (expected is null)
            Assert.Contains(place!, (await Assert.ThrowsAsync<DerivationInputException>(() => run)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(expected, (await run).Document.Compact());
        Directory.Delete(work, recursive: true);
    }

    [Theory]
    [InlineData("""{"a":"1","b":"true","c":"null","d":"","e":"no","f":"1e3","g":".5","h":"- x","i":"a: b","j":"# x","k":"two\nlines","l":" blank ","m":"\u0007","n":"한글","o":"trailing\n\n"}""")]
    [InlineData("""{"1":1,"true":true,"x":null,"n":[1.0,2.50,1e40,-3,[],{}],"o":{"p":[[{"q":"r"}]]}}""")]
    [InlineData("""["0x1F","=","~","*a","&a","!t","%d","@x","`y","a\tb","\ud83d\ude00"]""")]
    public void What_it_writes_reads_back_as_the_same(string json)
    {
        var yaml = new OverlayResult("x.yaml", JsonNode.Parse(json)!, []).ToYaml();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), YamlText.ToJson("x.yaml", YamlText.Load("x.yaml", yaml))), yaml);
    }

    [Fact]
    public void Knows_which_document_it_extends() =>
        Assert.Equal("./openapi.yaml", Overlay.Parse("o.yaml", "overlay: 1.1.0\ninfo: {title: t, version: '1'}\nextends: ./openapi.yaml\nactions:\n- {target: $, remove: true}").Extends);

    [Fact]
    public void Refuses_yaml_that_expands_or_nests_beyond_bounds()
    {
        var laughs = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nx-a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat("bcdefgh".Select(c => $"x-{c}: &{c} [{string.Join(',', Enumerable.Repeat("*" + (char)(c - 1), 10))}]\n"))
            + "actions: [{target: $, update: {x: *h}}]";
        Assert.Contains("aliases", Assert.Throws<DerivationInputException>(() => Overlay.Parse("o.yaml", laughs)).Message, StringComparison.Ordinal);
        Assert.Contains("nested", Assert.Throws<DerivationInputException>(() => Overlay.Parse("o.yaml", new string('[', 50_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_describe_a_field_that_the_page_does_not_have()
    {
        var overlay = Overlay.Parse("o.yaml", """
            overlay: 1.0.0
            info: {title: t, version: '1'}
            actions:
            - target: $.components.schemas.Parcel
              update: {properties: {id: {description: fine}, gone: {description: never was}}}
            """);
        var problem = Assert.Throws<DerivationInputException>(() => PageDeriver.Derive(File.ReadAllText(Pages.Fixture), "p.txt", overlay));
        Assert.StartsWith("o.yaml:4: the action describes Parcel.gone, which the page does not have", problem.Message, StringComparison.Ordinal);
    }

    private static void Apply(JsonNode document, params string[] actions) =>
        OverlayApplier.Apply(document, Overlay.Parse("o.yaml", "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n" + string.Join('\n', actions)));

    private static JsonNode Load(string path) => YamlText.ToJson(path, YamlText.Load(path, File.ReadAllText(path)))!;

    /// <summary>The first tree with its members in the order of the second: the order of members means nothing.</summary>
    private static JsonNode? Sorted(JsonNode? node, JsonNode? model) => (node, model) switch
    {
        (JsonObject members, JsonObject order) => new JsonObject(members.OrderBy(member => order.Select(m => m.Key).ToList().IndexOf(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value, order[member.Key])))),
        (JsonArray entries, JsonArray order) when entries.Count == order.Count => new JsonArray([.. entries.Select((entry, i) => Sorted(entry, order[i]))]),
        _ => node?.DeepClone(),
    };
}
