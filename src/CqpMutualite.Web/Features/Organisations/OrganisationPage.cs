using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>An organisation: identity, people, contacts, approvals.</summary>
/// <param name="Organisation">With contacts and approvals.</param>
/// <param name="Team">Those who act for it, today or later.</param>
/// <param name="Approvals">Those of training organisations, in force first.</param>
/// <param name="RunningFiles">Files under way.</param>
/// <param name="Today">Today.</param>
public sealed record OrganisationPage(
    Organisation Organisation,
    IReadOnlyList<MemberLine> Team,
    IReadOnlyList<ApprovalLine> Approvals,
    int RunningFiles,
    DateOnly Today
)
{
    public bool Company => Organisation.Kind == OrganisationKind.Company;

    /// <summary>What its page says first.</summary>
    public IReadOnlyList<Fact> Facts =>
        [
            new("SIRET", Organisation.Siret is { } siret ? Siret.Spaced(siret) : "À renseigner", Figures: true),
            new(
                "Adresse",
                string.Join(
                    ", ",
                    new[] { Organisation.Address, string.Join(' ', new[] { Organisation.PostalCode, Organisation.Town }.OfType<string>()) }.Where(line =>
                        !string.IsNullOrEmpty(line)
                    )
                )
            ),
            new("Dossiers en cours", FrenchText.Number(RunningFiles), Figures: true),
        ];

    /// <summary>Loads it in four queries; null when it does not exist for the user.</summary>
    public static async Task<OrganisationPage?> LoadAsync(
        AppDbContext db,
        Catalogue catalogue,
        CurrentUser user,
        Guid id,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (await db.OrganisationOfAsync(user, id, cancellation) is not { } organisation)
        {
            return null;
        }

        var team = await (
            from membership in db.Memberships.AsNoTracking()
            where
                membership.OrganisationId == id
                && membership.Role != Role.Candidate
                && membership.Role != Role.JuryMember
                && membership.Role != Role.JuryObserver
                && (membership.Until == null || membership.Until >= today)
            join person in db.People on membership.PersonId equals person.Id
            join account in db.Users on person.Id equals account.PersonId into accounts
            from account in accounts.DefaultIfEmpty()
            orderby membership.Role, person.UsedName ?? person.BirthName, person.FirstNames
            select new MemberLine(
                membership.Id,
                person.Id,
                person.Name,
                person.JobTitle,
                membership.Role,
                membership.SignsAs,
                membership.Until,
                account == null ? null : account.Email,
                account != null && account.PasswordHash != null
            )
        ).ToListAsync(cancellation);
        var files = await db.Files.CountAsync(
            file =>
                file.Turn != Domain.Files.Turn.Nobody
                && (file.EmployerId == id || db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == id && place.Until == null)),
            cancellation
        );
        return new OrganisationPage(
            organisation,
            team,
            organisation.Kind == OrganisationKind.Company
                ? []
                : ApprovalLine.Of(organisation, catalogue, today, await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation)),
            files,
            today
        );
    }
}

/// <summary>Somebody who acts for the organisation.</summary>
public sealed record MemberLine(
    Guid MembershipId,
    Guid PersonId,
    string Name,
    string? JobTitle,
    Role Role,
    string? SignsAs,
    DateOnly? Until,
    string? Email,
    bool HasPassword
)
{
    /// <summary>Where the invitation stands; null once the person came in.</summary>
    public Tag? Tag => Email is null ? new Tag(TagState.Neutral, "Sans accès") : HasPassword ? null : new Tag(TagState.Waiting, "Invitation envoyée");
}

/// <summary>An approval as it is told.</summary>
public sealed record ApprovalLine(
    Guid Id,
    string Certification,
    bool Training,
    bool Vae,
    DateOnly From,
    DateOnly Until,
    DateOnly? DecidedOn,
    string? EndedBecause,
    Tag Tag,
    bool Over
)
{
    /// <summary>« Formation et VAE ».</summary>
    public string Scope => (Training, Vae) switch { (true, true) => "Formation et VAE", (true, false) => "Formation", _ => "VAE" };

    /// <summary>Those in force, then those to come, then those that ended, by certification.</summary>
    public static IReadOnlyList<ApprovalLine> Of(Organisation organisation, Catalogue catalogue, DateOnly today, int warnDays) =>
        [
            .. organisation
                .Approvals.OrderBy(approval =>
                    approval.Until < today ? 2
                    : approval.From > today ? 1
                    : 0
                )
                .ThenBy(approval => approval.Certification, StringComparer.Ordinal)
                .ThenByDescending(approval => approval.Until)
                .Select(approval => new ApprovalLine(
                    approval.Id,
                    catalogue.TitleOf(approval.Certification),
                    approval.Training,
                    approval.Vae,
                    approval.From,
                    approval.Until,
                    approval.DecidedOn,
                    approval.EndedBecause,
                    TagOf(approval, today, warnDays),
                    approval.Until < today
                )),
        ];

    private static Tag TagOf(Approval approval, DateOnly today, int warnDays) =>
        approval.Until < today ? new Tag(TagState.Neutral, "Terminé")
        : approval.From > today ? new Tag(TagState.Waiting, "À venir")
        : approval.Until.DayNumber - today.DayNumber <= warnDays
            ? new Tag(TagState.Attention, $"Fin {FrenchText.Distance(approval.Until, today).ToLowerInvariant()}")
        : new Tag(TagState.Complete, "En vigueur");
}
