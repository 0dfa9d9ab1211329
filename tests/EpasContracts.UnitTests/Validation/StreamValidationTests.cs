using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using EpasContracts.Epas;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.UnitTests.Validation;

/// <summary>Payloads that come piece by piece get the verdict that they get as a whole.</summary>
public sealed class StreamValidationTests
{
    private static readonly ValidationOptions Narrow = new() { MaxBufferedBytes = 1024 };

    private static readonly SchemaDescriptor Create = EpasClusterCreateRequest.Schema;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A request that is far longer than the window: many tags, many servers, a long list of addresses.
    private static string LongRequest(int count) => $$"""
        { "name" : "orders", "tags":[{{string.Join(',', Enumerable.Range(0, count).Select(static i => $$"""{"key":"k{{i}}","value":"é\u00e9{{i}}"}"""))}}],
          "allowable_ip_addresses": [{{string.Join(" , ", Enumerable.Range(0, count).Select(static i => $"\"10.0.{i % 250}.0/24\""))}}],
          "instance_groups":[{"role_type":"ACTIVE","server_type_name":"db1v2m4","block_storage_groups":[{{string.Join(',', Enumerable.Repeat("""{"role_type":"DATA","size_gb":104,"volume_type":"SSD"}""", count))}}],"instances":[]}],
          "unknown": {"a":[1,[2,{{new string(' ', 3000)}}{"b":null}]], "text":"{{new string('x', 3000)}}"},
          "init_config_option": {"database_user_password":"secret"} }
        """;

    [Fact]
    public async Task Verdict_and_errors_are_those_of_the_whole()
    {
        var random = new Random(20261123);
        var whole = LongRequest(60);
        string[] values = ["17", "null", "[]", "{}", "\"\"", "true", "1.5e3", "\"ACTIVE\"", "[1]"];
        for (var i = 0; i < 400; i++)
        {
            var payload = Encoding.UTF8.GetBytes(i == 0 ? whole : Mutate(whole, random, values));
            var expected = JsonModel.Validate(Create, payload, options: new ValidationOptions { MaxErrors = 10_000 });
            var actual = await Create.ValidateAsync(new SlowStream(payload, random.Next(1, 3000)), Narrow with { MaxErrors = 10_000 }, cancellationToken: Cancellation);

            Assert.Equal(expected.Count == 0, actual.Count == 0);
            if (expected.Any(static error => error.Keyword is "json"))
                Assert.Contains(actual, static error => error.Keyword is "json" or "maxBufferedBytes");
            else if (!actual.Any(static error => error.Keyword == "maxBufferedBytes"))
                Assert.Equal(Told(expected), Told(actual));
        }
    }

    [Fact]
    public async Task Every_place_to_read_from_gives_the_same()
    {
        var payload = Encoding.UTF8.GetBytes(LongRequest(60));
        var expected = Told(JsonModel.Validate(Create, payload, "/body"));

        Assert.Equal(expected, Told(await Create.ValidateAsync(new MemoryStream(payload), Narrow, "/body", Cancellation)));
        Assert.Equal(expected, Told(await Create.ValidateAsync(PipeReader.Create(new MemoryStream(payload)), Narrow, "/body", Cancellation)));
        Assert.Equal(expected, Told(Create.Validate(Sequence(payload, 7), Narrow, "/body")));
        Assert.Equal(expected, Told(Create.Validate(new ReadOnlySequence<byte>(payload), Narrow, "/body")));
    }

    [Fact]
    public async Task A_hundred_megabytes_are_judged_in_the_memory_of_a_window()
    {
        var item = Encoding.UTF8.GetBytes("{\"key\":\"" + new string('k', 90) + "\",\"value\":\"" + new string('v', 150) + "\"},");
        var text = Encoding.UTF8.GetBytes(new string('x', 4096));
        await Judge(2 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var errors = await Judge(100L << 20);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        Assert.Equal(["/init_config_option", "/tags/last"], errors.Where(static error => error.InstancePointer.StartsWith("/tags/", StringComparison.Ordinal) || error.Property == "init_config_option")
            .Select(static error => error.Property is { } property ? "/" + property : "/tags/last"));

        // A tag after another, a text without end, and one tag at the end that is wrong.
        async Task<IReadOnlyList<ValidationError>> Judge(long length) => await Create.ValidateAsync(
            new RepeatingStream("{\"name\":\"n\",\"tags\":["u8.ToArray(), item, length, "5],\"other\":\""u8.ToArray(), text, "\"}"u8.ToArray()), cancellationToken: Cancellation);
    }

    [Fact]
    public void A_hundred_megabytes_in_pieces_are_judged_in_the_memory_of_a_window()
    {
        const int Tags = 200;
        var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"key\":\"" + new string('k', 90) + "\",\"value\":\"" + new string('v', 150) + "\"},", Tags)));
        var first = new Segment("{\"name\":\"n\",\"tags\":["u8.ToArray());
        var (last, pieces) = (first, 0);
        for (; (long)pieces * piece.Length < 100 << 20; pieces++)
            last = last.Append(piece);
        last = last.Append("5]}"u8.ToArray());
        var payload = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var errors = Create.Validate(payload);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
        Assert.Contains(errors, error => error is { Keyword: "type" } && error.InstancePointer == $"/tags/{pieces * Tags}" && error.Offset == payload.Length - "5]}".Length);
    }

    [Fact]
    public async Task What_needs_the_whole_and_does_not_fit_is_said()
    {
        var schema = new SchemaDescriptor { Pointer = "/whole", Validator = static (ref PayloadReader reader) => reader.Skip() };
        var error = Assert.Single(await schema.ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes($"[{new string(' ', 2000)}1]")), Narrow, cancellationToken: Cancellation));

        Assert.Equal(("maxBufferedBytes", "the payload is longer than the 1024 bytes that are held at once, and its schema can only judge it as a whole"), (error.Keyword, error.Message));
        Assert.Empty(await schema.ValidateAsync(new MemoryStream(Encoding.UTF8.GetBytes($"[{new string(' ', 500)}1]")), Narrow, cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[1] 2")]
    [InlineData("[\"LONG")]
    [InlineData("[\"LONG\\ud800\"]")]
    [InlineData("[\"LONG\\x\"]")]
    [InlineData("[\"LONG\u0001\"]")]
    [InlineData("{\"LONG\":1")]
    [InlineData("[\"LONG\", \"LONG\"]]")]
    public async Task What_is_no_JSON_is_found_in_any_window(string json)
    {
        var payload = Encoding.UTF8.GetBytes(json.Replace("LONG", new string('é', 1500), StringComparison.Ordinal));

        Assert.Contains(await AnyList.ValidateAsync(new MemoryStream(payload), Narrow, cancellationToken: Cancellation), static error => error.Keyword is "json" or "maxBufferedBytes");
    }

    [Theory]
    [InlineData("LONG", 3000)]
    [InlineData("\\\"\\u0041\\ud83d\\ude00LONG😀", 3004)]
    [InlineData("LONGLONG", 6000)]
    public async Task The_characters_of_a_long_text_are_counted(string text, int length)
    {
        var payload = Encoding.UTF8.GetBytes($"[{new string(' ', 2000)},\"{text.Replace("LONG", new string('é', 3000), StringComparison.Ordinal)}\",1 ]".Replace("[" + new string(' ', 2000) + ",", "[ 0," + new string(' ', 900), StringComparison.Ordinal));

        Assert.Empty(await Texts(length, length).ValidateAsync(new MemoryStream(payload), Narrow, cancellationToken: Cancellation));
        Assert.Equal(("/1", "minLength"), Only(await Texts(length + 1, 9999).ValidateAsync(new MemoryStream(payload), Narrow, cancellationToken: Cancellation)));
        Assert.Equal(("/1", "maxLength"), Only(await Texts(0, length - 1).ValidateAsync(new MemoryStream(payload), Narrow, cancellationToken: Cancellation)));

        static (string, string) Only(IReadOnlyList<ValidationError> errors) => (Assert.Single(errors).InstancePointer, errors[0].Keyword);
    }

    [Fact]
    public async Task The_depth_and_the_number_of_errors_are_bounded()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 3000));
        var many = Encoding.UTF8.GetBytes($$"""{"tags":[{{string.Join(',', Enumerable.Repeat("5", 3000))}}]}""");

        Assert.Equal("maxDepth", Assert.Single(await AnyList.ValidateAsync(new MemoryStream(deep), Narrow, cancellationToken: Cancellation)).Keyword);
        Assert.Equal(7, (await Create.ValidateAsync(new MemoryStream(many), Narrow with { MaxErrors = 7 }, cancellationToken: Cancellation)).Count);
    }

    private static readonly SchemaDescriptor AnyList = new() { Pointer = "/list", IsStreamable = true, Validator = static (ref PayloadReader reader) => reader.Skip() };

    private static SchemaDescriptor Texts(int least, int most) => new()
    {
        Pointer = "/texts", Types = SchemaTypes.Array, IsStreamable = true, Validator = static (ref PayloadReader reader) => reader.Skip(),
        Items = new SchemaDescriptor
        {
            Pointer = "/texts/items", IsStreamable = true, Validator = static (ref PayloadReader reader) => reader.Skip(),
            Constraints = [new Constraint("/min", "minLength", $"{least}"), new Constraint("/max", "maxLength", $"{most}")],
        },
    };

    private static IEnumerable<string> Told(IEnumerable<ValidationError> errors) =>
        errors.Select(static error => $"{error.Offset} {error.InstancePointer} {error.SchemaPointer} {error.Message}").Order(StringComparer.Ordinal);

    private static string Mutate(string json, Random random, string[] values)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(json.Length);
            var colon = json.IndexOfAny([':', ','], at);
            json = random.Next(4) switch
            {
                0 => json.Remove(at, random.Next(1, Math.Min(4, json.Length - at + 1))),
                _ when colon < 0 => json,
                1 => json.Insert(colon + 1, "5,"),
                2 => json.Remove(at, Math.Min(random.Next(1, 300), json.Length - at)),
                _ => json[..(colon + 1)] + values[random.Next(values.Length)] + json[Math.Min(json.Length, json.IndexOfAny([',', '}', ']'], colon + 1) is >= 0 and var end ? end : json.Length)..],
            };
        }

        return json;
    }

    private static ReadOnlySequence<byte> Sequence(byte[] payload, int size)
    {
        Segment? first = null, last = null;
        foreach (var piece in payload.Chunk(size))
            last = last is null ? first = new Segment(piece) : last.Append(piece);
        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] piece) => Memory = piece;

        public Segment Append(byte[] piece)
        {
            var next = new Segment(piece) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }

    /// <summary>Gives few bytes at a time.</summary>
    private sealed class SlowStream(byte[] payload, int atOnce) : MemoryStream(payload)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }

    /// <summary>A payload that is made while it is read: a beginning, two long parts, an end.</summary>
    private sealed class RepeatingStream(byte[] head, byte[] item, long length, byte[] middle, byte[] text, byte[] tail) : MemoryStream
    {
        private readonly IEnumerator<byte[]> _pieces = Pieces(head, item, length, middle, text, tail).GetEnumerator();
        private ReadOnlyMemory<byte> _rest;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_rest.IsEmpty && _pieces.MoveNext())
                _rest = _pieces.Current;
            var count = Math.Min(buffer.Length, _rest.Length);
            _rest[..count].CopyTo(buffer);
            _rest = _rest[count..];
            return new ValueTask<int>(count);
        }

        private static IEnumerable<byte[]> Pieces(byte[] head, byte[] item, long length, byte[] middle, byte[] text, byte[] tail)
        {
            yield return head;
            for (long sent = 0; sent < length / 2; sent += item.Length)
                yield return item;
            yield return middle;
            for (long sent = 0; sent < length / 2; sent += text.Length)
                yield return text;
            yield return tail;
        }
    }
}
