using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Convocations.ReadConvocation;

/// <summary>A convocation as its holder reads it: when, where, and a button to say that one has it.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ConvocationsPaths.ConvocationRoute)]
public sealed class ReadConvocationController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>The page, in one query.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid convocation, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return
            (
                await ConvocationSheet.LoadAsync(db, db.ConvocationsVisibleTo(user.Reader).Where(found => found.Id == convocation), cancellation)
            ).SingleOrDefault()
                is { } sheet
            ? View(
                "ReadConvocation",
                new ReadConvocationPage(sheet, sheet.Convocation.PersonId == user.PersonId, user.May(Permission.ManageJuries), clock.Today())
            )
            : NotFound();
    }
}

/// <summary>The page.</summary>
/// <param name="Sheet">The convocation.</param>
/// <param name="Own">It is the reader's.</param>
/// <param name="Manages">The reader convenes.</param>
/// <param name="Today">The day.</param>
public sealed record ReadConvocationPage(ConvocationSheet Sheet, bool Own, bool Manages, DateOnly Today)
{
    private Convocation Told => Sheet.Convocation;

    /// <summary>« Convocation au jury ».</summary>
    public string Title => $"Convocation {Sheet.ToBody}";

    public IReadOnlyList<Crumb> Crumbs =>
        Manages
            ?
            [
                new("Jurys", JuryPaths.Sessions),
                new($"{Sheet.Body} du {FrenchText.PlainDate(Told.HeldOn)}", JuryPaths.Session(Told.SessionId)),
                new("Convocations", JuryPaths.Convocations(Told.SessionId)),
                new(Sheet.Person),
            ]
        : Sheet.File is { } file ? [new("Dossiers", FilesPaths.List), new(file.Reference, FilesPaths.File(file.Reference)), new(Title)]
        : [new("À faire", SpacesPaths.Jury), new(Title)];

    /// <summary>What is known at once.</summary>
    public IEnumerable<Fact> Facts
    {
        get
        {
            yield return new Fact(
                "Jour",
                FrenchText.Sentence(FrenchText.LongDate(Told.HeldOn)),
                Told.Holds && Told.HeldOn >= Today ? FrenchText.Distance(Told.HeldOn, Today).ToLowerInvariant() : null
            );
            yield return new Fact("Heures", Sheet.Hours, Figures: true);
            if (Told.Place.Length > 0)
            {
                yield return new Fact("Lieu", Told.Place);
            }

            if (Sheet.File is { } file)
            {
                yield return new Fact("Candidat", file.Candidate);
                yield return new Fact("Certification", file.CertificationTitle);
            }
            else
            {
                yield return new Fact("Dossiers", FrenchText.Number(Sheet.Files), Figures: true);
            }
        }
    }

    /// <summary>The holder is asked to say that they have it: whoever comes, not the company.</summary>
    public bool AsksReception => Own && Told is { Holds: true, AcknowledgedAt: null } && Told.As != ConvenedAs.Company;
}
