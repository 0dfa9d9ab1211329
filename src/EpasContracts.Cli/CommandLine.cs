using System.CommandLine;
using System.CommandLine.Help;
using EpasContracts.Cli.Verbs;
using EpasContracts.Derivation;
using EpasContracts.Drift;
using EpasContracts.Pacts;
using EpasContracts.Sandbox;

namespace EpasContracts.Cli;

/// <summary>The verbs and what they have in common: parsing, exit codes, and one sentence for every input that cannot be used.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Func<Terminal, Command>> Verbs = new(StringComparer.Ordinal)
    {
        ["check"] = CheckVerb.Create,
        ["derive"] = DeriveVerb.Create,
        ["drift"] = DriftVerb.Create,
        ["generate"] = GenerateVerb.Create,
        ["lint"] = LintVerb.Create,
        ["overlay"] = OverlayVerb.Create,
        ["sandbox"] = SandboxVerb.Create,
        ["validate"] = ValidateVerb.Create,
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">What the user typed.</param>
    /// <param name="terminal">Where results and everything else go.</param>
    /// <param name="cancellationToken">Signalled by Ctrl+C.</param>
    /// <returns>0 = holds, 1 = findings at or above the threshold, 2 = bad usage or unreadable input.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = Root(terminal, arguments);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            var verb = parsed.CommandResult.Command == root ? "" : $"{parsed.CommandResult.Command.Name} ";
            return await terminal.RefuseAsync($"{Sentence(parsed.Errors[0].Message)} See 'epas-contracts {verb}--help'.").ConfigureAwait(false);
        }

        try
        {
            var output = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(output, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is DerivationInputException or DriftInputException or PactException or SandboxStartException or UnusableInputException)
        {
            return await terminal.RefuseAsync(problem.Message).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !ShowsFaults)
        {
            // The edge of the process: a fault of the tool itself is told as such, and in full to who asks for it.
            return await terminal.RefuseAsync($"This is a fault of epas-contracts ({fault.GetType().Name}: {fault.Message.TrimEnd('.')}); run it again with EPAS_CONTRACTS_DEBUG=1 and report what it prints.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await terminal.RefuseAsync("Stopped before the end: there is no result.").ConfigureAwait(false);
        }
    }

    private static bool ShowsFaults => Environment.GetEnvironmentVariable("EPAS_CONTRACTS_DEBUG") == "1";

    // Of eight verbs only the one that is named is made: half of the time until a short one begins.
    private static RootCommand Root(Terminal terminal, string[] arguments)
    {
        var root = new RootCommand("Contracts for HTTP APIs: from a vendor's documentation page to a verified client.");
        var isVerb = arguments.Length > 0 && Verbs.ContainsKey(arguments[0]);
        foreach (var verb in Verbs)
        {
            if (!isVerb || verb.Key == arguments[0])
                root.Add(verb.Value(terminal));
        }

        return root;
    }

    private static string Sentence(string text) => text.TrimEnd('.', ' ') + ".";
}
