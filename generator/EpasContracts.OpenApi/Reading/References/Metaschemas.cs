using System.Text;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>The metaschemas of JSON Schema 2020-12, which references and <c>$schema</c> may name without anyone adding them.</summary>
internal static class Metaschemas
{
    /// <summary>The address of the dialect's own metaschema.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private const string Folder = "https://json-schema.org/draft/2020-12/";

    public static ReferencedDocument? Find(string address)
    {
        if (!address.StartsWith(Folder, StringComparison.Ordinal))
            return null;
        var name = address.Substring(Folder.Length);
        name = name.StartsWith("meta/", StringComparison.Ordinal) ? name.Substring("meta/".Length) : name;
        using var stream = typeof(Metaschemas).Assembly.GetManifestResourceStream($"Metaschemas.{name}.json");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new ReferencedDocument(address, reader.ReadToEnd());
    }
}
