using System.Globalization;

namespace EpasContracts.Generator.Emit;

/// <summary>The bits in which emitted code remembers the properties that it has come upon: 64 in a word, and as many words as it takes.</summary>
internal static class PropertyMarks
{
    /// <summary>The marks that one word has.</summary>
    public const int InAWord = 64;

    /// <summary>The word that an index stands in.</summary>
    public static int WordOf(int index) => index / InAWord;

    /// <summary>The local that holds a word.</summary>
    public static string Seen(int word) => word == 0 ? "seen" : "seen" + CSharpText.Number(word);

    /// <summary>The bit of an index in its word.</summary>
    public static string Mark(int index) => $"1UL << {CSharpText.Number(index % InAWord)}";

    /// <summary>The bits of several indexes of one word.</summary>
    public static string Mask(IEnumerable<int> indexes) =>
        $"0x{indexes.Aggregate(0UL, static (marks, index) => marks | (1UL << (index % InAWord))).ToString("X", CultureInfo.InvariantCulture)}UL";
}
