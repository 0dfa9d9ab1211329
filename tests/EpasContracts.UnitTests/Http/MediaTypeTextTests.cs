using EpasContracts.Runtime.Http;

namespace EpasContracts.UnitTests.Http;

public sealed class MediaTypeTextTests
{
    [Theory]
    [InlineData("text/plain", "*/*", true)]
    [InlineData("text/plain", "text/*", true)]
    [InlineData("Text/Plain", "TEXT/*", true)]
    [InlineData("text/plain", "Text/Plain", true)]
    [InlineData("text/plain", "text/html", false)]
    [InlineData("text/plain", "tex/*", false)]
    [InlineData("textual/plain", "text/*", false)]
    [InlineData("text/*", "text/plain", false)]
    [InlineData("text/plain", "", false)]
    public void A_range_covers_what_it_names(string mediaType, string range, bool isIn) => Assert.Equal(isIn, MediaTypeText.IsIn(mediaType, range));

    [Theory]
    [InlineData("application/json", "application/json", true)]
    [InlineData("Application/JSON ; charset=utf-8", "Application/JSON", true)]
    [InlineData("text/json;a=b;c=d", "text/json", true)]
    [InlineData("application/problem+json", "application/problem+json", true)]
    [InlineData("application/jsonl", "application/jsonl", false)]
    [InlineData("application/json-seq", "application/json-seq", false)]
    [InlineData("", "", false)]
    public void Parameters_are_no_part_of_its_name(string mediaType, string essence, bool isJson)
    {
        Assert.Equal(essence, MediaTypeText.Essence(mediaType));
        Assert.Equal(isJson, MediaTypeText.IsJson(mediaType));
    }
}
