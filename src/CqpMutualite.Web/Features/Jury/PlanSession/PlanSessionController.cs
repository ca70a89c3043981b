using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>The certifier creates a session: a day, a place, the edition whose files it hears.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.NewSession)]
public sealed class PlanSessionController(AppDbContext db, Editions editions) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show(string? edition) => View("PlanSession", new PlanSessionPage(editions, new PlanSessionForm { Edition = edition }));

    /// <summary>Creates the session, or says beside each field what is wrong.</summary>
    [HttpPost]
    public async Task<IActionResult> Plan([Bind(Prefix = "Form")] PlanSessionForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("PlanSession", new PlanSessionPage(editions, form));
        }

        var (session, outcome) = JurySession.Plan(form.HeldOn!.Value, form.Place, form.Edition!);
        if (session is null)
        {
            ModelState.Refuse(outcome);
            return View("PlanSession", new PlanSessionPage(editions, form));
        }

        db.Add(session);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast("La session est créée.");
        return Redirect(JuryPaths.Session(session.Id));
    }
}

/// <summary>The form with the editions that can be chosen.</summary>
public sealed record PlanSessionPage(Editions Published, PlanSessionForm Form)
{
    /// <summary>One line a code: the version follows each file.</summary>
    public IEnumerable<SelectListItem> Editions => Published.All.DistinctBy(edition => edition.Code).Select(edition => new SelectListItem(edition.ShortTitle, edition.Code));
}

/// <summary>What is typed to create a session.</summary>
public sealed record PlanSessionForm
{
    /// <summary>Code of the edition.</summary>
    [Display(Name = "Certification")]
    public string? Edition { get; init; }

    /// <summary>Day.</summary>
    [Display(Name = "Jour de la session")]
    public DateOnly? HeldOn { get; init; }

    /// <summary>Place.</summary>
    [Display(Name = "Lieu")]
    public string? Place { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class PlanSessionFormValidator : AbstractValidator<PlanSessionForm>
{
    private const int FarthestYears = 3;

    /// <summary>The checks.</summary>
    public PlanSessionFormValidator(Editions editions, TimeProvider clock)
    {
        RuleFor(form => form.Edition).Must(code => editions.All.Any(edition => edition.Code == code)).WithMessage("Choisissez la certification dont la session entend les candidats.");
        RuleFor(form => form.HeldOn).NotNull().WithMessage("Donnez le jour de la session, par exemple 14/01/2027.")
            .Must(day => day is null || day >= clock.Today()).WithMessage("Ce jour est passé : vérifiez la date.")
            .Must(day => day is null || day <= clock.Today().AddYears(FarthestYears)).WithMessage("Vérifiez l’année.");
        RuleFor(form => form.Place).NotEmpty().WithMessage("Dites où la session se tient.").MaximumLength(200).WithMessage("Le lieu tient en 200 signes.");
    }
}
