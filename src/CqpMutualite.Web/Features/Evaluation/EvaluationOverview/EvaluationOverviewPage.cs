using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationOverview;

/// <summary>One line of the overview: a unit, the summary sheet, the candidate's part, a signature.</summary>
/// <param name="Code">« D1 »; null beside the units.</param>
/// <param name="Title">What it is.</param>
/// <param name="State">Its badge.</param>
/// <param name="Line">One precise line.</param>
/// <param name="Url">Where it is done; null when the reader does nothing there.</param>
/// <param name="Link">Words of the link.</param>
public sealed record OverviewRow(string? Code, string Title, Tag State, string? Line = null, string? Url = null, string? Link = null)
{
    /// <summary>The opinion given on the unit.</summary>
    public Tag? Opinion { get; init; }
}

/// <summary>The one next thing to do.</summary>
public sealed record NextThing(string Text, string Url, string Icon);

public sealed partial record EvaluationOverviewPage(
    FileHead Head,
    EvaluationBooklet Booklet,
    IReadOnlyList<OverviewRow> Units,
    IReadOnlyList<OverviewRow> Rest,
    NextThing? Next,
    string Says,
    bool Done
)
{
    /// <summary>What prepares the evaluation: opening, framing, planning.</summary>
    public required IReadOnlyList<OverviewRow> Preparation { get; init; }

    /// <summary>Loads it in five queries: file, sheet, answers, names of the evaluators, moments.</summary>
    public static async Task<EvaluationOverviewPage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var booklet = EvaluationBooklet.Of(edition);
        var sheet = await db.SheetReadableByAsync(user.Reader, file, EvaluationBooklet.Key, cancellation, answer => answer.Voice != Voice.Candidate);
        var seats = file.Evaluators.ToList();
        var people = seats.ConvertAll(seat => seat.PersonId);
        var names = await db
            .People.AsNoTracking()
            .Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);

        var moments = await db.MomentsReadableByAsync(user.Reader, file, cancellation);
        var seat = Visibility.SeatOf(file, user.Reader);
        var values = booklet
            .Working(sheet.Sheet, sheet.Answers, seat)
            .Where(answer => answer.Value.Value is not null)
            .ToDictionary(answer => answer.Key, answer => answer.Value.Value!);
        var unsettled = booklet.Unsettled(sheet.Answers);
        var reference = file.Reference;
        var signed = sheet
            .Signatures.Where(signature => signature.Role is SignatoryRole.Evaluator1 or SignatoryRole.Evaluator2)
            .ToDictionary(signature => signature.PersonId, signature => signature.At);
        var role = seat is { } own ? EvaluationBooklet.RoleOf(own) : (SignatoryRole?)null;
        var open = file.Evaluation.IsOpen().IsAccepted;
        List<OverviewRow> units =
        [
            .. edition.Units.Select(unit =>
            {
                var (given, expected) = booklet.Progress(values, unit.Key);
                var signatures = sheet.SignaturesOf(unit.Key).ToList();
                var title = booklet.Sections(unit.Key).FirstOrDefault()?.Title ?? unit.Title;
                if (signatures.Count > 0)
                {
                    var both = sheet.Sheet!.IsSignedByBoth(unit.Key);
                    var awaits = open && role is { } mine && signatures.TrueForAll(signature => signature.Role != mine);
                    return new OverviewRow(
                        unit.Short,
                        title,
                        both ? new Tag(TagState.Signed) : new Tag(TagState.ToSign, awaits ? "À signer par vous" : "Une signature sur deux"),
                        EvaluationBooklet.SignedBy(signatures),
                        awaits ? EvaluationPaths.Sign(reference, unit.Key) : EvaluationPaths.Unit(reference, unit.Key),
                        awaits ? "Signer" : "Lire"
                    )
                    {
                        Opinion = OpinionOf(booklet, edition, unit, values),
                    };
                }

                var ready = open && file.Evaluation.MissingForUnitSignature(edition, unit.Key, sheet.Printed, unsettled).Count == 0;
                return new OverviewRow(
                    unit.Short,
                    title,
                    ready ? new Tag(TagState.ToSign)
                        : given == expected ? new Tag(TagState.Complete)
                        : new Tag(given == 0 ? TagState.NotOpened : TagState.InProgress, given == 0 ? "À évaluer" : null),
                    SaysAlone(sheet.Sheet?.AssessmentOf(unit.Key), seat, unsettled.Count(question => question.Unit == unit.Key), given, expected)
                        ?? (
                            booklet.AsksForComment(values, unit.Key)
                                ? "l’avis et les critères se contredisent : un commentaire est attendu"
                                : $"{FrenchText.Plural(given, "réponse", "réponses", feminine: true)} sur {expected}"
                        ),
                    EvaluationPaths.Unit(reference, unit.Key),
                    !open ? "Lire"
                        : ready ? "Revoir"
                        : given == 0 ? "Évaluer"
                        : given == expected ? "Revoir"
                        : "Continuer"
                )
                {
                    Opinion = OpinionOf(booklet, edition, unit, values),
                };
            }),
        ];

        List<OverviewRow> rest = [];
        var hasCandidatePart = booklet.Questions.Values.Any(question => question.Field.FilledBy == FilledBy.Candidate);
        if (hasCandidatePart)
        {
            rest.Add(
                sheet.Sheet?.CandidateSubmittedAt is { } at
                    ? new OverviewRow(
                        null,
                        "Partie du candidat",
                        new Tag(TagState.Sent, "Transmise"),
                        $"par {head.CandidateName}, le {FrenchText.ListDate(FrenchText.ParisDay(at))}",
                        FilesPaths.Booklet(reference, EvaluationBooklet.Key),
                        "Lire"
                    )
                    : new OverviewRow(null, "Partie du candidat", new Tag(TagState.Waiting), $"{head.CandidateName} ne l’a pas encore transmise")
            );
        }

        if (booklet.Summary.Table is { } table)
        {
            var questions = table.Questions(edition, booklet.Summary.Section!).Where(question => question.Field.Required).ToList();
            var given = questions.Count(question => values.ContainsKey(question.Key));
            var mine = SheetRights.Fills(user.Role, booklet.SummaryFilledBy);
            rest.Add(
                new OverviewRow(
                    null,
                    "Fiche de synthèse",
                    given == questions.Count ? new Tag(TagState.Complete)
                        : given == 0 ? new Tag(TagState.NotOpened, "À remplir")
                        : new Tag(TagState.InProgress),
                    $"{FrenchText.Plural(given, "réponse", "réponses", feminine: true)} sur {questions.Count} · "
                        + $"{(mine ? "remplie par les évaluateurs" : "remplie par l’entreprise")}",
                    EvaluationPaths.Summary(reference),
                    mine && open && signed.Count == 0 && given < questions.Count ? "Remplir" : "Lire"
                )
            );
        }

        if (sheet.Sheet?.Assessments.Any(assessment => assessment.IsRevealed) == true)
        {
            rest.Add(
                new OverviewRow(
                    null,
                    "Consensus des deux évaluateurs",
                    unsettled.Count == 0 ? new Tag(TagState.Complete) : new Tag(TagState.ToSign, "À trancher"),
                    unsettled.Count == 0 ? "aucun désaccord à trancher" : $"{FrenchText.Plural(unsettled.Count, "désaccord", "désaccords")} à trancher",
                    EvaluationPaths.Consensus(reference),
                    unsettled.Count > 0 && open ? "Trancher" : "Lire"
                )
            );
        }

        foreach (var place in seats.OrderBy(place => place.Seat))
        {
            var name = names[place.PersonId];
            var given = booklet.SignedUnits.Count(unit => sheet.Sheet?.IsSigned(unit, EvaluationBooklet.RoleOf(place.Seat)) == true);
            var mine = place.PersonId == user.PersonId && open;
            rest.Add(
                new OverviewRow(
                    null,
                    $"Signature {FrenchText.Of(name)}",
                    signed.ContainsKey(place.PersonId) ? new Tag(TagState.Signed, "Signée")
                        : given > 0 ? new Tag(TagState.InProgress)
                        : new Tag(TagState.ToSign, "À donner"),
                    signed.TryGetValue(place.PersonId, out var when)
                        ? $"l’ensemble, le {FrenchText.Moment(when)}"
                        : $"{(place.Seat == Domain.People.EvaluatorSeat.First ? "évaluateur 1" : "évaluateur 2")} · "
                            + $"{FrenchText.Plural(given, $"{edition.Vocabulary.Unit} signé", $"{edition.Vocabulary.Units} signés")} sur "
                        + $"{booklet.SignedUnits.Count}",
                    mine && !signed.ContainsKey(place.PersonId) ? EvaluationPaths.Sign(reference) : null,
                    "Signer"
                )
            );
        }

        if (file.Evaluation.CompletedOn is not null)
        {
            rest.Add(
                file.Results.PresentedOn is { } presented
                    ? new OverviewRow(
                        null,
                        "Présentation des résultats",
                        new Tag(TagState.Complete, "Faite"),
                        $"le {FrenchText.PlainDate(presented)}{(file.Results.UnacknowledgedBecause is null ? "" : ", sans la signature du candidat")}"
                    )
                    : new OverviewRow(null, "Présentation des résultats", new Tag(TagState.Waiting), $"{head.CandidateName} signe en avoir pris connaissance")
            );
        }

        var missing = MissingOf(file, edition, sheet, sheet.Printed);
        var waiting = seats.Where(seat => !signed.ContainsKey(seat.PersonId)).Select(seat => names[seat.PersonId]).ToList();
        return new EvaluationOverviewPage(
            head,
            booklet,
            units,
            rest,
            NextOf(booklet, file, user, values, open, missing, signed, sheet.Sheet, unsettled.Count),
            SaysOf(head, user, missing, signed, waiting, names),
            sheet.Sheet?.SignedAt is not null
        )
        {
            Preparation = [.. PreparationOf(head, user, names, moments)],
        };
    }

    private static IEnumerable<OverviewRow> PreparationOf(
        FileHead head,
        CurrentUser user,
        IReadOnlyDictionary<Guid, string> names,
        IReadOnlyList<EvaluationMoment> moments
    )
    {
        var (file, reference) = (head.File, head.File.Reference);
        var mayOpen = file.Evaluation.MayOpen(user.PersonId).IsAccepted;
        var opener = (file.EvaluationOpenedBy ?? file.Evaluation.Opener) is { } person ? names.GetValueOrDefault(person, "le responsable hiérarchique") : null;
        yield return file.Evaluation.OpenedOn is { } opened
            ? new OverviewRow(
                null,
                "Ouverture de l’évaluation",
                new Tag(TagState.Complete, "Ouverte"),
                $"le {FrenchText.PlainDate(opened)}, par {opener}",
                EvaluationPaths.Opening(reference),
                "Lire"
            )
            : new OverviewRow(
                null,
                "Ouverture de l’évaluation",
                new Tag(mayOpen ? TagState.ToSign : TagState.Waiting, mayOpen ? "À ouvrir" : null),
                opener is null ? "les deux évaluateurs ne sont pas nommés" : $"par {opener}, quand les compétences sont estimées acquises",
                EvaluationPaths.Opening(reference),
                mayOpen ? "Ouvrir" : "Lire"
            );

        var may = file.Evaluation.MayPlan().IsAccepted;
        if (FramingStep.Of(EvaluationBooklet.Of(head.Edition).Booklet, moments) is { } framing)
        {
            yield return framing.Held.LastOrDefault() is { } held
                ? new OverviewRow(
                    null,
                    framing.State.Item.Label,
                    new Tag(TagState.Complete, "Tenu"),
                    $"le {FrenchText.PlainDate(held.HeldOn!.Value)}",
                    EvaluationPaths.Moment(reference, held.Id),
                    "Lire"
                )
            : framing.Planned is { } planned
                ? new OverviewRow(
                    null,
                    framing.State.Item.Label,
                    new Tag(TagState.Waiting, "Prévu"),
                    $"{MomentWords.When(planned)}\u00A0: à noter une fois tenu",
                    EvaluationPaths.Moment(reference, planned.Id),
                    may ? "Noter" : "Lire"
                )
            : new OverviewRow(
                null,
                framing.State.Item.Label,
                new Tag(TagState.Attention, "À noter"),
                "rappel\u00A0: il n’est ni prévu ni noté\u202F; rien n’en dépend",
                may ? EvaluationPaths.Plan(reference, MomentKind.Framing) : null,
                "Noter"
            );
        }

        var (all, done) = (moments.Count, moments.Count(moment => moment.HeldOn is not null));
        yield return new OverviewRow(
            null,
            "Planification",
            all == 0 ? new Tag(TagState.NotOpened, "À préparer")
                : done == all ? new Tag(TagState.Complete, "Tout est tenu")
                : new Tag(TagState.InProgress),
            all == 0
                ? "situations, entretiens, restitution\u00A0: dates, lieux, participants"
                : $"{FrenchText.Plural(all, "moment", "moments")} dont {done} tenu{(done > 1 ? "s" : "")}",
            EvaluationPaths.Planning(reference),
            all == 0 && may ? "Planifier" : "Voir"
        );
    }

    // what the other does alone is not said: neither that they have begun, nor how far they are
    private static string? SaysAlone(UnitAssessment? assessment, Domain.People.EvaluatorSeat? seat, int unsettled, int given, int expected) =>
        assessment switch
        {
            { IsBlind: true } when seat is { } mine && assessment.HandedOverAt(mine) is not null =>
                "chacun de son côté · vos réponses sont remises, on attend celles de l’autre évaluateur",
            { IsBlind: true, TogetherProposedBy: { } by } when seat is { } mine && by != mine => "l’autre évaluateur propose de répondre ensemble",
            { IsBlind: true } =>
                $"chacun de son côté · {FrenchText.Plural(given, "réponse", "réponses", feminine: true)} de vous sur "
                    + $"{expected}{(given == expected ? ", à remettre" : "")}",
            { IsRevealed: true } when unsettled > 0 => $"{FrenchText.Plural(unsettled, "désaccord", "désaccords")} à trancher",
            _ => null,
        };

    // the candidate's answers are not loaded here: only what the others still owe is counted
    private static IReadOnlyList<Domain.Common.Refusal> MissingOf(
        CertificationFile file,
        Referential edition,
        ReadableSheet sheet,
        IReadOnlyDictionary<string, string> values
    ) => sheet.Sheet?.SignedAt is not null ? [] : file.Evaluation.MissingForSignature(edition, values, EvaluationBooklet.Of(edition).Unsettled(sheet.Answers));
}
