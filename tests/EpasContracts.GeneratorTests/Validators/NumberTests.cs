using EpasContracts.Runtime.Json;

namespace EpasContracts.Tests.Validators;

/// <summary>Numbers on compiled validators: exact, whatever their size and spelling.</summary>
public sealed class NumberTests(NumberTests.Fixture fixture) : IClassFixture<NumberTests.Fixture>
{
    public sealed class Fixture
    {
        internal CompiledSchemas Schemas { get; } = new(Cases.Select(static row => row.Data.Item1));
    }

    public static TheoryData<string, string, bool> Cases { get; } = new()
    {
        { """{"type":"integer"}""", "1.0", true },
        { """{"type":"integer"}""", "1e2", true },
        { """{"type":"integer"}""", "12345678901234567890", true },
        { """{"type":"integer"}""", "1e400", true },
        { """{"type":"integer"}""", "1.5", false },
        { """{"type":"integer"}""", "1e-400", false },
        { """{"type":"integer"}""", "\"1\"", false },
        // 0.1 + 0.2 in binary is another number than 0.3.
        { """{"const":0.3}""", "0.3", true },
        { """{"const":0.3}""", "0.30000000000000004", false },
        { """{"maximum":0.3}""", "0.3", true },
        { """{"maximum":0.3}""", "0.30000000000000004", false },
        { """{"exclusiveMaximum":0.3}""", "0.3", false },
        { """{"exclusiveMaximum":0.3}""", "0.29999999999999999999", true },
        { """{"maximum":1e400}""", "1e400", true },
        { """{"maximum":1e400}""", "1.0000000000000000001e400", false },
        { """{"minimum":-1e400}""", "-1e401", false },
        { """{"maximum":12345678901234567890}""", "12345678901234567890", true },
        { """{"maximum":12345678901234567890}""", "12345678901234567891", false },
        { """{"exclusiveMinimum":12345678901234567890}""", "12345678901234567890.1", true },
        { """{"enum":[12345678901234567890]}""", "12345678901234567890", true },
        { """{"enum":[12345678901234567890]}""", "12345678901234567891", false },
        { """{"enum":[12345678901234567890]}""", "1234567890123456789e1", true },
        { """{"multipleOf":0.01}""", "0.07", true },
        { """{"multipleOf":0.01}""", "4.35", true },
        { """{"multipleOf":0.01}""", "1.1e1", true },
        { """{"multipleOf":0.01}""", "4.351", false },
        { """{"multipleOf":0.01}""", "1e400", true },
        { """{"multipleOf":3}""", "1e400", false },
        { """{"multipleOf":7}""", "12345678901234567890123456789012345678", false },
        { """{"multipleOf":7}""", "70000000000000000000000000000000000007", true },
        { """{"const":1}""", "1.0", true },
        { """{"const":1}""", "10e-1", true },
        { """{"const":{"a":[1,"é"],"b":null}}""", """{"b":null,"\u0061":[1.00,"\u00e9"]}""", true },
        { """{"const":{"a":[1,"é"],"b":null}}""", """{"b":null,"a":["é",1]}""", false },
        { """{"uniqueItems":true}""", "[1,1.0]", false },
        { """{"uniqueItems":true}""", "[0.1,1e-1]", false },
        { """{"uniqueItems":true}""", "[9007199254740993,9007199254740992]", true },
        { """{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1.0}]""", false },
        { """{"uniqueItems":true}""", """["1",1,true,null,[1],{"1":1}]""", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_number_is_what_its_digits_say(string schema, string payload, bool valid) => Assert.Equal(valid, fixture.Schemas.Validate(schema, payload).Count == 0);

    [Theory]
    [InlineData("""{"type":"integer"}""")]
    [InlineData("""{"maximum":0.3}""")]
    [InlineData("""{"multipleOf":0.01}""")]
    [InlineData("""{"const":1}""")]
    [InlineData("""{"enum":[12345678901234567890]}""")]
    public void A_number_of_a_million_digits_gets_a_verdict(string schema)
    {
        var digits = new string('7', 1_000_000);
        foreach (var payload in new[] { digits, "-" + digits, "0." + digits, digits + "e" + digits, "1e-" + digits })
            Assert.InRange(fixture.Schemas.Validate(schema, payload).Count, 0, 1);
        Assert.Empty(fixture.Schemas.Validate("""{"type":"integer"}""", digits));
        Assert.Single(fixture.Schemas.Validate("""{"maximum":0.3}""", digits));
    }

    [Fact]
    public void Exact_checks_of_valid_numbers_allocate_nothing()
    {
        byte[] number = "0.25"u8.ToArray(), one = "1.0"u8.ToArray();
        Assert.Equal(0, Check());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var errors = Check();
        Assert.Equal((0, before), (errors, GC.GetAllocatedBytesForCurrentThread()));

        int Check()
        {
            var found = 0;
            for (var i = 0; i < 100; i++)
            {
                found += JsonModel.Validate(fixture.Schemas["""{"maximum":0.3}"""], number).Count;
                found += JsonModel.Validate(fixture.Schemas["""{"multipleOf":0.01}"""], number).Count;
                found += JsonModel.Validate(fixture.Schemas["""{"const":1}"""], one).Count;
                found += JsonModel.Validate(fixture.Schemas["""{"type":"integer"}"""], one).Count;
            }

            return found;
        }
    }
}
