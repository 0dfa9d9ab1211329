using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EpasContracts.Tests.Generation;

/// <summary>What the generator made of one or more documents.</summary>
internal sealed class Generated(GeneratorDriverRunResult result, CSharpCompilation compilation)
{
    /// <summary>The emitted files by their name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } =
        result.Results.Single().GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    /// <summary>What the generator reported.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => result.Diagnostics;

    public Exception? Crash => result.Results.Single().Exception;

    public CSharpCompilation Compilation { get; } = compilation.AddSyntaxTrees(result.GeneratedTrees.Select(WithNullableWarnings));

    /// <summary>Every type declaration of the emitted files.</summary>
    public IEnumerable<BaseTypeDeclarationSyntax> Types =>
        result.GeneratedTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>());

    /// <summary>What the compiler says about the emitted code, warnings and comments that are no XML included.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics() =>
        [.. Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>Asserts that the generator did not crash and that the compiler has nothing to say, not even a warning.</summary>
    public Generated Clean()
    {
        Assert.Null(Crash);
        Assert.Empty(CompilerDiagnostics().Take(20).Select(static diagnostic => diagnostic.ToString() + " >> " + Line(diagnostic)));
        return this;
    }

    /// <summary>The emitted code as an assembly.</summary>
    /// <param name="isCollectible">Whether it goes when it is no longer used; a proxy of its types needs one that stays.</param>
    public Assembly Load(bool isCollectible = true)
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20)));
        image.Position = 0;
        return new AssemblyLoadContext("emitted", isCollectible).LoadFromStream(image);
    }

    // Emitted code spares its users' builds the analysis of nullable references; here it is made.
    private static SyntaxTree WithNullableWarnings(SyntaxTree tree) =>
        tree.WithChangedText(SourceText.From(tree.ToString().Replace("#nullable disable warnings", "#nullable enable warnings", StringComparison.Ordinal), Encoding.UTF8));

    /// <summary>The source line of a compiler's diagnostic.</summary>
    public static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() : "";
}
