namespace EpasContracts.Derivation.Page;

/// <summary>A field of a model, or a parameter of an operation. Every fact keeps the line that states it.</summary>
/// <param name="In"><c>path</c>, <c>query</c>, <c>header</c> or <c>body</c> for a parameter; <see langword="null"/> for a model's field.</param>
/// <param name="Name">The name on the wire.</param>
/// <param name="Required">Whether the page says required.</param>
/// <param name="Description">The description; <see langword="null"/> when there is none.</param>
/// <param name="Type">The type.</param>
/// <param name="Default">The default as printed; <see langword="null"/> when there is none.</param>
/// <param name="Example">The example as printed; <see langword="null"/> when there is none.</param>
/// <param name="Pattern">The pattern, byte for byte.</param>
/// <param name="Minimum">The least number, as printed.</param>
/// <param name="Maximum">The greatest number, as printed.</param>
/// <param name="MinLength">The least length in characters.</param>
/// <param name="MaxLength">The greatest length in characters.</param>
public sealed record PageField(
    string? In,
    Stated<string> Name,
    Stated<bool> Required,
    Stated<string>? Description,
    Stated<PageType> Type,
    Stated<string>? Default = null,
    Stated<string>? Example = null,
    Stated<string>? Pattern = null,
    Stated<string>? Minimum = null,
    Stated<string>? Maximum = null,
    Stated<int>? MinLength = null,
    Stated<int>? MaxLength = null);
