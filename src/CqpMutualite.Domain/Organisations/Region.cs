namespace CqpMutualite.Domain.Organisations;

/// <summary>A region of France, in the alphabetical order of their names.</summary>
public enum Region
{
    AuvergneRhoneAlpes,

    BourgogneFrancheComte,

    Bretagne,

    CentreValDeLoire,

    Corse,

    GrandEst,

    Guadeloupe,

    Guyane,

    HautsDeFrance,

    IleDeFrance,

    LaReunion,

    Martinique,

    Mayotte,

    Normandie,

    NouvelleAquitaine,

    Occitanie,

    PaysDeLaLoire,

    ProvenceAlpesCoteDAzur,
}

/// <summary>Names of the regions, and the region of a postal code.</summary>
public static class Regions
{
    // the first two digits of a postal code are its department, but overseas where they are three; in Corsica 20 stands for 2A and 2B
    private static readonly (Region Region, string Name, string Departments)[] Table =
    [
        (Region.AuvergneRhoneAlpes, "Auvergne-Rhône-Alpes", "01,03,07,15,26,38,42,43,63,69,73,74"),
        (Region.BourgogneFrancheComte, "Bourgogne-Franche-Comté", "21,25,39,58,70,71,89,90"),
        (Region.Bretagne, "Bretagne", "22,29,35,56"),
        (Region.CentreValDeLoire, "Centre-Val de Loire", "18,28,36,37,41,45"),
        (Region.Corse, "Corse", "20"),
        (Region.GrandEst, "Grand Est", "08,10,51,52,54,55,57,67,68,88"),
        (Region.Guadeloupe, "Guadeloupe", "971"),
        (Region.Guyane, "Guyane", "973"),
        (Region.HautsDeFrance, "Hauts-de-France", "02,59,60,62,80"),
        (Region.IleDeFrance, "Île-de-France", "75,77,78,91,92,93,94,95"),
        (Region.LaReunion, "La Réunion", "974"),
        (Region.Martinique, "Martinique", "972"),
        (Region.Mayotte, "Mayotte", "976"),
        (Region.Normandie, "Normandie", "14,27,50,61,76"),
        (Region.NouvelleAquitaine, "Nouvelle-Aquitaine", "16,17,19,23,24,33,40,47,64,79,86,87"),
        (Region.Occitanie, "Occitanie", "09,11,12,30,31,32,34,46,48,65,66,81,82"),
        (Region.PaysDeLaLoire, "Pays de la Loire", "44,49,53,72,85"),
        (Region.ProvenceAlpesCoteDAzur, "Provence-Alpes-Côte d’Azur", "04,05,06,13,83,84"),
    ];

    private static readonly Dictionary<string, Region> ByDepartment = Table
        .SelectMany(row => row.Departments.Split(',').Select(department => (department, row.Region)))
        .ToDictionary(entry => entry.department, entry => entry.Region);
    private static readonly Dictionary<Region, string> Names = Table.ToDictionary(row => row.Region, row => row.Name);

    // Saint-Barthélemy and Saint-Martin kept the numbers of Guadeloupe when they ceased to belong to it
    private static readonly HashSet<string> NoLongerGuadeloupe = ["97133", "97150"];

    /// <summary>« Auvergne-Rhône-Alpes ».</summary>
    public static string Name(this Region region) => Names[region];

    /// <summary>
    /// The region of a postal code; null for what is no postal code of a region (Saint-Pierre-et-Miquelon, Polynésie, Monaco…). A few communes are
    /// served by the post of the department beside theirs: the region is then that of the post.
    /// </summary>
    public static Region? Of(string? postalCode)
    {
        if (postalCode is not { Length: 5 } || !postalCode.All(char.IsAsciiDigit) || NoLongerGuadeloupe.Contains(postalCode))
        {
            return null;
        }

        return ByDepartment.TryGetValue(postalCode.StartsWith("97", StringComparison.Ordinal) ? postalCode[..3] : postalCode[..2], out var region)
            ? region
            : null;
    }
}
