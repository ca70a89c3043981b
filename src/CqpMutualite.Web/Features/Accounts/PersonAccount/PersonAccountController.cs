using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.PersonAccount;

/// <summary>The account of somebody: how they sign in, what was done to it; takes off a second step whose holder has lost it.</summary>
[Requires(Permission.ManageAccounts)]
[Route(AccountsPaths.AccountRoute)]
public sealed class PersonAccountController(AppDbContext db, UserManager<Account> accounts, TimeProvider clock) : Controller
{
    /// <summary>The account.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, CancellationToken cancellation) =>
        await PageAsync(person, new ResetTwoStepForm(), cancellation) is { } page ? View("PersonAccount", page) : NotFound();

    /// <summary>Takes the second step off, with a reason; the holder is told, and every session of the account closes.</summary>
    [HttpPost]
    public async Task<IActionResult> Reset(Guid person, [Bind(Prefix = "Form")] ResetTwoStepForm form, CancellationToken cancellation)
    {
        var account = await db.Users.SingleOrDefaultAsync(found => found.PersonId == person, cancellation);
        if (account is null)
        {
            return NotFound();
        }

        if (!account.TwoFactorEnabled)
        {
            ModelState.AddModelError("", "La connexion en deux étapes de ce compte n’est pas activée : rien à retirer.");
        }

        if (!ModelState.IsValid)
        {
            return View("PersonAccount", await PageAsync(person, form, cancellation));
        }

        var now = clock.GetUtcNow();
        db.Record(person, CurrentUser.From(User)!.Actor(), "Connexion en deux étapes retirée", now, form.Reason);
        db.Post(Message.To(person, MessageKind.TwoStepRemoved, now));
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        TempData.Toast("Connexion en deux étapes retirée ; la personne est prévenue.");
        return LocalRedirect(AccountsPaths.Account(person));
    }

    private async Task<PersonAccountPage?> PageAsync(Guid id, ResetTwoStepForm form, CancellationToken cancellation)
    {
        var found = await (from account in db.Users.AsNoTracking() where account.PersonId == id join person in db.People.Include(known => known.FormerNames) on account.PersonId equals person.Id select new { account, person }).AsSingleQuery().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var former = await db.Set<Domain.People.FormerName>().AsNoTracking().Where(name => name.PersonId == id).OrderByDescending(name => name.Until).ToListAsync(cancellation);
        var (user, today) = (CurrentUser.From(User)!, clock.Today());
        var capacities = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.PersonId == id && (membership.Until == null || membership.Until >= today)
            orderby membership.From, membership.Id
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id into places
            from organisation in places.DefaultIfEmpty()
            select new { membership.Id, membership.Role, membership.From, membership.Until, Place = membership.Represents ?? (organisation == null ? null : organisation.Name) }).ToListAsync(cancellation);
        var history = await db.PersonEvents.AsNoTracking().Where(line => line.PersonId == id).OrderByDescending(line => line.Id).Take(50).ToListAsync(cancellation);
        return new PersonAccountPage(
            id,
            found.person.Name,
            found.account.Email,
            found.account.TwoFactorEnabled,
            [.. former.Select(name => $"{name.Name}, jusqu’au {FrenchText.PlainDate(name.Until)} ({name.Reason})")],
            [.. capacities.Select(capacity => new CapacityLine(
                string.Join(", ", new[] { RoleNames.Of(capacity.Role), capacity.Place == RoleNames.Of(capacity.Role) ? null : capacity.Place }.OfType<string>()),
                capacity.From > today ? capacity.From : null,
                capacity.Until,
                capacity.Role is Role.Oemm or Role.Administrator && user.May(Permission.InviteColleagues) ? AccountsPaths.End(id, capacity.Id) : null))],
            [.. history.Select(line => new HistoryLine(line.At, $"{line.Act} – {(line.ById == id ? "la personne elle-même" : line.Capacity)}{(line.Reason is null ? "" : $" : {line.Reason}")}"))],
            user.May(Permission.ChangeNames),
            form);
    }
}

/// <summary>The account of somebody.</summary>
public sealed record PersonAccountPage(Guid Person, string Name, string? Email, bool TwoStep, IReadOnlyList<string> FormerNames, IReadOnlyList<CapacityLine> Capacities, IReadOnlyList<HistoryLine> History, bool MayChangeName, ResetTwoStepForm Form);

/// <summary>A capacity of today or to come; <paramref name="EndUrl"/>: where the reader ends it.</summary>
public sealed record CapacityLine(string Text, DateOnly? From, DateOnly? Until, string? EndUrl);

/// <summary>Why the second step is taken off.</summary>
public sealed record ResetTwoStepForm
{
    /// <summary>For the history of the account.</summary>
    [Display(Name = "Motif"), Required(ErrorMessage = "Dites pourquoi, et comment vous avez reconnu la personne."), StringLength(300, ErrorMessage = "Le motif tient en 300 signes.")]
    public string? Reason { get; init; }
}
