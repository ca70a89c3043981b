using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.Mandates;

/// <summary>Those who may sit: every mandate, those running first.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Mandates)]
public sealed class MandatesController(AppDbContext db, TimeProvider clock) : Controller
{
    private const int PageSize = 50;

    /// <summary>One page, in name order.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(int page, CancellationToken cancellation)
    {
        var today = clock.Today();
        var mandates = db.Memberships.AsNoTracking().Where(membership => membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver);
        var counts = await mandates
            .Where(mandate => mandate.From <= today && (mandate.Until == null || mandate.Until >= today))
            .GroupBy(mandate => mandate.College)
            .Select(group => new { College = group.Key, Count = group.Count() })
            .ToListAsync(cancellation);
        var total = await mandates.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 1, pages);
        var lines = await (
            from mandate in mandates
            join person in db.People on mandate.PersonId equals person.Id
            join account in db.Users on person.Id equals account.PersonId into accounts
            from account in accounts.DefaultIfEmpty()
            orderby mandate.Until != null && mandate.Until < today, person.UsedName ?? person.BirthName, person.FirstNames, mandate.From
            select new MandateLine(
                mandate.Id,
                person.FirstNames,
                person.UsedName ?? person.BirthName,
                person.JobTitle,
                mandate.College,
                mandate.Represents,
                mandate.From,
                mandate.Until,
                account != null && account.PasswordHash != null
            )
        )
            .Skip((current - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellation);
        return View(
            "Mandates",
            new MandatesPage(
                lines,
                today,
                counts
                    .Where(count => count.College is not null)
                    .OrderBy(count => count.College)
                    .Select(count => $"{JuryWords.Of(count.College!.Value)} : {count.Count}")
                    .ToList(),
                new Pager(current, pages, number => $"{JuryPaths.Mandates}?page={number}", "Pages des mandats")
            )
        );
    }
}

/// <summary>The mandates; how many run today in each college.</summary>
public sealed record MandatesPage(IReadOnlyList<MandateLine> Lines, DateOnly Today, IReadOnlyList<string> Counts, Pager Pager);

public sealed record MandateLine(
    Guid Id,
    string FirstNames,
    string LastName,
    string? JobTitle,
    College? College,
    string? Represents,
    DateOnly From,
    DateOnly? Until,
    bool HasPassword
)
{
    /// <summary>« Anne Lefort ».</summary>
    public string Name => $"{FirstNames.Split(' ', ',')[0]} {LastName}";

    /// <summary>Whether it lets the person sit on that day.</summary>
    public Tag StateOn(DateOnly day) =>
        Until < day ? new Tag(TagState.Neutral, "Terminé")
        : College is null ? new Tag(TagState.Attention, "Collège à renseigner")
        : From > day ? new Tag(TagState.Waiting, "À venir")
        : !HasPassword ? new Tag(TagState.Waiting, "Invitation envoyée")
        : new Tag(TagState.Complete, "En cours");
}
