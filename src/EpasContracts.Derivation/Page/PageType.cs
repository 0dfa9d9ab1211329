namespace EpasContracts.Derivation.Page;

/// <summary>A type as a page spells it.</summary>
public abstract record PageType
{
    /// <summary>This type and everything it is made of.</summary>
    public IEnumerable<PageType> SelfAndParts()
    {
        yield return this;
        var parts = this switch
        {
            ArrayType array => [array.Item],
            UnionType union => union.Branches,
            ObjectType inline => inline.Fields.Select(field => field.Type.Value),
            _ => (IEnumerable<PageType>)[],
        };
        foreach (var part in parts.SelectMany(part => part.SelfAndParts()))
            yield return part;
    }
}

/// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>object</c>, perhaps with a format.</summary>
/// <param name="Name">The JSON type.</param>
/// <param name="Format">The format in parentheses; <see langword="null"/> when there is none.</param>
public sealed record PrimitiveType(string Name, string? Format) : PageType;

/// <summary><c>enum (A, B)</c>: one of a list of strings.</summary>
/// <param name="Values">The values in the page's order.</param>
public sealed record EnumType(IReadOnlyList<string> Values) : PageType
{
    /// <summary>The same for two enums exactly when they list the same values in the same order.</summary>
    public string Key { get; } = string.Join('\n', Values);
}

/// <summary><c>array[X]</c>.</summary>
/// <param name="Item">The type of the entries.</param>
public sealed record ArrayType(PageType Item) : PageType;

/// <summary>The name of a model.</summary>
/// <param name="Model">The model.</param>
public sealed record ModelType(string Model) : PageType;

/// <summary><c>any of [X, null]</c>, or several types.</summary>
/// <param name="Branches">The types other than null, in the page's order.</param>
/// <param name="AllowsNull">Whether null is one of them.</param>
public sealed record UnionType(IReadOnlyList<PageType> Branches, bool AllowsNull) : PageType;

/// <summary>An object whose fields the page prints on the spot, without a name for it.</summary>
/// <param name="Fields">The fields in the page's order.</param>
public sealed record ObjectType(IReadOnlyList<PageField> Fields) : PageType;
