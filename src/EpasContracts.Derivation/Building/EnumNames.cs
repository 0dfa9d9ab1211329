using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Building;

/// <summary>
/// Names for the enums that a page repeats; a page prints their values only. The name is the longest run of words that most
/// of the places share (<c>schedule_day_of_week</c>, <c>start_day_of_week</c> → <c>DayOfWeek</c>). Where two enums claim one
/// name, each is told apart by the run of words that most of its owners share (<c>InstanceRequest</c>, <c>InstanceResponse</c>
/// → <c>InstanceRoleType</c>), and a number decides what is still the same.
/// </summary>
internal sealed partial class EnumNames
{
    /// <summary>Names are short; a heading of a thousand words is cut here, since the runs of words grow with its square.</summary>
    private const int MaxWords = 12;

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<(string Name, EnumType Type)> named = [];

    public EnumNames(ApiPage page)
    {
        var repeated = Uses(page).GroupBy(use => use.Type.Key, StringComparer.Ordinal).Where(uses => uses.Count() > 1).ToList();
        var plain = repeated.ConvertAll(uses => SharedWords(uses.Select(use => use.Field)) ?? Pascal(Words(uses.First().Field)));
        var taken = new HashSet<string>(page.Models.Select(model => model.Name.Value), StringComparer.Ordinal);
        var claims = plain.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < repeated.Count; i++)
        {
            var contested = taken.Contains(plain[i]) || claims[plain[i]] > 1;
            var owner = SharedWords(repeated[i].Select(use => use.Owner)) ?? Pascal(Words(repeated[i].First().Owner));
            var name = contested ? owner + plain[i] : plain[i];
            for (var number = 2; !taken.Add(name); number++)
                name = plain[i] + number;
            names.Add(repeated[i].Key, name);
            named.Add((name, repeated[i].First().Type));
        }
    }

    /// <summary>The named enums in the order in which the page first lists them.</summary>
    public IReadOnlyList<(string Name, EnumType Type)> Named => named;

    /// <summary>The name of an enum; <see langword="null"/> when the page lists it only once.</summary>
    public string? NameOf(EnumType type) => names.GetValueOrDefault(type.Key);

    private static IEnumerable<(EnumType Type, string Field, string Owner)> Uses(ApiPage page)
    {
        var parameters = page.Operations.SelectMany(operation => operation.Parameters.Select(field => (field, Owner: operation.Title.Value)));
        var responses = page.Operations.SelectMany(operation => operation.Responses.SelectMany(response => FieldsOf(response.Body), (_, field) => (field, Owner: operation.Title.Value)));
        var fields = page.Models.SelectMany(model => model.Fields.Select(field => (field, Owner: model.Name.Value)));
        return parameters.Concat(responses).Concat(fields).SelectMany(use => Uses(use.field, use.Owner));
    }

    /// <summary>The enums of a field; those of an object inside it belong to the object's own fields.</summary>
    private static IEnumerable<(EnumType Type, string Field, string Owner)> Uses(PageField field, string owner)
    {
        var inner = FieldsOf(field.Type.Value).ToList();
        return inner.Count == 0
            ? field.Type.Value.SelfAndParts().OfType<EnumType>().Select(type => (type, field.Name.Value, owner))
            : inner.SelectMany(part => Uses(part, owner));
    }

    private static IEnumerable<PageField> FieldsOf(PageType? type) =>
        type is null ? [] : type.SelfAndParts().OfType<ObjectType>().Take(1).SelectMany(inline => inline.Fields);

    /// <summary>The longest run of words in more than half of the names, the first of several; <see langword="null"/> when there is none.</summary>
    private static string? SharedWords(IEnumerable<string> names)
    {
        var all = names.Select(Words).ToList();
        var runs = all.SelectMany(words => Runs(words).Distinct(StringComparer.Ordinal)).GroupBy(run => run, StringComparer.Ordinal);
        return runs.Where(run => run.Count() * 2 > all.Count).Select(run => run.Key)
            .OrderByDescending(run => run.Count(c => c == ' ')).FirstOrDefault() is { } best ? Pascal(best.Split(' ')) : null;
    }

    private static IEnumerable<string> Runs(string[] words) =>
        from start in Enumerable.Range(0, words.Length)
        from end in Enumerable.Range(start + 1, words.Length - start)
        select string.Join(' ', words[start..end]);

    /// <summary>The words of a name; those that every message's name ends in say nothing about an enum.</summary>
    private static string[] Words(string name) =>
        [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant()).Where(word => word is not ("request" or "response")).Take(MaxWords)];

    private static string Pascal(IEnumerable<string> words) => string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
