using EpasContracts.OpenApi.Model;

namespace EpasContracts.Generator.Planning;

/// <summary>Finds parameters that cannot be written: OpenAPI gives no style but <c>deepObject</c> a spelling for objects and lists within others.</summary>
internal sealed class NestedParameters(ApiContract contract, BodyFormats formats)
{
    // What the author means counts: a schema with properties is one of objects.
    private readonly SchemaKinds _kinds = new(schema => schema.Reference is { } reference ? contract.Resolve(reference) : null, onlyCertain: false);

    /// <summary>What of a parameter is nested, in words; null when every value of it may be written.</summary>
    public string? In(Parameter parameter)
    {
        if (parameter.Style is ParameterStyle.Content or ParameterStyle.DeepObject)
            return null;
        // An object that is spread over a query is a form of its own: a list in it repeats its name.
        var mayHoldLists = parameter is { Style: ParameterStyle.Form, Explode: true, Place: ParameterPlace.Query or ParameterPlace.Cookie };
        return In(parameter.Schema, mayHoldLists, new HashSet<string>(StringComparer.Ordinal));
    }

    private string? In(SchemaNode schema, bool mayHoldLists, HashSet<string> seen)
    {
        var target = formats.Target(schema);
        if (!seen.Add(target.Pointer))
            return null;
        if (IsList(schema) && target.Items is { } items && IsNested(items))
            return IsList(items) ? "its elements are lists" : "its elements are objects";
        if (_kinds.WithoutNull(schema) == JsonTypes.Object)
        {
            foreach (var property in target.Properties)
            {
                if (IsNested(property.Schema) && !(mayHoldLists && IsListOfScalars(property.Schema)))
                    return $"its member {property.Name} is {(IsList(property.Schema) ? "a list" : "an object")}";
            }
        }

        return target.AllOf.Select(part => In(part, mayHoldLists, seen)).FirstOrDefault(static found => found is not null);
    }

    private bool IsListOfScalars(SchemaNode schema) =>
        IsList(schema) && !(formats.Target(schema).Items is { } items && IsNested(items));

    private bool IsNested(SchemaNode schema) => _kinds.WithoutNull(schema) is JsonTypes.Object or JsonTypes.Array or (JsonTypes.Object | JsonTypes.Array);

    private bool IsList(SchemaNode schema) => _kinds.WithoutNull(schema) == JsonTypes.Array;
}
