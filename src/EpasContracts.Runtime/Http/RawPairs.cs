using System.Text;

namespace EpasContracts.Runtime.Http;

/// <summary>The pairs of a query string or of a cookie header: names decoded, values as they came.</summary>
public sealed class RawPairs
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    private RawPairs(bool plusIsSpace) => PlusIsSpace = plusIsSpace;

    /// <summary>All pairs in their order. A pair without an equals sign has an empty value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    internal bool PlusIsSpace { get; }

    /// <summary>Takes a query string apart.</summary>
    /// <param name="query">The query as it came, with or without its question mark; null is an empty one.</param>
    public static RawPairs FromQuery(string? query) => Parse(query?.TrimStart('?'), '&', plusIsSpace: true);

    /// <summary>Takes a cookie header apart.</summary>
    /// <param name="header">The header's value; null is an empty one.</param>
    public static RawPairs FromCookies(string? header) => Parse(header, ';', plusIsSpace: false);

    /// <summary>Pairs that were taken apart elsewhere: names decoded, values escaped.</summary>
    internal static RawPairs Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var result = new RawPairs(plusIsSpace: false);
        result._pairs.AddRange(pairs);
        return result;
    }

    internal IEnumerable<string> Values(string name) => _pairs.Where(pair => pair.Key == name).Select(static pair => pair.Value);

    private static RawPairs Parse(string? text, char separator, bool plusIsSpace)
    {
        var result = new RawPairs(plusIsSpace);
        foreach (var piece in (text ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? piece : piece[..equals];
            result._pairs.Add(new(Encoding.UTF8.GetString(PercentEncoding.Decode(name, plusIsSpace)), equals < 0 ? "" : piece[(equals + 1)..]));
        }

        return result;
    }
}
