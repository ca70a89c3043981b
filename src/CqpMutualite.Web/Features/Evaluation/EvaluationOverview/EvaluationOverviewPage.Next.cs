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

/// <content>What comes next for the reader.</content>
public sealed partial record EvaluationOverviewPage
{
    private static NextThing? NextOf(
        EvaluationBooklet booklet,
        CertificationFile file,
        CurrentUser user,
        IReadOnlyDictionary<string, string> values,
        bool open,
        IReadOnlyList<Domain.Common.Refusal> missing,
        Dictionary<Guid, DateTimeOffset> signed,
        Sheet? sheet,
        int unsettled
    )
    {
        var reference = file.Reference;
        if (file.Evaluation.MayOpen(user.PersonId).IsAccepted)
        {
            return new NextThing("Ouvrir l’évaluation", EvaluationPaths.Opening(reference), "unlock");
        }

        if (open && unsettled > 0)
        {
            return new NextThing("Trancher les désaccords", EvaluationPaths.Consensus(reference), "people");
        }

        if (
            open
            && sheet is not null
            && Visibility.SeatOf(file, user.Reader) is { } seat
            && booklet.Edition.Units.FirstOrDefault(unit =>
                sheet.AssessmentOf(unit.Key) is { IsBlind: true } alone
                && alone.HandedOverAt(seat) is null
                && booklet.Progress(values, unit.Key) is var (given, expected)
                && given == expected
            )
                is { } ready
        )
        {
            return new NextThing($"Remettre le {ready.Label.ToLowerInvariant()}", EvaluationPaths.Unit(reference, ready.Key), "send");
        }

        if (
            open
            && booklet.Edition.Units.FirstOrDefault(unit =>
                sheet?.SignaturesOn(unit.Key).Any() != true && booklet.Progress(values, unit.Key) is var (given, expected) && given < expected
            )
                is { } unit
        )
        {
            return new NextThing($"Évaluer le {unit.Label.ToLowerInvariant()}", EvaluationPaths.Unit(reference, unit.Key), "pencil");
        }

        if (open && booklet.SummaryQuestions(user.Role).Any(question => question.Field.Required && !values.ContainsKey(question.Key)))
        {
            return new NextThing("Remplir la fiche de synthèse", EvaluationPaths.Summary(reference), "table");
        }

        // the company still fills the summary sheet: what is ready need not wait for it
        var signable =
            missing.All(refusal => refusal.Code == Domain.Files.FileRefusals.SummaryIncomplete(0).Code)
            && Visibility.SeatOf(file, user.Reader) is { } own
            && booklet.SignedUnits.Any(key => sheet?.IsSigned(key, EvaluationBooklet.RoleOf(own)) != true);
        if (open && missing.Count > 0 && signable)
        {
            return new NextThing($"Signer les {booklet.Edition.Vocabulary.Units}", EvaluationPaths.Sign(reference), "pen");
        }

        return missing.Count == 0 && !signed.ContainsKey(user.PersonId) && file.Evaluation.IsOpen().IsAccepted
            ? new NextThing("Relire et signer le livret", EvaluationPaths.Sign(reference, EvaluationPaths.Whole), "pen")
            : null;
    }

    private static string SaysOf(
        FileHead head,
        CurrentUser user,
        IReadOnlyList<Domain.Common.Refusal> missing,
        Dictionary<Guid, DateTimeOffset> signed,
        List<string> waiting,
        IReadOnlyDictionary<Guid, string> names
    )
    {
        var file = head.File;
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
                : $"{names.GetValueOrDefault(opener, "Le responsable hiérarchique")} ouvre l’évaluation quand les compétences sont estimées acquises. D’ici "
                    + $"là, lisez le livret et préparez les dates.";
        }

        if (file.Evaluation.IsOpen().Refusals is [var notNow, ..])
        {
            return notNow.Message;
        }

        return signed.ContainsKey(user.PersonId) ? $"Vous avez signé. Il manque la signature {FrenchText.Of(FrenchText.Join(waiting))}."
            : missing.Count == 0 ? "Tout est renseigné : relisez le livret, puis signez-le."
            : $"Avant la signature, il reste : {FrenchText.Join(missing.Select(refusal => Words(refusal, head.Edition)))}.";
    }

    private static string Words(Domain.Common.Refusal refusal, Referential edition) =>
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

    private static Tag? OpinionOf(EvaluationBooklet booklet, Referential edition, Unit unit, IReadOnlyDictionary<string, string> values) =>
        booklet.Assessed(unit.Key).FirstOrDefault(question => question.Field.Meaning == Meaning.Opinion) is { } opinion
        && edition.Scale(opinion.Field.Scale!).Value(values.GetValueOrDefault(opinion.Key)) is { } value
            ? Tag.Result(value.Favourable == true, value.Label)
            : null;
}
