using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>One type of a schema that lists several (<c>type: [string, array]</c>), as a schema of its own: what a union's alternative is made from.</summary>
internal static class TypeSlice
{
    // In a JSON Pointer only 0 and 1 stand behind a tilde.
    private const string Mark = "~type:";

    private static readonly JsonTypes[] Order = [JsonTypes.String, JsonTypes.Integer, JsonTypes.Number, JsonTypes.Boolean, JsonTypes.Array, JsonTypes.Object];

    /// <summary>The slices of a schema's types, null aside.</summary>
    /// <remarks>A slice has a pointer that no document has: what is decided about it does not get between what is decided about the whole.</remarks>
    public static IEnumerable<SchemaNode> Of(SchemaNode schema) =>
        from type in Order
        where (schema.Types & type) != 0 && !(type == JsonTypes.Integer && (schema.Types & JsonTypes.Number) != 0)
        select schema with { Pointer = Pointer(schema.Pointer, type), Types = type, Enum = default, HasEnum = false, Const = null };

    /// <summary>The pointer of the slice of one type.</summary>
    public static string Pointer(string pointer, JsonTypes type) => $"{pointer}{Mark}{type}";

    /// <summary>Whether a schema is a slice: validators know only the whole.</summary>
    public static bool Is(SchemaNode schema) => schema.Pointer.IndexOf(Mark, StringComparison.Ordinal) >= 0;

    /// <summary>The pointer of a schema, or of the one that it is a slice of.</summary>
    public static string PointerOf(SchemaNode schema) => schema.Pointer.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var mark ? schema.Pointer.Substring(0, mark) : schema.Pointer;
}
