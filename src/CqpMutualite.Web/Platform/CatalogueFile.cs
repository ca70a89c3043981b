using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Platform;

/// <summary>Reads the catalogue of certifications given with the application.</summary>
public static class CatalogueFile
{
    /// <summary>The catalogue of <c>Referentials/catalogue.json</c>.</summary>
    /// <exception cref="StartupException">The document has a fault.</exception>
    public static Catalogue Load(IHostEnvironment environment)
    {
        var (catalogue, faults) = Catalogue.Read(File.ReadAllText(Path.Combine(environment.ContentRootPath, "Referentials", "catalogue.json")));
        return faults.Count == 0 ? catalogue : throw new StartupException($"Le catalogue n’est pas lisible : {faults[0].Path} : {faults[0].Message}");
    }

    /// <summary>What is said to everybody of the certifications, from <c>Referentials/presentation.json</c>.</summary>
    /// <exception cref="StartupException">The document has a fault.</exception>
    public static BranchPresentation LoadPresentation(IHostEnvironment environment)
    {
        var path = Path.Combine(environment.ContentRootPath, "Referentials", "presentation.json");
        var (presentation, faults) = BranchPresentation.Read(File.ReadAllText(path));
        return faults.Count == 0
            ? presentation
            : throw new StartupException($"La présentation des CQP n’est pas lisible : {faults[0].Path} : {faults[0].Message}");
    }
}
