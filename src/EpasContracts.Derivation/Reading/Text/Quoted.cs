namespace EpasContracts.Derivation.Reading;

/// <summary>Texts of a page as they are quoted in messages.</summary>
internal static class Quoted
{
    /// <summary>A text on one line of at most 80 characters.</summary>
    public static string Short(string text)
    {
        text = text.Replace('\n', ' ');
        return text.Length <= 80 ? text : text[..77] + "...";
    }
}
