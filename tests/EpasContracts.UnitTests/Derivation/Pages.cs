using System.Text.Json.Nodes;
using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation;

/// <summary>The two pages that the tests derive: the vendor's, when it is on this machine, and a small one of our own.</summary>
internal static class Pages
{
    public static string Fixture => Path.Combine(AppContext.BaseDirectory, "Derivation", "Fixtures", "parcels-page.txt");

    public static string FixtureNamed(string name) => Path.Combine(AppContext.BaseDirectory, "Derivation", "Fixtures", name);

    public static string Epas => SharedFiles.VendorPage("scp-epas-1.0.txt");

    public static string EpasOverlay => SharedFiles.Repository("spec/epas/overlay.yaml");

    public static string EpasDocument => SharedFiles.Repository("spec/epas/openapi.yaml");

    public static DerivationResult Derive(string path) => PageDeriver.Derive(File.ReadAllText(path), Path.GetFileName(path));

    public static JsonNode Operation(this JsonNode document, string method, string path) => document["paths"]![path]![method]!;

    public static JsonNode Parameter(this JsonNode operation, string name) =>
        operation["parameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == name)!;

    public static JsonNode Property(this JsonNode document, string model, string property) =>
        document["components"]!["schemas"]![model]!["properties"]![property]!;

    /// <summary>Every object in a tree, parents first.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.SelectMany(member => member.Value.Objects())],
        JsonArray entries => entries.SelectMany(entry => entry.Objects()),
        _ => [],
    };

    public static string Compact(this JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
