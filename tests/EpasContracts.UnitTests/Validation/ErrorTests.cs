using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.Tests;

namespace EpasContracts.UnitTests.Validation;

/// <summary>What an error tells, and the forms in which it is told.</summary>
public sealed class ErrorTests
{
    private static readonly string[] Document = File.ReadAllLines(SharedFiles.Repository("spec/epas/openapi.yaml"));

    private static readonly byte[] Payload = """{"role_type":"DATA","size_gb":17,"volume_type":5}"""u8.ToArray();

    [Fact]
    public void Each_error_tells_where_its_keyword_stands_in_the_document()
    {
        var errors = AddBlockStoragesRequest.Validate(Payload);

        var multiple = Assert.Single(errors, static error => error.Keyword == "multipleOf");
        Assert.Equal("/components/schemas/AddBlockStoragesRequest/properties/size_gb/multipleOf", multiple.SchemaPointer);
        Assert.Equal("spec/epas/openapi.yaml", multiple.Source!.Value.File);
        Assert.All(errors, static error => Assert.Contains(error.Keyword + ":", Document[error.Source!.Value.Line - 1], StringComparison.Ordinal));
        Assert.StartsWith("/size_gb: size_gb must be a multiple of 8, was 17 [spec/epas/openapi.yaml:", errors.ToText(), StringComparison.Ordinal);
        Assert.Contains(" #/components/schemas/AddBlockStoragesRequest/properties/size_gb/multipleOf, byte 30]\n", errors.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_keyword_that_the_table_lacks_is_that_of_its_parent()
    {
        var source = new SchemaSource("a.yaml", static () => "0,3,/a/b\n4,5,/c~2d\n"u8);

        Assert.Equal((3, 3, 5, null), (source.FindLine("/a/b"), source.FindLine("/a/b/nullable"), source.FindLine("/a/b/c\nd"), source.FindLine("/x")));
    }

    [Fact]
    public void The_number_of_errors_is_bounded()
    {
        var wrong = Encoding.UTF8.GetBytes($$"""{"instance_groups":[{{string.Join(',', Enumerable.Repeat("1", 500))}}]}""");

        Assert.Equal(100, EpasClusterCreateRequest.Validate(wrong).Count);
        Assert.Equal(3, EpasClusterCreateRequest.Validate(wrong, new ValidationOptions { MaxErrors = 3 }).Count);
    }

    [Theory]
    [InlineData(64, 64, true)]
    [InlineData(65, 64, false)]
    [InlineData(65, 65, true)]
    [InlineData(4, 3, false)]
    [InlineData(1000, 1000, true)]
    public void The_depth_is_bounded_and_the_error_says_so(int depth, int limit, bool holds)
    {
        var payload = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));

        var errors = JsonModel.Validate(AnythingSchema, payload, options: new ValidationOptions { MaxDepth = limit });

        Assert.Equal(holds, errors.Count == 0);
        if (!holds)
        {
            var error = Assert.Single(errors);
            Assert.Equal(("maxDepth", $"the payload is nested deeper than {limit} levels", limit), (error.Keyword, error.Message, (int)error.Offset));
        }
    }

    [Theory]
    [InlineData("[1,]", 3)]
    [InlineData("{\"a\":[1,2}", 9)]
    [InlineData("[1] 2", 4)]
    public void What_is_no_JSON_is_told_with_its_byte(string json, int offset)
    {
        var error = Assert.Single(JsonModel.Validate(AnythingSchema, Encoding.UTF8.GetBytes(json)));

        Assert.Equal("json", error.Keyword);
        Assert.InRange(error.Offset, offset - 1, offset);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Bounds_out_of_range_are_refused(int depth)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxDepth = depth });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxErrors = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxBufferedBytes = 10 });
    }

    [Fact]
    public void A_sentence_can_be_had_in_Korean()
    {
        var korean = AddBlockStoragesRequest.Validate(Payload, new ValidationOptions { Sentences = ErrorSentences.Korean });

        Assert.Contains("size_gb은(는) 8의 배수여야 합니다 (받은 값: 17)", korean.Select(static error => error.Message));
        Assert.Contains("size_gb은(는) 8의 배수여야 합니다 (받은 값: 17)", AddBlockStoragesRequest.Validate(Payload).Select(static error => error.Describe(ErrorSentences.Korean)));
        Assert.Same(ErrorSentences.English, ErrorSentences.For(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_sentence_and_every_word_is_there_in_both_languages()
    {
        Assert.All(ErrorSentences.Keys, static key => Assert.False(string.IsNullOrWhiteSpace(ErrorSentences.English.Find(key)), key));
        Assert.All(ErrorSentences.Keys, static key => Assert.False(string.IsNullOrWhiteSpace(ErrorSentences.Korean.Find(key)), key));
        // What is data in one language is data in the other.
        Assert.All(ErrorSentences.Keys.Where(static key => !key.StartsWith("word:", StringComparison.Ordinal)), static key => Assert.All(
            new[] { "{argument}", "{detail}", "{was}" },
            place => Assert.Equal(ErrorSentences.English.Find(key)!.Contains(place, StringComparison.Ordinal), ErrorSentences.Korean.Find(key)!.Contains(place, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_language_of_ones_own_falls_back_to_English()
    {
        var german = new ErrorSentences(new Dictionary<string, string> { ["multipleOf"] = "{subject} muss ein Vielfaches von {argument} sein" });

        var messages = AddBlockStoragesRequest.Validate(Payload, new ValidationOptions { Sentences = german }).Select(static error => error.Message).ToList();

        Assert.Equal("size_gb muss ein Vielfaches von 8 sein", messages[0]);
        Assert.StartsWith("volume_type must be", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_with_braces_is_no_template()
    {
        var error = Assert.Single(AddBlockStoragesRequest.Validate("""{"role_type":"DATA","size_gb":"{argument}","volume_type":"SSD"}"""u8));

        Assert.Equal("size_gb must be an integer, was \"{argument}\"", error.Message);
    }

    [Fact]
    public void Basic_output_names_the_references_on_the_way()
    {
        var errors = EpasClusterCreateRequest.Validate("""{"instance_groups":[{"role_type":"ACTIVE","server_type_name":"db1v2m4","block_storage_groups":[{"role_type":"OS","size_gb":17,"volume_type":"SSD"}]}]}"""u8);
        using var basic = JsonDocument.Parse(errors.ToBasicOutput(EpasClusterCreateRequest.Schema));

        Assert.False(basic.RootElement.GetProperty("valid").GetBoolean());
        var multiple = basic.RootElement.GetProperty("errors").EnumerateArray().Single(static error => error.GetProperty("keywordLocation").GetString()!.EndsWith("/multipleOf", StringComparison.Ordinal));
        Assert.Equal("/properties/instance_groups/items/$ref/properties/block_storage_groups/items/$ref/properties/size_gb/multipleOf", multiple.GetProperty("keywordLocation").GetString());
        Assert.Equal("/instance_groups/0/block_storage_groups/0/size_gb", multiple.GetProperty("instanceLocation").GetString());
        Assert.StartsWith("spec/epas/openapi.yaml#/components/schemas/", multiple.GetProperty("absoluteKeywordLocation").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"valid":true}""", Array.Empty<ValidationError>().ToBasicOutput().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Problem_details_and_the_vendors_list_hold_the_same_errors()
    {
        var errors = AddBlockStoragesRequest.Validate("""{"size_gb":17,"volume_type":"SSD"}"""u8);
        using var problem = JsonDocument.Parse(errors.ToProblemDetails(422, "Unprocessable Content"));
        var vendor = JsonModel.Read(
            Encoding.UTF8.GetBytes(errors.ToVendorErrors()),
            EpasContract.Descriptor.FindOperation("POST", "/v1/clusters")!.FindResponse(400)!.Read!, out var violations);

        Assert.Equal(422, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(["/size_gb", ""], problem.RootElement.GetProperty("errors").EnumerateArray().Select(static error => error.GetProperty("pointer").GetString()!).OrderDescending());
        Assert.Empty(violations);
        var items = Assert.IsAssignableFrom<IReadOnlyList<ValidationErrorItem>>(vendor);
        Assert.Equal(["body/role_type missing ", "body/size_gb multiple_of {\"multiple_of\":8}"], items
            .Select(static item => $"{string.Join('/', item.Loc.Value!)} {item.Type.Value} {(item.Ctx.IsSet ? JsonSerializer.Serialize(item.Ctx.Value) : "")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Validation_results_name_the_member()
    {
        var errors = EpasClusterCreateRequest.Validate("""{"instance_groups":[{"block_storage_groups":[{"size_gb":17}]}]}"""u8);

        var members = errors.ToValidationResults(EpasClusterCreateRequest.Schema).SelectMany(static result => result.MemberNames).ToList();

        Assert.Contains("instance_groups[0].block_storage_groups[0].size_gb", members);
        Assert.Contains("name", members);
        Assert.IsType<ValidationResult>(errors.ToValidationResults().First());
    }

    [Fact]
    public void A_password_is_told_in_no_form()
    {
        var errors = EpasClusterCreateRequest.Validate("""{"init_config_option":{"database_user_password":"hunter2"}}"""u8);

        Assert.Contains(errors, static error => error.InstancePointer.EndsWith("password", StringComparison.Ordinal) && error.Value == "\"***\"");
        Assert.All(
            new[] { errors.ToText(), errors.ToBasicOutput(EpasClusterCreateRequest.Schema), errors.ToProblemDetails(), errors.ToVendorErrors(), JsonSerializer.Serialize(errors) },
            static text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
    }

    private static readonly SchemaDescriptor AnythingSchema = new() { Pointer = "/any", Validator = static (ref PayloadReader reader) => reader.Skip() };
}
