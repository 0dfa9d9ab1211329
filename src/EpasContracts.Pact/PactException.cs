namespace EpasContracts.Pacts;

/// <summary>Something is wrong with a pact, or with the Pact core. The message says what and what to do.</summary>
public class PactException : Exception
{
    /// <summary>Makes an exception with the message that a person reads.</summary>
    public PactException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with the message that a person reads and the exception behind it.</summary>
    public PactException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
