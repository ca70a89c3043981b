using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The names under which the values of enumerations are kept; they follow no class.</summary>
internal static class StoredNames
{
    private static readonly Dictionary<NextAct, string> Awaited = new()
    {
        [NextAct.ConcludeInterview] = "entretien",
        [NextAct.NameTrainingOrganisation] = "organisme",
        [NextAct.SignInterview] = "signature-guide",
        [NextAct.SubmitRegistration] = "inscription",
        [NextAct.AcknowledgeRegistration] = "accuse-reception",
        [NextAct.CloseTraining] = "formation",
        [NextAct.NameEvaluators] = "evaluateurs",
        [NextAct.FillCandidatePart] = "partie-candidat",
        [NextAct.OpenEvaluation] = "ouverture-evaluation",
        [NextAct.Evaluate] = "evaluation",
        [NextAct.AcknowledgeResults] = "resultats",
        [NextAct.KeyPaper] = "saisie-papier",
        [NextAct.CheckPaper] = "comparaison-papier",
        [NextAct.Transmit] = "transmission",
        [NextAct.AcceptTransmission] = "examen-transmission",
        [NextAct.AttachToSession] = "session",
        [NextAct.PresentToCommission] = "commission",
        [NextAct.Decide] = "decision",
        [NextAct.Publish] = "publication",
        [NextAct.Resume] = "reprise",
        [NextAct.CompleteIdentity] = "identite",
        [NextAct.DeclarePaperSignature] = "signature-papier",
        [NextAct.FillSummary] = "fiche-synthese",
        [NextAct.RecordPresentation] = "restitution",
        [NextAct.GrantDerogation] = "derogation",
        [NextAct.None] = "rien",
    };

    private static readonly Dictionary<ReturnPoint, string> Points = new()
    {
        [ReturnPoint.Identity] = "identite",
        [ReturnPoint.Interview] = "entretien",
        [ReturnPoint.Organisation] = "organisme",
        [ReturnPoint.Training] = "formation",
        [ReturnPoint.CandidatePart] = "partie-candidat",
        [ReturnPoint.Evaluation] = "evaluation",
        [ReturnPoint.SummarySheet] = "synthese",
        [ReturnPoint.Papers] = "pieces",
        [ReturnPoint.Other] = "autre",
    };

    private static readonly Dictionary<AnswerPlace, string> Places = new()
    {
        [AnswerPlace.Interview] = "entretien",
        [AnswerPlace.Formative] = "formative",
        [AnswerPlace.TrainingCover] = "livret-formation",
        [AnswerPlace.Intermediate] = "intermediaire",
        [AnswerPlace.SelfAssessment] = "auto-evaluation",
        [AnswerPlace.CandidatePart] = "partie-candidat",
        [AnswerPlace.CandidateComment] = "commentaire-candidat",
        [AnswerPlace.Evaluation] = "evaluation",
        [AnswerPlace.Summary] = "synthese",
        [AnswerPlace.Consensus] = "consensus",
        [AnswerPlace.Paper] = "papier",
    };

    private static readonly Dictionary<AnsweringStep, string> Steps = new()
    {
        [AnsweringStep.Separate] = "separement",
        [AnsweringStep.TogetherProposed] = "ensemble-propose",
        [AnsweringStep.Together] = "ensemble",
        [AnsweringStep.StayedSeparate] = "reste-separe",
        [AnsweringStep.HandedOver] = "remises",
        [AnsweringStep.TakenBack] = "reprises",
    };

    private static readonly Dictionary<ClosureReason, string> Closures = new()
    {
        [ClosureReason.Reorientation] = "reorientation",
        [ClosureReason.Refusal] = "refus",
        [ClosureReason.Departure] = "depart",
        [ClosureReason.Death] = "deces",
        [ClosureReason.Other] = "autre",
        [ClosureReason.OrientedToVae] = "vae",
    };

    private static readonly Dictionary<SuspensionReason, string> Suspensions = new()
    {
        [SuspensionReason.Leave] = "conge",
        [SuspensionReason.Company] = "entreprise",
        [SuspensionReason.Candidate] = "candidat",
        [SuspensionReason.Other] = "autre",
    };

    private static readonly Dictionary<MomentKind, string> Moments = new()
    {
        [MomentKind.Framing] = "cadrage",
        [MomentKind.Situation] = "situation",
        [MomentKind.Interview] = "entretien",
        [MomentKind.ComplementaryInterview] = "entretien-complementaire",
        [MomentKind.Presentation] = "presentation",
        [MomentKind.Restitution] = "restitution",
    };

    private static readonly Dictionary<TutoringKind, string> Notes = new()
    {
        [TutoringKind.Meeting] = "point-etape",
        [TutoringKind.Framing] = "cadrage",
        [TutoringKind.Correction] = "recadrage",
        [TutoringKind.Review] = "bilan",
    };

    private static readonly Dictionary<SignatoryRole, string> Signatories = new()
    {
        [SignatoryRole.Candidate] = "candidat",
        [SignatoryRole.Company] = "entreprise",
        [SignatoryRole.TrainingOrganisation] = "organisme",
        [SignatoryRole.Trainer] = "formateur",
        [SignatoryRole.Evaluator1] = "evaluateur-1",
        [SignatoryRole.Evaluator2] = "evaluateur-2",
    };

    public static string Of(ReturnPoint point) => Points[point];

    public static ReturnPoint PointOf(string name) => ValueOf(Points, name);

    public static string Of(AnswerPlace value) => Places[value];

    public static AnswerPlace PlaceOf(string name) => ValueOf(Places, name);

    public static string Of(AnsweringStep value) => Steps[value];

    public static AnsweringStep StepOf(string name) => ValueOf(Steps, name);

    public static string Of(NextAct value) => Awaited[value];

    public static NextAct AwaitedOf(string name) => ValueOf(Awaited, name);

    public static string Of(ClosureReason value) => Closures[value];

    public static ClosureReason ClosureOf(string name) => ValueOf(Closures, name);

    public static string Of(SuspensionReason value) => Suspensions[value];

    public static SuspensionReason SuspensionOf(string name) => ValueOf(Suspensions, name);

    public static string Of(MomentKind value) => Moments[value];

    public static MomentKind MomentOf(string name) => ValueOf(Moments, name);

    public static string Of(TutoringKind value) => Notes[value];

    public static TutoringKind TutoringOf(string name) => ValueOf(Notes, name);

    public static string Of(SignatoryRole value) => Signatories[value];

    public static SignatoryRole SignatoryOf(string name) => ValueOf(Signatories, name);
    private static readonly Dictionary<SessionKind, string> Bodies = new() { [SessionKind.Jury] = "jury", [SessionKind.Commission] = "commission" };

    private static readonly Dictionary<College, string> Colleges = new()
    {
        [College.Employers] = "employeurs",
        [College.Employees] = "salaries",
        [College.Secretariat] = "secretariat",
    };

    private static readonly Dictionary<DerogationKind, string> Derogations = new()
    {
        [DerogationKind.Evaluation] = "evaluation",
        [DerogationKind.Delay] = "delai",
    };

    private static readonly Dictionary<Replacement, string> Replacements = new()
    {
        [Replacement.Correction] = "correction",
        [Replacement.Cancellation] = "annulation",
    };

    private static readonly Dictionary<CertificateKind, string> Certificates = new()
    {
        [CertificateKind.Full] = "certificat",
        [CertificateKind.Bloc] = "attestation-bloc",
    };

    public static string Of(SessionKind body) => Bodies[body];

    public static SessionKind BodyOf(string name) => ValueOf(Bodies, name);

    public static string Of(College college) => Colleges[college];

    public static College CollegeOf(string name) => ValueOf(Colleges, name);

    public static string Of(DerogationKind derogation) => Derogations[derogation];

    public static DerogationKind DerogationOf(string name) => ValueOf(Derogations, name);

    public static string Of(Replacement replacement) => Replacements[replacement];

    public static Replacement ReplacementOf(string name) => ValueOf(Replacements, name);

    public static string Of(CertificateKind certificate) => Certificates[certificate];

    public static CertificateKind CertificateOf(string name) => ValueOf(Certificates, name);

    private static T ValueOf<T>(Dictionary<T, string> names, string name)
        where T : struct, Enum => names.Single(pair => pair.Value == name).Key;
}
