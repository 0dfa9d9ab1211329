using EpasContracts.OpenApi.Model;

namespace EpasContracts.Tests.Reading;

/// <summary>A whole document of our own, read into the model.</summary>
public class FixtureTests
{
    private static readonly Lazy<ApiContract> Library = new(() =>
    {
        var document = Document.Read(File.ReadAllText(SharedFiles.Repository("tests/EpasContracts.GeneratorTests/Reading/Fixtures/library.yaml")));
        Assert.DoesNotContain(document.Findings, finding => finding.Severity != FindingSeverity.Info);
        return document.Contract!;
    });

    [Fact]
    public void Operations_come_path_by_path()
    {
        Assert.Equal(
            ["GET /books", "POST /books", "GET /books/{isbn}", "PUT /books/{isbn}", "DELETE /books/{isbn}", "PUT /books/{isbn}/cover",
                "GET /shelves/{shelf}/{place}", "GET /loans", "POST /loans"],
            Library.Value.Operations.Select(operation => $"{operation.Method} {operation.Path}"));
        Assert.Equal("/paths/~1books~1{isbn}/delete", Of("removeBook").Pointer);
        Assert.Equal("/paths/~1loans/post", Of("lend").Pointer);
        Assert.True(Of("removeBook").Deprecated);
    }

    [Fact]
    public void Parameters_are_merged_and_their_defaults_filled_in()
    {
        var parameters = Of("listBooks").Parameters;
        Assert.Equal(
            ["Accept-Language Header Simple False False", "limit Query Form True True", "ids Query Form False False", "sort Query PipeDelimited False False",
                "words Query SpaceDelimited False False", "filter Query DeepObject True False", "where Query Content False False"],
            parameters.Select(p => $"{p.Name} {p.Place} {p.Style} {p.Explode} {p.Required}"));
        Assert.Equal("100", parameters[1].Schema.Maximum);
        Assert.Equal("\"en\"", parameters[0].Examples[0].Json);
        Assert.Equal("application/json", parameters[6].Content?.Name);
        Assert.Equal("/components/schemas/Book", parameters[6].Schema.Reference);
        Assert.Equal(["shelf Path Matrix True", "place Path Simple False"], Of("showShelf").Parameters.Select(p => $"{p.Name} {p.Place} {p.Style} {p.Explode}"));
        Assert.Equal(["isbn Path Label False", "session Cookie Form True"], Of("putCover").Parameters.Select(p => $"{p.Name} {p.Place} {p.Style} {p.Explode}"));
    }

    [Fact]
    public void Bodies_are_followed()
    {
        var add = Of("addBook");
        Assert.True(add.RequestBody!.Required);
        Assert.Equal("/components/requestBodies/Book", add.RequestBody.Pointer);
        Assert.Equal("""{"isbn":"9780000000001","title":"T"}""", add.RequestBody.Content[0].Examples[0].Json);
        Assert.Equal(["201 Added.", "default Refused."], add.Responses.Select(response => $"{response.Status} {response.Description}"));
        Assert.Equal("/components/schemas/Problem", add.Responses[1].Content[0].Schema!.Reference);
        Assert.Equal("What went wrong.", Of("listBooks").Responses[1].Description);

        var header = Of("listBooks").Responses[0].Headers[0];
        Assert.Equal(("X-Total", ParameterPlace.Header, true), (header.Name, header.Place, header.Required));
        Assert.Equal(
            [new PartEncoding("image", "image/png", null, null), new PartEncoding("tags", null, ParameterStyle.Form, true)],
            Of("putCover").RequestBody!.Content[0].Encoding);
    }

    [Fact]
    public void Security_is_inherited_replaced_or_lifted()
    {
        Assert.Equal([["key"]], Of("listBooks").Security.Select(requirement => requirement.Schemes.ToArray()));
        Assert.Equal([[], ["key", "login"]], Of("addBook").Security.Select(requirement => requirement.Schemes.ToArray()));
        Assert.Equal(new SecurityScope("login", "write"), Assert.Single(Of("addBook").Security[1].Scopes));
        Assert.Empty(Of("removeBook").Security);
        Assert.Equal(new SecurityScheme("key", "apiKey", "header", "X-Key", null, null), Library.Value.SecuritySchemes[0]);
    }

    [Fact]
    public void Tags_of_the_document_come_first() => Assert.Equal(["loans", "books"], Library.Value.Tags.Select(tag => tag.Name));

    [Fact]
    public void Servers_have_variables()
    {
        var server = Assert.Single(Library.Value.Servers);
        Assert.Equal(new ServerVariable("branch", "main", new EquatableArray<string>(["main", "north"]), null), Assert.Single(server.Variables));
    }

    [Fact]
    public void Schemas_keep_their_keywords()
    {
        var book = Library.Value.Schemas[0].Schema;
        Assert.Equal(["isbn", "title", "state", "keeper", "x/~y"], book.Properties.Select(property => property.Name));
        Assert.Equal(["isbn", "title"], book.Required);
        Assert.Equal((13L, 13L, "^[0-9]+$"), (book.Properties[0].Schema.MinLength, book.Properties[0].Schema.MaxLength, book.Properties[0].Schema.Pattern));
        Assert.Equal(JsonTypes.String | JsonTypes.Null, book.Properties[2].Schema.Types);
        Assert.Equal("\"shelved\" \"lent\" null", string.Join(' ', book.Properties[2].Schema.Enum.Select(member => member.Json)));
        Assert.False(book.AdditionalProperties!.BooleanSchema);
        Assert.Equal("\"books\"", Assert.Single(book.Extensions).Value.Json);

        var person = Library.Value.Schemas[1].Schema;
        Assert.Equal(
            [new DiscriminatorMapping("reader", "/components/schemas/Reader"), new DiscriminatorMapping("staff", "/components/schemas/Librarian")],
            person.Discriminator!.Mapping);
    }

    [Fact]
    public void References_are_resolved_within_the_contract()
    {
        var properties = Library.Value.Resolve("/components/schemas/Problem")!.Properties;
        Assert.Equal("/components/schemas/Book/properties/x~1~0y", properties[1].Schema.Reference);
        Assert.Equal(properties[1].Schema.Reference, properties[2].Schema.Reference);
        Assert.Equal(JsonTypes.String, Library.Value.Resolve(properties[1].Schema.Reference!)!.Types);
        Assert.Equal(JsonTypes.Array, Library.Value.Resolve("/paths/~1books/get/responses/200/content/application~1json/schema")!.Types);
        Assert.Null(Library.Value.Resolve("/components/schemas/Nobody"));
    }

    [Fact]
    public void The_committed_documents_hold_nothing_to_complain_about()
    {
        var documents = Directory.EnumerateFiles(SharedFiles.Repository("spec"), "openapi.yaml", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(documents);
        Assert.All(documents, file =>
            Assert.DoesNotContain(Document.Read(File.ReadAllText(file), file).Findings, finding => finding.Severity != FindingSeverity.Info));
    }

    private static Operation Of(string id) => Library.Value.Operations.Single(operation => operation.OperationId == id);
}
