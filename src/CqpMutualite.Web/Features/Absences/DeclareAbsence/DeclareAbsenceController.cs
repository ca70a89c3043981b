using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Absences.DeclareAbsence;

/// <summary>Somebody says that they are away, from when to when, and which colleague acts meanwhile; HR may say it of an evaluator.</summary>
[Requires(Permission.DeclareAbsence)]
[Route(AbsencesPaths.DeclareRoute)]
public sealed class DeclareAbsenceController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid membership, CancellationToken cancellation) =>
        await LoadAsync(membership, cancellation) is { } left ? await PageAsync(left, new AbsenceForm(), cancellation) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Declare(Guid membership, [Bind(Prefix = "Form")] AbsenceForm form, CancellationToken cancellation)
    {
        if (await LoadAsync(membership, cancellation) is not { } left)
        {
            return NotFound();
        }

        ModelState.Refuse(await left.DeclareAsync(form.From, form.Until, form.StandIn, cancellation));
        if (!ModelState.IsValid)
        {
            return await PageAsync(left, form, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"Absence enregistrée : la personne choisie remplace {left.Name} jusqu’au {FrenchText.PlainDate(form.Until!.Value)}.");
        return Redirect(AbsencesPaths.Declare(membership));
    }

    private Task<CapacityLeft?> LoadAsync(Guid membership, CancellationToken cancellation) =>
        CapacityLeft.LoadAsync(db, CurrentUser.From(User)!, membership, clock.GetUtcNow(), cancellation);

    private async Task<IActionResult> PageAsync(CapacityLeft left, AbsenceForm form, CancellationToken cancellation) => View(
        "DeclareAbsence",
        new DeclareAbsencePage(left.MembershipId, left.Name, left.Role, left.IsOwn, form)
        {
            Colleagues = await left.ColleaguesAsync(cancellation),
            Absences = await left.AbsencesAsync(cancellation),
        });
}
