using System.Diagnostics;
using System.Globalization;
using EpasContracts.Generator.Linting;
using EpasContracts.OpenApi.Linting;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Tests.Linting;

/// <summary>Documents that are made to keep a linter busy: each ends in a time that no machine exceeds.</summary>
public class HostileLintTests
{
    private const string Head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Documents { get; } =
    [
        // A schema that is itself, with an example; and one with itself twice inside.
        Head + "components: {schemas: {A: {$ref: '#/components/schemas/A', example: 1}}}",
        Head + "components: {schemas: {A: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}], example: {a: 1}}}}",
        Head + "components: {schemas: {A: {type: array, items: {$ref: '#/components/schemas/A'}, example: " + Nested(90) + "}}}",
        Head + "components: {schemas: {A: {properties: {a: {type: number, multipleOf: 1e-300, maximum: 1e999999999, example: 1e300}}}}}",
        Head + "components: {schemas: {A: {type: string, pattern: '^(?=(a+)+$)b', example: '" + new string('a', 5000) + "!'}}}",
        Head + "components: {schemas: {A: {description: '" + string.Concat(Enumerable.Repeat("<a ", 30_000)) + "'}}}",
        Head + "paths:\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => FormattableString.Invariant($"  /a{i}/{{b}}: {{}}\n  /{{b}}/a{i}: {{}}\n"))),
        Head + "components: {schemas: {A: {required: [" + string.Join(", ", Enumerable.Range(0, 5000).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => "a" + i)) + "]}}}",
        Head + "tags: [" + string.Join(", ", Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"{{name: t{i}, parent: t{i + 1}}}"))) + "]",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_hostile_document_is_linted_in_bounded_time(string text)
    {
        var watch = Stopwatch.StartNew();
        var document = ContractReader.Read("openapi.yaml", text, TestContext.Current.CancellationToken);
        Assert.NotEmpty(DocumentLinter.Lint(document, TestContext.Current.CancellationToken));
        CSharpLinter.Lint(document, TestContext.Current.CancellationToken);
        Assert.True(watch.Elapsed < Patience, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_cancelled_lint_ends()
    {
        var document = ContractReader.Read("openapi.yaml", LintCases.Sound, TestContext.Current.CancellationToken);
        Assert.ThrowsAny<OperationCanceledException>(() => DocumentLinter.Lint(document, new CancellationToken(canceled: true)));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
