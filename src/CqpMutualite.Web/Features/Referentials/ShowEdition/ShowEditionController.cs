using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Referentials.ShowEdition;

/// <summary>An edition for reading: the one in force, or a given one.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ReferentialsPaths.InForceRoute)]
[Route(ReferentialsPaths.EditionRoute)]
public sealed class ShowEditionController(Catalogue catalogue, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The page of the edition.</summary>
    [HttpGet]
    public IActionResult Show(string code, int? version)
    {
        var inForce = editions.InForce(code, clock.Today());
        var edition = version is { } given ? editions.Find(code, given) : inForce;
        return edition is null ? NotFound() : View("ShowEdition", new ShowEditionPage(edition, edition.Version == inForce?.Version, catalogue));
    }
}

/// <summary>An edition, in words: no query, the editions are in memory.</summary>
public sealed record ShowEditionPage(Referential Edition, bool InForce, Catalogue Catalogue)
{
    /// <summary>What the edition is, at a glance.</summary>
    public IReadOnlyList<Fact> Facts =>
    [
        new("Édition", EditionWords.Name(Edition), InForce ? "en vigueur" : "remplacée"),
        new("Unités", EditionWords.Units(Edition)),
        new("Voies d’accès", FrenchText.Sentence(string.Join(", ", EditionWords.Routes(Edition)))),
        .. EditionWords.Mentions(Edition) is { } mentions ? [new Fact("Mention", mentions)] : (Fact[])[],
    ];

    /// <summary>The certifications that use it, when they are several.</summary>
    public IReadOnlyList<string> SharedBy => Edition.SharedByCertifications
        ? [.. Catalogue.Certifications.Where(certification => certification.Editions.Contains(Edition.Code)).Select(certification => certification.Title)]
        : [];

    /// <summary>Units with their skills and criteria.</summary>
    public IEnumerable<EditionUnit> Units => Edition.Units.Select(unit => new EditionUnit(
        unit,
        Edition.Standard.SingleOrDefault(standard => standard.Unit == unit.Key),
        [.. unit.SharedWith.Select(code => Catalogue.Find(code)?.Title ?? code)]));

    /// <summary>The booklets. Blank ones are those of the edition in force.</summary>
    public IEnumerable<EditionBooklet> Booklets =>
        [
            .. Edition.Booklets.Select(booklet => new EditionBooklet(
                booklet.Title,
                FrenchText.Plural(booklet.Questions(Edition).Count(), "réponse attendue", "réponses attendues", feminine: true),
                string.Join(", ", Signatories(booklet)),
                InForce ? ReferentialsPaths.Blank(Edition.Code, booklet.Key) : null
            )),
            .. TrainingPathDocument.IsOf(Edition)
                ?
                [
                    new EditionBooklet(
                        TrainingPathDocument.Title,
                        "modules suivis",
                        "",
                        InForce ? ReferentialsPaths.Blank(Edition.Code, FilesPaths.PathSheet) : null
                    ),
                ]
                : Array.Empty<EditionBooklet>(),
        ];

    private static IEnumerable<string> Signatories(Booklet booklet) => booklet.CoverSignatories
        .Concat(booklet.Blocks.SelectMany(pair => pair.Block switch
        {
            SignaturesBlock signatures => signatures.Signatories,
            UnitTable table => table.Signatories,
            _ => [],
        }))
        .Select(signatory => signatory.Role).Distinct().Order().Select(role => role switch
        {
            SignatoryRole.Candidate => "candidat",
            SignatoryRole.Company => "entreprise",
            SignatoryRole.TrainingOrganisation => "organisme de formation",
            SignatoryRole.Trainer => "formateur",
            SignatoryRole.Evaluator1 => "évaluateur 1",
            _ => "évaluateur 2",
        });
}

/// <summary>A unit with its entry of the référentiel de compétences; null when the edition has none for it.</summary>
public sealed record EditionUnit(Unit Unit, UnitStandard? Standard, IReadOnlyList<string> SharedWith)
{
    /// <summary>« 12 compétences · 15 critères »; second levels count too.</summary>
    public string Counts => Standard is null
        ? "Sans liste dans le référentiel de compétences"
        : string.Join(" · ", new[]
        {
            Counted(Standard.Skills.SelectMany(list => list.Items), "compétence", "compétences"),
            Counted(Standard.Criteria.SelectMany(group => group.Items), "critère", "critères"),
        }.OfType<string>());

    private static string? Counted(IEnumerable<TextItem> items, string singular, string plural) =>
        Count(items) is > 0 and var count ? FrenchText.Plural(count, singular, plural) : null;

    private static int Count(IEnumerable<TextItem> items) => items.Sum(item => 1 + item.Items.Count);
}

/// <summary>A booklet of the edition; <paramref name="BlankUrl"/> is null for an edition that was replaced.</summary>
public sealed record EditionBooklet(string Title, string Extent, string Signatories, string? BlankUrl);
