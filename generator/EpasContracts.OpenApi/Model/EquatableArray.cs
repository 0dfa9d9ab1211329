using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace EpasContracts.OpenApi.Model;

/// <summary>An immutable list that is equal to another when their elements are: what an incremental pipeline needs to see that nothing changed.</summary>
/// <typeparam name="T">The element; its own equality decides.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "An array of the model, in the name the field knows it by.")]
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Takes over <paramref name="items"/>, which nobody may change afterwards.</summary>
    public EquatableArray(T[] items) => _items = items;

    /// <summary>Copies <paramref name="items"/>.</summary>
    public EquatableArray(IEnumerable<T> items) => _items = items.ToArray();

    /// <summary>The list without elements; the same as <c>default</c>.</summary>
    public static EquatableArray<T> Empty => default;

    /// <inheritdoc/>
    public int Count => _items?.Length ?? 0;

    /// <summary>Whether there is no element.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public T this[int index] => (_items ?? throw new ArgumentOutOfRangeException(nameof(index)))[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        if (Count != other.Count)
            return false;
        if (ReferenceEquals(_items, other._items))
            return true;
        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var item in this)
            hash = unchecked(hash * 31 + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Goes through the elements without an allocation.</summary>
    public Enumerator GetEnumerator() => new(_items ?? []);

    /// <summary>Whether an element meets a condition; none does in an empty list.</summary>
    public bool Exists(Predicate<T> match) => _items is not null && Array.Exists(_items, match);

    /// <summary>The elements that meet a condition, in their order.</summary>
    public List<T> FindAll(Predicate<T> match)
    {
        var found = new List<T>();
        foreach (var item in this)
        {
            if ((match ?? throw new ArgumentNullException(nameof(match)))(item))
                found.Add(item);
        }

        return found;
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Whether both lists have equal elements in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether the lists differ in length or in any element.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <summary>A place in the list.</summary>
    [SuppressMessage("Performance", "CA1815", Justification = "Nobody compares enumerators.")]
    [SuppressMessage("Design", "CA1034", Justification = "As the lists of the framework have it.")]
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items) => (_items, _index) = (items, -1);

        /// <summary>The element at the place.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Goes on; false behind the last element.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

/// <summary>Makes an <see cref="EquatableArray{T}"/>.</summary>
public static class EquatableArray
{
    /// <summary>Copies <paramref name="items"/> into an equatable list.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);
}
