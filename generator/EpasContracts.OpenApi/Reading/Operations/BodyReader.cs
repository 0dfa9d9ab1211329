using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Schemas;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads request bodies and responses with their media types.</summary>
internal sealed class BodyReader
{
    private readonly ReadingContext _context;
    private readonly ReferenceFollower _follower;
    private readonly SchemaReader _schemas;
    private readonly ParameterReader _parameters;
    private readonly ExampleReader _examples;
    private readonly Shared<RequestBody> _requests;
    private readonly Shared<Response> _responses;
    private readonly Shared<MediaType> _mediaTypes;

    public BodyReader(ReadingContext context, ReferenceFollower follower, SchemaReader schemas, ParameterReader parameters)
    {
        _context = context;
        _follower = follower;
        _schemas = schemas;
        _parameters = parameters;
        _examples = new ExampleReader(context, follower);
        _requests = new Shared<RequestBody>(follower, ReadRequestObject);
        _responses = new Shared<Response>(follower, ReadResponseObject);
        _mediaTypes = new Shared<MediaType>(follower, ReadMediaTypeObject);
    }

    public RequestBody? ReadRequest(Cursor at)
    {
        var body = _requests.Read(at);
        return body is not null && _follower.Description(at) is { } description ? body with { Description = description } : body;
    }

    public Response? ReadResponse(string status, Cursor at)
    {
        if (_responses.Read(at) is not { } response)
            return null;
        return response with { Status = status, Description = _follower.Description(at) ?? response.Description };
    }

    /// <summary>Reads a media type of a body or of the components.</summary>
    public MediaType? ReadMediaType(string name, Cursor at) => _mediaTypes.Read(at) is { } media ? media with { Name = name } : null;

    private RequestBody? ReadRequestObject(Cursor at)
    {
        if (ObjectReader.Open(_context, at, ObjectKinds.RequestBody) is not { } reader)
            return null;
        if (!reader.Has("content"))
            reader.Missing("content");
        return new RequestBody(at.Pointer, _context.Locate(at), reader.Boolean("required") ?? false, reader.String("description"), ReadContent(reader))
        {
            Extensions = reader.Extensions,
        };
    }

    private Response? ReadResponseObject(Cursor at)
    {
        if (ObjectReader.Open(_context, at, ObjectKinds.Response) is not { } reader)
            return null;
        if (!reader.Has("description"))
            reader.Missing("description");
        var headers = reader.Members("headers").Select(header => _parameters.ReadHeader(header.Name, header.Value)).OfType<Parameter>().ToEquatableArray();
        return new Response(at.Pointer, _context.Locate(at), "", reader.String("description"), headers, ReadContent(reader))
        {
            Extensions = reader.Extensions,
        };
    }

    private EquatableArray<MediaType> ReadContent(ObjectReader reader) =>
        reader.Members("content").Select(media => ReadMediaType(media.Name, media.Value)).OfType<MediaType>().ToEquatableArray();

    private MediaType? ReadMediaTypeObject(Cursor at)
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
