using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads request bodies and responses.</summary>
internal sealed class BodyReader
{
    private readonly ReadingContext _context;
    private readonly ReferenceFollower _follower;
    private readonly ParameterReader _parameters;
    private readonly MediaTypeReader _mediaTypes;
    private readonly Shared<RequestBody> _requests;
    private readonly Shared<Response> _responses;

    public BodyReader(ReadingContext context, ReferenceFollower follower, ParameterReader parameters, MediaTypeReader mediaTypes)
    {
        _context = context;
        _follower = follower;
        _parameters = parameters;
        _mediaTypes = mediaTypes;
        _requests = new Shared<RequestBody>(follower, ReadRequestObject);
        _responses = new Shared<Response>(follower, ReadResponseObject);
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
        if (!response.Content.IsEmpty && NeverHasBody(status))
        {
            _context.Report(ReadingRules.NotCarried, at, $"'content' of the response {status} has no effect: the status never comes with a body");
            response = response with { Content = default };
        }

        return response with { Status = status, Description = _follower.Description(at) ?? response.Description };
    }

    // HTTP itself forbids it (RFC 9110, 15): whoever waits for the body waits in vain, whoever writes one breaks the connection.
    private static bool NeverHasBody(string status) => status is "204" or "205" or "304" || status.StartsWith("1", StringComparison.Ordinal);

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
        reader.Members("content").Select(media => _mediaTypes.Read(media.Name, media.Value)).OfType<MediaType>().ToEquatableArray();
}
