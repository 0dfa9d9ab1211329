using System.Diagnostics.CodeAnalysis;

namespace EpasContracts.Runtime.Http;

/// <summary>A generated enumeration: a text with named constants, open for values that the vendor adds later.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is what the term says: an enumeration that can be extended.")]
public interface IExtensibleEnum
{
    /// <summary>The text on the wire.</summary>
    string Value { get; }
}
