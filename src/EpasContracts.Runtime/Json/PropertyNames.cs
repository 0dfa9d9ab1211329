using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EpasContracts.Runtime.Json;

/// <summary>The property names that a schema knows, and which one usually follows which; also the texts of an enum, and those of a property that tell alternatives apart.</summary>
/// <remarks>
/// Who writes JSON writes the members of an object in the same order every time. So the name that came next the last time is compared
/// first, whole, with its quotes and colon; only when it is not there is a name looked for by its hash.
/// </remarks>
public sealed class PropertyNames
{
    // Payloads that are ordered differently every time would otherwise have all processors write to the same place.
    private const int GreatestLessons = 1000;

    private readonly string[] _texts;
    private readonly byte[][] _names;
    private readonly byte[][] _members;
    private readonly int[] _followers;
    private readonly int[] _first;
    private readonly int[] _others;
    private int _lessons;

    /// <summary>Takes the names; each one is known by its index from then on.</summary>
    /// <param name="names">The names, no two of them equal.</param>
    public PropertyNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _texts = names;
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _members = [.. names.Select(MemberOf)];
        // From before the first name and from each one to the next, and from an unknown one to the first.
        _followers = [.. Enumerable.Range(0, names.Length), .. new int[] { 0, 0 }];
        _first = new int[BitOperations.RoundUpToPowerOf2((uint)names.Length * 2 + 1)];
        _others = new int[names.Length];
        Array.Fill(_first, -1);
        for (var i = 0; i < names.Length; i++)
        {
            ref var first = ref _first[Bucket(_names[i])];
            _others[i] = first;
            first = i;
        }
    }

    /// <summary>The number of names, and the index that an unknown name has in <see cref="PayloadReader.NextProperty(PropertyNames, ref int)"/>.</summary>
    public int Count => _names.Length;

    /// <summary>The name with an index.</summary>
    public string this[int index] => _texts[index];

    /// <summary>Finds a name.</summary>
    /// <param name="name">The name in UTF-8, escapes resolved.</param>
    /// <returns>Its index, or −1.</returns>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        var index = _first[Bucket(name)];
        while (index >= 0 && !name.SequenceEqual(_names[index]))
            index = _others[index];
        return index;
    }

    /// <summary>Whether a text is one of the names.</summary>
    public bool Contains(string name) => IndexOf(Encoding.UTF8.GetBytes(name)) >= 0;

    /// <summary>The name that is likely behind another one.</summary>
    /// <param name="previous">The other's index; −1 for the start of an object.</param>
    /// <param name="member">How a compact payload spells it, from the first quotation mark to the colon; empty when it is not known.</param>
    /// <returns>Its index.</returns>
    internal int Follower(int previous, out ReadOnlySpan<byte> member)
    {
        var index = _followers[previous + 1];
        member = (uint)index < (uint)_members.Length ? _members[index] : default;
        return index;
    }

    /// <summary>Remembers which name followed another one.</summary>
    internal void Learn(int previous, int index)
    {
        if (_lessons >= GreatestLessons)
            return;
        _lessons++;
        _followers[previous + 1] = index;
    }

    /// <summary>The names as a JSON array.</summary>
    internal string ToJson() => $"[{string.Join(',', _names.Select(static name => $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}]";

    // A name that JSON has to escape can be spelled in several ways: it is never guessed.
    private static byte[] MemberOf(string name) =>
        name.Any(static c => c is '"' or '\\' or < ' ') ? [] : Encoding.UTF8.GetBytes($"\"{name}\":");

    // The length, the first and the last eight bytes tell apart nearly all names that people give.
    private int Bucket(ReadOnlySpan<byte> name)
    {
        ulong ends;
        if (name.Length >= sizeof(ulong))
            ends = BinaryPrimitives.ReadUInt64LittleEndian(name) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]), 29);
        else if (name.Length >= sizeof(uint))
            ends = BinaryPrimitives.ReadUInt32LittleEndian(name) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]) << 32);
        else
            ends = name.IsEmpty ? 0 : name[0] | ((ulong)name[name.Length >> 1] << 8) | ((ulong)name[^1] << 16);

        const ulong Spread = 0x9E3779B97F4A7C15;
        return (int)(((ends + (ulong)name.Length) * Spread) >> 32) & (_first.Length - 1);
    }
}
