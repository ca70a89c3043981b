namespace CqpMutualite.Web.Features.Referentials;

/// <summary>Links to the référentiels.</summary>
public static class ReferentialsPaths
{
    /// <summary>The catalogue.</summary>
    public const string List = "/referentiels";

    /// <summary>The edition in force.</summary>
    public static string Edition(string code) => $"/referentiels/{code}";

    /// <summary>A given edition.</summary>
    public static string Edition(string code, int version) => $"/referentiels/{code}/{version}";

    /// <summary>A given edition as JSON.</summary>
    public static string Json(string code, int version) => $"/referentiels/{code}/{version}.json";

    /// <summary>A blank booklet.</summary>
    public static string Blank(string code, string booklet) => $"/referentiels/{code}/{booklet}-vierge.pdf";
}
