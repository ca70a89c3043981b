using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>The company names the two evaluators of a file among its people, or replaces them.</summary>
[Requires(Permission.NameParticipants)]
[Route(EvaluationPaths.EvaluatorsRoute)]
public sealed class NameEvaluatorsController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form. <paramref name="personne"/>: somebody just added, proposed in the first free place.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, Guid? personne, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var form = NameEvaluatorsForm.Of(head.File, personne);
        return View("NameEvaluators", await NameEvaluatorsPage.LoadAsync(db, head, form, clock.Today(), cancellation));
    }

    /// <summary>Names them.</summary>
    [HttpPost]
    public async Task<IActionResult> Name(string reference, [Bind(Prefix = "Form")] NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var page = await NameEvaluatorsPage.LoadAsync(db, head, form, today, cancellation);
        if (form.FirstEvaluatorId is { } one && page.People.All(person => person.Id != one))
        {
            ModelState.AddModelError("Form.FirstEvaluatorId", "Choisissez une personne de la liste.");
        }

        if (form.SecondEvaluatorId is { } other && page.People.All(person => person.Id != other))
        {
            ModelState.AddModelError("Form.SecondEvaluatorId", "Choisissez une personne de la liste.");
        }

        if (!ModelState.IsValid)
        {
            return View("NameEvaluators", page);
        }

        var outcome = head.File.NameEvaluators(form.FirstEvaluatorId!.Value, form.SecondEvaluatorId!.Value, today, page.SignatureGiven);
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return View("NameEvaluators", page);
        }

        db.Note(head.File.Id, user.Actor(), "Évaluateurs nommés", clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Ce dossier vient d’être modifié par une autre personne. Vérifiez la page, puis envoyez-la de nouveau.");
            return View("NameEvaluators", page);
        }

        TempData.Toast("Les deux évaluateurs sont nommés.");
        return Redirect(FilesPaths.File(reference));
    }
}
