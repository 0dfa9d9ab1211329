using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Schemas;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads parameters and headers, with the defaults of their places filled in.</summary>
internal sealed class ParameterReader
{
    private readonly ReadingContext _context;
    private readonly ReferenceFollower _follower;
    private readonly SchemaReader _schemas;
    private readonly MediaTypeReader _mediaTypes;
    private readonly ExampleReader _examples;
    private readonly Shared<Parameter> _parameters;
    private readonly Shared<Parameter> _headers;

    public ParameterReader(ReadingContext context, ReferenceFollower follower, SchemaReader schemas, MediaTypeReader mediaTypes)
    {
        _context = context;
        _follower = follower;
        _schemas = schemas;
        _mediaTypes = mediaTypes;
        _examples = new ExampleReader(context, follower);
        _parameters = new Shared<Parameter>(follower, ReadParameter);
        _headers = new Shared<Parameter>(follower, ReadHeader);
    }

    /// <summary>Reads a parameter or what its reference points to; null when it cannot be used.</summary>
    public Parameter? Read(Cursor at) => Describe(_parameters.Read(at), at);

    /// <summary>Reads a response's header.</summary>
    public Parameter? ReadHeader(string name, Cursor at) =>
        IsSendable(at, name, ParameterPlace.Header) && Describe(_headers.Read(at), at) is { } header ? header with { Name = name } : null;

    private Parameter? Describe(Parameter? parameter, Cursor at) =>
        parameter is not null && _follower.Description(at) is { } description ? parameter with { Description = description } : parameter;

    private Parameter? ReadParameter(Cursor at)
    {
        if (ObjectReader.Open(_context, at, ObjectKinds.Parameter) is not { } reader)
            return null;
        var name = reader.RequiredString("name");
        if (!reader.Has("in"))
            reader.Missing("in");
        if (reader.String("in") is not { } word || name.Length == 0)
            return null;
        if (ToPlace(word) is { } place)
            return IsIgnored(at, name, place) || !IsSendable(at, name, place) ? null : Complete(at, reader, name, place);
        _context.ReportValue(
            ReadingRules.WrongValue, at.Child("in")!.Value, $"'{word}' is not a place of a parameter",
            "Use path, query, querystring, header or cookie; the parameter was left out.");
        return null;
    }

    /// <summary>Whether OpenAPI says that a header of this name has no effect, since other keywords describe it.</summary>
    private bool IsIgnored(Cursor at, string name, ParameterPlace place)
    {
        if (place != ParameterPlace.Header || name.ToUpperInvariant() is not ("ACCEPT" or "CONTENT-TYPE" or "AUTHORIZATION"))
            return false;
        _context.Report(ReadingRules.IgnoredHeader, at, $"The header '{name}' has no effect as a parameter");
        return true;
    }

    /// <summary>Whether HTTP has headers and cookies of this name; elsewhere a name may hold anything.</summary>
    private bool IsSendable(Cursor at, string name, ParameterPlace place)
    {
        if (place is not (ParameterPlace.Header or ParameterPlace.Cookie) || HttpToken.Is(name))
            return true;
        _context.Report(
            ReadingRules.WrongValue, at, $"'{name}' cannot be the name of a {ParameterStyles.Word(place)}",
            "Use letters, digits and hyphens; it was left out.");
        return false;
    }

    private Parameter? ReadHeader(Cursor at) =>
        ObjectReader.Open(_context, at, ObjectKinds.Header) is { } reader ? Complete(at, reader, "", ParameterPlace.Header) : null;

    private Parameter? Complete(Cursor at, ObjectReader reader, string name, ParameterPlace place)
    {
        var content = ReadContent(at, reader, name, place);
        if (content is null && place == ParameterPlace.QueryString)
            return null;
        var style = content is null ? ReadStyle(reader, place) : ParameterStyle.Content;
        return new Parameter
        {
            Pointer = at.Pointer,
            Location = _context.Locate(at),
            Name = name,
            Place = place,
            Style = style,
            Explode = reader.Boolean("explode") ?? style is ParameterStyle.Form or ParameterStyle.Cookie or ParameterStyle.DeepObject,
            AllowReserved = reader.Boolean("allowReserved") ?? false,
            Required = ReadRequired(at, reader, name, place),
            Deprecated = reader.Boolean("deprecated") ?? false,
            Description = reader.String("description"),
            Schema = (content is null ? _schemas.Read(reader.Value("schema")) : content.Schema) ?? _schemas.Any(at),
            Content = content,
            Examples = _examples.Read(reader),
            Extensions = reader.Extensions,
        };
    }

    /// <summary>The only media type of <c>content</c>, or null.</summary>
    private MediaType? ReadContent(Cursor at, ObjectReader reader, string name, ParameterPlace place)
    {
        var content = reader.Members("content").ToList();
        if (content.Count > 1 || (content.Count == 0 && (!reader.Has("schema") || place == ParameterPlace.QueryString)) || (content.Count > 0 && reader.Has("schema")))
            _context.Report(ReadingRules.ParameterSchema, at, name.Length == 0 ? "The header needs one schema" : $"The parameter '{name}' needs one schema");
        return content.Count == 0 ? null : _mediaTypes.Read(content[0].Name, content[0].Value);
    }

    private bool ReadRequired(Cursor at, ObjectReader reader, string name, ParameterPlace place)
    {
        var required = reader.Boolean("required") ?? false;
        if (place == ParameterPlace.Path && !required)
            _context.Report(ReadingRules.OptionalPathParameter, at.Child("required") ?? at, $"The path parameter '{name}' is not marked as required");
        return required || place == ParameterPlace.Path;
    }

    private ParameterStyle ReadStyle(ObjectReader reader, ParameterPlace place)
    {
        var standard = place is ParameterPlace.Query or ParameterPlace.Cookie ? ParameterStyle.Form : ParameterStyle.Simple;
        if (reader.String("style") is not { } word)
            return standard;
        if (ParameterStyles.Parse(word) is { } style && ParameterStyles.Fits(style, place))
            return style;
        _context.ReportValue(
            ReadingRules.WrongValue, reader.Value("style")!.Value, $"'{word}' is not a style of a {ParameterStyles.Word(place)} parameter",
            $"Use {ParameterStyles.Choices(place)}; the default of the place was used.");
        return standard;
    }

    private static ParameterPlace? ToPlace(string word) => word switch
    {
        "path" => ParameterPlace.Path,
        "query" => ParameterPlace.Query,
        "header" => ParameterPlace.Header,
        "cookie" => ParameterPlace.Cookie,
        "querystring" => ParameterPlace.QueryString,
        _ => null,
    };
}
