using System.Text.RegularExpressions;
using EpasContracts.Derivation.Page;

namespace EpasContracts.Derivation.Reading;

/// <summary>The words by which the pages of docs.e.samsungsdscloud.com are found one's way in, in the two languages that they are printed in.</summary>
internal static partial class ScpWords
{
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "required", "optional", "필수", "선택" };

    public static bool IsFlag(string text) => Flags.Contains(text);

    public static bool IsRequired(string flag) => flag is "required" or "필수";

    /// <summary>The label of a part of the overview; <see langword="null"/> for any other line.</summary>
    public static OverviewPart? Overview(string line) => line switch
    {
        "Overview" or "개요" => OverviewPart.Overview,
        "Version" or "버전" => OverviewPart.Versions,
        "OpenAPI URL" => OverviewPart.Url,
        "Environment and Region List" => OverviewPart.Pairs,
        "API Version History" or "API 버전 이력" or "API 버전 히스토리" => OverviewPart.History,
        _ => null,
    };

    /// <summary>Which table a header row opens; the text is that of the cells run together.</summary>
    public static TableKind Table(string line) => line switch
    {
        "VersionStatusSupported Until" or "VersionStatusNot Before" or "버전상태최소 지원 보장일" or "VersionStatus" => TableKind.Versions,
        "VersionSupported Until" or "VersionNot Before" or "버전최소 지원 보장일" => TableKind.Support,
        "environmentregion" or "EnvironmentRegion" => TableKind.Pairs,
        "TypeNameDescriptionSchemaDefault" or "TypeNameDescriptionSchema" => TableKind.Parameters,
        "HTTP CodeDescriptionSchema" => TableKind.Responses,
        "NameDescriptionSchemaDefault" or "NameDescriptionSchema" => TableKind.Fields,
        _ => TableKind.None,
    };

    /// <summary>Lines that a printable view shows about itself: the notice on its top and its table of contents.</summary>
    public static bool IsFurniture(string line) => Furniture().IsMatch(line);

    /// <summary>The operation that a line opens; a query template behind the path is not part of it.</summary>
    public static (string Method, string Path)? MethodAndPath(string line) => line.Length < 4096 && OperationLine().Match(line) is { Success: true } match
        ? (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value)
        : null;

    public static bool IsVersion(string text) => VersionNumber().IsMatch(text);

    /// <summary>The word None is what the vendor's template prints where there is nothing.</summary>
    public static Stated<string>? Something(Stated<string>? text) => text?.Value is "None" ? null : text;

    [GeneratedRegex(@"^(?:This is the multi-page printable view|Return to the regular view|이 섹션의 다중 페이지|이 페이지의 일반 화면|.*(?:Click here to print|여기를 클릭하여 프린트)|(?:[-*•]\s*)?\d+(?:\.\d+)*: )")]
    private static partial Regex Furniture();

    [GeneratedRegex(@"^(get|put|post|delete|patch|head|options)\s+(/[^\s?]*)(?:\?\S*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OperationLine();

    [GeneratedRegex(@"^v?\d+(?:\.\d+)*$")]
    private static partial Regex VersionNumber();
}

/// <summary>The parts of what stands above the operations.</summary>
internal enum OverviewPart
{
    Overview,
    Versions,
    Url,
    Pairs,
    History,
}

/// <summary>The tables of a page.</summary>
internal enum TableKind
{
    None,
    Versions,
    Support,
    Pairs,
    Parameters,
    Responses,
    Fields,
}
