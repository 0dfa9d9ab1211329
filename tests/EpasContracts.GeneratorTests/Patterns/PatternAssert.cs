using System.Text;
using EpasContracts.OpenApi.Patterns;

namespace EpasContracts.Tests.Patterns;

internal static class PatternAssert
{
    /// <summary>Compiles a pattern that must be regular.</summary>
    public static PatternProgram Regular(string pattern)
    {
        var program = PatternCompiler.Compile(pattern);
        Assert.True(program.IsRegular, $"'{pattern}': {program.Reason}");
        return program;
    }

    public static bool Matches(this PatternProgram program, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return program.IsMatch(utf8, 0, utf8.Length);
    }
}
