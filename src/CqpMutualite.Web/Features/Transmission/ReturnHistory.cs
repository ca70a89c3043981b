using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Transmission;

/// <summary>One return of the file: its day and what was asked, point by point.</summary>
public sealed record ReturnLine(int Round, DateOnly On, IReadOnlyList<(string Point, string Reason)> Points)
{
    /// <summary>Every return of the transmissions of a file, the last one first. One query.</summary>
    public static async Task<IReadOnlyList<ReturnLine>> LoadAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var points = await db.Set<FileReturn>()
            .AsNoTracking()
            .Where(point => point.FileId == head.File.Id && point.Sending == Sending.Transmission)
            .ToListAsync(cancellation);
        var order = FileReturn
            .PointsOf(Sending.Transmission, head.Edition)
            .Select((point, rank) => (point, rank))
            .ToDictionary(pair => pair.point, pair => pair.rank);
        return
        [
            .. points
                .GroupBy(point => point.Round)
                .OrderByDescending(round => round.Key)
                .Select(round => new ReturnLine(
                    round.Key,
                    round.First().On,
                    [
                        .. round
                            .OrderBy(point => order.GetValueOrDefault(point.Examined, int.MaxValue))
                            .Select(point => (point.Examined.NameIn(head.Edition), point.Reason)),
                    ]
                )),
        ];
    }
}
