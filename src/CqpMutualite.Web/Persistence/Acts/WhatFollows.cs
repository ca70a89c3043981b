using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Messages;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>To whom an act is written.</summary>
public enum Audience
{
    /// <summary>The evaluators whom it names.</summary>
    NamedEvaluators,

    /// <summary>The human resources of the company.</summary>
    Company,

    /// <summary>The training organisations that it names.</summary>
    NamedOrganisations,

    /// <summary>The candidate, the company and the training organisations.</summary>
    Everybody,
}

/// <summary>
/// What comes after an act: a message to some people, a document frozen. A new kind of act has its row here, even if nothing follows.
/// Whoever's turn it makes is told besides (<see cref="TurningPoints"/>).
/// </summary>
/// <param name="Message">The message; null: nobody is written to.</param>
/// <param name="To">Who receives it.</param>
/// <param name="Frozen">Name of the document that is frozen; null: none.</param>
public sealed record WhatFollows(MessageKind? Message = null, Audience To = default, string? Frozen = null)
{
    private static readonly WhatFollows Nothing = new();

    /// <summary>What comes after that act.</summary>
    /// <exception cref="InvalidOperationException">A kind of act of which it was not said yet.</exception>
    public static WhatFollows Of(Act act) => act switch
    {
        EvaluatorsNamed { Joined.Count: > 0 } => new(MessageKind.EvaluatorNamed, Audience.NamedEvaluators),
        RegistrationAcknowledged => new(MessageKind.RegistrationAcknowledged, Audience.Company),
        RegistrationReturned => new(MessageKind.RegistrationReturned, Audience.Company),
        TrainingOrganisationsChosen { Joined.Count: > 0 } => new(MessageKind.OrganisationNamed, Audience.NamedOrganisations),
        Transmitted => new(MessageKind.FileTransmitted, Audience.Company, SignedContents.TransmissionReceipt),
        TransmissionReturned => new(MessageKind.TransmissionReturned, Audience.Company),
        TransmissionAccepted => new(MessageKind.TransmissionAccepted, Audience.Company),

        DecisionPublished => new(MessageKind.DecisionPublished, Audience.Everybody),

        DecisionSigned => new(Frozen: SignedContents.DecisionSheet),
        CertificateDelivered delivered => new(Frozen: SignedContents.NameOf(delivered.Kind, 0)),
        CertificateReplaced replaced => new(Frozen: SignedContents.NameOf(replaced.Kind, 0)),
        DuplicateDelivered copied => new(Frozen: SignedContents.NameOf(copied.Kind, copied.Rank)),

        // what is acknowledged after the signatures makes another document
        InterviewSigned { Complete: true } => new(Frozen: BookletKeys.Guide),
        EvaluationSigned { Complete: true } or PaperConfirmed or ResultsPresented => new(Frozen: BookletKeys.Evaluation),

        FileOpened or FileImported or FileDeleted or FileOpenedAfter or Reoriented or IdentityCorrected or EmployerChanged or UnitsPresented
            or CandidateDistinguished or CandidateMerged or EmployerTakenOver or TrainerTakenOver
            or InterviewConcluded or InterviewSigned or InterviewReopened
            or TrainingOrganisationsChosen or RegistrationSubmitted or RegistrationPaperJoined or RegistrationPaperRemoved
            or ModuleAdded or ModuleCorrected or ModuleRemoved or AttestationJoined or AttestationRemoved
            or FormativeSigned or FormativeReopened or FormativeRepeated or TrainingTakenBack or TrainingPartClosed or TrainingClosed
            or TutorNoteWritten or TutorNoteRemoved or TutorListTicked or IntermediateOpened
            or AnswersWritten or AnsweringChanged or CandidatePartHandedOver or SupportJoined or SupportRemoved or AnnexJoined or AnnexRemoved
            or EvaluatorsNamed or EvaluationOpened or EvaluationSigned or EvaluationPartReopened or EvaluationReopened
            or MomentPlanned or MomentMoved or MomentHeld or MomentToHold or MomentRemoved or MomentNoted
            or PaperReceived or PaperKeyed or PaperSentBack or PaperLeft
            or FileClosed or FileSuspended or FileResumed or TargetsSet
            or PersonInvited or AccessLetterPrinted or PersonalLinkRenewed or PersonalLinkRevoked or CandidateRenamed or MessageSentAgain
            or PeopleReminded
            or AddressCorrected or OnBehalfStarted or OnBehalfEnded
            or JuryAct or DecisionReplaced or LinkDeclared or LinkWithdrawn or ConvocationAcknowledged
            or DerogationGranted or SharedUnitCounted or PresentedAgain or PresentationOpened or PresentedWhole or WholeOpened
            or CertificateRevoked => Nothing,
        _ => throw new InvalidOperationException($"{act.GetType().Name}: say who is written to and what is frozen, or that nothing follows."),
    };
}
