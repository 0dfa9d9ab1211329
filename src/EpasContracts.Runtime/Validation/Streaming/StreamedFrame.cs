using System.Text;
using System.Text.Json;
using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>An array or object that is being walked through.</summary>
internal sealed class StreamedFrame
{
    private readonly List<StreamedSchema> _schemas;
    private readonly List<bool[]> _seen;
    private readonly List<SchemaDescriptor> _items;
    private readonly IReadOnlyList<SchemaDescriptor> _roots;
    private byte[] _name = [];
    private int _nameLength;

    /// <summary>Opens an array or object.</summary>
    /// <param name="isArray">Whether it is an array.</param>
    /// <param name="start">The byte at which it begins.</param>
    /// <param name="roots">The schemas that it must satisfy.</param>
    /// <param name="schemas">What of them, and of what they are composed of, asserts something about it and admits its type.</param>
    public StreamedFrame(bool isArray, long start, IReadOnlyList<SchemaDescriptor> roots, List<StreamedSchema> schemas)
    {
        IsArray = isArray;
        Start = start;
        _roots = roots;
        _schemas = schemas;
        _seen = [.. schemas.Select(static schema => new bool[schema.Names.Count])];
        _items = [.. schemas.Select(static schema => schema.Schema.Items).OfType<SchemaDescriptor>()];
    }

    public bool IsArray { get; }

    public long Start { get; }

    /// <summary>Whether nothing in it may be shown.</summary>
    public bool IsSecret => _schemas.Exists(static schema => schema.Schema.IsSecret);

    /// <summary>How many elements or members were begun.</summary>
    public long Count { get; private set; }

    /// <summary>The token of the current element or member in a pointer.</summary>
    public string Token => IsArray ? (Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : Json.JsonPointer.Escape(Name);

    public string Name => Encoding.UTF8.GetString(_name, 0, _nameLength);

    /// <summary>Goes to the next element.</summary>
    public IReadOnlyList<SchemaDescriptor> NextItem()
    {
        Count++;
        return _items;
    }

    /// <summary>Goes to the next member.</summary>
    /// <param name="reader">The reader, on its name.</param>
    /// <param name="fail">Is told of what the name violates.</param>
    /// <returns>The schemas of its value.</returns>
    public IReadOnlyList<SchemaDescriptor> NextMember(ref Utf8JsonReader reader, Action<Constraint, string> fail)
    {
        Count++;
        if (_name.Length < reader.ValueSpan.Length)
            _name = new byte[Math.Max(reader.ValueSpan.Length, 64)];
        _nameLength = reader.CopyString(_name);
        var name = _name.AsSpan(0, _nameLength);
        List<SchemaDescriptor>? values = null;
        for (var i = 0; i < _schemas.Count; i++)
        {
            var schema = _schemas[i];
            var index = IndexOf(schema.Names, name);
            if (index >= 0)
            {
                if (_seen[i][index])
                    fail(Constraint.UniqueNames, Name);
                _seen[i][index] = true;
            }

            if (index >= 0 && index < schema.Schema.Properties.Count)
                (values ??= []).Add(schema.Schema.Properties[index].Schema);
            else if (schema.Schema.AdditionalProperties is { } additional)
                (values ??= []).Add(additional);
            else if (schema.Find("additionalProperties") is { } none)
                fail(none, Name);
        }

        return values ?? (IReadOnlyList<SchemaDescriptor>)[];
    }

    /// <summary>What is wrong with the array or object as a whole, now that its end is reached.</summary>
    public IEnumerable<(Constraint Constraint, string? Property)> End(PayloadDirection direction)
    {
        for (var i = 0; i < _schemas.Count; i++)
        {
            var schema = _schemas[i];
            if (schema.Broken(IsArray ? "minItems" : "minProperties", IsArray ? "maxItems" : "maxProperties", Count) is { } bound)
                yield return (bound, null);
            if (IsArray || schema.Find("required") is not { } required)
                continue;
            foreach (var missing in schema.Required.Where(index => !_seen[i][index]).Select(index => Encoding.UTF8.GetString(schema.Names[index])))
            {
                if (!MayLack(schema.Schema, missing, direction))
                    yield return (required, missing);
            }
        }
    }

    // Whether a payload may lack what a schema requires: the other side sets it, as the schema says or one that it is part of.
    private bool MayLack(SchemaDescriptor requiring, string name, PayloadDirection direction)
    {
        if (direction == PayloadDirection.None)
            return false;
        var wholes = _roots.Select(SchemaParts.Certain).Where(parts => parts.Contains(requiring)).DefaultIfEmpty(SchemaParts.Certain(requiring));
        return wholes.All(parts => parts.SelectMany(static part => part.Properties).Any(property =>
            property.Name == name && (direction == PayloadDirection.Request ? IsReadOnly(property.Schema) : IsWriteOnly(property.Schema))));
    }

    private static bool IsReadOnly(SchemaDescriptor property) => property.IsReadOnly || property.Target.IsReadOnly;

    private static bool IsWriteOnly(SchemaDescriptor property) => property.IsWriteOnly || property.Target.IsWriteOnly;

    private static int IndexOf(IReadOnlyList<byte[]> names, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (name.SequenceEqual(names[i]))
                return i;
        }

        return -1;
    }
}
