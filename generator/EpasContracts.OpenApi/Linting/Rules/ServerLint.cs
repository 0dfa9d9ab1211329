using EpasContracts.OpenApi.Linting.Parts;
using EpasContracts.OpenApi.Model;
using EpasContracts.OpenApi.Reading.Objects;
using EpasContracts.OpenApi.Reading.Operations;
using EpasContracts.OpenApi.Reading.Tree;

namespace EpasContracts.OpenApi.Linting.Rules;

/// <summary>Where the API is reached.</summary>
internal static class ServerLint
{
    private static readonly string[] Placeholders = ["example.com", "localhost"];

    public static void Check(LintContext context)
    {
        if (context.Document.At.Child("servers") is not { } servers)
            context.Report(LintRules.NoServers, context.Root.Child("openapi") ?? context.Root, "The document lists no server");
        else if (!servers.Items().Any())
            context.Report(LintRules.NoServers, servers, "The list of servers is empty");

        foreach (var server in context.Of(PartKind.Server))
        {
            if (server.At.Child("url") is { Node: ScalarNode url } at)
                CheckUrl(context, server, at, url.Text);
            foreach (var (name, variable) in server.Members("variables"))
                CheckVariable(context, name, variable);
        }
    }

    private static void CheckUrl(LintContext context, Part server, Cursor at, string url)
    {
        if (url.Length > 1 && url[url.Length - 1] == '/')
            context.Report(LintRules.ServerSlash, at, $"The server's URL '{url}' ends with a slash");
        if (Array.Find(Placeholders, url.Contains) is { } placeholder)
            context.Report(LintRules.ServerExample, at, $"The server's URL '{url}' names {placeholder}");

        var names = PathTemplate.Parameters(url);
        var described = server.Members("variables").ToList();
        foreach (var name in (names ?? []).Where(name => !described.Exists(variable => variable.Name == name)))
            context.Report(LintRules.ServerVariableUndefined, at, $"The server's URL has '{{{name}}}', which is not described");
        foreach (var (name, variable) in described.Where(variable => names?.Contains(variable.Name) != true))
            context.Report(LintRules.ServerVariableUnused, variable, $"The server's URL has no '{{{name}}}'");
        if (names is null || !IsUrl(url, described))
            context.Report(LintRules.ServerUrl, at, $"'{url}' is not a URL");
    }

    /// <summary>Whether the URL is one with the defaults of its variables filled in; one relative to the document is one, too.</summary>
    private static bool IsUrl(string url, List<(string Name, Cursor Value)> variables)
    {
        foreach (var (name, variable) in variables)
            url = url.Replace("{" + name + "}", Text(variable, "default") ?? "");
        return url.Length > 0 && Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out _) && !url.Any(char.IsWhiteSpace);
    }

    private static void CheckVariable(LintContext context, string name, Cursor variable)
    {
        if (variable.Child("enum") is not { Node: SequenceNode values } list)
            return;
        if (values.Items.Count == 0)
            context.Report(LintRules.ServerVariableEnum, list, $"The server variable '{name}' has an empty enum");
        else if (Text(variable, "default") is { } value && !values.Items.Any(item => item is ScalarNode scalar && scalar.Text == value))
            context.Report(LintRules.ServerVariableDefault, variable.Child("default")!.Value, $"The default '{value}' of the server variable '{name}' is not among its values");
    }

    private static string? Text(Cursor at, string name) => at.Child(name)?.Node is ScalarNode { Kind: not JsonKind.Null } scalar ? scalar.Text : null;
}
