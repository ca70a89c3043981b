using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Referentials.ReferentialList;

/// <summary>The certifications of the branch, with or without a published edition.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ReferentialsPaths.List)]
public sealed class ReferentialListController(AppDbContext db, Catalogue catalogue, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View(
            "ReferentialList",
            ReferentialListPage.Of(catalogue, editions, clock.Today()) with
            {
                Documents = await db.BranchDocumentsAsync(OemmSettings.BranchDocuments, cancellation),
            }
        );
}

/// <summary>The catalogue and what the branch gives beside it. One query: catalogue and editions are in memory.</summary>
public sealed record ReferentialListPage(IReadOnlyList<CertificationLine> Lines)
{
    public IReadOnlyList<BranchDocument> Documents { get; init; } = [];

    /// <summary>Number of certifications on which a file may be opened.</summary>
    public int WithEdition => Lines.Count(line => line.Edition is not null);

    /// <summary>Each certification with its edition in force on that day.</summary>
    public static ReferentialListPage Of(Catalogue catalogue, Editions editions, DateOnly today) =>
        new([.. catalogue.Certifications.Select(certification => CertificationLine.Of(certification, editions.InForce(certification, today)))]);
}

/// <summary>A certification of the catalogue.</summary>
/// <param name="Title">Official title.</param>
/// <param name="Details">Number in the national register and note, in one line; null when there is neither.</param>
/// <param name="Edition">« Édition 2014, version 1 »; null when none is published.</param>
/// <param name="Url">Its page.</param>
/// <param name="Units">« 5 domaines ».</param>
/// <param name="Routes">« Formation, VAE ».</param>
/// <param name="Mentions">« Santé ou prévoyance »; null when the certification has none.</param>
public sealed record CertificationLine(string Title, string? Details, string? Edition, string? Url, string? Units, string? Routes, string? Mentions)
{
    /// <summary>What the list says of a certification.</summary>
    public static CertificationLine Of(Certification certification, Referential? edition)
    {
        var details = string.Join(" · ", new[] { certification.Rncp, certification.Note }.OfType<string>());
        return edition is null
            ? new(certification.Title, details, null, null, null, null, null)
            : new(
                certification.Title,
                details,
                EditionWords.Name(edition),
                ReferentialsPaths.Edition(edition.Code),
                EditionWords.Units(edition),
                FrenchText.Sentence(string.Join(", ", EditionWords.Routes(edition))),
                EditionWords.Mentions(edition));
    }
}
