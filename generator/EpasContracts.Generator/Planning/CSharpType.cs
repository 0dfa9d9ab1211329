using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>What kind of C# type a schema becomes.</summary>
internal enum CSharpKind
{
    Boolean,
    Int32,
    Int64,
    UInt64,
    Single,
    Double,
    Decimal,
    String,
    DateTime,
    Date,
    Time,
    Duration,
    Uuid,
    Uri,
    Bytes,

    /// <summary>An extensible enum: a value type around a string.</summary>
    Enum,

    /// <summary>An extensible enum: a value type around a number, whose type is the element.</summary>
    NumberEnum,

    /// <summary>A generated class.</summary>
    Model,

    /// <summary>A generated class around one of several alternatives.</summary>
    Union,

    /// <summary>A generated class for a list whose elements have a type each.</summary>
    Tuple,

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
/// <param name="Element">The type of a list's elements, a dictionary's values or an enum's numbers, otherwise null.</param>
/// <param name="ElementSchema">The schema of those; null when nothing is said about them.</param>
internal sealed record CSharpType(CSharpKind Kind, string Name, bool IsNullable = false, CSharpType? Element = null, SchemaNode? ElementSchema = null)
{
    public bool IsValueType => Kind is not (CSharpKind.String or CSharpKind.Bytes or CSharpKind.Uri or CSharpKind.Model or CSharpKind.Union or CSharpKind.Tuple or CSharpKind.List or CSharpKind.Dictionary or CSharpKind.File);

    /// <summary>Whether it is a generated type, which reads, checks and writes itself.</summary>
    public bool IsGenerated => IsClass || Kind is CSharpKind.Enum or CSharpKind.NumberEnum;

    /// <summary>Whether it is a generated class.</summary>
    public bool IsClass => Kind is CSharpKind.Model or CSharpKind.Union or CSharpKind.Tuple;

    /// <summary>Whether it is a list or a dictionary.</summary>
    public bool IsContainer => Kind is CSharpKind.List or CSharpKind.Dictionary;

    /// <summary>Whether it is a string on the wire.</summary>
    public bool IsText => Kind is CSharpKind.String or CSharpKind.Enum or CSharpKind.DateTime or CSharpKind.Date or CSharpKind.Time or CSharpKind.Duration
        or CSharpKind.Uuid or CSharpKind.Uri or CSharpKind.Bytes;

    /// <summary>Whether it is a number on the wire.</summary>
    public bool IsNumber => Kind is CSharpKind.NumberEnum or CSharpKind.Int32 or CSharpKind.Int64 or CSharpKind.UInt64 or CSharpKind.Single or CSharpKind.Double or CSharpKind.Decimal;

    /// <summary>The type as it is declared: with a question mark when null is a value.</summary>
    public string Declaration => IsNullable ? Name + "?" : Name;

    /// <summary>The type that is made of a payload: a list or a dictionary as its class, everything else as it is declared.</summary>
    public string Concrete => Kind switch
    {
        CSharpKind.List => $"List<{Element!.Declaration}>",
        CSharpKind.Dictionary => $"Dictionary<string, {Element!.Declaration}>",
        _ => Name,
    };

    public static CSharpType Json { get; } = new(CSharpKind.Json, "JsonElement");

    /// <summary>A text; also that of a body which no schema looks into.</summary>
    public static CSharpType Text { get; } = new(CSharpKind.String, "string");

    public static CSharpType File { get; } = new(CSharpKind.File, "FileContent");

    public static CSharpType ListOf(CSharpType element, SchemaNode? schema) =>
        new(CSharpKind.List, $"IReadOnlyList<{element.Declaration}>", Element: element, ElementSchema: schema);

    public static CSharpType DictionaryOf(CSharpType value, SchemaNode? schema) =>
        new(CSharpKind.Dictionary, $"IReadOnlyDictionary<string, {value.Declaration}>", Element: value, ElementSchema: schema);

    /// <summary>The type that holds numbers of all of several types.</summary>
    public static CSharpType CommonNumber(IReadOnlyList<CSharpType> types)
    {
        var kinds = types.Select(static type => (type.Element ?? type).Kind).ToList();
        return kinds.TrueForAll(static kind => kind is CSharpKind.Int32 or CSharpKind.Int64) ? new(CSharpKind.Int64, "long")
            : kinds.TrueForAll(static kind => kind == CSharpKind.UInt64) ? new(CSharpKind.UInt64, "ulong")
            : kinds.TrueForAll(static kind => kind is CSharpKind.Int32 or CSharpKind.Int64 or CSharpKind.UInt64) ? new(CSharpKind.Decimal, "decimal")
            : new(CSharpKind.Double, "double");
    }
}
