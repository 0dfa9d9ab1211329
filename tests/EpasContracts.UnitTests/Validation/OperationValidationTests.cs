using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.UnitTests.Http;

namespace EpasContracts.UnitTests.Validation;

/// <summary>Validation by operation, for whoever has a message and no model.</summary>
public sealed class OperationValidationTests
{
    private static readonly ApiDescriptor Epas = EpasContract.Descriptor;

    [Theory]
    [InlineData("POST /v1/clusters")]
    [InlineData("post /v1/clusters/")]
    [InlineData("createCluster")]
    public void An_operation_has_several_names(string name)
    {
        Assert.Equal("required", Epas.Validate(name, "{}"u8)[0].Keyword);
        Assert.Equal("required", Assert.Single(Epas.Validate(name, default)).Keyword);
    }

    [Fact]
    public void A_name_that_the_contract_does_not_have_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(static () => Epas.Validate("GET /v2/nothing", "{}"u8));

        Assert.Contains("has no operation 'GET /v2/nothing'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_is_held_against_its_status()
    {
        Assert.Empty(Epas.Validate("POST /v1/clusters", 202, """{"request_id":"r","resource":{"id":"i"}}"""u8));
        Assert.NotEmpty(Epas.Validate("POST /v1/clusters", 202, "[]"u8));
        Assert.Equal("the contract declares no response 418", Assert.Single(Epas.Validate("POST /v1/clusters", 418, default)).Message);
        Assert.Equal("required", Assert.Single(Epas.Validate("POST /v1/clusters", 202, default)).Keyword);
    }

    [Theory]
    [InlineData("application/json", false, "application/json")]
    [InlineData("Application/JSON; charset=utf-8", false, "application/json")]
    [InlineData("application/json; version=\"2\"", false, "application/json;version=2")]
    [InlineData("application/json;charset=utf-8;version=2", false, "application/json;version=2")]
    [InlineData("image/png", false, "image/*")]
    [InlineData("application/merge-patch+json", false, null)]
    [InlineData("application/problem+json", true, "application/json")]
    [InlineData("text/plain", true, null)]
    public void A_media_type_chooses_the_body_that_is_most_like_it(string mediaType, bool isAnswer, string? chosen)
    {
        var bodies = new[] { "application/json", "application/json;version=2", "image/*" }
            .Select(static name => new BodyDescriptor { Pointer = "/" + name, MediaType = name, Format = name[0] == 'a' ? BodyFormat.Json : BodyFormat.Binary }).ToList();
        Assert.Equal(chosen, ContractValidator.Choose(bodies, mediaType, isAnswer)?.MediaType);
    }

    [Fact]
    public void A_path_leads_to_the_operation_with_the_most_fixed_segments()
    {
        var contract = Contract("/things/{id}", "/things/mine", "/things/{id}.{format}", "/{a}/mine", "/caf%C3%A9/{id}");

        Assert.Equal("/things/mine", Found("/things/mine").Operation.Path);
        Assert.Equal("a%2Fb", Found("/things/a%2Fb").PathValues["id"]);
        Assert.Equal("/{a}/mine", Found("/other/mine").Operation.Path);
        Assert.Equal("5", Found("/caf%C3%A9/5").PathValues["id"]);
        Assert.Null(new ContractValidator(contract).Find("GET", "/things"));
        Assert.Null(new ContractValidator(contract).Find("GET", "/things//"));
        Assert.Null(new ContractValidator(contract).Find("PUT", "/things/mine"));

        OperationMatch Found(string path) => new ContractValidator(contract).Find("get", path)!;
    }

    [Fact]
    public void Parameters_of_all_places_are_checked()
    {
        var operation = new OperationDescriptor
        {
            Id = "get", Pointer = "/get", Method = "GET", Path = "/things/{id}", Responses = [],
            Parameters =
            [
                TinyContract.Parameter(ParameterPlace.Path, ParameterStyle.Simple, false, TinyContract.Whole, "id", true),
                TinyContract.Parameter(ParameterPlace.Query, ParameterStyle.Form, true, TinyContract.ListOf(TinyContract.Whole), "size"),
                TinyContract.Parameter(ParameterPlace.Header, ParameterStyle.Simple, false, TinyContract.Truth, "X-Dry"),
                TinyContract.Parameter(ParameterPlace.Cookie, ParameterStyle.Form, true, TinyContract.Whole, "session", true),
                TinyContract.Parameter(ParameterPlace.Header, ParameterStyle.Simple, false, TinyContract.Whole, "Authorization", true),
            ],
        };
        var validator = new ContractValidator(new ApiDescriptor { Title = "T", Version = "1", Operations = [operation], Schemas = [] });

        Assert.Equal(["/path/id", "/query/size/1", "/header/X-Dry", "/cookie/session"], Errors("/things/x", "?size=1&size=b", ("X-Dry", "maybe")));
        Assert.Empty(Errors("/things/7", "?size=1&size=2", ("X-Dry", "true"), ("Cookie", "a=b; session=5")));

        IEnumerable<string> Errors(string path, string query, params (string Name, string Value)[] headers) => validator
            .ValidateParameters(validator.Find("GET", path)!, new RequestHead("GET", path, query, name => [.. headers.Where(header => header.Name == name).Select(static header => header.Value)]))
            .Select(static error => error.InstancePointer);
    }

    [Fact]
    public void An_object_that_is_spread_over_the_query_has_what_no_other_parameter_takes()
    {
        var map = new SchemaDescriptor
        {
            Pointer = "/map", Types = SchemaTypes.Object, AdditionalProperties = TinyContract.Whole,
            Validator = static (ref PayloadReader reader) =>
            {
                while (reader.NextProperty())
                {
                    reader.Read();
                    TinyContract.Whole.Validator(ref reader);
                }
            },
        };
        var operation = new OperationDescriptor
        {
            Id = "list", Pointer = "/list", Method = "GET", Path = "/things", Responses = [],
            Parameters =
            [
                TinyContract.Parameter(ParameterPlace.Query, ParameterStyle.Form, true, map, "filter"),
                TinyContract.Parameter(ParameterPlace.Query, ParameterStyle.Form, true, TinyContract.Text, "sort"),
            ],
        };
        var validator = new ContractValidator(new ApiDescriptor { Title = "T", Version = "1", Operations = [operation], Schemas = [] });

        var errors = validator.ValidateParameters(validator.Find("GET", "/things")!, new RequestHead("GET", "/things", "?sort=up&a=5&b=six", static _ => []));

        Assert.Equal("/query/filter/b", Assert.Single(errors).InstancePointer);
    }

    private static ApiDescriptor Contract(params string[] paths) => new()
    {
        Title = "T", Version = "1", Schemas = [],
        Operations = [.. paths.Select(static path => new OperationDescriptor { Id = path, Pointer = path, Method = "GET", Path = path, Responses = [] })],
    };
}
