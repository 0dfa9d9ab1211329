using System.Buffers;

namespace EpasContracts.Runtime.Json;

/// <summary>Places in a payload, found by the hash of what stands there; in rented memory, so that looking for equal values allocates nothing.</summary>
internal ref struct HashedPlaces
{
    private const int FirstCapacity = 16;
    private const int Taken = -1;
    private int[]? _first;
    private Place[] _places;
    private int _capacity;
    private int _count;

    /// <summary>A place.</summary>
    /// <param name="Hash">The hash of what stands there.</param>
    /// <param name="Offset">Its byte.</param>
    /// <param name="Next">The next place whose hash begins alike, or −1.</param>
    private record struct Place(int Hash, int Offset, int Next);

    /// <summary>How many places there are.</summary>
    public readonly int Count => _count;

    /// <summary>Adds a place.</summary>
    public void Add(int hash, int offset)
    {
        if (_count == _capacity)
            Grow();
        ref var first = ref _first![Bucket(hash)];
        _places[_count] = new Place(hash, offset, first);
        first = _count++;
    }

    /// <summary>Finds the next place with a hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="place">The place before, or −1; becomes the place that is found.</param>
    /// <param name="offset">Its byte.</param>
    /// <returns>False when there is no other.</returns>
    public readonly bool Next(int hash, ref int place, out int offset)
    {
        offset = 0;
        if (_count == 0)
            return false;
        place = place < 0 ? _first![Bucket(hash)] : _places[place].Next;
        while (place >= 0 && (_places[place].Hash != hash || _places[place].Offset == Taken))
            place = _places[place].Next;
        if (place < 0)
            return false;
        offset = _places[place].Offset;
        return true;
    }

    /// <summary>Takes a place away that was found.</summary>
    public readonly void Take(int place) => _places[place].Offset = Taken;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_first is null)
            return;
        ArrayPool<int>.Shared.Return(_first);
        ArrayPool<Place>.Shared.Return(_places);
        this = default;
    }

    private readonly int Bucket(int hash) => hash & (_capacity - 1);

    private void Grow()
    {
        var (first, places, count) = (_first, _places, _count);
        _capacity = Math.Max(FirstCapacity, _capacity * 2);
        _first = ArrayPool<int>.Shared.Rent(_capacity);
        _places = ArrayPool<Place>.Shared.Rent(_capacity);
        _first.AsSpan(0, _capacity).Fill(-1);
        _count = 0;
        for (var i = 0; i < count; i++)
            Add(places[i].Hash, places[i].Offset);
        if (first is null)
            return;
        ArrayPool<int>.Shared.Return(first);
        ArrayPool<Place>.Shared.Return(places);
    }
}
