namespace EpasContracts.OpenApi.Model;

/// <summary>The kind of a JSON value.</summary>
public enum JsonKind
{
    /// <summary>The value <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>A constant value of a document: an enum member, a default, an example.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Json">The value as compact JSON text, members in the document's order, numbers as they are spelled.</param>
/// <param name="Text">The characters of a string, the spelling of a number, <c>true</c>/<c>false</c>/<c>null</c>; the JSON text of arrays and objects.</param>
public sealed record JsonLiteral(JsonKind Kind, string Json, string Text);
