using EpasContracts.Derivation.Page;
using EpasContracts.Derivation.Reading.Exoscale;

namespace EpasContracts.Derivation.Reading;

/// <summary>One way in which a vendor prints an API reference.</summary>
internal interface IPageShape
{
    /// <summary>What this shape is called in messages.</summary>
    string Name { get; }

    /// <summary>Whether the page is of this shape; decided by its headings alone.</summary>
    bool Recognises(PageText page);

    /// <summary>Everything that the page states, one entry a service, at least one. What cannot be read is a finding, never an exception.</summary>
    IReadOnlyList<ApiPage> Read(PageText page, FindingLog findings);
}

/// <summary>The shapes that are known, the most particular first.</summary>
internal static class PageShapes
{
    private static readonly IReadOnlyList<IPageShape> All = [new ScpPage(), new ExoscaleReferencePage(), new ExoscaleOperationPage()];

    /// <summary>The shape of a page.</summary>
    /// <exception cref="DerivationInputException">No shape fits.</exception>
    public static IPageShape For(PageText page) =>
        All.FirstOrDefault(shape => shape.Recognises(page)) ?? throw new DerivationInputException(
            page.Source,
            null,
            $"this is not an API reference page of a known shape ({string.Join(", ", All.Select(shape => shape.Name))}); "
            + "save the text of the vendor's printable view (…/_print) and try again.");
}
