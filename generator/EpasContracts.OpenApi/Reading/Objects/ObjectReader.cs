using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>Reads the keywords of one object by their types; what has a wrong type becomes a finding and counts as absent.</summary>
internal sealed class ObjectReader
{
    /// <summary>Keywords that tell people something and change nothing that is sent or checked.</summary>
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal) { "title", "summary", "description", "deprecated", "examples" };

    private readonly ReadingContext _context;
    private readonly Cursor _at;
    private readonly MappingNode _members;
    private readonly ObjectKind _kind;
    private readonly HashSet<string>? _ignored;

    private ObjectReader(ReadingContext context, Cursor at, MappingNode members, ObjectKind kind, HashSet<string>? ignored) =>
        (_context, _at, _members, _kind, _ignored) = (context, at, members, kind, ignored);

    /// <summary>The object's extensions.</summary>
    public EquatableArray<Extension> Extensions { get; private set; }

    /// <summary>Opens the object at <paramref name="at"/>, reports keywords that have no effect, and collects extensions; null when it is no object.</summary>
    /// <param name="context">What all readers share.</param>
    /// <param name="at">The object.</param>
    /// <param name="kind">What kind of object it is.</param>
    /// <param name="ignored">Keywords that count as absent; null for none.</param>
    public static ObjectReader? Open(ReadingContext context, Cursor at, ObjectKind kind, HashSet<string>? ignored = null)
    {
        if (at.Node is not MappingNode mapping)
        {
            context.ReportValue(ReadingRules.WrongType, at, $"{Capital(kind.Name)} must be an object, not {NameOf(at.Node.Kind)}");
            return null;
        }

        var reader = new ObjectReader(context, at, mapping, kind, ignored);
        reader.CheckKeywords();
        return reader;
    }

    /// <summary>Whether the keyword is there with a value other than null.</summary>
    public bool Has(string name) => Node(name) is { Kind: not JsonKind.Null };

    /// <summary>The keyword's value; null when it is not there or, with a finding, is null.</summary>
    public Cursor? Value(string name)
    {
        if (AnyValue(name) is not { } value)
            return null;
        if (value.Node.Kind != JsonKind.Null)
            return value;
        _context.Report(ReadingRules.NullValue, value, $"'{name}' of {_kind.Name} is null");
        return null;
    }

    /// <summary>The keyword's value, which may be null.</summary>
    public Cursor? AnyValue(string name) => Member(name) is { } member ? _at.Child(member) : null;

    /// <summary>The keyword's value, which may be null, without its place. Most keywords are what they should be: only findings need to know more.</summary>
    public DocumentNode? Node(string name) => Member(name) is { } member ? member.Value : null;

    public string? String(string name) => Node(name) switch
    {
        null => null,
        ScalarNode { Kind: JsonKind.String } text => text.Text,
        _ => Value(name) is { } value ? AsString(value, name) : null,
    };

    /// <summary>A string that must be there; empty when it is not, with a finding.</summary>
    public string RequiredString(string name)
    {
        if (!Has(name))
            Missing(name);
        return String(name) ?? "";
    }

    public bool? Boolean(string name)
    {
        if (Scalar(name, JsonKind.Boolean, "true or false") is not { } word)
            return null;
        return word.Text == "true";
    }

    /// <summary>A number as it is spelled in JSON.</summary>
    public string? Number(string name) => Scalar(name, JsonKind.Number, "a number")?.Text;

    /// <summary>A whole number of zero or more.</summary>
    public long? Count(string name)
    {
        if (Number(name) is not { } number)
            return null;
        if (Counts.Parse(number) is { } count)
            return count;
        _context.ReportValue(ReadingRules.WrongValue, Value(name)!.Value, $"'{name}' must be a whole number of zero or more, not {number}");
        return null;
    }

    public Cursor? Mapping(string name) => OfKind(name, JsonKind.Object, "an object");

    public Cursor? Sequence(string name) => OfKind(name, JsonKind.Array, "a list");

    public IEnumerable<(string Name, Cursor Value)> Members(string name) => Mapping(name)?.Members() ?? [];

    public IEnumerable<Cursor> Items(string name) => Sequence(name)?.Items() ?? [];

    /// <summary>A list of strings; members of other kinds become findings.</summary>
    public IReadOnlyList<string> Strings(string name) => Sequence(name) is { } list ? Strings(list, name) : [];

    /// <summary>The strings of a list that stands in the keyword <paramref name="name"/>.</summary>
    public IReadOnlyList<string> Strings(Cursor list, string name)
    {
        var items = ((SequenceNode)list.Node).Items;
        var strings = new List<string>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if ((items[i] is ScalarNode { Kind: JsonKind.String } text ? text.Text : AsString(list.Item(i), name)) is { } value)
                strings.Add(value);
        }

        return strings;
    }

    public string? AsString(Cursor value, string name)
    {
        if (value.Node is not ScalarNode { Kind: not JsonKind.Null } scalar)
        {
            Wrong(value, name, "a string");
            return null;
        }

        if (scalar.Kind != JsonKind.String)
            _context.ReportValue(ReadingRules.NotQuoted, value, $"'{name}' must be a string, not {NameOf(scalar.Kind)}", $"Write '{scalar.Text}' in quotes.");
        return scalar.Text;
    }

    public JsonLiteral? Literal(string name) => Node(name) is { } node ? JsonText.ToLiteral(node) : null;

    public void Missing(string name) =>
        _context.Report(ReadingRules.MissingField, _at, $"{Capital(_kind.Name)} needs '{name}'", $"Add '{name}'.");

    public void Wrong(Cursor value, string name, string wanted, string? nextStep = null) =>
        _context.ReportValue(
            Annotations.Contains(name) ? ReadingRules.WrongAnnotation : ReadingRules.WrongType,
            value, $"'{name}' must be {wanted}, not {NameOf(value.Node.Kind)}", nextStep);

    private DocumentMember? Member(string name) => _ignored?.Contains(name) == true ? null : _members.Find(name);

    private ScalarNode? Scalar(string name, JsonKind kind, string wanted)
    {
        var node = Node(name);
        if (node is not null && node.Kind != kind && Value(name) is { } value)
            Wrong(value, name, wanted);
        return node?.Kind == kind ? (ScalarNode)node : null;
    }

    private Cursor? OfKind(string name, JsonKind kind, string wanted)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.Node.Kind == kind)
            return value;
        Wrong(value, name, wanted);
        return null;
    }

    private void CheckKeywords()
    {
        List<Extension>? extensions = null;
        var members = _members.Members;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            if (_ignored?.Contains(member.Name) == true)
                _context.Report(ReadingRules.NotCarried, _at, member.NameSpan, $"'{member.Name}' has no effect in the dialect of the schema");
            if (_kind.Carries(member.Name))
                continue;
            if (_kind.CarriesExtensions && member.Name.StartsWith("x-", StringComparison.Ordinal))
                (extensions ??= []).Add(new Extension(member.Name, JsonText.ToLiteral(member.Value)));
            else
                ReportKeyword(member);
        }

        Extensions = extensions is null ? default : new EquatableArray<Extension>([.. extensions]);
    }

    private void ReportKeyword(DocumentMember member)
    {
        var name = member.Name;
        if (_kind.Knows(name) || name.StartsWith("x-", StringComparison.Ordinal))
            _context.Report(ReadingRules.NotCarried, _at, member.NameSpan, $"'{name}' of {_kind.Name} has no effect in the contract");
        else if (_kind.NotSupported.Contains(name))
            _context.Report(ReadingRules.NotSupported, _at, member.NameSpan, $"'{name}' of {_kind.Name} is not supported", Instead(name));
        else
            _context.Report(
                ReadingRules.UnknownKeyword, _at, member.NameSpan, $"'{name}' is not a keyword of {_kind.Name}",
                _kind.Nearest(name) is { } nearest ? $"Did you mean '{nearest}'? It was left out." : null);
    }

    // Parts that are told by their place have no code: a client would have to know the framing of every kind of multipart.
    private static string? Instead(string keyword) => keyword is "prefixEncoding" or "itemEncoding"
        ? "Parts are written and read by name alone: describe them in 'multipart/form-data' with 'encoding', or send the body with HttpClient and read the response as the bytes that it is; it was left out."
        : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string NameOf(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "a boolean",
        JsonKind.Number => "a number",
        JsonKind.String => "a string",
        JsonKind.Array => "a list",
        _ => "an object",
    };
}
