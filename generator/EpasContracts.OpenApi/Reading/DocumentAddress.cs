namespace EpasContracts.OpenApi.Reading;

/// <summary>Addresses of documents.</summary>
public static class DocumentAddress
{
    private static readonly Uri Root = new("file:///");

    /// <summary>The <c>file:</c> address of a path; a relative path counts from the root.</summary>
    /// <param name="path">The path, with slashes or backslashes.</param>
    public static Uri OfFile(string path) =>
        new(Root, string.Join("/", path.Replace('\\', '/').Split('/').Select(static (part, index) => index == 0 && IsDrive(part) ? "/" + part : Uri.EscapeDataString(part))));

    /// <summary>An address without its fragment, spelled so that equal addresses are equal texts.</summary>
    internal static string Key(Uri uri) => uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);

    private static bool IsDrive(string part) => part.Length == 2 && part[1] == ':';
}
