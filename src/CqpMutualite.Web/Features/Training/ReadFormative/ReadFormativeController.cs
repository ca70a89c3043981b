using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Training.ReadFormative;

/// <summary>A former sheet of a unit, as it was signed.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.SheetRoute)]
public sealed class ReadFormativeController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, int occurrence, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (
            await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head
            || TrainingBooklet.Expected(head, user, unit) is not { } assessed
        )
        {
            return NotFound();
        }

        var sheets = await TrainingBooklet.ReadAsync(db, user, head, cancellation);
        if (sheets.Units.GetValueOrDefault(unit)?.Occurrence == occurrence)
        {
            return Redirect(TrainingPaths.Unit(reference, unit));
        }

        return sheets.Earlier.FirstOrDefault(earlier => earlier.Units.GetValueOrDefault(unit)?.Occurrence == occurrence) is { } found
            ? View(
                "ReadFormative",
                new ReadFormativePage(
                    head,
                    assessed,
                    occurrence,
                    new BookletForm(
                        head.Edition,
                        [.. head.Edition.Booklet(TrainingBooklet.Key)!.Sections.Where(section => section.Unit == unit)],
                        found.Printed,
                        found.Revisions
                    )
                    {
                        Frozen = true,
                    },
                    GivenSignature.Of(found.SignaturesOf(unit).FirstOrDefault())
                )
            )
            : NotFound();
    }
}

public sealed record ReadFormativePage(FileHead Head, Unit Unit, int Occurrence, BookletForm Form, GivenSignature? Signed);
