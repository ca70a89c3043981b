using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;

namespace CqpMutualite.Web.Tests.Acts;

/// <summary>One act of each kind at least, with everything in it, in the order of a path.</summary>
internal static class ActSamples
{
    private static readonly Guid Session = new("01980000-0000-7000-8000-000000000001"), Somebody = new("01980000-0000-7000-8000-000000000002");
    private static readonly DateOnly Day = new(2027, 1, 14);
    private static readonly NamedOrganisation Company = new(new Guid("01980000-0000-7000-8000-000000000003"), "Mutuelle Horizon");
    private static readonly NamedOrganisation Trainer = new(new Guid("01980000-0000-7000-8000-000000000004"), "Cap Compétences");
    private static readonly NamedMoment Moment = new(MomentKind.Situation, ["d1"], true);

    public static IReadOnlyList<Act> All { get; } =
    [
        new FileOpened(),
        new FileImported(),
        new FileOpenedAfter("CQP-2027-0001"),
        new FileDeleted("CQP-2027-0001"),
        new Reoriented("CQP-2027-0002"),
        new IdentityCorrected(ByCertifier: false),
        new EmployerChanged(Company, Day),
        new UnitsPresented(["d1"]),
        new UnitsPresented([]),
        new InterviewConcluded(Corrected: false),
        new InterviewConcluded(Corrected: true),
        new InterviewSigned(null, Complete: false, ToVae: false),
        new InterviewSigned(null, Complete: true, ToVae: false),
        new InterviewSigned(SignatoryRole.Candidate, Complete: true, ToVae: true),
        new InterviewReopened(),
        new TrainingOrganisationsChosen([Trainer], [Trainer.Id]),
        new TrainingOrganisationsChosen([Trainer, Company], []),
        new RegistrationPaperJoined("Pièce d’identité"),
        new RegistrationPaperRemoved("Pièce d’identité"),
        new RegistrationSubmitted(),
        new RegistrationAcknowledged(),
        new RegistrationReturned([.. Enum.GetValues<ReturnPoint>()]),
        .. Enum.GetValues<AnswerPlace>().Select(place => new AnswersWritten(place, Of(place))),
        new AnswersWritten(AnswerPlace.Evaluation, "d1", Alone: true),
        new ModuleAdded("d1"),
        new ModuleCorrected("d1"),
        new ModuleRemoved("d1"),
        new AttestationJoined("d1"),
        new AttestationRemoved("d1"),
        new FormativeSigned("d1"),
        new FormativeReopened("d1"),
        new FormativeRepeated("d1"),
        new TrainingPartClosed("Cap Compétences"),
        new TrainingClosed(Again: false),
        new TrainingTakenBack("d1"),
        new TrainingClosed(Again: true),
        .. Enum.GetValues<TutoringKind>().Select(kind => new TutorNoteWritten(kind)),
        new TutorNoteRemoved(),
        new TutorListTicked(),
        new IntermediateOpened(Day),
        new CandidatePartHandedOver(),
        new SupportJoined("d1"),
        new SupportRemoved("d1"),
        new AnnexJoined(),
        new AnnexRemoved(),
        new EvaluatorsNamed([Somebody], Replaced: false),
        new EvaluatorsNamed([Somebody], Replaced: true, PutAway: 3),
        new MomentPlanned(Moment),
        new MomentMoved(Moment),
        new MomentHeld(Moment),
        new MomentToHold(Moment),
        new MomentRemoved(Moment),
        new MomentNoted(Moment),
        new EvaluationOpened(),
        .. Enum.GetValues<AnsweringStep>().Select(step => new AnsweringChanged("d1", step)),
        new EvaluationSigned(["d1"], Complete: false),
        new EvaluationSigned([], Complete: true),
        new EvaluationPartReopened("d1"),
        new EvaluationPartReopened(null),
        new PaperReceived(Again: false),
        new PaperKeyed(),
        new PaperSentBack(),
        new PaperConfirmed(),
        new PaperLeft(),
        new ResultsPresented(ByCompany: false),
        new ResultsPresented(ByCompany: true),
        new Transmitted(1, false),
        new Transmitted(2, true),
        new TransmissionAccepted(3),
        new TransmissionReturned(1, [new ExaminedPoint(ReturnPoint.Evaluation, "d1"), new ExaminedPoint(ReturnPoint.Other)]),
        new EvaluationReopened(),
        new TargetsSet(new DateOnly(2026, 7, 1), null, new DateOnly(2027, 9, 30), new DateOnly(2027, 10, 31)),
        new TargetsSet(null, null, null, null),
        .. Enum.GetValues<ClosureReason>().Select(reason => new FileClosed(reason)),
        .. Enum.GetValues<SuspensionReason>().Select(reason => new FileSuspended(reason)),
        new FileResumed(),
        new PersonInvited(Candidate: true),
        new PersonInvited(Candidate: false),
        new AccessLetterPrinted(Candidate: true),
        new PersonalLinkRenewed(),
        new PersonalLinkRevoked(),
        new CandidateRenamed(),
        new AddressCorrected(Candidate: true),
        new AddressCorrected(Candidate: false),
        new MessageSentAgain(),
        .. Enum.GetValues<NextAct>().Select(act => new PeopleReminded(act)),
        new OnBehalfStarted(),
        new OnBehalfEnded(),

        // juries, decisions, certificates
        new SessionMoved(Session, SessionKind.Jury),
        new BreaksSet(Session, SessionKind.Jury),
        new MemberSeated(Session, SessionKind.Commission, Somebody, College.Employees, true),
        new MemberUnseated(Session, SessionKind.Jury, Somebody, College.Secretariat),
        new MemberReplaced(Session, SessionKind.Jury, Somebody, Session),
        new PresidentNamed(Session, SessionKind.Jury, Somebody, College.Employers, true),
        new MemberRecused(Session, SessionKind.Jury),
        new FileReceived(Session, SessionKind.Jury, Day),
        new FilesDistributed(Session, SessionKind.Jury, Day),
        new FileWithdrawn(Session, SessionKind.Commission, Day),
        new PassageMoved(Session, SessionKind.Jury),
        new PassageTimed(Session, SessionKind.Jury),
        new SessionConvened(Session, SessionKind.Jury),
        new SittingOpened(Session, SessionKind.Commission),
        new CandidateMissing(Session, SessionKind.Jury, Day, true),
        new DecisionSigned(Session, SessionKind.Jury, 2),
        new SittingClosed(Session, SessionKind.Jury),
        new SessionPublished(Session, SessionKind.Jury),
        new DerogationGranted(DerogationKind.Delay),
        new DecisionPublished(true, true),
        new DecisionReplaced(1, Replacement.Cancellation),
        new SharedUnitCounted("d1"),
        new PresentedAgain("CQP-2027-00002"),
        new PresentationOpened("CQP-2027-00001"),
        new PresentedWhole("CQP-2027-00002"),
        new WholeOpened("CQP-2027-00001"),
        new LinkDeclared(),
        new LinkWithdrawn(),
        new ConvocationAcknowledged(),
        new CertificateDelivered(CertificateKind.Full, "CERT-2027-00001"),
        new CertificateReplaced(CertificateKind.Bloc, "CERT-2027-00001", "CERT-2027-00002"),
        new DuplicateDelivered(CertificateKind.Full, "CERT-2027-00001", 1),
        new CertificateRevoked(CertificateKind.Full, "CERT-2027-00001"),
    ];

    private static string? Of(AnswerPlace place) =>
        place is AnswerPlace.Formative or AnswerPlace.Intermediate or AnswerPlace.SelfAssessment or AnswerPlace.Evaluation or AnswerPlace.Paper ? "d1" : null;
}
