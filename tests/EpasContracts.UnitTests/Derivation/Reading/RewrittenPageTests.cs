using EpasContracts.Derivation;

namespace EpasContracts.Tests.Derivation.Reading;

/// <summary>The vendor's pages, written in the other shapes: the document stays the same, to the byte.</summary>
public class RewrittenPageTests
{
    public static TheoryData<string, string> Shapes()
    {
        var data = new TheoryData<string, string>();
        foreach (var shape in new[] { "markdown", "one-cell separators", "glued cells", "line breaks in cells", "bar above a break", "bar below a break", "bars around a break", "html", "no blank lines", "other line ends" })
        {
            data.Add("epas", shape);
            data.Add("dns", shape);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gives_the_same_document_in_every_shape(string service, string shape)
    {
        var plain = File.ReadAllText(service == "epas" ? Pages.Epas : SharedFiles.Corpus("vendor-pages/dns-plain.txt"));
        var page = PlainPage.Read(plain);
        var text = shape switch
        {
            "markdown" => page.Markdown(separator: true, " ", " | "),
            "one-cell separators" => page.Markdown(separator: false, " ", " | "),
            "glued cells" => page.Markdown(separator: true, "", " | "),
            "line breaks in cells" => page.Markdown(separator: true, "\n", " | "),
            "bar above a break" => page.Markdown(separator: false, " ", " |\n"),
            "bar below a break" => page.Markdown(separator: false, " ", "\n| "),
            "bars around a break" => page.Markdown(separator: false, " ", " |\n| "),
            "html" => page.Html(),
            "no blank lines" => string.Join('\n', plain.Split('\n').Where(line => line.Trim().Length > 0)),
            _ => "\uFEFF" + plain.Replace("\n", "\r\n", StringComparison.Ordinal),
        };
        var (expected, actual) = (PageDeriver.Derive(plain, "p"), PageDeriver.Derive(text, "p"));

        Assert.Equal(expected.ToYaml(), actual.ToYaml());
        Assert.Equal(expected.Findings.Select(finding => finding.Id).Order(StringComparer.Ordinal), actual.Findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Takes_the_Exoscale_page_as_HTML_too()
    {
        var plain = File.ReadAllText(SharedFiles.VendorPage("exoscale-dbaas-management.txt"));
        var html = $"<html><body>{string.Join('\n', plain.Split('\n').Select(line => $"<p>{System.Net.WebUtility.HtmlEncode(line)}</p>"))}</body></html>";
        Assert.Equal(PageDeriver.Derive(plain, "p").ToYaml(), PageDeriver.Derive(html, "p").ToYaml());
    }
}
