using System.Collections.Frozen;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Access;

/// <summary>The one table of rights. What is not written here is refused.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, Permission[]>
    {
        [Role.CompanyHr] =
        [
            Permission.UseCompanySpace,
            Permission.ReadFiles,
            Permission.Exchange,
            Permission.DeclareAbsence,
            Permission.CorrectAddresses,
            Permission.DeleteFile,
            Permission.ReadTutoring,
            Permission.OpenFile,
            Permission.RecordInterview,
            Permission.NameParticipants,
            Permission.ManageAccess,
            Permission.ManageMessages,
            Permission.CorrectIdentity,
            Permission.HaltFile,
            Permission.RemindPeople,
            Permission.SetTargets,
            Permission.SignInterview,
            Permission.ChangeNames,
            Permission.SubmitRegistration,
            Permission.ReadPlanning,
            Permission.PlanEvaluation,
            Permission.FillSummarySheet,
            Permission.ReopenEvaluation,
            Permission.TransmitFile,
            Permission.KeepPaperBooklet,
            Permission.KeepOrganisation,
            Permission.ReadCertificate,
            Permission.PresentAgain,
            Permission.ReadLedger,
        ],
        [Role.Evaluator] =
        [
            Permission.UseEvaluatorSpace,
            Permission.ReadFiles,
            Permission.Exchange,
            Permission.DeclareAbsence,
            Permission.ReadTutoring,
            Permission.KeepTutoring,
            Permission.ReadPlanning,
            Permission.PlanEvaluation,
            Permission.Evaluate,
            Permission.FillSummarySheet,
            Permission.ReopenEvaluation,
        ],
        [Role.TrainingOrganisation] =
        [
            Permission.UseTrainingSpace,
            Permission.ReadFiles,
            Permission.Exchange,
            Permission.DeclareAbsence,
            Permission.RecordTraining,
            Permission.SignInterview,
            Permission.KeepOrganisation,
            Permission.RequestApproval,
        ],
        [Role.Oemm] =
        [
            Permission.UseOemmSpace,
            Permission.ReadFiles,
            Permission.Exchange,
            Permission.DeclareAbsence,
            Permission.CorrectAddresses,
            Permission.DeleteFile,
            Permission.AcknowledgeRegistration,
            Permission.AcceptTransmission,
            Permission.KeepPaperBooklet,
            Permission.GrantDerogation,
            Permission.ManageJuries,
            Permission.ReadJurySession,
            Permission.CorrectIdentity,
            Permission.HaltFile,
            Permission.RemindPeople,
            Permission.ChangeSettings,
            Permission.ManageAccess,
            Permission.ManageMessages,
            Permission.ManageAccounts,
            Permission.ChangeNames,
            Permission.EnterOnBehalf,
            Permission.KeepOrganisation,
            Permission.ManageOrganisations,
            Permission.ChangeEmployer,
            Permission.MergePeople,
            Permission.ReadCertificate,
            Permission.DeliverCertificates,
            Permission.ManageDecisions,
            Permission.PresentAgain,
            Permission.ReadLedger,
        ],
        [Role.JuryMember] = [Permission.UseJurySpace, Permission.ReadFiles, Permission.ReadJurySession, Permission.ReadForJury, Permission.RecordDecision],
        [Role.JuryObserver] = [Permission.UseJurySpace, Permission.ReadFiles, Permission.ReadJurySession, Permission.ReadForJury],
        [Role.Candidate] =
        [
            Permission.UseCandidateSpace,
            Permission.ReadFiles,
            Permission.Exchange,
            Permission.ReadTutoring,
            Permission.FillCandidatePart,
            Permission.ReadPlanning,
            Permission.SignInterview,
            Permission.ReadCertificate,
            Permission.ReadLedger,
        ],
        [Role.Administrator] = [Permission.UseAdministratorSpace, Permission.ManageAccounts, Permission.InviteColleagues],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.Append(Permission.BeSignedIn).ToFrozenSet());

    /// <summary>Whether that capacity has that permission.</summary>
    public static bool Allows(Role role, Permission permission) => Table.TryGetValue(role, out var permissions) && permissions.Contains(permission);
}
