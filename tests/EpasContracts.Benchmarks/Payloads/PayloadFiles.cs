namespace EpasContracts.Benchmarks.Payloads;

/// <summary>The payloads that are measured: those of the corpus, so that every peer and every machine reads the same bytes.</summary>
internal static class PayloadFiles
{
    /// <summary>A valid request to create a cluster, 2.2 KB.</summary>
    public static byte[] ValidRequest => Read("req.json");

    /// <summary>The same with violations.</summary>
    public static byte[] InvalidRequest => Read("bad.json");

    /// <summary>A page of clusters, 1 MB.</summary>
    public static byte[] ClusterPage => Read("page.json");

    /// <summary>The folder of the payloads: <c>EPAS_CONTRACTS_CORPUS/payloads</c>, or beside the repository.</summary>
    /// <exception cref="DirectoryNotFoundException">It is nowhere.</exception>
    public static string Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("EPAS_CONTRACTS_CORPUS") is { } corpus)
                return Path.Combine(corpus, "payloads");
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (Path.Combine(folder.FullName, "shared", "corpus", "payloads") is var path && Directory.Exists(path))
                    return path;
            }

            throw new DirectoryNotFoundException("The payloads are not on this machine: point EPAS_CONTRACTS_CORPUS at the corpus.");
        }
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
