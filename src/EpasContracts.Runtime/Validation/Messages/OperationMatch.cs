using EpasContracts.Runtime.Description;

namespace EpasContracts.Runtime.Validation;

/// <summary>The operation that a request asks for.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="PathValues">What stands in the path in place of each parameter, escapes and all.</param>
public sealed record OperationMatch(OperationDescriptor Operation, IReadOnlyDictionary<string, string> PathValues);
