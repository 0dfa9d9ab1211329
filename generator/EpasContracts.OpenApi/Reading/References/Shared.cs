using EpasContracts.OpenApi.Reading.Objects;

namespace EpasContracts.OpenApi.Reading.References;

/// <summary>Reads each object once, however many references point to it, so that its faults are found once and its record is shared.</summary>
internal sealed class Shared<T>(ReferenceFollower follower, Func<Cursor, T?> read)
    where T : class
{
    private readonly Dictionary<string, T?> _known = new(StringComparer.Ordinal);

    /// <summary>The object at or behind <paramref name="at"/>; null, with a finding, when there is none.</summary>
    public T? Read(Cursor at)
    {
        if (follower.Follow(at) is not { } target)
            return null;
        if (!_known.TryGetValue(target.Pointer, out var value))
            _known[target.Pointer] = value = read(target);
        return value;
    }
}
