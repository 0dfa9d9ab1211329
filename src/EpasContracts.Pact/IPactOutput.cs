namespace EpasContracts.Pacts;

/// <summary>Takes the lines that a pact test or a verification has to say: a test's output, a console, a log.</summary>
public interface IPactOutput
{
    /// <summary>Takes one line, without its line end and without ANSI escapes. Called from any thread.</summary>
    void WriteLine(string line);
}

/// <summary>Ready-made <see cref="IPactOutput"/>s.</summary>
public static class PactOutput
{
    /// <summary>Drops every line.</summary>
    public static IPactOutput None { get; } = new Delegated(static _ => { });

    /// <summary>Writes to <see cref="Console.Out"/>.</summary>
    public static IPactOutput Console { get; } = new Delegated(static line => System.Console.WriteLine(line));

    /// <summary>Hands each line to a method, as in <c>PactOutput.To(testOutputHelper.WriteLine)</c>.</summary>
    public static IPactOutput To(Action<string> writeLine)
    {
        ArgumentNullException.ThrowIfNull(writeLine);
        return new Delegated(writeLine);
    }

    internal static void WriteLines(this IPactOutput output, string text)
    {
        foreach (var line in Ansi.Strip(text).AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
                output.WriteLine(line.TrimEnd().ToString());
        }
    }

    private sealed class Delegated(Action<string> writeLine) : IPactOutput
    {
        public void WriteLine(string line) => writeLine(line);
    }
}
