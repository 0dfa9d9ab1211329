using EpasContracts.Generator.Naming;

namespace EpasContracts.Generator.Emit;

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name, unique within the project's generated files.</param>
/// <param name="Text">Its text.</param>
public sealed record SourceFile(string HintName, string Text)
{
    /// <summary>What every name ends with.</summary>
    public const string Extension = ".g.cs";

    /// <summary>The file with every name as it is spelled in C#.</summary>
    internal SourceFile Finished(SharedNames names) => names.IsEmpty ? this : new SourceFile(SharedNames.Plain(HintName), names.Finish(Text));
}

/// <summary>A type before it is written: what its file is called, and what writes it.</summary>
/// <param name="Name">The name of its file without namespace and extension; what comes before a dot is the kind of type.</param>
/// <param name="Write">Writes the type.</param>
internal sealed record SourcePart(string Name, Action<CodeWriter> Write)
{
    /// <summary>Namespaces that no other part uses.</summary>
    public IReadOnlyList<string> Usings { get; init; } = [];

    /// <summary>An attribute of the whole assembly; null for none.</summary>
    public string? AssemblyAttribute { get; init; }

    /// <summary>How many schemas, properties or values it writes: about how long it is.</summary>
    public int Size { get; init; } = 1;

    /// <summary>The kind of type, such as <c>Models</c> of <c>Models.Cat</c>; empty for a type that is alone of its kind.</summary>
    public string Kind => Name.Substring(0, Math.Max(Name.IndexOf('.'), 0));
}
