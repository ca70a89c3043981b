using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>What is asked before anything is written.</summary>
/// <param name="Filter">The list that was distributed.</param>
/// <param name="Placements">As they were shown.</param>
/// <param name="Sessions">Those that receive files.</param>
/// <param name="Count">How many files.</param>
public sealed record ConfirmDistributionPage(ReadyFilter Filter, IReadOnlyList<string> Placements, IReadOnlyList<ConfirmedSession> Sessions, int Count)
{
    public static async Task<ConfirmDistributionPage> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        ReadyFilter filter,
        DistributeFilesForm form,
        IReadOnlyDictionary<Guid, IReadOnlyList<(string Reference, TimeOnly? At)>> asked,
        DateOnly today,
        CancellationToken cancellation)
    {
        var ahead = await SessionsAhead.LoadAsync(db, user, today, tracked: false, cancellation);
        return new ConfirmDistributionPage(
            filter,
            form.Placements!,
            [
                .. ahead.Open.Where(session => asked.ContainsKey(session.Id))
                    .Select(session => new ConfirmedSession(SessionsAhead.NameOf(session), asked[session.Id].Count, session.ConvenedAt is not null)),
            ],
            asked.Values.Sum(files => files.Count));
    }
}

/// <summary>A session and what it receives; once convened, whoever is added is written to at once.</summary>
public sealed record ConfirmedSession(string Name, int Count, bool Convened);
