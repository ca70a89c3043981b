using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.ReadLedger;

/// <summary>What the candidate of a file has acquired, across files: dates, validity, where it comes from.</summary>
[Requires(Permission.ReadLedger)]
[Route(DecisionsPaths.LedgerRoute)]
public sealed class ReadLedgerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The page. Five queries: file, ledger, visible files, setting.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var file = head.File;
        var ledger = await db.LedgerAsync(editions, file.CandidateId, cancellation);
        var visible = await db.FilesVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(other => other.CandidateId == file.CandidateId)
            .Select(other => other.Id)
            .ToListAsync(cancellation);
        var effect = user.May(Permission.ManageDecisions) ? await db.SettingAsync(OemmSettings.SharedUnits, cancellation) : SharedUnitsEffect.Mention;
        return View("ReadLedger", LedgerPage.Of(head, ledger, visible, effect, clock.Today()));
    }
}

/// <summary>One acquisition.</summary>
/// <param name="Entry">The unit, its date, its end.</param>
/// <param name="State">Valid, or over.</param>
/// <param name="Validity">In words.</param>
public sealed record LedgerLine(AcquiredUnit Entry, Tag State, string Validity);

/// <summary>A unit of this file's certification that another certification has too, acquired there.</summary>
public sealed record SharedLine(Unit Unit, AcquiredUnit Elsewhere, string Says, string? CountUrl);

/// <summary>The ledger, as far as the reader sees the files that it comes from.</summary>
public sealed record LedgerPage(FileHead Head, IReadOnlyList<IGrouping<string, LedgerLine>> Certifications, IReadOnlyList<SharedLine> Shared)
{
    /// <summary>From the ledger; an employer sees what comes from its own files only.</summary>
    public static LedgerPage Of(FileHead head, UnitLedger ledger, IReadOnlyCollection<Guid> visible, SharedUnitsEffect effect, DateOnly today)
    {
        var file = head.File;
        var offered = file.Presentation.MayCountShared(effect).IsAccepted;
        return new LedgerPage(
            head,
            [
                .. ledger
                    .Entries.Where(entry => visible.Contains(entry.FileId))
                    .Select(entry => LineOf(entry, today))
                    .GroupBy(line => line.Entry.CertificationTitle),
            ],
            [
                .. head.Edition.AllUnits.SelectMany(unit =>
                    ledger
                        .Elsewhere(head.Edition, file.Certification, unit)
                        .Where(entry => visible.Contains(entry.FileId))
                        .Select(entry => SharedOf(unit, entry))
                ),
            ]
        );

        SharedLine SharedOf(Unit unit, AcquiredUnit entry)
        {
            var counted = file.Presentation.Counted.Any(known => known.Unit == unit.Key);
            return new SharedLine(
                unit,
                entry,
                $"Acquis aussi dans {entry.CertificationTitle} le {FrenchText.PlainDate(entry.AcquiredOn)} (dossier {entry.Reference}) : "
                    + $"{(counted ? "compté pour ce dossier par le certificateur" : "affiché, sans effet sur ce dossier")}.",
                offered && !counted && head.Edition.Units.Contains(unit) && entry.CountsOn(today) ? DecisionsPaths.CountShared(file.Reference, unit.Key) : null
            );
        }
    }

    private static LedgerLine LineOf(AcquiredUnit entry, DateOnly today) =>
        new(
            entry,
            entry.CountsOn(today) ? new Tag(TagState.Acquired, entry.ByCommission ? "Validé" : "Acquis") : new Tag(TagState.Attention, "N’est plus valable"),
            entry.Delivered ? "certification délivrée"
                : entry.ValidUntil is not { } until ? "sans limite"
                : entry.CountsOn(today) ? $"jusqu’au {FrenchText.PlainDate(until)}"
                : $"depuis le {FrenchText.PlainDate(until)}"
        );
}
