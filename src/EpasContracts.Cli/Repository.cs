namespace EpasContracts.Cli;

/// <summary>Where the parts of this repository are.</summary>
internal sealed class Repository
{
    private const string Mark = "EpasContracts.sln";
    private readonly string _root;

    private Repository(string root) => _root = root;

    /// <summary>The contracts that are built in; the first is the one that is meant when none is named.</summary>
    public IReadOnlyList<ContractFiles> Contracts => [Contract("epas", "scp-epas-1.0.txt"), Contract("exoscale-dbaas", "exoscale-dbaas-management.txt")];

    /// <summary>The committed pact files.</summary>
    public string Pacts => Shown("pacts");

    /// <summary>The repository that the working folder is in.</summary>
    /// <param name="otherwise">What else can be done where there is none.</param>
    /// <exception cref="UnusableInputException">It is in none.</exception>
    public static Repository Find(string otherwise) => TryFind() ?? throw new UnusableInputException(
        $"There is no {Mark} in {Directory.GetCurrentDirectory()} or above it: run this inside of the repository, or {otherwise}.");

    /// <summary>The repository that the working folder is in; null when it is in none.</summary>
    public static Repository? TryFind()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return new Repository(folder.FullName);
        }

        return null;
    }

    private ContractFiles Contract(string name, string page) => new(
        name, Shown("spec", name, "openapi.yaml"), Shown("spec", name, "overlay.yaml"),
        Path.Combine(Environment.GetEnvironmentVariable("EPAS_CONTRACTS_DOCS") is { Length: > 0 } folder ? folder : Shown("..", "shared", "vendor-docs"), page));

    /// <summary>A path as a person in the working folder would type it.</summary>
    private string Shown(params string[] parts) => Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine([_root, .. parts]));
}

/// <summary>The files of one contract.</summary>
/// <param name="Name">Its folder under <c>spec</c>.</param>
/// <param name="Document">The committed document.</param>
/// <param name="Overlay">Our curation of it.</param>
/// <param name="Page">The vendor's page: in the folder that <c>EPAS_CONTRACTS_DOCS</c> names, or beside the repository. It may not be there.</param>
internal sealed record ContractFiles(string Name, string Document, string Overlay, string Page);
