using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>What is proposed: where each file goes, and why some stay.</summary>
public sealed record DistributeFilesPage(ReadyFilter Filter, IReadOnlyList<OfferedSession> Sessions, IReadOnlyList<LeftLine> LeftOut, FilesToPlace Files)
{
    /// <summary>Files that have a place.</summary>
    public int Placed => Sessions.Sum(session => session.Placed.Count);

    /// <summary>Loads it in four queries. <paramref name="chosen"/>: null proposes every open session.</summary>
    public static async Task<DistributeFilesPage> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        ReadyFilter filter,
        IReadOnlyCollection<Guid>? chosen,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var sessions = await SessionsAhead.LoadAsync(db, user, today, tracked: false, cancellation);
        var files = await FilesToPlace.LoadAsync(db, editions, user, filter, today, cancellation);
        var open = sessions.Open.ToList();
        chosen ??= open.ConvertAll(session => session.Id);
        var distribution = sessions.Distribute(chosen, files.Files);
        return new DistributeFilesPage(
            filter,
            open.ConvertAll(session => new OfferedSession(
                session.Id,
                $"{(session.Kind == SessionKind.Commission ? "Commission" : "Jury")} du {FrenchText.LongDate(session.HeldOn)}",
                $"{FrenchText.Hour(session.StartsAt)} à {FrenchText.Hour(session.EndsAt)}, "
                    + $"{(session.Place.Length > 0 ? session.Place : "en visioconférence")}",
                string.Join(", ", session.EditionCodes.Select(code => SessionHead.EditionOf(editions, code, session.HeldOn).ShortTitle)),
                session.Passages.Count(passage => passage.Expected),
                chosen.Contains(session.Id),
                [
                    .. distribution
                        .Placements.Where(placement => placement.Sitting.Id == session.Id)
                        .Select(placement => new PlacedLine(
                            files.References[placement.File.FileId].Reference,
                            placement.File.Name,
                            files.References[placement.File.FileId].Certification,
                            session.Kind == SessionKind.Commission ? null : TimeOnly.FromDateTime(placement.Slot.Start),
                            placement.File.Before,
                            placement.Late
                        )),
                ]
            )),
            [
                .. distribution.LeftOut.Select(left => new LeftLine(
                    files.References[left.File.FileId].Reference,
                    left.File.Name,
                    files.References[left.File.FileId].Certification,
                    left.Why.Message
                )),
            ],
            files
        );
    }
}

/// <summary>A session that may take files, and what it would take.</summary>
public sealed record OfferedSession(Guid Id, string Name, string Where, string Certifications, int Already, bool Chosen, IReadOnlyList<PlacedLine> Placed)
{
    /// <summary>What the confirmation sends back: each file and its hour.</summary>
    public string Sent => $"{Id}|" + string.Join(',', Placed.Select(line => line.Reference + (line.At is { } at ? "@" + FrenchText.TypedTime(at) : "")));
}

/// <summary>A file and its hour; none before the commission.</summary>
public sealed record PlacedLine(string Reference, string Name, string Certification, TimeOnly? At, DateOnly? Before, bool Late);

public sealed record LeftLine(string Reference, string Name, string Certification, string Why);
