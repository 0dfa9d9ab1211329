using System.Text;

namespace EpasContracts.Cli;

/// <summary>The files that the verbs write: UTF-8 without a byte order mark.</summary>
internal static class OutputFile
{
    /// <exception cref="UnusableInputException">The file cannot be written.</exception>
    public static async Task WriteAsync(string file, string document, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, document, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{file}: the document cannot be written ({problem.Message.TrimEnd('.')}); name a file in a folder that exists.", problem);
        }
    }
}
