using EpasContracts.Drift;
using EpasContracts.Drift.Compiled;
using EpasContracts.Epas;
using EpasContracts.Tests;

namespace EpasContracts.UnitTests.Drift;

/// <summary>The committed EPAS document and the SDK that was compiled from it.</summary>
internal static class EpasPair
{
    public static string Text { get; } = File.ReadAllText(SharedFiles.Repository("spec/epas/openapi.yaml"));

    public static SpecDocument Document { get; } = Parse(Text);

    public static CompiledContract Sdk { get; } = CompiledContract.Of(typeof(EpasContract).Assembly, "EpasContracts.dll").Single();

    public static SpecDocument Parse(string text) => SpecDocument.Parse("openapi.yaml", text, TestContext.Current.CancellationToken);

    /// <summary>The document with one text replaced, which must stand there behind an anchor.</summary>
    public static (SpecDocument Document, int Line) Edit(string anchor, string old, string replacement)
    {
        var from = Text.IndexOf(anchor, StringComparison.Ordinal);
        Assert.True(from >= 0, $"The document has no '{anchor}'.");
        var at = Text.IndexOf(old, from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The document has no '{old}' behind '{anchor}'.");
        var text = Text[..at] + replacement + Text[(at + old.Length)..];
        return (Parse(text), Text[..at].Count(c => c == '\n') + 1);
    }
}
