using CqpMutualite.Domain.Booklets;

namespace CqpMutualite.Domain.Files;

public enum Turn
{
    Company,

    Certifier,

    TrainingOrganisation,

    Candidate,

    Evaluators,

    Jury,

    /// <summary>Nobody: the path is over.</summary>
    Nobody,
}

/// <summary>
/// What may be awaited on a file. The first ones are the path: one at a time is the next act; those after <see cref="Resume"/> go beside it
/// (<see cref="FileTask"/>).
/// </summary>
public enum NextAct
{
    /// <summary>Record and conclude the interview.</summary>
    ConcludeInterview,

    NameTrainingOrganisation,

    /// <summary>Sign the guide of the interview.</summary>
    SignInterview,

    SubmitRegistration,

    /// <summary>Acknowledge or return the registration.</summary>
    AcknowledgeRegistration,

    /// <summary>Enter modules and formative evaluations, close the training.</summary>
    CloseTraining,

    NameEvaluators,

    FillCandidatePart,

    /// <summary>Say that the competences are considered acquired.</summary>
    OpenEvaluation,

    /// <summary>Fill the grids and sign.</summary>
    Evaluate,

    /// <summary>Take note of the results presented.</summary>
    AcknowledgeResults,

    /// <summary>Key the results of a booklet signed by hand.</summary>
    KeyPaper,

    /// <summary>Compare what was keyed with the scan.</summary>
    CheckPaper,

    Transmit,

    /// <summary>Accept the transmitted file, or return it.</summary>
    AcceptTransmission,

    /// <summary>Put the file before a jury.</summary>
    AttachToSession,

    /// <summary>Present the file to the joint commission.</summary>
    PresentToCommission,

    /// <summary>Deliberate, record and sign the decision.</summary>
    Decide,

    Publish,

    /// <summary>Take up a suspended file.</summary>
    Resume,

    /// <summary>Give what the registration demands of the identity and the employment.</summary>
    CompleteIdentity,

    /// <summary>Declare that the printed guide was signed by hand.</summary>
    DeclarePaperSignature,

    /// <summary>Answer, in the evaluation booklet, what is the company's.</summary>
    FillSummary,

    /// <summary>Record that the results were presented, when the candidate does not sign themselves.</summary>
    RecordPresentation,

    /// <summary>Let a file go before the jury although its evaluation is not positive.</summary>
    GrantDerogation,

    None,
}

/// <summary>
/// What the next act depends on, read from columns alone so that a list of a thousand files needs no answer loaded.
/// </summary>
public sealed record FileSituation(
    Stage Stage,
    bool NeedsTrainingOrganisation,
    bool HasTrainingOrganisation,
    bool RegistrationSubmitted,
    bool HasEvaluators,
    bool CandidatePartPending,
    bool InSession,
    bool Published,
    bool Closed)
{
    /// <summary>Nothing is written until it is resumed.</summary>
    public bool Suspended { get; init; }

    /// <summary>Transmitted, and not returned since.</summary>
    public bool Transmitted { get; init; }

    /// <summary>Some units only are presented.</summary>
    public bool ForCommission { get; init; }

    /// <summary>Where the keying of a booklet signed by hand is.</summary>
    public PaperStep? Paper { get; init; }

    /// <summary>Who must sign the interview's guide next.</summary>
    public Turn? AwaitedSignature { get; init; }

    /// <summary>The line manager opened the evaluation.</summary>
    public bool EvaluationOpened { get; init; }

    /// <summary>The signed results were presented to the candidate.</summary>
    public bool ResultsPresented { get; init; }

    /// <summary>The next act and whose it is.</summary>
    public (NextAct NextAct, Turn Turn) Next => this switch
    {
        { Closed: true } or { Published: true } => (NextAct.None, Turn.Nobody),
        { Suspended: true } => (NextAct.Resume, Turn.Nobody),
        { Stage: Stage.Orientation } => (NextAct.ConcludeInterview, Turn.Company),
        { Stage: Stage.Registration, NeedsTrainingOrganisation: true, HasTrainingOrganisation: false } => (NextAct.NameTrainingOrganisation, Turn.Company),
        { Stage: Stage.Registration, AwaitedSignature: { } who } => (NextAct.SignInterview, who),
        { Stage: Stage.Registration, RegistrationSubmitted: false } => (NextAct.SubmitRegistration, Turn.Company),
        { Stage: Stage.Registration } => (NextAct.AcknowledgeRegistration, Turn.Certifier),
        { Stage: Stage.Training } => (NextAct.CloseTraining, Turn.TrainingOrganisation),
        { Stage: Stage.Evaluation, Paper: PaperStep.Keying } => (NextAct.KeyPaper, Turn.Company),
        { Stage: Stage.Evaluation, Paper: PaperStep.ToCheck } => (NextAct.CheckPaper, Turn.Company),
        { Stage: Stage.Evaluation, HasEvaluators: false } => (NextAct.NameEvaluators, Turn.Company),
        { Stage: Stage.Evaluation, CandidatePartPending: true } => (NextAct.FillCandidatePart, Turn.Candidate),
        { Stage: Stage.Evaluation, EvaluationOpened: false } => (NextAct.OpenEvaluation, Turn.Evaluators),
        { Stage: Stage.Evaluation } => (NextAct.Evaluate, Turn.Evaluators),
        { Stage: Stage.Transmission, ResultsPresented: false } => (NextAct.AcknowledgeResults, Turn.Candidate),
        { Stage: Stage.Transmission, Transmitted: true } => (NextAct.AcceptTransmission, Turn.Certifier),
        { Stage: Stage.Transmission } => (NextAct.Transmit, Turn.Company),
        { Stage: Stage.Jury, ForCommission: true, InSession: false } => (NextAct.PresentToCommission, Turn.Certifier),
        { Stage: Stage.Jury, InSession: false } => (NextAct.AttachToSession, Turn.Certifier),
        { Stage: Stage.Jury } => (NextAct.Decide, Turn.Jury),
        _ => (NextAct.Publish, Turn.Certifier),
    };
}
