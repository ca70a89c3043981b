using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions;

/// <summary>A file with what was decided on it and what may follow.</summary>
/// <param name="Head">The file.</param>
/// <param name="Ever">Every decision signed, the first one first.</param>
/// <param name="Ledger">What the candidate has acquired, across files.</param>
/// <param name="Later">Reference of the file in which the candidate goes on; null when there is none.</param>
/// <param name="Presentations">How many times the candidate has presented this certification.</param>
/// <param name="Limits">What limits new presentations.</param>
/// <param name="CompletedBy">What completes a certification whose units were validated alone.</param>
/// <param name="Shared">What a unit acquired elsewhere is worth.</param>
public sealed record AfterDecision(
    FileHead Head,
    IReadOnlyList<Decision> Ever,
    UnitLedger Ledger,
    string? Later,
    int Presentations,
    PresentationLimits Limits,
    UnitsCompletedBy CompletedBy,
    SharedUnitsEffect Shared
)
{
    /// <summary>The session of the file is published: what is decided from then on is published by itself.</summary>
    public bool SessionPublished { get; init; }

    public Decision? Current => Ever.FirstOrDefault(decision => decision.ReplacedAt is null);

    /// <summary>Those that were replaced, the last one first.</summary>
    public IEnumerable<Decision> Replaced => Ever.Where(decision => decision.ReplacedAt is not null).Reverse();

    /// <summary>What a new presentation depends on; null without a decision.</summary>
    public PresentationRecord? Record(Editions editions) =>
        Current is null ? null : new(editions.Get(Head.File.EditionCode, Head.File.EditionVersion), Current, Ledger, Presentations, Later, Limits);

    /// <summary>
    /// Loads it in five queries: file, decisions, ledger, the candidate's other files, settings. Null when the file does not exist for that user.
    /// </summary>
    public static async Task<AfterDecision?> LoadAsync(
        AppDbContext db, Editions editions, CurrentUser user, string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await OfAsync(db, editions, head, cancellation) : null;

    /// <summary>The same of a file that is loaded, in four queries; <paramref name="tracked"/>: its decisions are to be changed.</summary>
    public static async Task<AfterDecision> OfAsync(AppDbContext db, Editions editions, FileHead head, CancellationToken cancellation, bool tracked = false)
    {
        var file = head.File;
        var decisions = db
            .DecisionsEver.Include(decision => decision.Units)
            .AsSingleQuery()
            .Where(decision => decision.FileId == file.Id)
            .OrderBy(decision => decision.Number);
        var ever = await (tracked ? decisions : decisions.AsNoTracking()).ToListAsync(cancellation);
        var ledger = await db.LedgerAsync(editions, file.CandidateId, cancellation);
        var others = await db
            .Files.AsNoTracking()
            .Where(other => other.CandidateId == file.CandidateId && other.Certification == file.Certification)
            .Select(other => new Other(
                other.Id,
                other.Reference,
                other.Presentation.PublishedOn != null,
                other.Halts.ClosedOn != null,
                other.Presentation.Keys != "" && !other.Presentation.Completes,
                db.Sessions.Any(session => session.Id == other.SessionId && session.PublishedOn != null)
            ))
            .ToListAsync(cancellation);
        var settings = await db.LastChangesAsync(
            [OemmSettings.MaximumPresentations, OemmSettings.DelayBeforeNextPresentationDays, OemmSettings.BlocsCompletedBy, OemmSettings.SharedUnits],
            cancellation
        );
        return new AfterDecision(
            head,
            ever,
            ledger,
            LaterOf(file, others),
            others.Count(other => other.Published && other.ForCommission == file.Presentation.IsForCommission),
            new PresentationLimits(
                OemmSettings.MaximumPresentations.Of(Last(OemmSettings.MaximumPresentations)),
                OemmSettings.DelayBeforeNextPresentationDays.Of(Last(OemmSettings.DelayBeforeNextPresentationDays))
            ),
            OemmSettings.BlocsCompletedBy.Of(Last(OemmSettings.BlocsCompletedBy)),
            OemmSettings.SharedUnits.Of(Last(OemmSettings.SharedUnits)))
        {
            SessionPublished = others.Exists(other => other.Id == file.Id && other.SessionPublished),
        };

        SettingChange? Last(Setting setting) => settings.GetValueOrDefault(setting.Key);
    }

    /// <summary>Keeps the file in which the candidate goes on, and says so in its history; what is said of this one is returned.</summary>
    public Outcome OpenNext(FileActing begun, CertificationFile? next, Outcome opened, Outcome outcome)
    {
        if (next is not null)
        {
            begun.Db.Add(next);
            begun.Db.Note(next.Id, begun.User.Actor(), opened, Head.Edition, begun.Now);
        }

        return outcome;
    }

    // one that goes on from this file, or, before a jury, any other that is open on the same certification; a file closed before its end stops nothing
    private static string? LaterOf(CertificationFile file, List<Other> others) =>
        others
            .Find(other =>
                other.Id != file.Id
                && !other.Closed
                && (other.Reference == file.FollowedBy || (!other.Published && !other.ForCommission && !file.Presentation.IsForCommission))
            )
            ?.Reference;

    private sealed record Other(Guid Id, string Reference, bool Published, bool Closed, bool ForCommission, bool SessionPublished);
}
