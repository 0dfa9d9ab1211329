using EpasContracts.OpenApi.Model;

namespace EpasContracts.OpenApi.Reading.Operations;

/// <summary>The styles by name, and where each may stand.</summary>
internal static class ParameterStyles
{
    public static ParameterStyle? Parse(string word) => word switch
    {
        "simple" => ParameterStyle.Simple,
        "form" => ParameterStyle.Form,
        "matrix" => ParameterStyle.Matrix,
        "label" => ParameterStyle.Label,
        "spaceDelimited" => ParameterStyle.SpaceDelimited,
        "pipeDelimited" => ParameterStyle.PipeDelimited,
        "deepObject" => ParameterStyle.DeepObject,
        "cookie" => ParameterStyle.Cookie,
        _ => null,
    };

    public static bool Fits(ParameterStyle style, ParameterPlace place) => place switch
    {
        ParameterPlace.Path => style is ParameterStyle.Simple or ParameterStyle.Matrix or ParameterStyle.Label,
        ParameterPlace.Query => style is ParameterStyle.Form or ParameterStyle.SpaceDelimited or ParameterStyle.PipeDelimited or ParameterStyle.DeepObject,
        ParameterPlace.Header => style == ParameterStyle.Simple,
        ParameterPlace.Cookie => style is ParameterStyle.Form or ParameterStyle.Cookie,
        _ => false,
    };

    public static string Choices(ParameterPlace place) => place switch
    {
        ParameterPlace.Path => "simple, matrix or label",
        ParameterPlace.Query => "form, spaceDelimited, pipeDelimited or deepObject",
        ParameterPlace.Header => "simple",
        ParameterPlace.Cookie => "form or cookie",
        _ => "content",
    };

    public static string Word(ParameterPlace place) => place switch
    {
        ParameterPlace.Path => "path",
        ParameterPlace.Query => "query",
        ParameterPlace.Header => "header",
        ParameterPlace.Cookie => "cookie",
        _ => "querystring",
    };
}
