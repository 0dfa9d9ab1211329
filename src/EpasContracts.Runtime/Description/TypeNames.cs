namespace EpasContracts.Runtime.Description;

/// <summary>The names of the JSON types.</summary>
internal static class TypeNames
{
    // Null at the end, as the documents write it.
    private static readonly (SchemaTypes Type, string Name)[] Names =
    [
        (SchemaTypes.Boolean, "boolean"), (SchemaTypes.Integer, "integer"), (SchemaTypes.Number, "number"), (SchemaTypes.String, "string"),
        (SchemaTypes.Array, "array"), (SchemaTypes.Object, "object"), (SchemaTypes.Null, "null"),
    ];

    /// <summary>The value of <c>type</c> as JSON text: a name, or a list of names.</summary>
    public static string ToJson(SchemaTypes types)
    {
        var names = Names.Where(entry => (types & entry.Type) != 0).Select(static entry => $"\"{entry.Name}\"").ToList();
        return names.Count == 1 ? names[0] : $"[{string.Join(',', names)}]";
    }
}
