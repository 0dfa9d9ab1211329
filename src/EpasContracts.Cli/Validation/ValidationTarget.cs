using System.Globalization;
using EpasContracts.OpenApi.Model;

namespace EpasContracts.Cli.Validation;

/// <summary>Finds the schema that a user names.</summary>
internal static class ValidationTarget
{
    /// <summary>The schema of a target.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="spec">The document, for messages.</param>
    /// <param name="target">A component's name, a pointer such as <c>#/components/schemas/Tag</c>, or method and path.</param>
    /// <param name="response">The status whose body is meant; null for the request.</param>
    /// <exception cref="UnusableInputException">The document has no such schema.</exception>
    public static SchemaNode Find(ApiContract contract, string spec, string target, int? response)
    {
        if (target.StartsWith('#'))
        {
            return contract.Resolve(Uri.UnescapeDataString(target[1..])) ?? throw new UnusableInputException(
                $"{spec} has no schema at {target}; name one such as '#/components/schemas/{(contract.Schemas.IsEmpty ? "Name" : contract.Schemas[0].Name)}'.");
        }

        if (target.Split(' ', 2, StringSplitOptions.TrimEntries) is [var method, ['/', ..] path])
            return OfOperation(contract, spec, method, path, response);
        return contract.Schemas.FirstOrDefault(named => named.Name == target)?.Schema ?? throw new UnusableInputException(
            $"{spec} has no schema '{target}'; name a component, a pointer ('#/components/schemas/…') or an operation ('POST /path').{Similar(target, contract.Schemas.Select(static named => named.Name))}");
    }

    private static SchemaNode OfOperation(ApiContract contract, string spec, string method, string path, int? response)
    {
        var operation = contract.Operations.FirstOrDefault(operation => operation.Path == path && operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            ?? throw new UnusableInputException($"{spec} has no operation '{method} {path}'; the path is the template as the document spells it.{Similar(path, contract.Operations.Select(static operation => $"{operation.Method} {operation.Path}"))}");
        var content = response is { } status ? OfResponse(operation, spec, status).Content : operation.RequestBody?.Content;
        var what = response is null ? "request body" : FormattableString.Invariant($"body of response {response}");
        return content?.FirstOrDefault(static media => IsJson(media.Name))?.Schema
            ?? throw new UnusableInputException($"{operation.Method} {path} has no {what} in JSON with a schema; name another response with --response, or a schema.");
    }

    private static Response OfResponse(Operation operation, string spec, int status)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        return operation.Responses.FirstOrDefault(response => response.Status == text)
            ?? operation.Responses.FirstOrDefault(response => response.Status.Equals(text[..1] + "XX", StringComparison.OrdinalIgnoreCase))
            ?? operation.Responses.FirstOrDefault(static response => response.Status == "default")
            ?? throw new UnusableInputException($"{spec}: {operation.Method} {operation.Path} declares no response {text}; it has {string.Join(", ", operation.Responses.Select(static response => response.Status))}.");
    }

    private static bool IsJson(string mediaType)
    {
        var name = mediaType.Split(';')[0].Trim();
        return name is "application/json" or "text/json" or "*/*" || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static string Similar(string wanted, IEnumerable<string> names)
    {
        var close = names.Where(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || wanted.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        return close.Count == 0 ? "" : $" Close: {string.Join(", ", close)}.";
    }
}
