using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading;

/// <summary>
/// The items of event streams whose data is text in JSON (<c>contentSchema</c>): what the text holds stands for it, since that is what both ends
/// work with. The schemas that they refer to stay as they are for everyone else: an item has copies of them.
/// </summary>
internal sealed class TypedEvents(ApiContract contract)
{
    private const string Data = "data";

    /// <summary>The contract with its event streams typed.</summary>
    public static ApiContract Apply(ApiContract contract)
    {
        var events = new TypedEvents(contract);
        return contract with { Operations = events.Apply(contract.Operations), Webhooks = events.Apply(contract.Webhooks) };
    }

    private EquatableArray<Operation> Apply(EquatableArray<Operation> operations) => !operations.Any(HasEvents) ? operations : operations.Select(operation => !HasEvents(operation) ? operation : operation with
    {
        RequestBody = operation.RequestBody is { } body ? body with { Content = Apply(body.Content) } : null,
        Responses = operation.Responses.Select(response => response with { Content = Apply(response.Content) }).ToEquatableArray(),
    }).ToEquatableArray();

    private static bool HasEvents(Operation operation) =>
        operation.Responses.SelectMany(static response => response.Content).Concat(operation.RequestBody?.Content ?? default).Any(IsEvents);

    private static bool IsEvents(MediaType media) =>
        media.ItemSchema is not null && media.Name.Split(';')[0].Trim().Equals("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private EquatableArray<MediaType> Apply(EquatableArray<MediaType> content) =>
        content.Select(media => IsEvents(media) && Contents([media.ItemSchema!]).Count > 0 ? media with { ItemSchema = Typed(media.ItemSchema!, media.ItemSchema!.Pointer, isTyped: false, []) } : media).ToEquatableArray();

    /// <summary>An item, or one of its alternatives, with everything that holds for it.</summary>
    /// <param name="schema">Its schema.</param>
    /// <param name="pointer">Where it stands in the item: what is copied must not be taken for what it is a copy of.</param>
    /// <param name="isTyped">Whether what it is an alternative of says what the data holds.</param>
    /// <param name="within">The schemas around it.</param>
    private SchemaNode Typed(SchemaNode schema, string pointer, bool isTyped, HashSet<string> within)
    {
        var parts = Certain(schema);
        isTyped |= parts.Exists(static part => part.Properties.Any(static property => ContentOf(property) is not null));
        return Rewritten(schema, pointer, isTyped, isTyped ? [] : Contents(parts.SelectMany(Alternatives)), within);
    }

    // What only says that the data is text denies its content where that is known, and is one of several where alternatives know it.
    private SchemaNode Rewritten(SchemaNode schema, string pointer, bool isTyped, List<SchemaNode> others, HashSet<string> within)
    {
        if (!within.Add(schema.Pointer))
            return schema;
        var own = Open(schema, pointer);
        var rewritten = own with
        {
            Properties = own.Properties.Where(property => !isTyped || !IsText(property))
                .Select(property => ContentOf(property) is { } content ? property with { Schema = content } : IsText(property) && others.Count > 0 ? property with { Schema = OneOf(property.Schema, $"{pointer}/properties/{Data}", others) } : property)
                .ToEquatableArray(),
            AllOf = own.AllOf.Select((part, index) => Rewritten(part, JsonPointer.Append(pointer + "/allOf", index), isTyped, others, within)).ToEquatableArray(),
            AnyOf = own.AnyOf.Select((alternative, index) => Typed(alternative, JsonPointer.Append(pointer + "/anyOf", index), isTyped, within)).ToEquatableArray(),
            OneOf = own.OneOf.Select((alternative, index) => Typed(alternative, JsonPointer.Append(pointer + "/oneOf", index), isTyped, within)).ToEquatableArray(),
        };
        within.Remove(schema.Pointer);
        return rewritten;
    }

    private static SchemaNode OneOf(SchemaNode text, string pointer, List<SchemaNode> others) => new()
    {
        Pointer = pointer,
        Location = text.Location,
        Description = text.Description,
        AnyOf = others.Append(text with { Pointer = pointer + "/text", Description = null }).ToEquatableArray(),
    };

    /// <summary>What the data holds, as any part of some schemas says.</summary>
    private List<SchemaNode> Contents(IEnumerable<SchemaNode> schemas)
    {
        var contents = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SchemaNode>(schemas);
        while (open.Count > 0)
        {
            foreach (var part in Certain(open.Pop()).Where(part => seen.Add(part.Pointer)))
            {
                foreach (var content in part.Properties.Select(ContentOf).OfType<SchemaNode>())
                    contents[content.Pointer] = content;
                foreach (var alternative in Alternatives(part))
                    open.Push(alternative);
            }
        }

        return [.. contents.Values];
    }

    private static IEnumerable<SchemaNode> Alternatives(SchemaNode schema) => schema.AnyOf.Concat(schema.OneOf);

    /// <summary>A schema and what holds beside it: what it refers to, and its parts.</summary>
    private List<SchemaNode> Certain(SchemaNode schema)
    {
        var parts = new List<SchemaNode>();
        var open = new Stack<SchemaNode>([schema]);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (parts.Exists(known => known.Pointer == part.Pointer))
                continue;
            parts.Add(part);
            foreach (var inner in part.AllOf)
                open.Push(inner);
            if (part.Reference is { } reference && contract.Resolve(reference) is { } target)
                open.Push(target);
        }

        return parts;
    }

    /// <summary>The schema in place of its reference, at the reference's own place; one beside which something else stands is a part of it.</summary>
    private SchemaNode Open(SchemaNode schema, string pointer)
    {
        if (schema.Reference is not { } reference || contract.Resolve(reference) is not { } target)
            return schema with { Pointer = pointer };
        return schema with { Reference = null } == new SchemaNode { Pointer = schema.Pointer, AssertsFormat = schema.AssertsFormat }
            ? target with { Pointer = pointer, Location = schema.Location }
            : schema with { Pointer = pointer, Reference = null, AllOf = schema.AllOf.Append(target).ToEquatableArray() };
    }

    private static bool IsText(NamedSchema property) => property.Name == Data && ContentOf(property) is null && IsText(property.Schema);

    private static bool IsText(SchemaNode schema) => schema is { Types: JsonTypes.String, Reference: null, HasEnum: false, Const: null, AllOf.IsEmpty: true, AnyOf.IsEmpty: true, OneOf.IsEmpty: true };

    private static SchemaNode? ContentOf(NamedSchema property) =>
        property is { Name: Data, Schema: { ContentSchema: { } content, ContentMediaType: { } type } } && IsJson(type) ? content : null;

    private static bool IsJson(string type) => type.Split(';')[0].Trim().ToLowerInvariant() is var name && (name == "application/json" || name.EndsWith("+json", StringComparison.Ordinal));
}
