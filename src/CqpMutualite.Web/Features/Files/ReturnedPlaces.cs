using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Training;
using CqpMutualite.Web.Features.Transmission;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Who corrects a point that the certifier returned, and where.</summary>
public static class ReturnedPlaces
{
    /// <summary>Whether that reader corrects it now.</summary>
    public static bool MayCorrect(CurrentUser user, FileHead head, PointToCorrect point) =>
        user.Role == RoleOf(head, point) && (user.Role != Role.TrainingOrganisation || head.File.PlaceOf(user.OrganisationId) is not null);

    /// <summary>« à l’entreprise »…</summary>
    public static string Who(FileHead head, PointToCorrect point) => RoleOf(head, point) switch
    {
        Role.TrainingOrganisation => "à l’organisme de formation",
        Role.Candidate => "au candidat",
        Role.Evaluator => "aux évaluateurs",
        _ => "à l’entreprise",
    };

    /// <summary>Where that reader corrects it.</summary>
    public static string Url(FileHead head, PointToCorrect point)
    {
        var reference = head.File.Reference;
        return point.Point switch
        {
            ReturnPoint.Identity => FilesPaths.Identity(reference),
            ReturnPoint.Interview => FilesPaths.Booklet(reference, BookletKeys.Guide),
            ReturnPoint.Training => TrainingPaths.Training(reference),
            ReturnPoint.Papers => RegistrationPaths.Papers(reference),
            ReturnPoint.Evaluation or ReturnPoint.SummarySheet when head.File is { Stage: Stage.Transmission, Evaluation.Paper: null } =>
                EvaluationPaths.Reopen(reference, point.Unit ?? EvaluationPaths.Whole),
            ReturnPoint.CandidatePart or ReturnPoint.Evaluation or ReturnPoint.SummarySheet when head.File.Stage == Stage.Transmission =>
                TransmissionPaths.Reopen(reference),
            ReturnPoint.CandidatePart or ReturnPoint.Evaluation or ReturnPoint.SummarySheet when head.File.Evaluation.Paper is not null =>
                EvaluationPaths.Paper(reference),
            ReturnPoint.CandidatePart => EvaluationPaths.CandidatePart(reference),
            ReturnPoint.Evaluation when point.Unit is { } unit => EvaluationPaths.Unit(reference, unit),
            ReturnPoint.SummarySheet => EvaluationPaths.Summary(reference),
            _ => TransmissionPaths.Transmit(reference),
        };
    }

    // the signed booklet is first opened again, by the company
    private static Role RoleOf(FileHead head, PointToCorrect point) =>
        point.Point switch
        {
            ReturnPoint.Training => Role.TrainingOrganisation,
            _ when head.File.Stage != Stage.Evaluation || head.File.Evaluation.Paper is not null => Role.CompanyHr,
            ReturnPoint.CandidatePart => Role.Candidate,
            ReturnPoint.Evaluation => Role.Evaluator,
            ReturnPoint.SummarySheet => head
                .Edition.Booklet(BookletKeys.Evaluation)!
                .Questions(head.Edition)
                .Any(question => question.IsSummary && question.Field.FilledBy == FilledBy.Evaluators)
                ? Role.Evaluator
                : Role.CompanyHr,
            _ => Role.CompanyHr,
        };
}
