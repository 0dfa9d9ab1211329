using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads <c>example</c> and <c>examples</c> of parameters and media types.</summary>
internal sealed class ExampleReader(ReadingContext context, ReferenceFollower follower)
{
    public EquatableArray<JsonLiteral> Read(ObjectReader reader)
    {
        IEnumerable<JsonLiteral> example = reader.Literal("example") is { } one ? [one] : [];
        return example.Concat(reader.Members("examples").Select(entry => ReadExample(entry.Value)).OfType<JsonLiteral>()).ToEquatableArray();
    }

    private JsonLiteral? ReadExample(Cursor at)
    {
        if (follower.Follow(at) is not { } target || ObjectReader.Open(context, target, ObjectKinds.Example) is not { } reader)
            return null;
        return reader.Literal("dataValue") ?? reader.Literal("value");
    }
}
