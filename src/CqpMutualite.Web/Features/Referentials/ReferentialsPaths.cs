namespace CqpMutualite.Web.Features.Referentials;

public static class ReferentialsPaths
{
    public const string List = "/referentiels";

    /// <summary>Route: the edition in force.</summary>
    public const string InForceRoute = "/referentiels/{code}";

    /// <summary>Route: a given edition.</summary>
    public const string EditionRoute = "/referentiels/{code}/{version:int}";

    /// <summary>Route: a given edition as JSON.</summary>
    public const string JsonRoute = "/referentiels/{code}/{version:int}.json";

    /// <summary>Route: a blank booklet of the edition in force.</summary>
    public const string BlankRoute = "/referentiels/{code}/{booklet}-vierge.pdf";

    public static string Edition(string code) => $"/referentiels/{code}";

    public static string Edition(string code, int version) => $"/referentiels/{code}/{version}";

    /// <summary>A given edition as JSON.</summary>
    public static string Json(string code, int version) => $"/referentiels/{code}/{version}.json";

    /// <summary>A blank booklet of the edition in force.</summary>
    public static string Blank(string code, string booklet) => $"/referentiels/{code}/{booklet}-vierge.pdf";
}
