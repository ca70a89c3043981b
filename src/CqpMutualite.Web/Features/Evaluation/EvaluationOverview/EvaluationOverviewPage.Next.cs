using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationOverview;

/// <content>What comes next for the reader.</content>
public sealed partial record EvaluationOverviewPage
{
    private static NextThing? NextOf(OverviewFacts facts) =>
        facts.Head.File.Evaluation.MayOpen(facts.User.PersonId).IsAccepted
            ? new NextThing("Ouvrir l’évaluation", EvaluationPaths.Opening(facts.Reference), "unlock")
        : facts.Open ? ToSettle(facts) ?? ToHandOver(facts) ?? ToAssess(facts) ?? ToSummarise(facts) ?? ToSign(facts)
        : null;

    private static NextThing? ToSettle(OverviewFacts facts) =>
        facts.Unsettled.Count == 0 ? null : new NextThing(
            facts.Unsettled.Any(question => question.Field.Kind == FieldKind.Choice) ? "Trancher les désaccords" : "Écrire les textes communs",
            EvaluationPaths.Consensus(facts.Reference),
            "people");

    private static NextThing? ToHandOver(OverviewFacts facts)
    {
        var ready = facts.ToHandOver.Where(unit => facts.LeftOn(unit) == 0).ToList();
        return ready.Count == 0 ? null
            : ready.Count > 1 && ready.Count == facts.ToHandOver.Count
                ? new NextThing("Remettre mes réponses", $"{EvaluationPaths.Evaluation(facts.Reference)}#remise", "send")
            : new NextThing($"Remettre le {facts.Edition.Unit(ready[0]).Label.ToLowerInvariant()}", EvaluationPaths.Unit(facts.Reference, ready[0]), "send");
    }

    private static NextThing? ToAssess(OverviewFacts facts) =>
        facts.Edition.Units.FirstOrDefault(unit =>
            facts.Read.Sheet?.SignaturesOn(unit.Key).Any() != true
            && facts.Booklet.Progress(facts.Values, unit.Key) is var (given, expected)
            && given < expected
        )
            is { } next
            ? new NextThing($"Évaluer le {next.Label.ToLowerInvariant()}", EvaluationPaths.Unit(facts.Reference, next.Key), "pencil")
            : null;

    private static NextThing? ToSummarise(OverviewFacts facts) =>
        facts.Booklet.SummaryQuestions(facts.User.Role).Any(question => question.Field.Required && !facts.Values.ContainsKey(question.Key))
            ? new NextThing("Remplir la fiche de synthèse", EvaluationPaths.Summary(facts.Reference), "table")
            : null;

    private static NextThing? ToSign(OverviewFacts facts)
    {
        if (facts.Missing.Count == 0)
        {
            return facts.UserSigned ? null : new NextThing("Relire et signer le livret", EvaluationPaths.Sign(facts.Reference, EvaluationPaths.Whole), "pen");
        }

        // the company still fills the summary sheet: what is ready need not wait for it
        var signable =
            facts.Missing.All(refusal => refusal.Code == FileRefusals.SummaryIncomplete(0).Code)
            && facts.Seat is { } seat
            && facts.Booklet.SignedUnits.Any(unit => facts.Read.Sheet?.IsSigned(unit, EvaluationBooklet.RoleOf(seat)) != true);
        return signable ? new NextThing($"Signer les {facts.Edition.Vocabulary.Units}", EvaluationPaths.Sign(facts.Reference), "pen") : null;
    }

    private static string SaysOf(OverviewFacts facts)
    {
        var (file, user) = (facts.Head.File, facts.User);
        var waiting = file.Evaluators.Where(seat => !facts.SignedAt.ContainsKey(seat.PersonId)).Select(seat => facts.Names[seat.PersonId]).ToList();
        if (waiting.Count == 0)
        {
            return file.Transmission.On is { } day ? $"Livret signé, dossier transmis le {FrenchText.PlainDate(day)}."
                : file.Results.PresentedOn is null ? "Livret signé par les deux évaluateurs : le candidat prend connaissance des résultats."
                : "Livret signé par les deux évaluateurs : l’entreprise peut transmettre le dossier.";
        }

        if (file is { Stage: Stage.Evaluation, Evaluation.OpenedOn: null, Evaluation.Opener: { } opener, Halts.ClosedOn: null, Halts.SuspendedOn: null })
        {
            return opener == user.PersonId
                ? "Ouvrez l’évaluation quand vous estimez les compétences acquises. D’ici là, lisez le livret et préparez les dates."
                : $"{facts.Names.GetValueOrDefault(opener, "Le responsable hiérarchique")} ouvre l’évaluation quand les compétences sont estimées acquises. "
                    + "D’ici là, lisez le livret et préparez les dates.";
        }

        if (file.Evaluation.IsOpen().Refusals is [var notNow, ..])
        {
            return notNow.Message;
        }

        return facts.UserSigned ? $"Vous avez signé. Il manque la signature {FrenchText.Of(FrenchText.Join(waiting))}."
            : facts.Missing.Count == 0 ? "Tout est renseigné : relisez le livret, puis signez-le."
            : $"Avant la signature, il reste : {FrenchText.Join(facts.Missing.Select(refusal => Words(refusal, facts.Edition)))}.";
    }

    private static string Words(Refusal refusal, Referential edition) =>
        (refusal.Code, refusal.Field) switch
        {
            ("file.candidate-part-pending", _) => "la partie du candidat",
            ("file.disagreement-unexplained", { } unit) => $"le mot qui explique vos réponses communes du {edition.Unit(unit).Label.ToLowerInvariant()}",
            ("file.summary-incomplete", _) => EvaluationBooklet.Of(edition).SummaryFilledBy == FilledBy.Company
                ? "la fiche de synthèse, que l’entreprise remplit"
                : "la fiche de synthèse",
            (_, { } unit) => $"le {edition.Unit(unit).Label.ToLowerInvariant()}",
            _ => "le choix des évaluateurs",
        };
}
