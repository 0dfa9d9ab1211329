using System.Text;
using Spectre.Console;

namespace EpasContracts.Cli;

/// <summary>Where a verb writes: results to one stream, everything else to the other.</summary>
internal sealed class Terminal
{
    // Wide enough that no table row is ever broken in a file or a pipe.
    private const int RedirectedWidth = 10_000;

    private readonly Lazy<IAnsiConsole> _console;

    private Terminal(TextWriter output, TextWriter error) => (Out, Error, _console) = (output, error, new Lazy<IAnsiConsole>(() => CreateConsole(output)));

    /// <summary>Results.</summary>
    public TextWriter Out { get; }

    /// <summary>Progress, doubts and errors.</summary>
    public TextWriter Error { get; }

    /// <summary>Results in tables and colours; plain when redirected or when <c>NO_COLOR</c> is set.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>The streams of this process, in UTF-8.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (!System.Console.IsOutputRedirected)
            System.Console.OutputEncoding = utf8;
        var output = new StreamWriter(System.Console.OpenStandardOutput(), utf8) { AutoFlush = true, NewLine = "\n" };
        var error = new StreamWriter(System.Console.OpenStandardError(), utf8) { AutoFlush = true, NewLine = "\n" };
        return new Terminal(output, error);
    }

    /// <summary>Says why nothing was done, in one sentence.</summary>
    public async Task<int> RefuseAsync(string sentence)
    {
        await Error.WriteLineAsync("error: " + sentence.ReplaceLineEndings(" ")).ConfigureAwait(false);
        return ExitCode.Unusable;
    }

    /// <summary>Tells a person who waits what is being done; nobody else.</summary>
    public void Progress(string what)
    {
        if (!System.Console.IsErrorRedirected)
            Error.WriteLine($"checking {what} …");
    }

    private static IAnsiConsole CreateConsole(TextWriter output)
    {
        var plain = System.Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
