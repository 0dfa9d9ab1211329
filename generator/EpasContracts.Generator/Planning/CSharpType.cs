namespace EpasContracts.Generator.Planning;

/// <summary>What kind of C# type a schema becomes.</summary>
internal enum CSharpKind
{
    Boolean,
    Int32,
    Int64,
    Single,
    Double,
    Decimal,
    String,
    DateTime,
    Date,
    Uuid,
    Bytes,

    /// <summary>An extensible enum: a value type around a string.</summary>
    Enum,

    /// <summary>A generated class.</summary>
    Model,

    /// <summary>A list of one element type.</summary>
    List,

    /// <summary>A dictionary with string keys.</summary>
    Dictionary,

    /// <summary>Any JSON.</summary>
    Json,

    /// <summary>Bytes of a body or of a part of a form.</summary>
    File,
}

/// <summary>The C# type of a schema.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">How it is written, without a question mark.</param>
/// <param name="IsNullable">Whether null is one of its values.</param>
/// <param name="Element">The type of a list's elements or a dictionary's values, otherwise null.</param>
internal sealed record CSharpType(CSharpKind Kind, string Name, bool IsNullable = false, CSharpType? Element = null)
{
    public bool IsValueType => Kind is not (CSharpKind.String or CSharpKind.Bytes or CSharpKind.Model or CSharpKind.List or CSharpKind.Dictionary or CSharpKind.File);

    /// <summary>The type as it is declared: with a question mark when null is a value.</summary>
    public string Declaration => IsNullable ? Name + "?" : Name;

    public static CSharpType Json { get; } = new(CSharpKind.Json, "JsonElement");

    /// <summary>A body of text that no schema looks into.</summary>
    public static CSharpType Text { get; } = new(CSharpKind.String, "string");

    public static CSharpType File { get; } = new(CSharpKind.File, "FileContent");

    public static CSharpType ListOf(CSharpType element) => new(CSharpKind.List, $"IReadOnlyList<{element.Declaration}>", Element: element);

    public static CSharpType DictionaryOf(CSharpType value) => new(CSharpKind.Dictionary, $"IReadOnlyDictionary<string, {value.Declaration}>", Element: value);
}
