using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.References;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>Reads security schemes and requirements.</summary>
internal sealed class SecurityReader
{
    private readonly ReadingContext _context;
    private readonly Shared<SecurityScheme> _schemes;

    public SecurityReader(ReadingContext context, ReferenceFollower follower)
    {
        _context = context;
        _schemes = new Shared<SecurityScheme>(follower, ReadSchemeObject);
    }

    public SecurityScheme? ReadScheme(string name, Cursor at) => _schemes.Read(at) is { } scheme ? scheme with { Name = name } : null;

    /// <summary>The requirements of <paramref name="owner"/>; null when it has none of its own.</summary>
    public EquatableArray<SecurityRequirement>? ReadRequirements(ObjectReader owner) =>
        owner.Sequence("security") is { } list ? list.Items().Select(ReadRequirement).OfType<SecurityRequirement>().ToEquatableArray() : null;

    private SecurityRequirement? ReadRequirement(Cursor at)
    {
        if (at.Node is not MappingNode)
        {
            _context.ReportValue(ReadingRules.WrongType, at, "A security requirement must be an object");
            return null;
        }

        var schemes = new List<string>();
        var scopes = new List<SecurityScope>();
        foreach (var (name, value) in at.Members())
        {
            if (_context.Find(JsonPointer.Append("/components/securitySchemes", name)) is null)
                _context.Report(ReadingRules.UnknownSecurityScheme, value, $"The security scheme '{name}' is not defined");
            schemes.Add(name);
            if (value.Node is SequenceNode)
                scopes.AddRange(value.Items().Select(item => item.Node).OfType<ScalarNode>().Select(scope => new SecurityScope(name, scope.Text)));
            else
                _context.ReportValue(ReadingRules.WrongType, value, $"The scopes of '{name}' must be a list");
        }

        return new SecurityRequirement(schemes.ToEquatableArray()) { Scopes = scopes.ToEquatableArray() };
    }

    private SecurityScheme? ReadSchemeObject(Cursor at)
    {
        if (ObjectReader.Open(_context, at, ObjectKinds.SecurityScheme) is not { } reader)
            return null;
        var type = reader.RequiredString("type");
        if (type.Length > 0 && type is not ("apiKey" or "http" or "oauth2" or "openIdConnect" or "mutualTLS"))
            _context.ReportValue(ReadingRules.WrongValue, reader.Value("type")!.Value, $"'{type}' is not a type of a security scheme", "Use apiKey, http, oauth2, openIdConnect or mutualTLS.");
        return new SecurityScheme("", type, reader.String("in"), reader.String("name"), reader.String("scheme"), reader.String("description"))
        {
            Extensions = reader.Extensions,
        };
    }
}
