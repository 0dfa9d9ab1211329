using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>Follows the <c>$ref</c> of parameters, bodies, responses, headers and path items to the object itself.</summary>
internal sealed class ReferenceFollower(ReadingContext context, IReferenceResolver references)
{
    /// <summary>The object behind any number of references; null, with a finding, when they lead nowhere.</summary>
    public Cursor? Follow(Cursor at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var here = at;
        while (here.Child("$ref") is { } reference)
        {
            if (!seen.Add(here.Pointer))
            {
                context.Report(ReadingRules.CircularReference, reference, "The references go round in a circle");
                return null;
            }

            if (references.Resolve(reference) is not { } pointer)
                return null;
            here = context.Find(pointer)!.Value;
        }

        return here;
    }

    /// <summary>The description beside a reference, which replaces the object's own from OpenAPI 3.1 on; null when there is none.</summary>
    public string? Description(Cursor at)
    {
        if (at.Child("$ref") is null || ObjectReader.Open(context, at, ObjectKinds.Reference) is not { } reader)
            return null;
        if (!context.IsOpenApi30 || !reader.Has("description"))
            return reader.String("description");
        context.Report(ReadingRules.ReferenceSiblings, at.Child("description")!.Value, "'description' beside '$ref' has no effect in OpenAPI 3.0");
        return null;
    }
}
