using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.InviteColleague;

/// <summary>The administrator invites a colleague of the OEMM, or another administrator. The OEMM invites everybody else.</summary>
[Requires(Permission.InviteColleagues)]
[Route(AccountsPaths.Invitation)]
public sealed class InviteColleagueController(AppDbContext db, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("InviteColleague", new InviteColleaguePage(new MemberForm(), new ColleagueForm
    {
        From = clock.Today(),
        Organisation = await BodyOfColleaguesAsync(cancellation) ?? "OEMM",
    }));

    /// <summary>Gives the capacity and sends the invitation.</summary>
    [HttpPost]
    public async Task<IActionResult> Invite([Bind(Prefix = "Form")] MemberForm form, [Bind(Prefix = "As")] ColleagueForm colleague, CancellationToken cancellation)
    {
        var page = new InviteColleaguePage(form, colleague);
        if (!ModelState.IsValid)
        {
            return View("InviteColleague", page);
        }

        var role = colleague.Role!.Value;
        if (await invitations.WelcomeAsync(form, role == Role.Oemm ? $"pour agir au nom de {colleague.Organisation!.Trim()}" : "pour administrer les comptes", ModelState, "Form.", cancellation) is not { } guest)
        {
            return View("InviteColleague", page);
        }

        var (from, until) = (colleague.From!.Value, colleague.Until);
        if (guest.Known && await db.Memberships.AnyAsync(other => other.PersonId == guest.Person.Id && other.Role == role && (other.Until == null || other.Until >= from) && (until == null || other.From <= until), cancellation))
        {
            ModelState.AddModelError("Form.Email", $"{guest.Person.Name} a déjà cette qualité ({RoleNames.Of(role)}) pour une partie de ces jours.");
            return View("InviteColleague", page);
        }

        var membership = Membership.Of(guest.Person.Id, role, role == Role.Oemm ? await CertifierAsync(colleague.Organisation!.Trim(), cancellation) : null, from);
        if (until is { } lastDay)
        {
            membership.End(lastDay);
        }

        db.Add(membership);
        db.Record(guest.Person.Id, CurrentUser.From(User)!.Actor(), $"Qualité ouverte : {RoleNames.Of(role)}", clock.GetUtcNow());
        if (!await invitations.SavedAsync(ModelState, "Form.", cancellation))
        {
            return View("InviteColleague", page);
        }

        TempData.Toast(guest.Known ? $"{guest.Person.Name} a déjà un compte : la nouvelle qualité s’y ajoute." : $"Invitation envoyée à {guest.Person.Name}.");
        return Redirect(AccountsPaths.Account(guest.Person.Id));
    }

    private Task<string?> BodyOfColleaguesAsync(CancellationToken cancellation) => (
        from membership in db.Memberships
        where membership.Role == Role.Oemm
        join organisation in Certifiers on membership.OrganisationId equals organisation.Id
        orderby membership.From descending
        select organisation.Name).FirstOrDefaultAsync(cancellation);

    private IQueryable<Organisation> Certifiers => db.Organisations.Where(organisation => organisation.Kind == OrganisationKind.Certifier);

    // the body of the certifier of that name; an empty base has none yet
    private async Task<Guid> CertifierAsync(string name, CancellationToken cancellation)
    {
        var known = await Certifiers.AsNoTracking().Select(organisation => new { organisation.Id, organisation.Name }).ToListAsync(cancellation);
        if (known.Find(organisation => string.Equals(organisation.Name, name, StringComparison.CurrentCultureIgnoreCase)) is { } found)
        {
            return found.Id;
        }

        var created = Organisation.Create(name, OrganisationKind.Certifier);
        db.Add(created);
        return created.Id;
    }
}

/// <summary>In which capacity, from when to when.</summary>
public sealed record ColleagueForm
{
    /// <summary>OEMM or administrator.</summary>
    [Display(Name = "Ce que cette personne fera")]
    public Role? Role { get; init; }

    /// <summary>The body that it acts for, of the OEMM.</summary>
    [Display(Name = "Organisme, pour l’OEMM")]
    public string? Organisation { get; init; }

    /// <summary>First day.</summary>
    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    /// <summary>Last day, when it is known.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class ColleagueFormValidator : AbstractValidator<ColleagueForm>
{
    /// <summary>The checks.</summary>
    public ColleagueFormValidator()
    {
        RuleFor(form => form.Role).Must(role => role is Role.Oemm or Role.Administrator).WithMessage("Choisissez ce que cette personne fera.");
        RuleFor(form => form.Organisation).NotEmpty().When(form => form.Role == Role.Oemm).WithMessage("Donnez le nom de l’organisme.").MaximumLength(200).WithMessage("Le nom tient en 200 signes.").Prints();
        RuleFor(form => form.From).NotNull().WithMessage("Donnez le premier jour, par exemple 01/01/2027.");
        RuleFor(form => form.Until).Must((form, day) => day is null || form.From is null || day >= form.From).WithMessage("Le dernier jour ne vient pas avant le premier.");
    }
}

/// <summary>The form.</summary>
public sealed record InviteColleaguePage(MemberForm Form, ColleagueForm As)
{
    /// <summary>What an administrator opens.</summary>
    public IEnumerable<SelectListItem> Choices { get; } =
    [
        new("OEMM : instruit les dossiers, tient l’annuaire, nomme et convoque les jurys", nameof(Role.Oemm)),
        new("Administration : ouvre et ferme les comptes, ne lit aucun dossier", nameof(Role.Administrator)),
    ];
}
