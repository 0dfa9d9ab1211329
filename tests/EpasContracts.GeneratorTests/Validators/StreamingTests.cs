using System.Text;
using EpasContracts.Runtime.Description;
using EpasContracts.Runtime.Json;
using EpasContracts.Runtime.Validation;
using EpasContracts.Tests.Generation;

namespace EpasContracts.Tests.Validators;

/// <summary>
/// The JSON Schema suite's payloads, made longer than the window and read a few bytes at a time: the verdict is that of the same payload in
/// memory, or it is said that the whole is needed.
/// </summary>
public sealed class StreamingTests(ITestOutputHelper output)
{
    private const string Draft = "draft2020-12";
    private static readonly ValidationOptions Narrow = new() { MaxBufferedBytes = 1024, MaxErrors = 10_000 };

    [Fact]
    public async Task The_suites_payloads_get_the_same_verdict_from_a_stream()
    {
        var groups = SuiteGroup.Files(Draft).SelectMany(static file => SuiteGroup.Inside(Draft, file, "annotate")).ToList();
        var generated = GeneratorHarness.Run([.. groups.SelectMany(static group => group.Documents), .. SuiteGroup.Remotes()]);
        var assembly = generated.Load();
        var (judged, wholes, faults) = (0, 0, new List<string>());
        foreach (var group in groups)
        {
            var ns = group.Documents[0].Metadata["Namespace"];
            var schema = new EmittedModels(assembly, ns, $"{ns}Contract").Descriptor.Schemas[0];
            foreach (var json in group.Tests.Select(static test => test.GetProperty("data").GetRawText()).SelectMany(Longer))
            {
                var (whole, streamed) = (JsonModel.Validate(schema, Encoding.UTF8.GetBytes(json), options: Narrow), await StreamAsync(schema, json));
                judged++;
                if (streamed.Any(static error => error.Keyword == "maxBufferedBytes"))
                    wholes++;
                else if (!Told(whole).SequenceEqual(Told(streamed)))
                    faults.Add($"{group.File}: {group.Name}: {json[..Math.Min(json.Length, 200)]}\n    whole: {string.Join(" | ", Told(whole))}\n    streamed: {string.Join(" | ", Told(streamed))}");
            }
        }

        output.WriteLine($"{judged} payloads, {wholes} of them needed as a whole");
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));
        Assert.InRange(judged - wholes, 3000, judged);
    }

    // As it is, and with so many blanks that no array and no object of it fits the window.
    private static IEnumerable<string> Longer(string json)
    {
        yield return json;
        var blanks = new string(' ', 1100);
        yield return blanks + json + "\n";
        var text = new StringBuilder();
        var isText = false;
        for (var i = 0; i < json.Length; i++)
        {
            text.Append(json[i]);
            if (isText && json[i] == '\\')
                text.Append(json[++i]);
            else if (json[i] == '"')
                isText = !isText;
            else if (!isText && json[i] is '[' or '{' or ',' or ':')
                text.Append(blanks);
        }

        yield return text.ToString();
    }

    private static async Task<IReadOnlyList<ValidationError>> StreamAsync(SchemaDescriptor schema, string json) =>
        await schema.ValidateAsync(new Trickle(Encoding.UTF8.GetBytes(json)), Narrow, cancellationToken: TestContext.Current.CancellationToken);

    private static IEnumerable<string> Told(IEnumerable<ValidationError> errors) =>
        errors.Select(static error => $"{error.Offset} {error.InstancePointer} {error.SchemaPointer} {error.Message}").Order(StringComparer.Ordinal);

    /// <summary>Gives 113 bytes at most.</summary>
    private sealed class Trickle(byte[] payload) : MemoryStream(payload)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 113)], cancellationToken);
    }
}
