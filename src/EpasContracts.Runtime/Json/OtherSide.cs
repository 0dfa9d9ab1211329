using EpasContracts.Runtime.Validation;

namespace EpasContracts.Runtime.Json;

/// <summary>
/// The properties of an object that schemas standing apart from each other say is set by one side alone, while others of them require it:
/// what one part requires, a payload may lack by what another part says.
/// </summary>
/// <param name="readOnly">The names of those that only the service sets.</param>
/// <param name="writeOnly">The names of those that only its callers set.</param>
public sealed class OtherSide(string[] readOnly, string[] writeOnly)
{
    /// <summary>Whether a payload may lack a property.</summary>
    internal bool MayLack(string property, PayloadDirection direction) =>
        (direction switch { PayloadDirection.Request => readOnly, PayloadDirection.Response => writeOnly, _ => [] }).Contains(property, StringComparer.Ordinal);
}
