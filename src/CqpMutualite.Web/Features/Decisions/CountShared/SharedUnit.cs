using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Decisions.CountShared;

/// <summary>A unit that the candidate acquired in another certification, the last time.</summary>
public sealed record SharedUnit(Unit Unit, AcquiredUnit Elsewhere, UnitLedger Ledger, SharedUnitsEffect Effect)
{
    /// <summary>Null when the edition has no such unit, or when it was acquired nowhere else.</summary>
    public static async Task<SharedUnit?> LoadAsync(FileActing begun, Editions editions, string unit, CancellationToken cancellation)
    {
        if (begun.Edition.AllUnits.FirstOrDefault(found => found.Key == unit) is not { } known)
        {
            return null;
        }

        var ledger = await begun.Db.LedgerAsync(editions, begun.File.CandidateId, cancellation);
        return ledger.Elsewhere(begun.Edition, begun.File.Certification, known).LastOrDefault() is { } elsewhere
            ? new SharedUnit(known, elsewhere, ledger, await begun.Db.SettingAsync(OemmSettings.SharedUnits, cancellation))
            : null;
    }
}
