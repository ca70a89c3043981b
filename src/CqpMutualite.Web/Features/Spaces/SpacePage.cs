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

    /// <summary>Loads the page in two queries (three for a training organisation or an evaluator), whatever the number of files.</summary>
    public static async Task<SpacePage> LoadAsync(AppDbContext db, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var running = db.FilesVisibleTo(user.Reader).AsNoTracking().Where(file => file.Turn != Domain.Files.Turn.Nobody);
        var turn = ActWords.TurnOf(user.Role);
        var organisation = user.OrganisationId;

        // of several training organisations, the one that has closed its part waits for the others
        // one of the two evaluators opens the evaluation (CertificationFile.EvaluationOpener)
        var person = user.PersonId;
        var inPlace = db.Assignments.Where(seat => seat.Until == null);
        var awaited = running.Where(file =>
            file.Turn == turn
            && (
                file.NextAct != NextAct.OpenEvaluation
                || inPlace.Any(own =>
                    own.FileId == file.Id
                    && own.PersonId == person
                    && (
                        own.Capacity == EvaluatorCapacity.LineManager
                        || (
                            own.Seat == EvaluatorSeat.First && !inPlace.Any(other => other.FileId == file.Id && other.Capacity == EvaluatorCapacity.LineManager)
                        )
                    )
                )
            )
            && (
                file.Turn != Domain.Files.Turn.TrainingOrganisation
                || !db.FileOrganisations.Any(place =>
                    place.FileId == file.Id && place.OrganisationId == organisation && place.Until == null && place.TrainedOn != null
                )
            )
        );
        var counts = await running.GroupBy(file => file.Turn).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var all = counts.Sum(count => count.Count);
        var mineCount = turn is Domain.Files.Turn.TrainingOrganisation or Domain.Files.Turn.Evaluators
            ? await awaited.CountAsync(cancellation)
            : counts.Where(count => count.Key == turn).Sum(count => count.Count);

        // a file whose time for a first jury is short comes before those that have waited longer; the nearest of all are told apart,
        // suspended ones included: their time runs on
        var soon = today.AddDays(ReminderDays);
        var nearest = db.FilesVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(file => file.FirstJuryBefore != null && file.Presentation.DecidedOn == null && file.Halts.ClosedOn == null)
            .OrderBy(file => file.FirstJuryBefore)
            .ThenBy(file => file.Id)
            .Take(NearestShown);
        var lines = await First(awaited, soon)
            .Select(file => new { Part = Part.Mine, file.Id })
            .Concat(First(running.Where(file => !awaited.Any(own => own.Id == file.Id)), soon).Select(file => new { Part = Part.Others, file.Id }))
            .Concat(nearest.Select(file => new { Part = Part.Deadlines, file.Id }))
            .Join(db.Files, line => line.Id, file => file.Id, (line, file) => new { line.Part, File = file })
            .Join(
                db.People,
                line => line.File.CandidateId,
                person => person.Id,
                (line, person) =>
                    new Line(
                        line.Part,
                        line.File.Id,
                        line.File.Reference,
                        person.FirstNames,
                        person.UsedName ?? person.BirthName,
                        line.File.CertificationTitle,
                        line.File.NextAct,
                        line.File.Turn,
                        line.File.TurnSince,
                        line.File.Presentation.DecidedOn == null ? line.File.FirstJuryBefore : null
                    )
            )
            .ToListAsync(cancellation);
        IEnumerable<Line> Of(Part part) =>
            lines.Where(line => line.Part == part).OrderBy(line => line.Before <= soon ? 0 : 1).ThenBy(line => line.Since).ThenBy(line => line.Id);
        return new SpacePage(
            new Todo(today, [.. Of(Part.Mine).Select(line => Item(line, true, today))], [.. Of(Part.Others).Select(line => Item(line, false, today))])
            {
                OthersMeta = FrenchText.Plural(all - mineCount, "dossier", "dossiers"),
            },
            all,
            mineCount,
            new Deadlines(
                today,
                [
                    .. lines
                        .Where(line => line.Part == Part.Deadlines)
                        .OrderBy(line => line.Before)
                        .Select(line => new Deadline(
                            line.Before!.Value,
                            $"Premier jury en {line.Before!.Value.Year} : {line.Name}",
                            line.Certification,
                            FilesPaths.File(line.Reference)
                        )),
                ]
            )
        );
    }

    private static IQueryable<CertificationFile> First(IQueryable<CertificationFile> files, DateOnly soon) =>
        files
            .OrderBy(file => file.Presentation.DecidedOn == null && file.FirstJuryBefore <= soon ? 0 : 1)
            .ThenBy(file => file.TurnSince)
            .ThenBy(file => file.Id)
            .Take(Shown);

    private static TodoItem Item(Line line, bool mine, DateOnly today)
    {
        var due = line.Before <= today.AddDays(ReminderDays) ? line.Before : null;
        var act = due is null ? ActWords.Of(line.Act) : $"{ActWords.Of(line.Act)} – premier jury {(due < today ? "en retard" : "à tenir avant l’échéance")}";
        return mine
            ? new TodoItem(act, line.Name, line.Certification, FilesPaths.ForAct(line.Act, line.Reference), due, ActWords.Button(line.Act))
            : new TodoItem(
                act,
                line.Name,
                line.Certification,
                FilesPaths.File(line.Reference),
                due,
                Turn: Shared.Turn.Of(ActWords.Of(line.Turn), $"depuis le {FrenchText.ListDate(line.Since)}")
            );
    }

    private enum Part
    {
        Mine,
        Others,
        Deadlines,
    }

    private sealed record Line(
        Part Part,
        Guid Id,
        string Reference,
        string FirstNames,
        string LastName,
        string Certification,
        NextAct Act,
        Domain.Files.Turn Turn,
        DateOnly Since,
        DateOnly? Before
    )
    {
        public string Name => $"{FirstNames.Split(' ')[0]} {LastName}";
    }
}
