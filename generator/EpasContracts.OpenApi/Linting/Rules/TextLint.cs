using System.Text.RegularExpressions;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Texts that documentation pages render: Markdown in which HTML is allowed, and so scripts.</summary>
internal static class TextLint
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // What each looks for has no ambiguity inside, so all of them are linear.
    private static readonly (Regex Pattern, string Name)[] Dangers =
    [
        (New("<script"), "a script"),
        (New(@"\beval\("), "a call of eval"),
        (New(@"<[a-z][^<>]{0,2000}\son[a-z]+\s*="), "an event handler"),
        (New("javascript:"), "a 'javascript:' link"),
        (New(@"<(iframe|object|embed)\b"), "an embedded page"),
    ];

    public static void Check(LintContext context)
    {
        foreach (var part in context.Parts)
        {
            foreach (var (name, value) in part.At.Members())
            {
                if (name is "description" or "title" or "summary" && value.Node is ScalarNode { Kind: JsonKind.String } text)
                {
                    foreach (var danger in Dangers.Where(danger => danger.Pattern.IsMatch(text.Text)))
                        context.Report(LintRules.UnsafeText, value, $"The {name} holds {danger.Name}");
                }
            }
        }
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout);
}
