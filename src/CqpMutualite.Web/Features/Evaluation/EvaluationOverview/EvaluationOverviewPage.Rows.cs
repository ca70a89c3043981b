using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationOverview;

/// <content>The lines: units, what completes them, what prepares them.</content>
public sealed partial record EvaluationOverviewPage
{
    private static OverviewRow RowOf(OverviewFacts facts, Unit unit)
    {
        var signatures = facts.Read.SignaturesOf(unit.Key).ToList();
        return (signatures.Count > 0 ? SignedRowOf(facts, unit, signatures) : UnsignedRowOf(facts, unit)) with
        {
            Opinion = OpinionOf(facts, unit),
        };
    }

    private static OverviewRow SignedRowOf(OverviewFacts facts, Unit unit, List<Signature> signatures)
    {
        var both = facts.Read.Sheet!.IsSignedByBoth(unit.Key);
        var awaits = facts is { Open: true, Seat: { } seat } && signatures.TrueForAll(signature => signature.Role != EvaluationBooklet.RoleOf(seat));
        return new OverviewRow(
            unit.Short,
            TitleOf(facts, unit),
            both ? new Tag(TagState.Signed) : new Tag(TagState.ToSign, awaits ? "À signer par vous" : "Une signature sur deux"),
            EvaluationBooklet.SignedBy(signatures),
            awaits ? EvaluationPaths.Sign(facts.Reference, unit.Key) : EvaluationPaths.Unit(facts.Reference, unit.Key),
            awaits ? "Signer" : "Lire"
        );
    }

    private static OverviewRow UnsignedRowOf(OverviewFacts facts, Unit unit)
    {
        var (given, expected) = facts.Booklet.Progress(facts.Values, unit.Key);
        var ready =
            facts.Open
            && facts.Head.File.Evaluation.MissingForUnitSignature(facts.Edition, unit.Key, facts.Read.Printed, facts.Unsettled).Count == 0;
        return new OverviewRow(
            unit.Short,
            TitleOf(facts, unit),
            ready ? new Tag(TagState.ToSign)
                : given == expected ? new Tag(TagState.Complete)
                : new Tag(given == 0 ? TagState.NotOpened : TagState.InProgress, given == 0 ? "À évaluer" : null),
            SaysAlone(facts, unit, given, expected)
                ?? (
                    facts.Booklet.AsksForComment(facts.Values, unit.Key)
                        ? "l’avis et les critères se contredisent : un commentaire est attendu"
                        : $"{FrenchText.Plural(given, "réponse", "réponses", feminine: true)} sur {expected}"
                ),
            EvaluationPaths.Unit(facts.Reference, unit.Key),
            !facts.Open ? "Lire"
                : ready ? "Revoir"
                : given == 0 ? "Évaluer"
                : given == expected ? "Revoir"
                : "Continuer"
        );
    }

    private static string TitleOf(OverviewFacts facts, Unit unit) => facts.Booklet.Sections(unit.Key).FirstOrDefault()?.Title ?? unit.Title;

    private static Tag? OpinionOf(OverviewFacts facts, Unit unit) =>
        facts.Booklet.Assessed(unit.Key).FirstOrDefault(question => question.Field.Meaning == Meaning.Opinion) is { } opinion
        && facts.Edition.Scale(opinion.Field.Scale!).Value(facts.Values.GetValueOrDefault(opinion.Key)) is { } value
            ? Tag.Result(value.Favourable == true, value.Label)
            : null;

    // what the other does alone is not said: neither that they have begun, nor how far they are
    private static string? SaysAlone(OverviewFacts facts, Unit unit, int given, int expected)
    {
        var (assessment, seat) = (facts.Read.Sheet?.AssessmentOf(unit.Key), facts.Seat);
        var unsettled = facts.Unsettled.Where(question => question.Unit == unit.Key).ToList();
        return assessment switch
        {
            { IsBlind: true } when seat is { } mine && assessment.HandedOverAt(mine) is not null =>
                "chacun de son côté · vos réponses sont remises, on attend celles de l’autre évaluateur",
            { IsBlind: true, TogetherProposedBy: { } by } when seat is { } mine && by != mine => "l’autre évaluateur propose de répondre ensemble",
            { IsBlind: true } =>
                $"chacun de son côté · {FrenchText.Plural(given, "réponse", "réponses", feminine: true)} de vous sur "
                    + $"{expected}{(given == expected ? ", à remettre" : "")}",
            { IsRevealed: true } when unsettled.Count > 0 => EvaluationBooklet.LeftToAgree(unsettled),
            _ => null,
        };
    }

    private static IEnumerable<OverviewRow> RestOf(OverviewFacts facts)
    {
        if (facts.Booklet.Questions.Values.Any(question => question.Field.FilledBy == FilledBy.Candidate))
        {
            yield return CandidatePartOf(facts);
        }

        if (facts.Booklet.Summary.Table is { } table)
        {
            yield return SummaryOf(facts, table);
        }

        if (facts.Read.Sheet?.Assessments.Any(assessment => assessment.IsRevealed) == true)
        {
            yield return ConsensusOf(facts);
        }

        foreach (var place in facts.Head.File.Evaluators.OrderBy(place => place.Seat))
        {
            yield return SignatureOf(facts, place.PersonId, place.Seat);
        }

        if (facts.Head.File.Evaluation.CompletedOn is not null)
        {
            yield return PresentationOf(facts);
        }
    }

    private static OverviewRow CandidatePartOf(OverviewFacts facts) =>
        facts.Read.Sheet?.CandidateSubmittedAt is { } at
            ? new OverviewRow(
                null,
                "Partie du candidat",
                new Tag(TagState.Sent, "Transmise"),
                $"par {facts.Head.CandidateName}, le {FrenchText.ListDate(FrenchText.ParisDay(at))}",
                FilesPaths.Booklet(facts.Reference, EvaluationBooklet.Key),
                "Lire"
            )
            : new OverviewRow(null, "Partie du candidat", new Tag(TagState.Waiting), $"{facts.Head.CandidateName} ne l’a pas encore transmise");

    private static OverviewRow SummaryOf(OverviewFacts facts, UnitTable table)
    {
        var questions = table.Questions(facts.Edition, facts.Booklet.Summary.Section!).Where(question => question.Field.Required).ToList();
        var given = questions.Count(question => facts.Values.ContainsKey(question.Key));
        var mine = SheetRights.Fills(facts.User.Role, facts.Booklet.SummaryFilledBy);
        return new OverviewRow(
            null,
            "Fiche de synthèse",
            given == questions.Count ? new Tag(TagState.Complete)
                : given == 0 ? new Tag(TagState.NotOpened, "À remplir")
                : new Tag(TagState.InProgress),
            $"{FrenchText.Plural(given, "réponse", "réponses", feminine: true)} sur {questions.Count} · "
                + $"{(mine ? "remplie par les évaluateurs" : "remplie par l’entreprise")}",
            EvaluationPaths.Summary(facts.Reference),
            mine && facts is { Open: true, SignedAt.Count: 0 } && given < questions.Count ? "Remplir" : "Lire"
        );
    }

    private static OverviewRow ConsensusOf(OverviewFacts facts)
    {
        var left = facts.Unsettled.Count;
        return new OverviewRow(
            null,
            "Consensus des deux évaluateurs",
            left == 0 ? new Tag(TagState.Complete) : new Tag(TagState.ToSign, "À trancher"),
            left == 0 ? "aucun désaccord à trancher" : EvaluationBooklet.LeftToAgree(facts.Unsettled),
            EvaluationPaths.Consensus(facts.Reference),
            left > 0 && facts.Open ? "Trancher" : "Lire"
        );
    }

    private static OverviewRow SignatureOf(OverviewFacts facts, Guid person, EvaluatorSeat seat)
    {
        var (given, words) = (
            facts.Booklet.SignedUnits.Count(unit => facts.Read.Sheet?.IsSigned(unit, EvaluationBooklet.RoleOf(seat)) == true),
            facts.Edition.Vocabulary);
        var title = $"Signature {FrenchText.Of(facts.Names[person])}";
        return facts.SignedAt.TryGetValue(person, out var when)
            ? new OverviewRow(null, title, new Tag(TagState.Signed, "Signée"), $"l’ensemble, le {FrenchText.Moment(when)}", null, "Signer")
            : new OverviewRow(
                null,
                title,
                given > 0 ? new Tag(TagState.InProgress) : new Tag(TagState.ToSign, "À donner"),
                $"{(seat == EvaluatorSeat.First ? "évaluateur 1" : "évaluateur 2")} · "
                    + $"{FrenchText.Plural(given, $"{words.Unit} signé", $"{words.Units} signés")} sur {facts.Booklet.SignedUnits.Count}",
                person == facts.User.PersonId && facts.Open ? EvaluationPaths.Sign(facts.Reference) : null,
                "Signer"
            );
    }

    private static OverviewRow PresentationOf(OverviewFacts facts) =>
        facts.Head.File.Results.PresentedOn is { } presented
            ? new OverviewRow(
                null,
                "Présentation des résultats",
                new Tag(TagState.Complete, "Faite"),
                $"le {FrenchText.PlainDate(presented)}{(facts.Head.File.Results.UnacknowledgedBecause is null ? "" : ", sans la signature du candidat")}"
            )
            : new OverviewRow(
                null,
                "Présentation des résultats",
                new Tag(TagState.Waiting),
                $"{facts.Head.CandidateName} signe en avoir pris connaissance"
            );

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
}
