namespace EpasContracts.OpenApi.Model;

/// <summary>A place in a document.</summary>
/// <remarks>
/// All locations are equal: where a fact stands is not part of the fact, so an edit that only moves text leaves every record
/// of the model equal to what it was, and an incremental generator emits nothing anew.
/// </remarks>
/// <param name="File">The document's path as it was given to the reader.</param>
/// <param name="Line">1 for the first line; 0 when there is no place.</param>
/// <param name="Column">1 for the first column.</param>
/// <param name="EndLine">The line of the last character.</param>
/// <param name="EndColumn">The column behind the last character.</param>
public readonly record struct SourceLocation(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>No place: something that no line of a document states.</summary>
    public static SourceLocation None => new("", 0, 0, 0, 0);

    /// <summary>Always true, see the remarks of the type.</summary>
    public bool Equals(SourceLocation other) => true;

    /// <summary>The same for every location.</summary>
    public override int GetHashCode() => 0;

    /// <summary><c>file:line:column</c>, as editors and compilers write it.</summary>
    public override string ToString() => Line == 0 ? File : FormattableString.Invariant($"{File}:{Line}:{Column}");
}
