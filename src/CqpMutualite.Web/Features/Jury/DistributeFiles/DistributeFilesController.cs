using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>The files of the filtered list are distributed over sessions: what is proposed, then written as it was shown.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Distribution)]
public sealed class DistributeFilesController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private const string Changed = "Rien n’a été inscrit : entre-temps, une autre personne a changé une session ou un dossier. Voici la répartition recalculée.";

    /// <summary>What is proposed. <paramref name="sessions"/>: those chosen; every open one until some are (<paramref name="choix"/>).</summary>
    [HttpGet]
    public async Task<IActionResult> Show(ReadyFilter filter, Guid[]? sessions, bool choix, CancellationToken cancellation) =>
        View("DistributeFiles", await DistributeFilesPage.LoadAsync(db, editions, CurrentUser.From(User)!, filter, choix ? sessions ?? [] : null, clock.Today(), cancellation));

    /// <summary>Asks, then writes every placement that was shown, or none and says why.</summary>
    [HttpPost]
    public async Task<IActionResult> Distribute([FromForm] ReadyFilter filter, [Bind(Prefix = "Form")] DistributeFilesForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (form.Read() is not { Count: > 0 } asked)
        {
            ModelState.AddModelError("", "Aucun dossier n’est à inscrire : choisissez des sessions, puis relisez la répartition.");
            return await AgainAsync(user, filter, null, today, cancellation);
        }

        if (!form.Confirmed)
        {
            var ahead = await SessionsAhead.LoadAsync(db, user, today, tracked: false, cancellation);
            return View("ConfirmDistribution", new ConfirmDistributionPage(
                filter,
                form.Placements!,
                [.. ahead.Open.Where(session => asked.ContainsKey(session.Id)).Select(session => new ConfirmedSession(SessionsAhead.NameOf(session), asked[session.Id].Count, session.ConvenedAt is not null))],
                asked.Values.Sum(files => files.Count)));
        }

        var (outcome, placed) = await PlaceAsync(user, asked, today, cancellation);
        if (!outcome.IsAccepted || !await db.TrySaveAsync(cancellation))
        {
            ModelState.AddModelError("", string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message).Prepend(Changed)));
            db.ChangeTracker.Clear();
            return await AgainAsync(user, filter, [.. asked.Keys], today, cancellation);
        }

        TempData.Toast($"{FrenchText.Sentence(FrenchText.Plural(placed, "dossier est inscrit", "dossiers sont inscrits"))}.");
        return Redirect(filter.Url(JuryPaths.ReadyFiles));
    }

    // all or none: the first thing that is no longer as it was shown stops everything
    private async Task<(Outcome Outcome, int Placed)> PlaceAsync(CurrentUser user, IReadOnlyDictionary<Guid, IReadOnlyList<(string Reference, TimeOnly? At)>> asked, DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var references = asked.Values.SelectMany(files => files).Select(file => file.Reference).ToList();
        var files = await db.FilesVisibleTo(user.Reader).Include(file => file.Organisations).Include(file => file.Assignments).AsSingleQuery().Where(file => references.Contains(file.Reference)).ToDictionaryAsync(file => file.Reference, cancellation);
        var ids = files.Values.Select(file => file.CandidateId).ToList();
        var fileIds = files.Values.Select(file => file.Id).ToList();
        var declared = (await db.DeclaredLinks.AsNoTracking().Where(link => fileIds.Contains(link.FileId) && link.WithdrawnAt == null).ToListAsync(cancellation)).ToLookup(link => link.FileId, link => new DeclaredTie(link.PersonId, link.Kind, link.Words));
        var names = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellation);
        var sessions = await SessionsAhead.LoadAsync(db, user, today, tracked: true, cancellation);
        var whenOverdue = await db.SettingAsync(OemmSettings.FirstJuryWhenOverdue, cancellation);
        var lengths = new PassageLengths(await db.SettingAsync(OemmSettings.DeliberationMinutes, cancellation) ?? 0, await db.SettingAsync(OemmSettings.VaeInterviewMinutes, cancellation));
        sessions.Introduce(id => files.Values.FirstOrDefault(file => file.Id == id) is { } file ? NameOf(names[file.CandidateId]) : "Ce candidat");
        foreach (var (id, placements) in asked)
        {
            if (sessions.Open.FirstOrDefault(session => session.Id == id) is not { } session || placements.Any(placement => !files.ContainsKey(placement.Reference)))
            {
                return (JuryRefusals.DistributionChanged, 0);
            }

            List<Arrival> arrivals = [];
            foreach (var (reference, at) in placements)
            {
                var file = files[reference];
                if (sessions.TieOf(session, FileTies.Of(file) with { Declared = [.. declared[file.Id]] }) is { } tie)
                {
                    return (JuryRefusals.ConflictWith(tie), 0);
                }

                if (file.Presentation.Attach(id, today, session.HeldOn, whenOverdue, session.Kind) is { IsAccepted: false } refused)
                {
                    return (refused, 0);
                }

                var length = lengths.Of(editions.Get(file.EditionCode, file.EditionVersion), file);
                arrivals.Add(new Arrival(file, length.Minutes, length.Deliberation, session.Kind == SessionKind.Commission ? null : at ?? session.StartsAt));
            }

            var received = session.Receive(arrivals);
            if (!received.IsAccepted)
            {
                return (received, 0);
            }

            db.Announce(session, received, now);
            foreach (var file in arrivals.Select(arrival => arrival.File))
            {
                db.Note(file.Id, user.Actor(), received, editions.Get(file.EditionCode, file.EditionVersion), now);
            }
        }

        return (Outcome.Accepted, references.Count);
    }

    private static string NameOf(Person person) => $"{person.FirstNames.Split(' ', ',')[0]} {person.UsedName ?? person.BirthName}";

    private async Task<IActionResult> AgainAsync(CurrentUser user, ReadyFilter filter, IReadOnlyCollection<Guid>? chosen, DateOnly today, CancellationToken cancellation) =>
        View("DistributeFiles", await DistributeFilesPage.LoadAsync(db, editions, user, filter, chosen, today, cancellation));
}

/// <summary>What is asked before anything is written.</summary>
/// <param name="Filter">The list that was distributed.</param>
/// <param name="Placements">As they were shown.</param>
/// <param name="Sessions">Those that receive files.</param>
/// <param name="Count">How many files.</param>
public sealed record ConfirmDistributionPage(ReadyFilter Filter, IReadOnlyList<string> Placements, IReadOnlyList<ConfirmedSession> Sessions, int Count);

/// <summary>A session and what it receives; once convened, whoever is added is written to at once.</summary>
public sealed record ConfirmedSession(string Name, int Count, bool Convened);
