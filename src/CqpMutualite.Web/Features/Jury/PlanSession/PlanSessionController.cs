using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>The certifier creates a session: jury or commission, the certifications it hears, a day, hours, a place.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.NewSession)]
public sealed class PlanSessionController(AppDbContext db, Editions editions) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show(string? edition, SessionKind kind = SessionKind.Jury) => View("PlanSession", new PlanSessionPage(editions, new PlanSessionForm { Editions = edition is null ? [] : [edition], Kind = kind }));

    /// <summary>Creates the session, or says beside each field what is wrong.</summary>
    [HttpPost]
    public async Task<IActionResult> Plan([Bind(Prefix = "Form")] PlanSessionForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("PlanSession", new PlanSessionPage(editions, form));
        }

        var (session, outcome) = JurySession.Plan(form.Kind, form.ToTerms(), [.. form.Chosen().Select(code => SessionHead.EditionOf(editions, code, form.HeldOn!.Value))]);
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

    /// <summary>Jury or commission.</summary>
    public IEnumerable<SelectListItem> Kinds { get; } =
    [
        new("Jury : les candidats sont entendus", nameof(SessionKind.Jury)),
        new("Commission paritaire : blocs isolés, sur dossier", nameof(SessionKind.Commission)),
    ];
}

/// <summary>What is typed to create a session.</summary>
public sealed record PlanSessionForm : SessionTermsForm
{
    /// <summary>Jury or commission.</summary>
    [Display(Name = "Nature de la session")]
    public SessionKind Kind { get; init; }

    /// <summary>Codes of editions.</summary>
    [Display(Name = "Certifications")]
    public IReadOnlyList<string>? Editions { get; init; }

    /// <summary>Those ticked.</summary>
    public IReadOnlyList<string> Chosen() => [.. (Editions ?? []).Where(code => !string.IsNullOrEmpty(code)).Distinct()];
}

/// <summary>Checks of shape.</summary>
public sealed class PlanSessionFormValidator : SessionTermsValidator<PlanSessionForm>
{
    /// <summary>The checks.</summary>
    public PlanSessionFormValidator(Editions editions, TimeProvider clock)
        : base(clock) =>
        RuleFor(form => form.Editions).Must((form, _) => form.Chosen().Count > 0 && form.Chosen().All(code => editions.All.Any(edition => edition.Code == code))).WithMessage("Choisissez les certifications dont la session examine les dossiers.");
}
