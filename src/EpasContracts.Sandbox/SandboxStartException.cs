namespace EpasContracts.Sandbox;

/// <summary>A sandbox could not be started; the message says what to do.</summary>
public sealed class SandboxStartException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SandboxStartException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
