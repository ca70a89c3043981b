using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.ChangeEmployer;

/// <summary>The OEMM gives a file to the candidate's new company, on request. The former one keeps what it signed.</summary>
[Requires(Permission.ChangeEmployer)]
[Route(FilesPaths.EmployerRoute)]
public sealed class ChangeEmployerController(AppDbContext db, Editions editions, FrozenDocuments documents, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head
            ? await PageAsync(head, new ChangeEmployerForm { FirstDay = clock.Today() }, cancellation)
            : NotFound();

    /// <summary>Gives the file over.</summary>
    [HttpPost]
    public async Task<IActionResult> Change(string reference, [Bind(Prefix = "Form")] ChangeEmployerForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(head, form, cancellation);
        }

        try
        {
            await SignedByCompany.FreezeAsync(db, documents, head.File.Id, cancellation);
        }
        catch (PdfException)
        {
            ModelState.AddModelError("", "Les documents signés n’ont pas pu être figés : l’ancienne entreprise les perdrait. Réessayez dans un instant.");
            return await PageAsync(head, form, cancellation);
        }

        head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;

        var company = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(found => found.Id == form.EmployerId && found.Kind == OrganisationKind.Company, cancellation);
        if (company is null)
        {
            ModelState.AddModelError("Form.EmployerId", "Cette entreprise n’est plus dans l’annuaire. Choisissez-en une autre.");
            return await PageAsync(head, form, cancellation);
        }

        var (former, leaving, now) = (head.File.EmployerId, head.File.Opening.LeavingWithEmployer, clock.GetUtcNow());
        var outcome = head.File.Opening.ChangeEmployer(company, form.FirstDay!.Value, form.Reason, clock.Today());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await PageAsync(head, form, cancellation);
        }

        foreach (var assignment in leaving)
        {
            await EvaluatorDeparture.LetOutAsync(db, head, assignment, gone: true, user, now, cancellation);
        }

        await MoveCandidateAsync(head.File.CandidateId, former, company.Id, form.FirstDay.Value, cancellation);
        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Une autre personne modifiait ce dossier au même instant. Relisez-le, puis envoyez de nouveau.");
            return await PageAsync(head, form, cancellation);
        }

        TempData.Toast($"Le dossier est confié à {company.Name}.");
        return Redirect(FilesPaths.File(reference));
    }

    // the candidate's capacity follows, unless another file still ties them to the former company
    private async Task MoveCandidateAsync(Guid candidate, Guid former, Guid company, DateOnly firstDay, CancellationToken cancellation)
    {
        var capacities = await db.Memberships.Where(membership => membership.PersonId == candidate && membership.Role == Role.Candidate && membership.Until == null).ToListAsync(cancellation);
        if (capacities.Count == 0 || capacities.Exists(membership => membership.OrganisationId == company))
        {
            return;
        }

        if (await db.Files.CountAsync(file => file.CandidateId == candidate && file.EmployerId == former, cancellation) <= 1)
        {
            foreach (var ended in capacities.Where(membership => membership.OrganisationId == former && membership.From < firstDay))
            {
                ended.End(firstDay.AddDays(-1));
            }
        }

        db.Add(Membership.Of(candidate, Role.Candidate, company, firstDay));
    }

    private async Task<ViewResult> PageAsync(FileHead head, ChangeEmployerForm form, CancellationToken cancellation)
    {
        var current = head.File.EmployerId;
        var companies = await db.Organisations.AsNoTracking().Where(organisation => organisation.Kind == OrganisationKind.Company).OrderBy(organisation => organisation.Name)
            .Select(organisation => new { organisation.Id, organisation.Name, organisation.Town }).ToListAsync(cancellation);
        var allowed = head.File.Opening.MayChangeEmployer();
        return View("ChangeEmployer", new ChangeEmployerPage(
            head,
            companies.Find(company => company.Id == current)!.Name,
            [.. companies.Where(company => company.Id != current).Select(company => new SelectListItem(company.Town is null ? company.Name : $"{company.Name}, {company.Town}", company.Id.ToString()))],
            allowed.IsAccepted || !ModelState.IsValid ? null : allowed.Refusals[0].Message,
            form));
    }
}

/// <summary>Where to, since when, why.</summary>
public sealed record ChangeEmployerForm
{
    /// <summary>The new company.</summary>
    [Display(Name = "Nouvelle entreprise")]
    public Guid? EmployerId { get; init; }

    /// <summary>First day there.</summary>
    [Display(Name = "Premier jour dans la nouvelle entreprise")]
    public DateOnly? FirstDay { get; init; }

    /// <summary>Why, and at whose request.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules are the aggregate's.</summary>
public sealed class ChangeEmployerFormValidator : AbstractValidator<ChangeEmployerForm>
{
    /// <summary>The checks.</summary>
    public ChangeEmployerFormValidator()
    {
        RuleFor(form => form.EmployerId).NotNull().WithMessage("Choisissez la nouvelle entreprise.");
        RuleFor(form => form.FirstDay).NotNull().WithMessage("Donnez le premier jour, par exemple 01/09/2026.");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites pourquoi, en une phrase au moins.").MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}

/// <summary>The page; <paramref name="State"/> says why the employer cannot change.</summary>
public sealed record ChangeEmployerPage(FileHead Head, string Employer, IReadOnlyList<SelectListItem> Companies, string? State, ChangeEmployerForm Form);
