using System.Text;
using System.Text.Json.Nodes;

namespace EpasContracts.Pacts.Files;

/// <summary>Keeps named secrets out of files and messages, in the shapes in which HTTP carries them.</summary>
internal sealed class Secrets(IEnumerable<string> secrets)
{
    private const string Masked = "***";

    // The longest first, so that masking one that holds another leaves nothing over.
    private readonly string[] _shapes =
    [
        .. secrets
            .SelectMany(static secret => new[] { secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(static shape => shape.Length),
    ];

    public string Mask(string text) => _shapes.Aggregate(text, static (masked, shape) => masked.Replace(shape, Masked, StringComparison.Ordinal));

    /// <summary>Refuses JSON with a secret in any name or text; the message has the place, never the secret.</summary>
    public void Refuse(JsonNode? node, string where) => Refuse(node, where, "$");

    private void Refuse(JsonNode? node, string where, string path)
    {
        switch (node)
        {
            case JsonObject parent:
                foreach (var (name, child) in parent)
                {
                    RefuseText(name, where, path);
                    Refuse(child, where, $"{path}.{name}");
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    Refuse(items[i], where, $"{path}[{i}]");
                break;
            case not null:
                RefuseText(node.ToString(), where, path);
                break;
        }
    }

    private void RefuseText(string text, string where, string path)
    {
        if (_shapes.Any(shape => text.Contains(shape, StringComparison.Ordinal)))
        {
            throw new PactException(
                $"{where} would show a secret at {Mask(path)}, so it was not written. Describe that value by a matcher with a harmless example, "
                + "and let the test send an invented secret.");
        }
    }
}
