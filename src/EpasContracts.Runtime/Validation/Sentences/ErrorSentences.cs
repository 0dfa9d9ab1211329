using System.Globalization;
using System.Text;

namespace EpasContracts.Runtime.Validation;

/// <summary>What violations are called in sentences for a person, in one language.</summary>
/// <remarks>
/// A language is a table of templates by keyword. It does not come from satellite assemblies: an application without culture data
/// (<c>InvariantGlobalization</c>) speaks every language, too.
/// </remarks>
public sealed class ErrorSentences
{
    private const int ShownMembers = 300;
    private readonly IReadOnlyDictionary<string, string> _templates;

    /// <summary>Makes a language of one's own.</summary>
    /// <param name="templates">
    /// By keyword, such as <c>minimum</c>: a sentence with the places <c>{subject}</c>, <c>{argument}</c>, <c>{property}</c>,
    /// <c>{name}</c>, <c>{owner}</c>, <c>{detail}</c> and <c>{was}</c>; under <c>word:…</c> the words that fill them, see <see cref="Keys"/>. What is
    /// missing is said in English.
    /// </param>
    public ErrorSentences(IReadOnlyDictionary<string, string> templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        _templates = templates;
    }

    /// <summary>English, the language of every message for which nothing else is asked.</summary>
    public static ErrorSentences English { get; } = new(EnglishSentences.Templates);

    /// <summary>Korean.</summary>
    public static ErrorSentences Korean { get; } = new(KoreanSentences.Templates);

    /// <summary>The keys of all templates: every keyword that a validator can report, and the words.</summary>
    public static IReadOnlyCollection<string> Keys { get; } = [.. EnglishSentences.Templates.Keys];

    /// <summary>The language for a culture: Korean for Korean, English for everything else.</summary>
    /// <param name="culture">The culture.</param>
    public static ErrorSentences For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "ko" ? Korean : English;
    }

    /// <summary>The template of a key in this very language; null where it has none and English stands in.</summary>
    /// <param name="key">One of <see cref="Keys"/>.</param>
    public string? Find(string key) => _templates.GetValueOrDefault(key);

    /// <summary>The sentence for an error.</summary>
    internal string Describe(ValidationError error)
    {
        var key = Key(error);
        var template = Find(key) ?? EnglishSentences.Templates.GetValueOrDefault(key) ?? Word("other");
        return Fill(template, name => name switch
        {
            "subject" => Subject(error),
            "name" => Last(error.InstancePointer),
            "owner" => error.Subject ?? Word("this object"),
            "property" => error.Property ?? Subject(error),
            "keyword" => error.Keyword,
            "argument" => Argument(error),
            "detail" => error.Keyword == "json" ? error.Detail ?? "" : Members(error.Detail ?? ""),
            "was" => error.Value is null ? "" : Fill(Word("was"), _ => error.Value),
            _ => "",
        });
    }

    private static string Key(ValidationError error) => error switch
    {
        { Detail: null } => error.Keyword,
        { Keyword: "json" } => "json:detail",
        // A property tells the alternatives apart: the error is at its value, or names it where it is missing.
        { Keyword: "anyOf" or "oneOf" } => error.Property is null ? "alternatives:text" : "alternatives:missing",
        _ => error.Keyword,
    };

    private string Subject(ValidationError error) => error.Subject ?? (error.InstancePointer.Length == 0 ? Word("the payload") : Last(error.InstancePointer));

    private static string Last(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];

    private string Argument(ValidationError error) => error.Keyword switch
    {
        "type" => Types(error.Argument),
        "format" => Kind(error.Argument.Trim('"')),
        "enum" => Members(error.Argument),
        _ => error.Argument,
    };

    private string Types(string argument) => argument.Replace("\"", "", StringComparison.Ordinal) switch
    {
        ['[', .. var list, ']'] => string.Join(Word("or"), list.Split(',').Select(Kind)),
        var single => Kind(single),
    };

    private string Kind(string name) => Find("word:" + name) ?? Fill(Word("kind"), _ => name);

    private string Word(string word) => Find("word:" + word) ?? EnglishSentences.Templates["word:" + word];

    private static string Members(string argument)
    {
        var list = argument is ['[', .. var inner, ']'] ? inner : argument;
        return list.Length > ShownMembers ? list[..ShownMembers] + "…" : list.Replace(",", ", ", StringComparison.Ordinal);
    }

    // One pass: what fills a place is data, and braces in it are no places.
    private static string Fill(string template, Func<string, string> find)
    {
        var text = new StringBuilder(template.Length + 32);
        while (template.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open && template.IndexOf('}', open) is >= 0 and var close)
        {
            text.Append(template, 0, open).Append(find(template[(open + 1)..close]));
            template = template[(close + 1)..];
        }

        return text.Append(template).ToString();
    }
}
