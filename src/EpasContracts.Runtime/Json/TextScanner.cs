using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EpasContracts.Runtime.Json;

/// <summary>Looks through the text of a JSON string, sixteen bytes at once.</summary>
internal static class TextScanner
{
    /// <summary>Finds what ends plain text: a quotation mark, a backslash or a control character.</summary>
    /// <param name="utf8">The payload.</param>
    /// <param name="at">Where to begin, within the payload or at its end.</param>
    /// <param name="isAscii">Becomes false when a byte before that place is not ASCII.</param>
    /// <returns>The place, or the length of the payload.</returns>
    public static int FindStop(ReadOnlySpan<byte> utf8, int at, ref bool isAscii)
    {
        ref var start = ref MemoryMarshal.GetReference(utf8);
        while (at <= utf8.Length - Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref start, (nuint)at);
            var stops = (Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            var beyondAscii = bytes.ExtractMostSignificantBits();
            if (stops != 0)
            {
                // The lowest bit of `stops` less one: all bits before it.
                isAscii &= (beyondAscii & (stops - 1) & ~stops) == 0;
                return at + System.Numerics.BitOperations.TrailingZeroCount(stops);
            }

            isAscii &= beyondAscii == 0;
            at += Vector128<byte>.Count;
        }

        for (; at < utf8.Length; at++)
        {
            var b = utf8[at];
            if (b is (byte)'"' or (byte)'\\' or < (byte)' ')
                return at;
            isAscii &= b < 0x80;
        }

        return at;
    }
}
