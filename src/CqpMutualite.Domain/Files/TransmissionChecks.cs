using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>What the transmission depends on beside the file itself, read from the store.</summary>
/// <param name="Answers">Printed value of the evaluation booklet, by key.</param>
/// <param name="Signed">The evaluation booklet bears every signature that it awaits.</param>
public sealed record TransmissionRecord(IReadOnlyDictionary<string, string> Answers, bool Signed)
{
    /// <summary>The candidate, whose identity is looked at; null leaves it out.</summary>
    public Person? Candidate { get; init; }

    /// <summary>Questions on which the evaluators still have to agree.</summary>
    public IReadOnlyCollection<Question> Unsettled { get; init; } = [];
}

/// <summary>One thing that a file must have before it is transmitted.</summary>
/// <param name="Point">What it is about: a return of the certifier names the same.</param>
/// <param name="Title">What is there once it is done.</param>
/// <param name="Missing">What forbids the transmission; nothing when it is done. The edition is the one asked of the file.</param>
public sealed record TransmissionCheck(
    ReturnPoint Point,
    string Title,
    Func<CertificationFile, Referential, TransmissionRecord, DateOnly, IEnumerable<Refusal>> Missing
);

/// <summary>A check with what it found.</summary>
public sealed record CheckedPoint(ReturnPoint Point, string Title, IReadOnlyList<Refusal> Missing)
{
    public bool IsDone => Missing.Count == 0;
}

/// <summary>The checks of the transmission, in the order of the path. A new one is a line here.</summary>
public static class TransmissionChecks
{
    public static IReadOnlyList<TransmissionCheck> All { get; } =
    [
        new(ReturnPoint.Identity, "Identité et emploi", (file, _, record, today) =>
            record.Candidate is { } candidate ? file.Opening.MissingIdentity(candidate, today) : []
        ),
        new(ReturnPoint.Interview, "Guide d’entretien signé", (file, _, _, _) =>
            file.Orientation.AwaitedSignature is { } who ? [FileRefusals.InterviewNotSigned(who)] : []
        ),
        new(ReturnPoint.Interview, "Inscription reçue", (file, _, _, _) => file.Registration.RegisteredOn is null ? [FileRefusals.NotRegistered] : []),
        new(ReturnPoint.Training, "Formation close, livret et attestations remis", (file, _, _, _) => Training(file)),
        new(ReturnPoint.CandidatePart, "Partie du candidat", (file, edition, record, _) => Evaluation(file, edition, record).Where(IsOfCandidate)),
        new(ReturnPoint.Evaluation, "Grilles, avis et commentaires des évaluateurs", (file, edition, record, _) =>
            Evaluation(file, edition, record).Where(missing => !IsOfCandidate(missing) && !IsOfSummary(missing))
        ),
        new(ReturnPoint.SummarySheet, "Fiche de synthèse", (file, edition, record, _) => Evaluation(file, edition, record).Where(IsOfSummary)),
        new(ReturnPoint.SummarySheet, "Activités exercées", (file, edition, record, _) =>
            file.Presentation.Derogation is not null || !edition.Rules.ActivitiesRequired
                ? []
                : EvaluationResult.NotExercised(edition, record.Answers).Select(FileRefusals.ActivitiesNotExercised)
        ),
        new(ReturnPoint.Evaluation, "Signatures du livret d’évaluation", (_, _, record, _) =>
            record.Signed ? [] : [FileRefusals.SignatureMissing("chaque évaluateur")]
        ),
        new(ReturnPoint.Evaluation, "Résultats présentés au candidat", (file, _, _, _) =>
            file.Results.PresentedOn is null ? [FileRefusals.ResultsNotPresented] : []
        ),
    ];

    private static IEnumerable<Refusal> Training(CertificationFile file) =>
        file.Training.TakenBack ? [FileRefusals.TrainingTakenBack]
        : file.Registration.NeedsTrainingOrganisation && file.Registration.RegisteredOn is not null && file.Training.TrainedOn is null
            ? [FileRefusals.TrainingNotClosed]
        : [];

    private static IReadOnlyList<Refusal> Evaluation(CertificationFile file, Referential edition, TransmissionRecord record) =>
        file.Evaluation.MissingForSignature(edition, record.Answers, record.Unsettled);

    private static bool IsOfCandidate(Refusal missing) => missing.Code == FileRefusals.CandidatePartPending.Code;

    private static bool IsOfSummary(Refusal missing) => missing.Code == FileRefusals.SummaryIncomplete(1).Code;
}
