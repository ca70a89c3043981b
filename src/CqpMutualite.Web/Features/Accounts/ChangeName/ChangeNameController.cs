using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.ChangeName;

/// <summary>Records the new name of a person: any for the certifier, those of one's company for HR. What is signed or frozen keeps the former one.</summary>
[Requires(Permission.ChangeNames)]
[Route(AccountsPaths.NameRoute)]
public sealed class ChangeNameController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form, with the present name.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, string? retour, CancellationToken cancellation) =>
        await FindAsync(person, cancellation) is { } found
            ? View("ChangeName", new ChangeNamePage(found.Name, new ChangeNameForm { FirstNames = found.FirstNames, BirthName = found.BirthName, UsedName = found.UsedName, ChangedOn = clock.Today(), Retour = retour }))
            : NotFound();

    /// <summary>Changes it, and says so in the history of each of the person's files.</summary>
    [HttpPost]
    public async Task<IActionResult> Change(Guid person, [Bind(Prefix = "Form")] ChangeNameForm form, CancellationToken cancellation)
    {
        if (await FindAsync(person, cancellation) is not { } found)
        {
            return NotFound();
        }

        var former = found.Name;
        var outcome = ModelState.IsValid ? found.ChangeName(form.FirstNames, form.BirthName, form.UsedName, form.Reason, form.ChangedOn ?? clock.Today(), clock.Today()) : Outcome.Accepted;
        ModelState.Refuse(outcome);
        if (!ModelState.IsValid)
        {
            return View("ChangeName", new ChangeNamePage(former, form));
        }

        var (user, now) = (CurrentUser.From(User)!, clock.GetUtcNow());
        db.Record(person, user.Actor(), $"Nom changé : {former} devient {found.Name}", now, form.Reason);
        await db.NoteAsync(editions, db.Files.Where(file => file.CandidateId == person), user.Actor(), new CandidateRenamed(), now, cancellation);

        await db.SaveChangesAsync(cancellation);
        TempData.Toast("Nom changé. Les documents déjà signés gardent l’ancien.");
        return LocalRedirect(Url.IsLocalUrl(form.Retour) ? form.Retour : user.May(Permission.ManageAccounts) && await db.Users.AnyAsync(account => account.PersonId == person, cancellation) ? AccountsPaths.Account(person) : "/");
    }

    // for HR: whoever has a capacity in the company, and the candidates of its files
    private Task<Person?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var (user, today) = (CurrentUser.From(User)!, clock.Today());
        var people = db.People.Where(person => person.Id == id);
        if (user.Role != Role.Oemm)
        {
            var company = user.OrganisationId;
            people = people.Where(person => db.FilesVisibleTo(user.Reader).Any(file => file.CandidateId == person.Id)
                || db.Memberships.Any(member => member.PersonId == person.Id && member.OrganisationId != null && member.OrganisationId == company && member.From <= today && (member.Until == null || today <= member.Until)));
        }

        return people.SingleOrDefaultAsync(cancellation);
    }
}

/// <summary>The page.</summary>
public sealed record ChangeNamePage(string Present, ChangeNameForm Form);

/// <summary>The new name.</summary>
public sealed record ChangeNameForm
{
    /// <summary>First names.</summary>
    [Display(Name = "Prénoms")]
    public string? FirstNames { get; init; }

    /// <summary>Birth name.</summary>
    [Display(Name = "Nom de naissance")]
    public string? BirthName { get; init; }

    /// <summary>Name used, when it is another.</summary>
    [Display(Name = "Nom d’usage")]
    public string? UsedName { get; init; }

    /// <summary>Since when.</summary>
    [Display(Name = "Depuis le")]
    public DateOnly? ChangedOn { get; init; }

    /// <summary>Why.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }

    /// <summary>Where to go afterwards.</summary>
    public string? Retour { get; init; }
}

/// <summary>Checks of shape; the aggregate asks for the rest.</summary>
public sealed class ChangeNameFormValidator : AbstractValidator<ChangeNameForm>
{
    private const int LongestFirstNames = 120, LongestName = 60, LongestReason = 300;

    /// <summary>The checks.</summary>
    public ChangeNameFormValidator()
    {
        RuleFor(form => form.FirstNames).MaximumLength(LongestFirstNames).WithMessage($"Les prénoms tiennent en {LongestFirstNames} signes.");
        RuleFor(form => form.BirthName).MaximumLength(LongestName).WithMessage($"Le nom tient en {LongestName} signes.");
        RuleFor(form => form.UsedName).MaximumLength(LongestName).WithMessage($"Le nom tient en {LongestName} signes.");
        RuleFor(form => form.ChangedOn).NotNull().WithMessage("Dites depuis quel jour.");
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage($"Le motif tient en {LongestReason} signes.");
    }
}
