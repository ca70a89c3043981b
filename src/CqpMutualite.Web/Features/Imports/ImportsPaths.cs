namespace CqpMutualite.Web.Features.Imports;

/// <summary>Links to the import of candidates.</summary>
public static class ImportsPaths
{
    /// <summary>Route: send a list.</summary>
    public const string Import = "/entreprise/import";

    /// <summary>Route: the list to fill, as text.</summary>
    public const string CsvTemplate = "/entreprise/import/modele.csv";

    /// <summary>Route: the list to fill, as a workbook.</summary>
    public const string XlsxTemplate = "/entreprise/import/modele.xlsx";

    /// <summary>Route: a list sent.</summary>
    public const string BatchRoute = "/entreprise/import/{import:guid}";

    /// <summary>Route: what is wrong in a list sent.</summary>
    public const string ErrorsRoute = "/entreprise/import/{import:guid}/erreurs.csv";

    public static string Batch(Guid import) => $"/entreprise/import/{import}";

    /// <summary>What is wrong in a list sent.</summary>
    public static string Errors(Guid import) => $"/entreprise/import/{import}/erreurs.csv";
}
