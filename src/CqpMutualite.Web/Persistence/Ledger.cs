using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>Reads what candidates have acquired: nothing is kept for it, it follows from the decisions.</summary>
public static class Ledger
{
    /// <summary>
    /// The ledger of a candidate: the units acquired by published decisions that hold, across files. One query. It looks beyond what a reader may see:
    /// what of it is shown is the page's to restrict.
    /// </summary>
    public static async Task<UnitLedger> LedgerAsync(this AppDbContext db, Editions editions, Guid candidateId, CancellationToken cancellation)
    {
        var rows = await (
            from file in db.Files.AsNoTracking().IgnoreAutoIncludes()
            where file.CandidateId == candidateId && file.Presentation.PublishedOn != null
            join decision in db.Decisions.AsNoTracking().Include(found => found.Units) on file.Id equals decision.FileId
            select new
            {
                File = new
                {
                    file.Reference,
                    file.Certification,
                    file.CertificationTitle,
                    file.EditionCode,
                    file.EditionVersion,
                    file.Presentation.PublishedOn,
                },
                Decision = decision,
            }
        )
            .AsSingleQuery()
            .ToListAsync(cancellation);
        return new UnitLedger(
            rows.SelectMany(row =>
            {
                var (file, decision) = (row.File, row.Decision);
                var edition = editions.Get(file.EditionCode, file.EditionVersion);
                return decision
                    .Units.Where(unit => unit.Acquired)
                    .Select(unit => new AcquiredUnit(
                        decision.FileId,
                        file.Reference,
                        file.Certification,
                        file.CertificationTitle,
                        file.EditionCode,
                        edition.Unit(unit.Unit),
                        decision.HeldOn,
                        decision.ValidUntilFrom(file.PublishedOn),
                        decision.ByCommission,
                        decision.Result == DecisionResult.Total
                    ));
            })
        );
    }
}
