using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>Links to organisations, their people and their approvals.</summary>
public static class OrganisationsPaths
{
    public const string Companies = "/oemm/entreprises";

    public const string Trainers = "/oemm/organismes";

    public const string NewCompany = "/oemm/entreprises/nouvelle";

    public const string NewTrainer = "/oemm/organismes/nouveau";

    /// <summary>Requests for approval and approvals near their end.</summary>
    public const string Approvals = "/oemm/agrements";

    /// <summary>Route: record the answer to a request.</summary>
    public const string AnswerRoute = "/oemm/agrements/{request:guid}";

    public const string CompanyTeam = "/entreprise/equipe";

    public const string TrainingTeam = "/organisme/equipe";

    public const string OwnApprovals = "/organisme/agrements";

    /// <summary>Route: an organisation.</summary>
    public const string OrganisationRoute = "/organisations/{organisation:guid}";

    /// <summary>Route: its identity.</summary>
    public const string IdentityRoute = OrganisationRoute + "/identite";

    /// <summary>Route: add a contact.</summary>
    public const string NewContactRoute = OrganisationRoute + "/interlocuteurs/nouveau";

    /// <summary>Route: a contact.</summary>
    public const string ContactRoute = OrganisationRoute + "/interlocuteurs/{contact:guid}";

    /// <summary>Route: take a contact off (POST).</summary>
    public const string RemoveContactRoute = ContactRoute + "/retrait";

    /// <summary>Route: invite somebody.</summary>
    public const string InviteRoute = OrganisationRoute + "/equipe/invitation";

    /// <summary>Route: whether a member may sign for the organisation.</summary>
    public const string SignerRoute = OrganisationRoute + "/equipe/{membership:guid}/signature";

    /// <summary>Route: end a membership.</summary>
    public const string EndRoute = OrganisationRoute + "/equipe/{membership:guid}/fin";

    /// <summary>Route: record an approval.</summary>
    public const string NewApprovalRoute = OrganisationRoute + "/agrements/nouveau";

    /// <summary>Route: correct an approval.</summary>
    public const string ApprovalRoute = OrganisationRoute + "/agrements/{approval:guid}";

    /// <summary>Route: end an approval before its day.</summary>
    public const string EndApprovalRoute = ApprovalRoute + "/fin";

    /// <summary>Route: the stamp.</summary>
    public const string StampRoute = OrganisationRoute + "/cachet";

    /// <summary>Route: withdraw the stamp (POST).</summary>
    public const string WithdrawStampRoute = StampRoute + "/retrait";

    /// <summary>Route: the image of the stamp.</summary>
    public const string StampImageRoute = StampRoute + "/image";

    /// <summary>Route: taken over by another.</summary>
    public const string TakeOverRoute = OrganisationRoute + "/reprise";

    /// <summary>Route: undo it (POST).</summary>
    public const string UndoTakeOverRoute = TakeOverRoute + "/{merge:guid}/annulation";

    public static string TakeOver(Guid organisation) => $"/organisations/{organisation}/reprise";

    public static string UndoTakeOver(Guid organisation, Guid merge) => $"/organisations/{organisation}/reprise/{merge}/annulation";

    public static string Stamp(Guid organisation) => $"/organisations/{organisation}/cachet";

    /// <summary>Withdraw the stamp (POST).</summary>
    public static string WithdrawStamp(Guid organisation) => $"/organisations/{organisation}/cachet/retrait";

    /// <summary>The image of the stamp.</summary>
    public static string StampImage(Guid organisation) => $"/organisations/{organisation}/cachet/image";

    /// <summary>The page of one's own organisation; null for those who do not keep it.</summary>
    public static string? OwnTeam(Role role) => role switch
    {
        Role.CompanyHr => CompanyTeam,
        Role.TrainingOrganisation => TrainingTeam,
        _ => null,
    };

    public static string Organisation(Guid organisation) => $"/organisations/{organisation}";

    public static string Identity(Guid organisation) => $"/organisations/{organisation}/identite";

    public static string NewContact(Guid organisation) => $"/organisations/{organisation}/interlocuteurs/nouveau";

    public static string Contact(Guid organisation, Guid contact) => $"/organisations/{organisation}/interlocuteurs/{contact}";

    /// <summary>Take a contact off (POST).</summary>
    public static string RemoveContact(Guid organisation, Guid contact) => $"/organisations/{organisation}/interlocuteurs/{contact}/retrait";

    public static string Invite(Guid organisation) => $"/organisations/{organisation}/equipe/invitation";

    /// <summary>Whether a member may sign for the organisation.</summary>
    public static string Signer(Guid organisation, Guid membership) => $"/organisations/{organisation}/equipe/{membership}/signature";

    public static string End(Guid organisation, Guid membership) => $"/organisations/{organisation}/equipe/{membership}/fin";

    public static string NewApproval(Guid organisation) => $"/organisations/{organisation}/agrements/nouveau";

    public static string Approval(Guid organisation, Guid approval) => $"/organisations/{organisation}/agrements/{approval}";

    /// <summary>End an approval before its day.</summary>
    public static string EndApproval(Guid organisation, Guid approval) => $"/organisations/{organisation}/agrements/{approval}/fin";

    /// <summary>Record the answer to a request.</summary>
    public static string Answer(Guid request) => $"/oemm/agrements/{request}";
}
