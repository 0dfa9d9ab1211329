using System.Text;
using EpasContracts.Drift;
using EpasContracts.OpenApi.Reading;

namespace EpasContracts.Cli;

/// <summary>The OpenAPI document that a verb is given.</summary>
internal static class SpecFile
{
    /// <exception cref="UnusableInputException">There is no such file, or it cannot be opened.</exception>
    public static ContractDocument Read(string spec, CancellationToken cancellationToken)
    {
        try
        {
            return ContractReader.Read(spec, File.ReadAllText(spec, Encoding.UTF8), new FileDocuments(spec), cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException($"{spec}: the document cannot be read ({problem.Message.TrimEnd('.')}); name an OpenAPI document.", problem);
        }
    }
}
