namespace EpasContracts.Tests.Peers;

/// <summary>What another linter found.</summary>
/// <param name="Tool">Its name.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Line">1 for the first line; 0 when it says none.</param>
/// <param name="Pointer">The JSON Pointer of the place.</param>
/// <param name="Message">What it says.</param>
internal sealed record PeerFinding(string Tool, string Rule, string File, int Line, string Pointer, string Message);
