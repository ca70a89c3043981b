using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces;

/// <summary>« À faire »: what awaits the user, then what awaits somebody else on the user's files.</summary>
/// <param name="Todo">The two sheets.</param>
/// <param name="Files">Number of files under way.</param>
/// <param name="MineCount">Number that awaits the user.</param>
/// <param name="Deadlines">Next last days for a first jury.</param>
public sealed record SpacePage(Todo Todo, int Files, int MineCount, Deadlines Deadlines)
{
    private const int Shown = 25, NearestShown = 5, ReminderDays = 180;

    /// <summary>Loads the page in four queries, whatever the number of files.</summary>
    public static async Task<SpacePage> LoadAsync(AppDbContext db, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var running = db.FilesVisibleTo(user.Reader).AsNoTracking().Where(file => file.Turn != Domain.Files.Turn.Nobody);
        var turn = ActWords.TurnOf(user.Role);
        var organisation = user.OrganisationId;

        // of several training organisations, the one that has closed its part waits for the others
        // one of the two evaluators opens the evaluation (CertificationFile.EvaluationOpener)
        var person = user.PersonId;
        var inPlace = db.Assignments.Where(seat => seat.Until == null);
        var awaited = running.Where(file => file.Turn == turn && (file.NextAct != NextAct.OpenEvaluation || inPlace.Any(own => own.FileId == file.Id && own.PersonId == person
            && (own.Capacity == EvaluatorCapacity.LineManager || (own.Seat == EvaluatorSeat.First && !inPlace.Any(other => other.FileId == file.Id && other.Capacity == EvaluatorCapacity.LineManager))))) && (file.Turn != Domain.Files.Turn.TrainingOrganisation
            || !db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == organisation && place.Until == null && place.TrainedOn != null)));
        var all = await running.CountAsync(cancellation);
        var mineCount = turn is null ? 0 : await awaited.CountAsync(cancellation);
        var mine = mineCount == 0 ? [] : await Lines(db, awaited, today).ToListAsync(cancellation);
        var others = await Lines(db, running.Where(file => !awaited.Any(own => own.Id == file.Id)), today).ToListAsync(cancellation);
        return new SpacePage(
            new Todo(today, [.. mine.Select(line => Item(line, true, today))], [.. others.Select(line => Item(line, false, today))])
            {
                OthersMeta = FrenchText.Plural(all - mineCount, "dossier", "dossiers"),
            },
            all,
            mineCount,
            new Deadlines(today, [.. (await NextDeadlinesAsync(db, user, today, cancellation)).Select(line => new Deadline(line.Before!.Value, $"Premier jury en {line.Before!.Value.Year} : {line.Name}", line.Certification, FilesPaths.File(line.Reference)))]));
    }

    // the five nearest of all files, suspended ones included: their time runs on
    private static async Task<IEnumerable<Line>> NextDeadlinesAsync(AppDbContext db, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var nearest = db.FilesVisibleTo(user.Reader).AsNoTracking().Where(file => file.FirstJuryBefore != null && file.DecidedOn == null && file.ClosedOn == null)
            .OrderBy(file => file.FirstJuryBefore).ThenBy(file => file.Id).Take(NearestShown);
        return (await Lines(db, nearest, today).ToListAsync(cancellation)).OrderBy(line => line.Before);
    }

    // a file whose time for a first jury is short comes before those that have waited longer
    private static IQueryable<Line> Lines(AppDbContext db, IQueryable<CertificationFile> files, DateOnly today)
    {
        var soon = today.AddDays(ReminderDays);
        return (
            from file in files
            orderby file.DecidedOn == null && file.FirstJuryBefore <= soon ? 0 : 1, file.TurnSince, file.Id
            join candidate in db.People on file.CandidateId equals candidate.Id
            select new Line(file.Reference, candidate.FirstNames, candidate.UsedName ?? candidate.BirthName, file.CertificationTitle, file.NextAct, file.Turn, file.TurnSince, file.DecidedOn == null ? file.FirstJuryBefore : null)).Take(Shown);
    }

    private static TodoItem Item(Line line, bool mine, DateOnly today)
    {
        var due = line.Before <= today.AddDays(ReminderDays) ? line.Before : null;
        var act = due is null ? ActWords.Of(line.Act) : $"{ActWords.Of(line.Act)} – premier jury {(due < today ? "en retard" : "à tenir avant l’échéance")}";
        return mine
            ? new TodoItem(act, line.Name, line.Certification, FilesPaths.ForAct(line.Act, line.Reference), due, ActWords.Button(line.Act))
            : new TodoItem(act, line.Name, line.Certification, FilesPaths.File(line.Reference), due, Turn: Shared.Turn.Of(ActWords.Of(line.Turn), $"depuis le {FrenchText.ListDate(line.Since)}"));
    }

    private sealed record Line(string Reference, string FirstNames, string LastName, string Certification, NextAct Act, Domain.Files.Turn Turn, DateOnly Since, DateOnly? Before)
    {
        public string Name => $"{FirstNames.Split(' ')[0]} {LastName}";
    }
}
