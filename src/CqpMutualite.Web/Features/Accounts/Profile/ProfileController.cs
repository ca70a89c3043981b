using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.Profile;

/// <summary>One's own account: who one is, in which capacities, and how one signs in.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Profile)]
public sealed class ProfileController(AppDbContext db, UserManager<Account> accounts, TimeProvider clock) : Controller
{
    /// <summary>The account.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("Profile", await ProfilePage.LoadAsync(db, accounts, CurrentUser.From(User)!, User, clock.Today(), cancellation));

    /// <summary>Changes the function. A candidate's is part of the registration: it is not changed here.</summary>
    [HttpPost]
    public async Task<IActionResult> Save([Bind(Prefix = "Form")] ProfileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (user.Role == Role.Candidate)
        {
            return LocalRedirect(AccountsPaths.Profile);
        }

        if (!ModelState.IsValid)
        {
            return View("Profile", await ProfilePage.LoadAsync(db, accounts, user, User, clock.Today(), cancellation) with { Form = form });
        }

        var person = await db.People.SingleAsync(found => found.Id == user.PersonId, cancellation);
        if ((person.JobTitle ?? "") != (form.JobTitle?.Trim() ?? ""))
        {
            person.ChangeJobTitle(form.JobTitle);
            db.Record(person.Id, user.Actor(), "Fonction modifiée", clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        TempData.Toast("Fonction enregistrée.");
        return LocalRedirect(AccountsPaths.Profile);
    }
}

/// <summary>What one changes of oneself.</summary>
public sealed record ProfileForm
{
    /// <summary>Function, as printed beside a signature.</summary>
    [Display(Name = "Fonction"), StringLength(120, ErrorMessage = "La fonction tient en 120 signes.")]
    public string? JobTitle { get; init; }
}

/// <summary>One's own account.</summary>
public sealed record ProfilePage(string Name, string? Email, string? PendingEmail, bool TwoStep, int Passkeys, IReadOnlyList<OwnCapacity> Capacities, IReadOnlyList<HistoryLine> History, bool Candidate)
{
    private const int HistoryShown = 10;

    /// <summary>The function.</summary>
    public ProfileForm Form { get; init; } = new();

    /// <summary>Loads it in five queries.</summary>
    public static async Task<ProfilePage> LoadAsync(AppDbContext db, UserManager<Account> accounts, CurrentUser user, System.Security.Claims.ClaimsPrincipal principal, DateOnly today, CancellationToken cancellation)
    {
        var account = (await accounts.GetUserAsync(principal))!;
        var person = await db.People.AsNoTracking().SingleAsync(found => found.Id == user.PersonId, cancellation);
        var passkeys = await accounts.GetPasskeysAsync(account);
        var capacities = await db.CapacitiesOf(user.PersonId, today).ToListAsync(cancellation);
        var history = await db.PersonEvents.AsNoTracking().Where(line => line.PersonId == user.PersonId).OrderByDescending(line => line.Id).Take(HistoryShown).ToListAsync(cancellation);
        return new ProfilePage(
            person.Name,
            account.Email,
            account.PendingEmail,
            account.TwoFactorEnabled,
            passkeys.Count,
            [.. capacities.Select(capacity => new OwnCapacity(RoleNames.Of(capacity.Role), capacity.OrganisationName, capacity.MembershipId == user.MembershipId))],
            [.. history.Select(line => new HistoryLine(line.At, line.ById == user.PersonId ? line.Act : $"{line.Act} – {line.Capacity}"))],
            user.Role == Role.Candidate)
        {
            Form = new ProfileForm { JobTitle = person.JobTitle },
        };
    }
}

/// <summary>A capacity in force.</summary>
public sealed record OwnCapacity(string Role, string? Organisation, bool Current);
