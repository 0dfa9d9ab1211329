using EpasContracts.AspNetCore;

namespace EpasContracts.Sandbox.Epas;

/// <summary>Lists page by page, in an order.</summary>
internal static class Paging
{
    public const long DefaultSize = 20;

    /// <summary>One page; pages are counted from 0, and a page behind the last is empty.</summary>
    public static IEnumerable<T> Page<T>(this IReadOnlyCollection<T> all, long page, long size)
    {
        // What lies behind the end needs no exact place, only one that does not overflow.
        var skip = page > 0 && size > all.Count / page + 1 ? all.Count : page * size;
        return all.Skip((int)Math.Min(skip, all.Count)).Take((int)Math.Min(size, all.Count));
    }

    /// <summary>Sorts by a text such as <c>name:asc</c>; equal entries keep their order.</summary>
    /// <param name="all">The entries.</param>
    /// <param name="sort">A field, a colon, then asc or desc.</param>
    /// <param name="keys">The fields by which the list can be sorted.</param>
    /// <param name="sorted">The sorted list, empty when there is a refusal.</param>
    /// <returns>The refusal of an order that the list does not have, or null.</returns>
    public static ApiError? TrySort<T>(this IEnumerable<T> all, string sort, IReadOnlyDictionary<string, Func<T, string>> keys, out IReadOnlyList<T> sorted)
    {
        sorted = [];
        if (sort.Split(':') is not [var field, ("asc" or "desc") and var direction] || !keys.TryGetValue(field, out var key))
            return VendorErrors.Refuse($"The order must be one of {string.Join(", ", keys.Keys)}, a colon, then asc or desc.", "query", "sort");
        sorted = direction == "asc" ? [.. all.OrderBy(key, StringComparer.Ordinal)] : [.. all.OrderByDescending(key, StringComparer.Ordinal)];
        return null;
    }
}
