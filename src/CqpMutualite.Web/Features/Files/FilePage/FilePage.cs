using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Decisions;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Exchanges;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Tutoring;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FilePage;

/// <summary>What the page of a file shows.</summary>
public sealed partial record FilePage(
    FileHead Head,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<PathStep> Steps,
    Missing? Missing,
    IReadOnlyList<BookletRow> Booklets,
    IReadOnlyList<PersonLine> People,
    IReadOnlyList<HistoryLine> History,
    bool MoreHistory,
    IReadOnlyList<AlertLine> Alerts,
    IReadOnlyList<(string Words, string Url)> Halts
)
{
    /// <summary>Where the tutor's follow-up is read; null for those who do not read it, and before there is anything to follow.</summary>
    public string? TutoringUrl { get; init; }

    /// <summary>Where the moments of the evaluation are read; null for those who do not, and before they can be planned.</summary>
    public string? PlanningUrl { get; init; }

    /// <summary>
    /// Where the evaluators are named or replaced, and the words of the link; null for those who do not name them, or when they cannot be any more.
    /// </summary>
    public (string Words, string Url)? Evaluators { get; init; }

    /// <summary>Where people write to each other, and how many comments are new; null for those who do not.</summary>
    public (string Url, int New)? Exchanges { get; init; }

    private const int HistoryShown = 5;
    private const int HistoryRead = 60;
    private const int YearsInDays = 366;

    /// <summary>Loads it in six queries: file, sheets, tasks, people, history twice.</summary>
    public static async Task<FilePage?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return null;
        }

        var file = head.File;
        var sheets = await db
            .Sheets.AsNoTracking()
            .AsSingleQuery()
            .Include(sheet => sheet.Signatures)
            .Where(sheet => sheet.FileId == file.Id)
            .ToListAsync(cancellation);
        var waiting = await db
            .Files.AsNoTracking().AsSingleQuery().Where(found => found.Id == file.Id)
            .Select(found => new
            {
                Tasks = db.OpenTasks.Where(task => task.FileId == found.Id).OrderBy(task => task.Rank).ToList(),
                Comments = db.NewCommentsFor(user.Reader, user.ActingId, file.Id).Count(),
            })
            .SingleAsync(cancellation);
        var named = await FileSheets.NamesOfAllAsync(db, head, cancellation);
        var names = named.Facts;
        var history = await FoldedHistory.ReadAsync(db, user, file.Id, HistoryRead, cancellation);
        var lines = FoldedHistory.Of(history).ToList();
        return new FilePage(
            head,
            [.. FactsOf(head, names, today)],
            FileSteps.Of(head, waiting.Tasks.Any(task => task.Leads && MissingOnFile.IsOf(user, task))),
            new MissingOnFile(head, user, named, today).Of(waiting.Tasks),
            [.. DocumentsOf(new FileView(head, user, sheets)), .. PiecesOf(head, user, sheets)],
            [.. PeopleOf(user, head, named)],
            [.. lines.Take(HistoryShown)],
            lines.Count > HistoryShown || history.Count == HistoryRead,
            [.. AlertsOf(head, user, today)],
            [.. HaltsOf(head, user, sheets)])
        {
            Evaluators =
                user.May(Permission.NameParticipants) && file.Evaluation.MayNameEvaluators().IsAccepted
                    ? (file.Evaluators.Any() ? "Remplacer un évaluateur" : "Nommer les évaluateurs", EvaluationPaths.Evaluators(file.Reference))
                    : null,
            TutoringUrl =
                user.May(Permission.ReadTutoring) && file.Stage > Stage.Orientation && file.Orientation.Route != Domain.Files.Route.Vae
                    ? TutoringPaths.Follow(file.Reference)
                    : null,
            Exchanges = user.May(Permission.Exchange) ? (ExchangesPaths.Thread(file.Reference), waiting.Comments) : null,
            PlanningUrl = user.May(Permission.ReadPlanning) && file.Registration.RegisteredOn is not null ? EvaluationPaths.Planning(file.Reference) : null,
        };
    }

    private static IEnumerable<Fact> FactsOf(FileHead head, IReadOnlyDictionary<FileFact, string> names, DateOnly today)
    {
        var file = head.File;
        yield return new Fact("Référence", file.Reference, Figures: true);
        yield return new Fact("Entreprise", names.GetValueOrDefault(FileFact.Company, ""));
        if (names.TryGetValue(FileFact.TrainingOrganisation, out var organisation))
        {
            yield return new Fact("Organisme de formation", organisation);
        }

        yield return new Fact("Référentiel", head.Edition.Dated);
        if (file.Presentation.IsForCommission)
        {
            yield return new Fact(
                $"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} présentés pour la commission paritaire",
                FrenchText.Join(head.Edition.Units.Select(unit => $"{unit.Label} ({unit.Title})"))
            );
        }

        if (file.Presentation.Completes)
        {
            yield return new Fact(
                $"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} à présenter",
                FrenchText.Join(head.Edition.Units.Select(unit => $"{unit.Label} ({unit.Title})")),
                "les autres sont acquis auparavant"
            );
        }

        yield return file.Registration.RegisteredOn is { } registered
            ? new Fact("Inscription", FrenchText.PlainDate(registered))
            : new Fact("Ouverture", FrenchText.PlainDate(file.OpenedOn));
        if (file.Opening.Contract is { } contract && file.Opening.HiredOn is { } hired)
        {
            yield return new Fact("Emploi", IdentityWords.Of(contract), $"depuis le {FrenchText.PlainDate(hired)}");
        }

        if (file.FirstJuryBefore is { } before && file.Presentation.DecidedOn is null)
        {
            yield return new Fact(
                "Premier jury au plus tard",
                FrenchText.PlainDate(before),
                before.DayNumber - today.DayNumber <= YearsInDays ? FrenchText.Distance(before, today).ToLowerInvariant() : null
            );
        }
    }

    private static IEnumerable<PersonLine> PeopleOf(CurrentUser user, FileHead head, FileNames named)
    {
        var (file, names) = (head.File, named.Facts);
        yield return new PersonLine(names[FileFact.CandidateName], "Candidat", user.PersonId == file.CandidateId);
        foreach (
            var (fact, seat, words) in new[]
            {
                (FileFact.Evaluator1, EvaluatorSeat.First, "Évaluateur 1"),
                (FileFact.Evaluator2, EvaluatorSeat.Second, "Évaluateur 2"),
            }
        )
        {
            if (names.TryGetValue(fact, out var name))
            {
                yield return new PersonLine(
                    name.Split(',')[0],
                    words + (name.Contains(',') ? name[name.IndexOf(',')..] : ""),
                    file.Evaluators.Any(assignment => assignment.Seat == seat && assignment.PersonId == user.PersonId)
                );
            }
        }

        if (file.Stage > Stage.Orientation && file.Evaluators.Count() < 2 && file.Orientation.Route != Domain.Files.Route.Vae)
        {
            yield return new PersonLine(file.Evaluators.Any() ? "Second évaluateur à nommer" : "Évaluateurs à nommer", "Par l’entreprise");
        }

        foreach (var place in file.TrainingOrganisations)
        {
            yield return new PersonLine(named.Organisations[place.OrganisationId], PlaceWords(head, place), place.OrganisationId == user.OrganisationId);
        }
    }

    // « Organisme de formation · Domaine 1, Domaine 3 · formation close le 3 mars 2026 »
    private static string PlaceWords(FileHead head, FileOrganisation place) => string.Join(" · ", new[]
    {
        "Organisme de formation",
        place.CoversAll ? null : string.Join(", ", place.Units.Select(unit => head.Edition.Unit(unit).Label)),
        place.CoversAll || place.TrainedOn is not { } day ? null : $"formation close le {FrenchText.ListDate(day)}",
    }.OfType<string>());

    // to another company, to the other record of its candidate
    private static IEnumerable<(string Words, string Url)> MovesOf(CertificationFile file, CurrentUser user)
    {
        if (user.May(Permission.ChangeEmployer) && file.Opening.MayChangeEmployer().IsAccepted)
        {
            yield return ("Confier à un nouvel employeur", FilesPaths.Employer(file.Reference));
        }

        if (user.May(Permission.MergePeople))
        {
            yield return ("Réunir deux fiches du candidat", FilesPaths.Merge(file.Reference));
        }
    }

    private static IEnumerable<(string Words, string Url)> HaltsOf(FileHead head, CurrentUser user, IReadOnlyList<Sheet> sheets)
    {
        var file = head.File;
        if (!user.May(Permission.HaltFile))
        {
            yield break;
        }

        foreach (var moved in MovesOf(file, user))
        {
            yield return moved;
        }

        if (user.May(Permission.SubmitRegistration) && file.Presentation.MayChoose(head.Edition).IsAccepted)
        {
            yield return ($"Choisir les {head.Edition.Vocabulary.Units} présentés", RegistrationPaths.Presented(file.Reference));
        }

        if (user.May(Permission.KeepPaperBooklet) && (file.Evaluation.Paper is not null || file.Evaluation.MayReceivePaper().IsAccepted))
        {
            yield return (
                file.Evaluation.Paper is null ? "Le livret d’évaluation est signé sur papier" : "Livret d’évaluation sur papier",
                EvaluationPaths.Paper(file.Reference)
            );
        }

        if (user.May(Permission.ManageDecisions) && file.Presentation.DecidedOn is not null)
        {
            yield return ("Corriger ou annuler la décision", DecisionsPaths.TakeUp(file.Reference));
        }

        if (file.Halts.MaySuspend().IsAccepted)
        {
            yield return ("Suspendre le dossier", FilesPaths.Suspend(file.Reference));
        }

        if (user.May(Permission.OpenFile) && file.Halts.MayClose().IsAccepted && file.Stage <= Stage.Training)
        {
            yield return ("Réorienter vers une autre certification", FilesPaths.Reorient(file.Reference));
        }

        if (user.May(Permission.DeleteFile) && sheets.Count == 0 && file.Opening.MayDelete(empty: true).IsAccepted)
        {
            yield return ("Supprimer, ouvert par erreur", FilesPaths.Delete(file.Reference));
        }

        if (file.Halts.MayClose().IsAccepted)
        {
            yield return ("Clôturer avant son terme", FilesPaths.Close(file.Reference));
        }
    }
}
