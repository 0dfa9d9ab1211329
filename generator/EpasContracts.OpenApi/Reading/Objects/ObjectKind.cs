namespace EpasContracts.OpenApi.Reading.Objects;

/// <summary>A kind of object of the OpenAPI specification: which keywords it has, and which of them the contract carries.</summary>
internal sealed class ObjectKind
{
    private const int FarthestSpelling = 2;
    private readonly HashSet<string> _carried;
    private readonly HashSet<string> _notCarried;

    public ObjectKind(string name, string carried, string notCarried = "", string notSupported = "", bool carriesExtensions = true)
    {
        Name = name;
        _carried = Words(carried);
        _notCarried = Words(notCarried);
        NotSupported = Words(notSupported);
        CarriesExtensions = carriesExtensions;
    }

    /// <summary>What to call such an object in a sentence.</summary>
    public string Name { get; }

    /// <summary>Keywords that change what is valid and yet have no place in the contract.</summary>
    public HashSet<string> NotSupported { get; }

    /// <summary>Whether the contract has a place for the object's extensions.</summary>
    public bool CarriesExtensions { get; }

    public bool Carries(string keyword) => _carried.Contains(keyword);

    public bool Knows(string keyword) => _notCarried.Contains(keyword);

    /// <summary>The known keyword that is spelled most like <paramref name="keyword"/>, or null when none is near.</summary>
    public string? Nearest(string keyword) =>
        _carried.Concat(_notCarried)
            .Where(known => Math.Abs(known.Length - keyword.Length) <= FarthestSpelling)
            .Select(known => (known, Distance: Distance(known, keyword)))
            .Where(candidate => candidate.Distance <= FarthestSpelling && candidate.Distance < candidate.known.Length)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.known, StringComparer.Ordinal)
            .Select(candidate => candidate.known)
            .FirstOrDefault();

    /// <summary>How many characters must be put in, left out or replaced, case aside.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            previous = current;
        }

        return previous[right.Length];
    }

    private static HashSet<string> Words(string list) => new(list.Split([' '], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
