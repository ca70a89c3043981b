using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What is missing on a file, in the words of one reader: who must do it, since when, until when, and how.</summary>
public sealed record MissingOnFile(FileHead Head, CurrentUser User, FileNames Names, DateOnly Today)
{
    /// <summary>The list; null when nothing is awaited any more.</summary>
    public Missing? Of(IReadOnlyList<OpenTask> tasks)
    {
        var items = tasks.GroupBy(task => task.Rank).OrderBy(task => task.Key).Select(task => ItemOf([.. task])).OfType<MissingItem>().ToList();
        var stage = Head.File.Orientation.Route == Domain.Files.Route.Vae
            ? "Orientation vers la VAE"
            : StageNames.Of(Head.File.Stage, Head.Edition.Vocabulary.Certifier);
        return items.Count == 0
            ? null
            : new Missing(stage, items)
            {
                Targets = User.May(Permission.SetTargets) && Head.File.Schedule.MaySet().IsAccepted ? FilesPaths.Targets(Head.File.Reference) : null,
            };
    }

    /// <summary>Whether that task is this reader's.</summary>
    public static bool IsOf(CurrentUser user, OpenTask task) =>
        (ActWords.Plays(user.Role, task.Turn) || (task.Act == NextAct.Resume && user.May(Permission.HaltFile)))
        && (task.PersonId is null || task.PersonId == user.PersonId)
        && (task.OrganisationId is null || task.OrganisationId == user.OrganisationId);

    private MissingItem? ItemOf(IReadOnlyList<OpenTask> rows)
    {
        var (task, mine) = (rows[0], rows.Any(row => IsOf(User, row)));
        if (task.Weight == TaskWeight.Exceptional && !mine)
        {
            return null;
        }

        var late = task.Due < Today && task.Weight != TaskWeight.Exceptional;
        var due = task.Due is { } day && !late && task.Weight != TaskWeight.Exceptional ? $", avant le {FrenchText.PlainDate(day)}" : "";
        var who = mine ? "à vous" : WhoOf(rows);
        return new MissingItem(
            ActWords.Of(task.Act),
            $"– {who}{WhenOf(task, mine)}{(mine ? "" : $" depuis le {FrenchText.ListDate(task.Since)}")}{due}{WhyOf(task, mine)}",
            mine,
            mine ? FilesPaths.ForAct(task.Act, Head.File.Reference) : null,
            ActWords.Short(task.Act)
        )
        {
            Fallback = task.Weight == TaskWeight.Exceptional,
            LateSince = late ? task.Due : null,
            RemindUrl = !mine && User.May(Permission.RemindPeople) && task.Turn is not (Domain.Files.Turn.Certifier or Domain.Files.Turn.Jury)
                ? FilesPaths.Remind(Head.File.Reference, ActWords.SlugOf(task.Act))
                : null,
        };
    }

    // on what it depends
    private string WhenOf(OpenTask task, bool mine) => task.Act switch
    {
        NextAct.SignInterview when task.Weight == TaskWeight.Beside && mine => ", dès maintenant",
        NextAct.OpenEvaluation when mine => ", quand vous estimez les compétences acquises",
        NextAct.FillSummary => $", une fois tous les {Head.Edition.Vocabulary.Units} évalués",
        NextAct.DeclarePaperSignature => ", si le guide imprimé a été signé à la main",
        NextAct.RecordPresentation => ", si le candidat ne peut pas ou ne veut pas signer lui-même",
        NextAct.Resume => ", quand le parcours peut reprendre",
        _ => "",
    };

    // what is asked, or why
    private string WhyOf(OpenTask task, bool mine) => task.Act switch
    {
        NextAct.CompleteIdentity => $"\u00A0: {string.Join(", ", MissingIdentity())}",
        NextAct.NameEvaluators when task.Weight == TaskWeight.Beside => "\u00A0: ils suivent le candidat pendant sa formation",
        NextAct.Evaluate when task.Weight == TaskWeight.Beside => "\u202F; la signature attend la partie du candidat",
        NextAct.GrantDerogation when mine && Head.File.Evaluation.Positive == true => "\u00A0: des activités n’ont pas été exercées",
        NextAct.GrantDerogation when mine => "\u00A0: l’évaluation n’est pas positive",
        _ => "",
    };

    private IEnumerable<string> MissingIdentity() =>
        Head.File.Opening.MissingIdentityFields(Head.Candidate, Today).Select(IdentityForm.LabelOf).Distinct();

    /// <summary>Those of whom it is awaited, by name where there is one.</summary>
    public string WhoOf(IReadOnlyList<OpenTask> rows) => rows[0].Turn switch
    {
        Domain.Files.Turn.Candidate => Head.CandidateName,
        Domain.Files.Turn.Company => Names.Facts.GetValueOrDefault(FileFact.Company, "l’entreprise"),
        Domain.Files.Turn.TrainingOrganisation => FrenchText.Join(
            rows.Select(row => row.OrganisationId).OfType<Guid>().Where(Names.Organisations.ContainsKey).Select(place => Names.Organisations[place])
        ),
        Domain.Files.Turn.Evaluators => FrenchText.Join(
            Head.File.Evaluators.OrderBy(seat => seat.Seat).Where(seat => rows.Any(row => row.PersonId == seat.PersonId)).Select(NameOf).OfType<string>()
                .DefaultIfEmpty("les évaluateurs")
        ),
        Domain.Files.Turn.Certifier => Head.Edition.Vocabulary.Certifier,
        _ => Head.File.Presentation.IsForCommission ? "la commission" : "le jury",
    };

    private string? NameOf(Assignment assignment) =>
        Names.Facts.GetValueOrDefault(assignment.Seat == EvaluatorSeat.First ? FileFact.Evaluator1 : FileFact.Evaluator2)?.Split(',')[0];
}
