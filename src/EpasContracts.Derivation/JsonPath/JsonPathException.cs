namespace EpasContracts.Derivation.JsonPath;

/// <summary>A JSONPath that is not well-formed or not well-typed.</summary>
public sealed class JsonPathException : Exception
{
    /// <summary>An ill-formed path.</summary>
    public JsonPathException()
        : this("The JSONPath is not well-formed.")
    {
    }

    /// <summary>An ill-formed path.</summary>
    /// <param name="message">What is wrong.</param>
    public JsonPathException(string message)
        : base(message)
    {
    }

    /// <summary>An ill-formed path.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public JsonPathException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An ill-formed path with the place of the fault.</summary>
    /// <param name="message">What is wrong, without the place.</param>
    /// <param name="column">The character at fault, counted from 1.</param>
    public JsonPathException(string message, int column)
        : base($"column {column}: {message}") => Column = column;

    /// <summary>The character at fault, counted from 1; 0 when it is not known.</summary>
    public int Column { get; }
}
