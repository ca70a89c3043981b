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

    /// <summary>Route: the référentiel de compétences of the edition in force, to print.</summary>
    public const string StandardRoute = "/referentiels/{code}/referentiel-de-competences.pdf";

    /// <summary>Route: the tutor's guide of the edition in force, to read.</summary>
    public const string TutorGuideRoute = "/referentiels/{code}/guide-du-tuteur";

    /// <summary>The référentiel de compétences of the edition in force.</summary>
    public static string Standard(string code) => $"/referentiels/{code}/referentiel-de-competences.pdf";

    /// <summary>The tutor's guide of the edition in force.</summary>
    public static string TutorGuide(string code) => $"/referentiels/{code}/guide-du-tuteur";

    public static string Edition(string code) => $"/referentiels/{code}";

    public static string Edition(string code, int version) => $"/referentiels/{code}/{version}";

    /// <summary>A given edition as JSON.</summary>
    public static string Json(string code, int version) => $"/referentiels/{code}/{version}.json";

    /// <summary>A blank booklet of the edition in force.</summary>
    public static string Blank(string code, string booklet) => $"/referentiels/{code}/{booklet}-vierge.pdf";
}
