using EpasContracts.Drift;

namespace EpasContracts.UnitTests.Drift;

public sealed class PactDriftTests : IDisposable
{
    private const string Credentials = """
        "Scp-Accesskey": ["a"], "Scp-Signature": ["s"], "Scp-Timestamp": ["1"], "Scp-ClientType": ["Openapi"]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pact-drift-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("GET", "/v1/cluster", "{}", "200", null, "DRIFT301", 5)]
    [InlineData("GET", "/v1/clusters", """{ "colour": ["red"] }""", "200", null, "DRIFT302", 6)]
    [InlineData("GET", "/v1/clusters", """{ "size": ["many"] }""", "200", null, "DRIFT303", 6)]
    [InlineData("GET", "/v1/clusters", """{ "sort": ["age:asc"] }""", "200", null, "DRIFT303", 6)]
    [InlineData("POST", "/v1/clusters", "{}", "202", null, "DRIFT304", 3)]
    [InlineData("GET", "/v1/clusters", "{}", "204", null, "DRIFT305", 11)]
    [InlineData("GET", "/v1/clusters", "{}", "200", """{ "contents": [], "count": 0, "page": 0, "size": "20" }""", "DRIFT306", 13)]
    [InlineData("GET", "/v1/requests/abc", "{}", "200", """{ "state": 5 }""", "DRIFT306", 13)]
    public async Task What_does_not_fit_is_found_at_its_line(string method, string path, string query, string status, string? body, string id, int line)
    {
        var report = await Compare(Interaction(method, path, query, status, body));

        var finding = report.Findings.First(finding => finding.Id == id);
        Assert.All(report.Findings.Where(finding => finding.Severity == DriftSeverity.Error), finding => Assert.Equal(id, finding.Id));
        Assert.Equal((DriftSeverity.Error, line), (finding.Severity, finding.First.Line));
        Assert.True(finding.Second.Line > 0, "The document's place is missing.");
    }

    [Fact]
    public async Task A_request_that_shall_be_refused_may_be_wrong()
    {
        var report = await Compare(Interaction("GET", "/v1/clusters", """{ "size": ["many"] }""", "400", null));

        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task Credentials_that_are_not_sent_are_missing()
    {
        var report = await Compare(Interaction("GET", "/v1/clusters", "{}", "200", null).Replace(Credentials.Trim(), "", StringComparison.Ordinal));

        Assert.Equal("DRIFT303", Assert.Single(report.Findings).Id);
    }

    [Fact]
    public async Task The_committed_pacts_fit()
    {
        var report = await PactDrift.CompareAsync(EpasPair.Document, EpasPair.Sdk.Descriptor, Tests.SharedFiles.Repository("pacts"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(report.Findings, finding => finding.Severity > DriftSeverity.Info);
        Assert.True(report.Counts.Single(count => count.What == "interactions").Number >= 5);
    }

    private async Task<DriftReport> Compare(string interaction)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "pact.json"), interaction, TestContext.Current.CancellationToken);
        return await PactDrift.CompareAsync(EpasPair.Document, EpasPair.Sdk.Descriptor, _folder.FullName, TestContext.Current.CancellationToken);
    }

    private static string Interaction(string method, string path, string query, string status, string? body) => $$"""
        { "consumer": { "name": "c" }, "provider": { "name": "p" }, "interactions": [
          { "type": "Synchronous/HTTP", "description": "one",
            "request": {
              "method": "{{method}}",
              "path": "{{path}}",
              "query": {{query}},
              "headers": { {{Credentials.Trim()}} }
            },
            "response": {
              "headers": { "Content-Type": ["application/json"] },
              "status": {{status}}
              {{(body is null ? "" : $$""", "body": { "contentType": "application/json", "encoded": false,""")}}
              {{(body is null ? "" : $$""" "content": {{body}} }""")}}
            }
          }
        ] }
        """;
}
