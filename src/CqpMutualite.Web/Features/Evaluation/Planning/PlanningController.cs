using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.Planning;

/// <summary>The moments of an evaluation, planned and held, against what the edition expects; for the candidate, those they take part in.</summary>
[Requires(Permission.ReadPlanning)]
[Route(EvaluationPaths.PlanningRoute)]
public sealed class PlanningController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            ? View("Planning", await PlanningPage.LoadAsync(db, head, user, clock.GetUtcNow(), cancellation))
            : NotFound();
    }
}

/// <summary>A moment on the page.</summary>
/// <param name="Day">« mar. 24 novembre ».</param>
/// <param name="Hour">« 14 h, 1 h 30 ».</param>
/// <param name="Title">« Situation observée, D1 ».</param>
/// <param name="Line">Where and with whom.</param>
/// <param name="State">Planned, held, to be noted.</param>
/// <param name="Url">Where it is opened; null for those who only read.</param>
/// <param name="Link">« Noter ».</param>
/// <param name="CalendarUrl">For a calendar.</param>
public sealed record MomentRow(string Day, string Hour, string Title, string Line, Tag State, string? Url, string Link, string CalendarUrl);

/// <summary>What the edition expects, and where it stands.</summary>
/// <param name="Code">« D1 à D3 ».</param>
/// <param name="Label">What is expected.</param>
/// <param name="Expected">In figures: « 3 à 5, sur 7 jours au plus ».</param>
/// <param name="State">« 2 sur 3 à 5 ».</param>
/// <param name="Line">How many were held.</param>
/// <param name="Warnings">What differs from the figures.</param>
/// <param name="PlanUrl">Where one more is planned; null when there is nothing to plan.</param>
public sealed record ExpectationRow(string Code, string Label, string? Expected, Tag? State, string? Line, IReadOnlyList<string> Warnings, string? PlanUrl);

public sealed record PlanningPage(FileHead Head, IReadOnlyList<MomentRow> Moments, IReadOnlyList<ExpectationRow> Expectations, bool MayPlan, bool ForCandidate)
{
    /// <summary>Loads it in three queries: file, moments, names.</summary>
    public static async Task<PlanningPage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, DateTimeOffset now, CancellationToken cancellation)
    {
        var moments = await db.MomentsReadableByAsync(user.Reader, head.File, cancellation);
        var names = await EvaluationPeople.NamesAsync(db, head, cancellation);
        var may = user.May(Permission.PlanEvaluation) && head.File.Evaluation.MayPlan().IsAccepted;
        var candidate = user.Role == Role.Candidate;
        return new PlanningPage(
            head,
            [.. moments.Select(moment => RowOf(head, user, moment, names, may, now))],
            candidate ? [] : [.. ExpectationsOf(head, moments, may)],
            may,
            candidate);
    }

    private static MomentRow RowOf(
        FileHead head,
        CurrentUser user,
        EvaluationMoment moment,
        IReadOnlyDictionary<Guid, string> names,
        bool may,
        DateTimeOffset now
    )
    {
        var reference = head.File.Reference;
        var day = moment.HeldOn ?? FrenchText.ParisDay(moment.StartsAt);
        var evaluates = user.May(Permission.Evaluate);
        return new MomentRow(
            FrenchText.ShortDayDate(day) + (day.Year == FrenchText.ParisDay(now).Year ? "" : $" {day.Year}"),
            $"{FrenchText.Hour(moment.StartsAt)}, {MomentWords.Duration(moment.Minutes)}",
            MomentNames.Title(moment.Named, head.Edition),
            string.Join(" · ", new[] { moment.Place, MomentWords.With(head, moment, names) }.Where(part => part.Length > 0)),
            moment.HeldOn is not null ? new Tag(TagState.Complete, "Tenu")
                : moment.EndsAt < now ? new Tag(TagState.Attention, "À noter")
                : new Tag(TagState.Waiting, "Prévu"),
            evaluates ? EvaluationPaths.Moment(reference, moment.Id)
                : may && moment.HeldOn is null ? EvaluationPaths.Move(reference, moment.Id)
                : null,
            !evaluates ? "Modifier"
                : moment.HeldOn is null && may ? "Ouvrir"
                : "Lire",
            EvaluationPaths.MomentCalendar(reference, moment.Id)
        );
    }

    private static IEnumerable<ExpectationRow> ExpectationsOf(FileHead head, IReadOnlyList<EvaluationMoment> moments, bool may)
    {
        var edition = head.Edition;
        var booklet = EvaluationBooklet.Of(edition).Booklet;
        foreach (var item in booklet.Planning)
        {
            var state = PlanningState.Of(booklet, item.Units.Count == 0 ? null : item.Units[0], moments).First(found => found.Item == item);
            var code =
                item.Units.Count == 0 ? ""
                : item.Units.Count == 1 ? edition.Unit(item.Units[0]).Short
                : $"{edition.Unit(item.Units[0]).Short} {(item.Units.Count == 2 ? "et" : "à")} {edition.Unit(item.Units[^1]).Short}";
            if (item.Kind is not { } kind)
            {
                yield return new ExpectationRow(
                    code,
                    item.Label,
                    null,
                    null,
                    item.Minimum is > 1 and var count ? $"{count} à préparer par le candidat" : "à préparer par le candidat",
                    [],
                    null
                );
                continue;
            }

            yield return new ExpectationRow(
                code,
                item.Label,
                FiguresOf(item),
                state.Planned == 0
                    ? new Tag(TagState.NotOpened, "À planifier")
                    : new Tag(
                        state.IsComplete ? TagState.Complete : TagState.InProgress,
                        CountOf(item) is { } expected ? $"{state.Planned} sur {expected}" : $"{state.Planned}"
                    ),
                state.Planned == 0 ? null
                    : state.Held == state.Planned ? Words(state.Held, "tenu")
                    : state.Held == 0 ? Words(state.Planned, "prévu")
                    : $"{Words(state.Held, "tenu")}, {Words(state.Planned - state.Held, "prévu")}",
                [.. WarningsOf(state)],
                may && !state.IsPlanned ? EvaluationPaths.Plan(head.File.Reference, kind, item.Units) : null);
        }
    }

    private static string Words(int count, string word) => $"{count} {word}{(count > 1 ? "s" : "")}";

    // « 3 à 5 »
    private static string? CountOf(PlanningItem item) => (item.Minimum, item.Maximum) switch
    {
        (null, null) => null,
        ({ } least, { } most) when least == most => $"{least}",
        ({ } least, { } most) => $"{least} à {most}",
        ({ } least, null) => $"{least}",
        (null, { } most) => $"{most} au plus",
    };

    private static string? FiguresOf(PlanningItem item)
    {
        var parts = new[]
        {
            CountOf(item) is { } count && item.Maximum is not null ? count + (item.Indicative ? ", à titre d’exemple" : "")
            : item.Minimum is > 1 ? $"{item.Minimum} au moins"
            : null,
            item.WithinDays is { } days
                ? days == 7
                    ? "sur une semaine au plus"
                    : $"sur {days} jours au plus"
                : null,
            item.Minutes is { } minutes ? $"environ {minutes}{FrenchText.NoBreakSpace}minutes" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 || parts is ["1"] ? null : string.Join(", ", parts);
    }

    private static IEnumerable<string> WarningsOf(PlanningState state)
    {
        if (state.TooMany)
        {
            yield return $"{state.Planned} prévus ou tenus, pour {state.Item.Maximum} au plus.";
        }

        if (state.TooSpread(FrenchText.ParisDay))
        {
            yield return $"Du premier au dernier, {state.SpanDays(FrenchText.ParisDay)} jours\u00A0: l’édition demande "
                + $"{(state.Item.WithinDays == 7 ? "une semaine" : $"{state.Item.WithinDays} jours")} au plus.";
        }

        if (state.OtherDuration)
        {
            yield return $"Une durée s’éloigne des {state.Item.Minutes} minutes de l’édition.";
        }
    }
}
