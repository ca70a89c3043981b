using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Registration.PresentUnits;

/// <summary>The company says what the candidate presents: all the units, before a jury, or some of them, to the joint commission.</summary>
[Requires(Permission.SubmitRegistration)]
[Route(RegistrationPaths.PresentedRoute)]
public sealed class PresentUnitsController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The units, those presented ticked. An edition whose units are presented together has no such page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? Page(head, new PresentUnitsForm { Units = [.. head.Edition.Units.Select(unit => unit.Key)] })
            : NotFound();
    }

    /// <summary>Keeps the choice.</summary>
    [HttpPost]
    public async Task<IActionResult> Present(string reference, [Bind(Prefix = "Form")] PresentUnitsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var outcome = head.File.Presentation.Choose(head.Edition, form.Units, clock.Today());
        ModelState.Refuse(outcome);
        if (ModelState.IsValid)
        {
            var presented = head.File.Presentation.IsForCommission ? FrenchText.Join(head.File.Presentation.Units.Select(key => head.Edition.Unit(key).Label)) : $"tous les {head.Edition.Vocabulary.Units}";
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Le candidat présente {presented}.");
                return Redirect(FilesPaths.File(reference));
            }
        }

        return Page(head, form);
    }

    private ViewResult Page(FileHead head, PresentUnitsForm form)
    {
        var may = head.File.Presentation.MayChoose(head.Edition);
        return View("PresentUnits", new PresentUnitsPage(head, may.IsAccepted ? null : FrenchText.NoBreak(may.Refusals[0].Message), form));
    }
}

/// <summary>The page; <paramref name="State"/> says why nothing is chosen now.</summary>
public sealed record PresentUnitsPage(FileHead Head, string? State, PresentUnitsForm Form)
{
    /// <summary>The units to choose from.</summary>
    public IReadOnlyList<Unit> Units => Head.Edition.AllUnits;
}

/// <summary>What the candidate presents.</summary>
public sealed record PresentUnitsForm
{
    /// <summary>Keys of the units.</summary>
    public List<string> Units { get; init; } = [];
}
