namespace EpasContracts.Cli;

/// <summary>An input of the command line that cannot be used. The message is one sentence, ready to be printed.</summary>
internal sealed class UnusableInputException(string message, Exception? innerException = null) : Exception(message, innerException);
