using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Schemas;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads media types: of bodies, of parameters, and of the components.</summary>
internal sealed class MediaTypeReader
{
    private readonly ReadingContext _context;
    private readonly SchemaReader _schemas;
    private readonly ExampleReader _examples;
    private readonly Shared<MediaType> _mediaTypes;

    public MediaTypeReader(ReadingContext context, ReferenceFollower follower, SchemaReader schemas)
    {
        _context = context;
        _schemas = schemas;
        _examples = new ExampleReader(context, follower);
        _mediaTypes = new Shared<MediaType>(follower, ReadObject);
    }

    /// <summary>Reads a media type or what its reference points to; null when it cannot be used.</summary>
    public MediaType? Read(string name, Cursor at) => _mediaTypes.Read(at) is { } media ? media with { Name = name } : null;

    private MediaType? ReadObject(Cursor at)
    {
        if (ObjectReader.Open(_context, at, ObjectKinds.MediaType) is not { } reader)
            return null;
        return new MediaType(
            at.Pointer, "", _schemas.Read(reader.Value("schema")), _schemas.Read(reader.Value("itemSchema")), _examples.Read(reader),
            reader.Members("encoding").Select(part => ReadEncoding(part.Name, part.Value)).OfType<PartEncoding>().ToEquatableArray())
        {
            Extensions = reader.Extensions,
        };
    }

    private PartEncoding? ReadEncoding(string property, Cursor at)
    {
        if (ObjectReader.Open(_context, at, ObjectKinds.Encoding) is not { } reader)
            return null;
        return new PartEncoding(property, reader.String("contentType"), ReadStyle(reader), reader.Boolean("explode"));
    }

    private ParameterStyle? ReadStyle(ObjectReader reader)
    {
        if (reader.String("style") is not { } word)
            return null;
        if (ParameterStyles.Parse(word) is { } style && ParameterStyles.Fits(style, ParameterPlace.Query))
            return style;
        _context.ReportValue(
            ReadingRules.WrongValue, reader.Value("style")!.Value, $"'{word}' is not a style of an encoding",
            $"Use {ParameterStyles.Choices(ParameterPlace.Query)}; it was left out.");
        return null;
    }
}
