using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>
/// Equality as JSON Schema defines it: numbers by value, texts by their characters, objects whatever the order of their members. A text
/// with an escape that names half a surrogate pair is none, and equals nothing.
/// </summary>
public ref partial struct PayloadReader
{
    /// <summary>Whether the value that the reader stands on equals a JSON value: 1 equals 1.0, order of members does not matter. The reader stays.</summary>
    /// <param name="json">The other value, well-formed.</param>
    public readonly bool ValueEquals(ReadOnlySpan<byte> json)
    {
        var own = Fork();
        var other = new PayloadReader(json, int.MaxValue, maxFailures: 0);
        other.Read();
        var equal = AreEqual(ref own, ref other);
        own.Dispose();
        other.Dispose();
        return equal;
    }

    /// <summary>Whether no two elements of the array that the reader stands on are equal; the reader stays.</summary>
    public readonly bool HasUniqueItems()
    {
        using var places = new HashedPlaces();
        var own = Fork();
        while (own.NextItem())
        {
            var item = own;
            var offset = own._tokenStart;
            var hash = own.SkipForHash();
            if (!own.IsBroken && HasEqual(in places, hash, ref item))
                return false;
            own.IsBroken = false;
            places.Add(hash, offset);
        }

        own.Dispose();
        return true;
    }

    private readonly bool HasEqual(ref readonly HashedPlaces places, int hash, ref PayloadReader item)
    {
        for (var place = -1; places.Next(hash, ref place, out var offset);)
        {
            var own = item;
            var other = Fork();
            other.ReadValue(offset);
            var equal = AreEqual(ref own, ref other);
            other.Dispose();
            if (equal)
                return true;
        }

        return false;
    }

    // Equal values have both readers on their last tokens; with others they are anywhere. The two never share a buffer.
    private static bool AreEqual(ref PayloadReader left, ref PayloadReader right)
    {
        if (left._token != right._token)
            return false;
        switch (left._token)
        {
            case JsonTokenType.Number:
                return left._hasInt64 && right._hasInt64 ? left._int64 == right._int64 : ExactNumber.Parse(left.NumberText).CompareTo(ExactNumber.Parse(right.NumberText)) == 0;
            case JsonTokenType.String:
                return TextsEqual(ref left, ref right);
            case JsonTokenType.StartArray:
                return ArraysEqual(ref left, ref right);
            case JsonTokenType.StartObject:
                return ObjectsEqual(ref left, ref right);
            default:
                return true;
        }
    }

    private static bool TextsEqual(ref PayloadReader left, ref PayloadReader right) => left.Text.SequenceEqual(right.Text) && !left.IsBroken && !right.IsBroken;

    private static bool ArraysEqual(ref PayloadReader left, ref PayloadReader right)
    {
        while (true)
        {
            var (hasLeft, hasRight) = (left.NextItem(), right.NextItem());
            if (!hasLeft || !hasRight)
                return hasLeft == hasRight;
            if (!AreEqual(ref left, ref right))
                return false;
        }
    }

    // As long as both list the same names in the same order nothing is looked up.
    private static bool ObjectsEqual(ref PayloadReader left, ref PayloadReader right)
    {
        while (true)
        {
            var (hasLeft, hasRight) = (left.NextProperty(), right.NextProperty());
            if (!hasLeft || !hasRight)
                return hasLeft == hasRight;
            if (!TextsEqual(ref left, ref right))
                return RestEquals(ref left, ref right);
            left.Read();
            right.Read();
            if (!AreEqual(ref left, ref right))
                return false;
        }
    }

    // Both stand on a name; what follows is in another order, if it is the same at all.
    private static bool RestEquals(ref PayloadReader left, ref PayloadReader right)
    {
        using var places = new HashedPlaces();
        do
        {
            places.Add(right.TextHash(), right._tokenStart);
            right.SkipProperty();
        }
        while (right.NextProperty());

        var found = 0;
        do
        {
            if (!FindEqualMember(in places, ref left, right))
                return false;
            found++;
        }
        while (left.NextProperty());

        return found == places.Count;
    }

    private static bool FindEqualMember(ref readonly HashedPlaces places, ref PayloadReader left, PayloadReader right)
    {
        for (var place = -1; places.Next(left.TextHash(), ref place, out var offset);)
        {
            right.ReadName(offset);
            if (!TextsEqual(ref left, ref right))
                continue;
            places.Take(place);
            left.Read();
            right.Read();
            return AreEqual(ref left, ref right);
        }

        return false;
    }

    // Goes to the value's last token. Equal values have equal hashes; the seed is another one in every process.
    private int SkipForHash()
    {
        switch (_token)
        {
            case JsonTokenType.Number:
                return _hasInt64 || ExactNumber.Parse(NumberText).TryGetInt64(out _int64) ? HashCode.Combine(_int64) : ExactNumber.Parse(NumberText).GetValueHash();
            case JsonTokenType.String:
                return TextHash();
            case JsonTokenType.StartArray:
                var items = default(HashCode);
                while (NextItem())
                    items.Add(SkipForHash());
                return items.ToHashCode();
            case JsonTokenType.StartObject:
                var members = 0;
                while (NextProperty())
                {
                    var name = TextHash();
                    Read();
                    members += HashCode.Combine(name, SkipForHash());
                }

                return members;
            default:
                return HashCode.Combine(_token);
        }
    }

    private int TextHash()
    {
        var hash = default(HashCode);
        hash.AddBytes(Text);
        return hash.ToHashCode();
    }
}
