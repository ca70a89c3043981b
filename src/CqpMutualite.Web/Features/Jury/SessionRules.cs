using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What the acts on a session read beside it: lengths, hours elsewhere, whose turn it is to preside.</summary>
public static class SessionRules
{
    private static readonly string FreePresidency = OemmSettings.PresidencyTurn.Input.Write(PresidencyTurn.Free);
    private static readonly string PresidencyKey = OemmSettings.PresidencyTurn.Key;

    /// <summary>Length of the passage of a file: the interview of its edition (a setting for a VAE), then the deliberation, which is a setting.</summary>
    public static async Task<PassageLength> LengthAsync(this AppDbContext db, Referential edition, CertificationFile file, CancellationToken cancellation) =>
        PassageLength.Of(
            edition,
            file.Certification,
            file.Orientation.Route,
            file.Presentation.IsForCommission,
            await db.SettingAsync(OemmSettings.DeliberationMinutes, cancellation) ?? 0,
            file.Orientation.Route == Domain.Files.Route.Vae ? await db.SettingAsync(OemmSettings.VaeInterviewMinutes, cancellation) : null
        );

    /// <summary>Hours at which a person sits in other sessions of that day that are not over.</summary>
    public static async Task<IReadOnlyList<(TimeOnly From, TimeOnly Until)>> HoursElsewhereAsync(
        this AppDbContext db,
        JurySession session,
        Guid personId,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await db
                    .Sessions.AsNoTracking()
                    .Where(other =>
                        other.Id != session.Id
                        && other.HeldOn == session.HeldOn
                        && other.ClosedAt == null
                        && other.Members.Any(member => member.PersonId == personId)
                    )
                    .Select(other => new { other.StartsAt, other.EndsAt })
                    .ToListAsync(cancellation)
            ).Select(hours => (hours.StartsAt, hours.EndsAt)),
        ];

    /// <summary>
    /// The last presidency before a session: of a sitting really held, of its kind, that heard one of its certifications. Null for the first one, and when the
    /// setting leaves the presidency free. One query.
    /// </summary>
    public static Task<LastPresidency?> LastPresidencyAsync(this AppDbContext db, JurySession session, CancellationToken cancellation)
    {
        var codes = session.EditionCodes.Select(code => $",{code},").ToList();
        return db.Sessions.AsNoTracking()
            .Where(other => other.Id != session.Id && other.Kind == session.Kind && other.OpenedAt != null)
            .Where(other => codes.Any(code => ("," + other.EditionKeys + ",").Contains(code)))
            .Where(other => other.HeldOn < session.HeldOn || (other.HeldOn == session.HeldOn && other.StartsAt < session.StartsAt))
            .Where(_ =>
                (
                    db.SettingChanges.Where(change => change.Key == PresidencyKey)
                        .OrderByDescending(change => change.At)
                        .Select(change => change.Value)
                        .FirstOrDefault()
                    ?? ""
                ) != FreePresidency
            )
            .OrderByDescending(other => other.HeldOn)
            .ThenByDescending(other => other.StartsAt)
            .SelectMany(other => other.Members.Where(member => member.IsPresident).Select(member => new LastPresidency(other.HeldOn, member.College)))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The college that presides, in its turn; null when any member may.</summary>
    public static College? TurnOf(JuryPanel panel, LastPresidency? last) =>
        panel.Presidency == Presidency.Alternating && last is not null ? JuryWords.Other(last.College) : null;

    /// <summary>
    /// The conflicts between those who sit or may stand in and one file, whose evaluators and organisations are loaded; declared links included. Two queries.
    /// </summary>
    public static async Task<FileConflicts> ConflictsAsync(
        this AppDbContext db,
        JurySession session,
        CertificationFile file,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var people = await JuryPeople.LoadAsync(db, session, today, cancellation);
        var declared = await db
            .DeclaredLinks.AsNoTracking()
            .Where(link => link.FileId == file.Id && link.WithdrawnAt == null)
            .Select(link => new DeclaredTie(link.PersonId, link.Kind, link.Words))
            .ToListAsync(cancellation);
        return new FileConflicts(file.Id, Conflicts(session, people, [FileTies.Of(file) with { Declared = declared }]), people);
    }

    /// <summary>The conflicts between those who vote and a file.</summary>
    public static IReadOnlyList<ConflictOfInterest> Conflicts(JurySession session, JuryPeople people, IReadOnlyCollection<FileTies> files) =>
        ConflictOfInterest.Between(session.Members.Select(member => (member.PersonId, people.OrganisationsOf(member.PersonId))), files);
}

/// <summary>Minutes of a passage. <paramref name="Heard"/>: with the candidate; then the jury alone.</summary>
public sealed record PassageLength(int Heard, int Deliberation)
{
    public int Minutes => Heard + Deliberation;

    /// <summary>« 20 min, puis 10 », « sans durée ».</summary>
    public string Words => (Heard, Deliberation) switch
    {
        (0, 0) => "sans durée",
        (_, 0) => $"{Heard}{FrenchText.NoBreakSpace}min",
        _ => $"{Heard}{FrenchText.NoBreakSpace}min, puis {Deliberation}",
    };

    /// <summary>What the edition and the settings give; the commission examines on file, without hours.</summary>
    public static PassageLength Of(
        Referential edition,
        string certification,
        Domain.Files.Route route,
        bool forCommission,
        int deliberation,
        int? vaeInterview
    ) =>
        forCommission
            ? new PassageLength(0, 0)
            : new PassageLength((route == Domain.Files.Route.Vae ? vaeInterview : null) ?? edition.JuryTiming(certification)?.Minutes ?? 0, deliberation);
}

/// <summary>The settings that lengths depend on, read once for many files.</summary>
public sealed record PassageLengths(int Deliberation, int? VaeInterview)
{
    /// <summary>Length of the passage of that file.</summary>
    public PassageLength Of(Referential edition, CertificationFile file) =>
        PassageLength.Of(edition, file.Certification, file.Orientation.Route, file.Presentation.IsForCommission, Deliberation, VaeInterview);
}

public sealed record LastPresidency(DateOnly HeldOn, College College);

/// <summary>What ties those who sit, or may stand in, to one file.</summary>
public sealed record FileConflicts(Guid FileId, IReadOnlyList<ConflictOfInterest> Conflicts, JuryPeople People)
{
    /// <summary>A member who is tied withdraws for this file, and a free substitute of the college stands in; refused when there is none.</summary>
    public Outcome StandIn(JurySession session)
    {
        var outcome = Outcome.Accepted;
        foreach (var conflict in session.Unsettled(Conflicts))
        {
            // several members who withdraw for one file are one act
            var tried = FreeFor(session, conflict)
                .Select(substitute => session.Recuse(FileId, conflict.PersonId, substitute.PersonId))
                .FirstOrDefault(answer => answer.IsAccepted);
            if (tried.Acts.Count == 0)
            {
                return Refused(conflict);
            }

            outcome = tried;
        }

        return outcome;
    }

    /// <summary>Whether <see cref="StandIn"/> would find a substitute for each of them; a president does not withdraw.</summary>
    public bool MayStandIn(JurySession session) =>
        session.Unsettled(Conflicts).All(conflict => session.President?.PersonId != conflict.PersonId && FreeFor(session, conflict).Any());

    /// <summary>« Léa Martin est de la même entreprise », for the first of them; null when there is none.</summary>
    public string? Said(JurySession session) => session.Unsettled(Conflicts) is [var conflict, ..] ? Said(conflict) : null;

    /// <summary>Refused while a member with a voice is tied to the candidate and nobody stands in.</summary>
    public Outcome Refusal(JurySession session) => session.Unsettled(Conflicts) is [var conflict, ..] ? Refused(conflict) : Outcome.Accepted;

    private IEnumerable<JuryMember> FreeFor(JurySession session, ConflictOfInterest conflict)
    {
        var college = session.Members.Single(member => member.PersonId == conflict.PersonId).College;
        return session.Members.Where(member =>
            member is { IsSubstitute: true, Present: not false } && member.College == college && Conflicts.All(other => other.PersonId != member.PersonId)
        );
    }

    private string Said(ConflictOfInterest conflict) => $"{People.Of(conflict.PersonId).Name} {JuryWords.Of(conflict.Kind)}";

    private Refusal Refused(ConflictOfInterest conflict) => JuryRefusals.ConflictWith(Said(conflict));
}
