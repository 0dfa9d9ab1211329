namespace EpasContracts.Benchmarks.Measuring;

/// <summary>Something that is measured.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Unit">The name of the case that it is measured in.</param>
/// <param name="Run">Does it once; the result only keeps the compiler from leaving the work out.</param>
internal sealed record Case(string Name, string Unit, Func<int> Run);

/// <summary>What one process measured of a case.</summary>
/// <param name="Name">The case.</param>
/// <param name="Nanoseconds">The median time of one operation.</param>
/// <param name="Bytes">What one operation allocates.</param>
internal sealed record Measurement(string Name, double Nanoseconds, long Bytes);
