namespace EpasContracts.Tests;

/// <summary>
/// Files that stay out of the project: vendor pages and the corpus. Where they are missing a test skips and says why,
/// except under <c>CI=true</c>, where a missing file is a failure.
/// </summary>
internal static class SharedFiles
{
    /// <summary>The full path of a vendor page; skips the calling test when it is not on this machine.</summary>
    public static string VendorPage(string name) => Require("EPAS_CONTRACTS_DOCS", "vendor-docs", name);

    /// <summary>The full path of a corpus file or folder; skips the calling test when it is not on this machine.</summary>
    public static string Corpus(string relativePath) => Require("EPAS_CONTRACTS_CORPUS", "corpus", relativePath);

    /// <summary>The full path of a file or folder of this repository.</summary>
    public static string Repository(string relativePath) => Path.Combine(RepositoryRoot, relativePath);

    private static string RepositoryRoot { get; } = FindRepositoryRoot();

    private static string Require(string variable, string folder, string relativePath)
    {
        var root = Environment.GetEnvironmentVariable(variable) ?? Path.Combine(RepositoryRoot, "..", "shared", folder);
        var path = Path.GetFullPath(Path.Combine(root, relativePath));
        if (File.Exists(path) || Directory.Exists(path))
            return path;

        var message = $"'{relativePath}' is not on this machine: put it under ../shared/{folder} or point {variable} at its folder.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(message);
        Assert.Skip(message);
        return path;
    }

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EpasContracts.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No EpasContracts.sln above {AppContext.BaseDirectory}: run the tests from a clone.");
    }
}
