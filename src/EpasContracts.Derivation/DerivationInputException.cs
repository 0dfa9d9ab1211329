namespace EpasContracts.Derivation;

/// <summary>
/// An input that cannot be used: a file that is missing or empty, a page of another kind, broken YAML, an overlay action that
/// does not fit. The message is one sentence that names the place and the next step, ready to be printed.
/// </summary>
public sealed class DerivationInputException : Exception
{
    /// <summary>An unusable input without a place.</summary>
    public DerivationInputException()
        : this("The input cannot be used.")
    {
    }

    /// <summary>An unusable input.</summary>
    /// <param name="message">One sentence for the user.</param>
    public DerivationInputException(string message)
        : base(message)
    {
    }

    /// <summary>An unusable input, found by another library.</summary>
    /// <param name="message">One sentence for the user.</param>
    /// <param name="innerException">What the library said.</param>
    public DerivationInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An unusable input at a known place.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="line">The line, counted from 1; <see langword="null"/> when the whole file is meant.</param>
    /// <param name="message">What is wrong and what to do, without the place.</param>
    /// <param name="innerException">What another library said, when one did.</param>
    public DerivationInputException(string file, int? line, string message, Exception? innerException = null)
        : base(line is null ? $"{file}: {message}" : $"{file}:{line}: {message}", innerException)
    {
        File = file;
        Line = line;
    }

    /// <summary>The file, as the caller named it; <see langword="null"/> when no file is to blame.</summary>
    public string? File { get; }

    /// <summary>The line in <see cref="File"/>, counted from 1; <see langword="null"/> when the whole file is meant.</summary>
    public int? Line { get; }
}
