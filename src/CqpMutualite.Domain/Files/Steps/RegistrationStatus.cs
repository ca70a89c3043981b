using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>What is awaited from the conclusion of the interview to the acknowledgement of the registration.</summary>
internal static class RegistrationStatus
{
    private static readonly (SignatoryRole Role, Turn Turn)[] Signatories =
        [(SignatoryRole.Company, Turn.Company), (SignatoryRole.TrainingOrganisation, Turn.TrainingOrganisation), (SignatoryRole.Candidate, Turn.Candidate)];

    public static IEnumerable<FileTask> Of(FileFacts facts)
    {
        var (file, next) = (facts.File, facts.Next());
        var identity = OrientationStatus.IdentityOf(facts);
        IEnumerable<FileTask> tasks = file.NextAct switch
        {
            NextAct.SignInterview => [.. SignaturesOf(facts, next), .. identity],

            // it does not leave without it
            NextAct.SubmitRegistration => [.. identity.Select(task => task with { Weight = TaskWeight.Next }), next],
            _ => [next, .. identity],
        };
        return file.Registration.SubmittedOn is null ? tasks : [.. tasks, .. TrainingStatus.EvaluatorsOf(facts)];
    }

    // the one whose turn it is, the others who may sign already, and the paper way for the company
    private static IEnumerable<FileTask> SignaturesOf(FileFacts facts, FileTask next)
    {
        var (file, sheet) = (facts.File, facts.Sheet(BookletKeys.Guide));
        yield return OfOrganisation(file, next);
        foreach (
            var (role, turn) in Signatories.Where(place =>
                place.Turn != next.Turn
                && next.Turn != Turn.Company
                && sheet?.IsSigned("", place.Role) != true
                && facts.Edition.Booklet(BookletKeys.Guide)!.CoverSignatories.Any(signatory => signatory.Role == place.Role)
            )
        )
        {
            yield return OfOrganisation(file, next with { Turn = turn, Weight = TaskWeight.Beside });
        }

        if (next.Turn != Turn.Company)
        {
            yield return next with { Act = NextAct.DeclarePaperSignature, Turn = Turn.Company, Weight = TaskWeight.Exceptional };
        }
    }

    // the organisation that leads signs for the others
    private static FileTask OfOrganisation(CertificationFile file, FileTask task) =>
        task.Turn == Turn.TrainingOrganisation
            ? task with { Organisations = [.. file.TrainingOrganisations.Take(1).Select(place => place.OrganisationId)] }
            : task;
}
