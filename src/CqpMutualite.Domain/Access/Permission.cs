namespace CqpMutualite.Domain.Access;

/// <summary>What a request needs. Each controller names exactly one.</summary>
public enum Permission
{
    /// <summary>Be signed in, whatever the capacity: own home, own capacity, référentiels.</summary>
    BeSignedIn,

    /// <summary>See accounts, and take off a second step whose holder has lost it.</summary>
    ManageAccounts,

    /// <summary>Invite colleagues of the OEMM and administrators, end their capacity.</summary>
    InviteColleagues,

    /// <summary>Write on a file in the place of somebody who follows it, with a reason; never sign.</summary>
    EnterOnBehalf,

    /// <summary>Record the new name of a person: any for the certifier, those of one's company.</summary>
    ChangeNames,

    UseCompanySpace,

    UseEvaluatorSpace,

    /// <summary>Home of the training organisation.</summary>
    UseTrainingSpace,

    UseOemmSpace,

    UseJurySpace,

    UseCandidateSpace,

    UseAdministratorSpace,

    /// <summary>Read the files one may see, their booklets and their documents.</summary>
    ReadFiles,

    /// <summary>Read the thread of a file, for what is written to one's group, and write in it.</summary>
    Exchange,

    /// <summary>Say that one is away, and by whom one is stood in for.</summary>
    DeclareAbsence,

    /// <summary>Correct the address of somebody who never came in: any for the certifier, those of one's company.</summary>
    CorrectAddresses,

    /// <summary>Delete a file opened by mistake while nothing was done on it.</summary>
    DeleteFile,

    /// <summary>Open the file of a candidate.</summary>
    OpenFile,

    /// <summary>Correct the identity and the employment of a candidate.</summary>
    CorrectIdentity,

    /// <summary>Suspend, resume, reorient a file, or close it before its end.</summary>
    HaltFile,

    /// <summary>Remind people of what is awaited of them on a file.</summary>
    RemindPeople,

    /// <summary>Say by when each step of a file is wanted.</summary>
    SetTargets,

    /// <summary>Record and conclude the welcome and orientation interview.</summary>
    RecordInterview,

    /// <summary>Sign the guide of the interview.</summary>
    SignInterview,

    /// <summary>Choose the training organisation and the evaluators.</summary>
    NameParticipants,

    /// <summary>See how the people of a file reach it; renew and revoke personal links, print letters.</summary>
    ManageAccess,

    /// <summary>Read the register of messages and send one again.</summary>
    ManageMessages,

    /// <summary>Submit the registration to the certifier.</summary>
    SubmitRegistration,

    /// <summary>Acknowledge or return a registration.</summary>
    AcknowledgeRegistration,

    /// <summary>Read and change the settings that hold for every file.</summary>
    ChangeSettings,

    /// <summary>Enter modules and formative evaluations, close the training.</summary>
    RecordTraining,

    /// <summary>Read the tutor's follow-up of a file: intermediate evaluations, reviews.</summary>
    ReadTutoring,

    /// <summary>Use the tutor's guide on a file: notes, intermediate evaluations, reviews.</summary>
    KeepTutoring,

    /// <summary>Answer one's own part of a booklet.</summary>
    FillCandidatePart,

    /// <summary>See the planned moments of an evaluation that concern one.</summary>
    ReadPlanning,

    /// <summary>Plan, move and take off moments of an evaluation.</summary>
    PlanEvaluation,

    /// <summary>Fill the final evaluation in the official voice and sign it.</summary>
    Evaluate,

    /// <summary>Fill the summary sheet of the evaluation booklet.</summary>
    FillSummarySheet,

    /// <summary>Open signed parts of the evaluation booklet again.</summary>
    ReopenEvaluation,

    /// <summary>Transmit the file to the certifier.</summary>
    TransmitFile,

    /// <summary>Receive an evaluation booklet signed by hand, key its results, compare them.</summary>
    KeepPaperBooklet,

    /// <summary>Accept a transmitted file, or return it.</summary>
    AcceptTransmission,

    /// <summary>Let a file through with a reason although the evaluation is not positive.</summary>
    GrantDerogation,

    /// <summary>See an organisation, keep its contacts, its people, its signatories and its stamp: one's own, or any for the certifier.</summary>
    KeepOrganisation,

    /// <summary>Directory, identities, approvals and answers to requests.</summary>
    ManageOrganisations,

    /// <summary>Read one's approvals and ask for others.</summary>
    RequestApproval,

    /// <summary>Give a file to the candidate's new company.</summary>
    ChangeEmployer,

    /// <summary>Make one of two records of a candidate.</summary>
    MergePeople,

    /// <summary>Create sessions, name members, attach files, publish.</summary>
    ManageJuries,

    /// <summary>Read the sessions one sits in.</summary>
    ReadJurySession,

    /// <summary>Read a file before a session, keep private notes on it, declare a link with its candidate: who sits, with or without a voice.</summary>
    ReadForJury,

    /// <summary>Record and sign the decision sheet (the president of the session).</summary>
    RecordDecision,

    /// <summary>Read the certificate of a file, and its signed credential.</summary>
    ReadCertificate,

    /// <summary>Deliver, replace, copy and revoke certificates; read their register.</summary>
    DeliverCertificates,
    /// <summary>Take a decision up, count a unit acquired elsewhere, present to a jury a candidate who holds every unit.</summary>
    ManageDecisions,

    /// <summary>Open a new presentation after a decision that did not deliver everything.</summary>
    PresentAgain,

    /// <summary>Read what a candidate has acquired, across files.</summary>
    ReadLedger,
}
