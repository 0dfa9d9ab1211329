using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Schemas;

/// <summary>Reads <c>discriminator</c>, whose mapping names components or holds references.</summary>
internal sealed class DiscriminatorReader(ReadingContext context, IReferenceResolver references)
{
    public Discriminator? Read(ObjectReader schema, Queue<string> targets)
    {
        if (schema.Value("discriminator") is not { } at || ObjectReader.Open(context, at, ObjectKinds.Discriminator) is not { } reader)
            return null;
        var mapping = new List<DiscriminatorMapping>();
        foreach (var (value, target) in reader.Members("mapping"))
        {
            if (Resolve(target) is not { } pointer)
                continue;
            targets.Enqueue(pointer);
            mapping.Add(new DiscriminatorMapping(value, pointer));
        }

        var fallback = reader.Value("defaultMapping") is { } named ? Resolve(named) : null;
        if (fallback is not null)
            targets.Enqueue(fallback);
        return new Discriminator(reader.RequiredString("propertyName"), mapping.ToEquatableArray()) { DefaultMapping = fallback };
    }

    /// <summary>A component's name if there is one of that name, otherwise a reference.</summary>
    private string? Resolve(Cursor target)
    {
        if (target.Node is ScalarNode { Kind: JsonKind.String } name)
        {
            var component = JsonPointer.Append("/components/schemas", name.Text);
            if (context.Find(component) is not null)
                return component;
        }

        return references.Resolve(target);
    }
}
