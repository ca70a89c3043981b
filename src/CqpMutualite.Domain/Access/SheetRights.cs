using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Access;

/// <summary>State of a booklet that decides who reads what in it.</summary>
/// <param name="CandidateSubmitted">The candidate handed over their part.</param>
/// <param name="BlindPhaseOver">Both evaluators submitted their separate answers (true when they fill together).</param>
/// <param name="Signed">Every expected signature is given.</param>
/// <param name="Transmitted">The file was transmitted to the certifier.</param>
public sealed record SheetState(bool CandidateSubmitted, bool BlindPhaseOver, bool Signed, bool Transmitted)
{
    /// <summary>The booklet was filled by hand; its results are keyed by the company or the certifier.</summary>
    public bool OnPaper { get; init; }
}

/// <summary>
/// The second door to data: inside a file that one may see, which voices of which booklet, in which state.
/// Screen, PDF, JSON, history and search take their content through it.
/// </summary>
public static class SheetRights
{
    private static readonly Voice[] Nothing = [];

    /// <summary>
    /// Voices that a capacity may read. <paramref name="seat"/>: the place of an evaluator on the file, null for others.
    /// An unknown booklet gives nothing.
    /// </summary>
    public static IReadOnlyList<Voice> ReadableVoices(Role role, EvaluatorSeat? seat, string booklet, SheetState state) => (booklet, role) switch
    {
        (_, Role.Administrator) => Nothing,

        // the conclusion of the interview serves everyone on the path; the tutor may consult it, the jury too
        (
            BookletKeys.Guide,
            Role.CompanyHr or Role.Evaluator or Role.TrainingOrganisation or Role.Oemm or Role.JuryMember or Role.JuryObserver or Role.Candidate
        ) => [Voice.Conductor, Voice.Candidate],

        // formative results go to the company, then to the jury
        (BookletKeys.Training, Role.JuryMember or Role.JuryObserver) => state.Transmitted ? [Voice.Trainer] : Nothing,
        (BookletKeys.Training, Role.CompanyHr or Role.Evaluator or Role.TrainingOrganisation or Role.Oemm or Role.Candidate) => [Voice.Trainer],

        // a tool between the tutor and the candidate; its results, not the self-assessment, are among those that the jury, and the certifier before it, have
        // once the file is transmitted
        (BookletKeys.Tutoring, Role.CompanyHr or Role.Evaluator or Role.Candidate) => [Voice.Official, Voice.SelfAssessment],
        (BookletKeys.Tutoring, Role.Oemm or Role.JuryMember or Role.JuryObserver) => state.Transmitted ? [Voice.Official] : Nothing,

        (BookletKeys.Evaluation, Role.Evaluator) =>
        [
            .. CandidatePart(state),
            .. OwnVoice(seat),
            .. state.BlindPhaseOver ? [Voice.Evaluator1, Voice.Evaluator2] : Nothing,
            Voice.Official,
        ],
        (BookletKeys.Evaluation, Role.CompanyHr) => [.. CandidatePart(state), Voice.Official],

        // results are presented to the candidate once both evaluators have signed
        (BookletKeys.Evaluation, Role.Candidate) => state.Signed ? [Voice.Candidate, Voice.Official] : [Voice.Candidate],
        // the certifier keys or compares what is on the paper
        (BookletKeys.Evaluation, Role.Oemm) when state.OnPaper => [Voice.Candidate, Voice.Official],
        (BookletKeys.Evaluation, Role.Oemm or Role.JuryMember or Role.JuryObserver) => state.Transmitted ? [Voice.Candidate, Voice.Official] : Nothing,

        _ => Nothing,
    };

    /// <summary>Voices that the archive keeps of a booklet: those that are printed, what the candidate has not handed over left out.</summary>
    public static IReadOnlyList<Voice> ArchivedVoices(string booklet, SheetState state) =>
        [Voice.Conductor, Voice.Trainer, Voice.SelfAssessment, Voice.Official, .. booklet == BookletKeys.Evaluation ? CandidatePart(state) : [Voice.Candidate]];

    /// <summary>Whether that capacity reads the registration: the candidate's identity, its papers, its receipt.</summary>
    public static bool ReadsRegistration(Role role) => role is Role.CompanyHr or Role.Oemm or Role.Candidate;

    /// <summary>Whether that capacity reads the pieces joined for that purpose: those of a booklet follow it.</summary>
    public static bool ReadsAttachment(Role role, EvaluatorSeat? seat, AttachmentPurpose purpose, SheetState state) => purpose switch
    {
        AttachmentPurpose.TrainingAttestation => ReadableVoices(role, seat, BookletKeys.Training, state).Count > 0,
        AttachmentPurpose.RegistrationPaper => ReadsRegistration(role),

        // the original of the booklet is read by those who read what was keyed from it; the training organisation does not
        AttachmentPurpose.SignedBooklet => ReadableVoices(role, seat, BookletKeys.Evaluation, state).Contains(Voice.Official),

        // supports go with the candidate's part; the annex is the candidate's word to who certifies
        AttachmentPurpose.CandidateSupport => ReadableVoices(role, seat, BookletKeys.Evaluation, state).Contains(Voice.Candidate),
        AttachmentPurpose.CandidateAnnex => role == Role.Candidate || (role is Role.Oemm or Role.JuryMember or Role.JuryObserver && state.Transmitted),
        _ => false,
    };

    /// <summary>
    /// Whether that capacity sees a planned moment of the evaluation: the company and the evaluators all of them, the candidate those they take part in.
    /// </summary>
    public static bool ReadsMoment(Role role, MomentParticipants participants) =>
        role is Role.CompanyHr or Role.Evaluator || (role == Role.Candidate && participants.HasFlag(MomentParticipants.Candidate));

    /// <summary>
    /// Whether that capacity reads a note of a moment: evaluators only, their own always, the other's unless a unit of the moment is blind.
    /// </summary>
    public static bool ReadsMomentNote(Role role, bool own, bool blind) => role == Role.Evaluator && (own || !blind);

    /// <summary>
    /// Whether that capacity reads that answer: of several training organisations, each only has its own part of the training booklet.
    /// In it, the key of an answer begins with its unit and a dot when it has one. <paramref name="place"/>: the organisation's on the file, null for others.
    /// </summary>
    public static bool ReadsField(Role role, FileOrganisation? place, string booklet, string field) =>
        (role, booklet) != (Role.TrainingOrganisation, BookletKeys.Training)
        || place?.Covers(field.IndexOf('.') is > 0 and var dot ? field[..dot] : null) == true;

    /// <summary>Whether that capacity keeps notes of its own on a file that it reads for a jury, and reads them: nobody reads those of another.</summary>
    public static bool KeepsJuryNotes(Role role) => role is Role.JuryMember or Role.JuryObserver;

    /// <summary>Whether that capacity reads a link declared with a candidate: who declared it, and the certifier who weighs it.</summary>
    public static bool ReadsDeclaredLink(Role role, bool own) => role == Role.Oemm || (own && role is Role.JuryMember or Role.JuryObserver);

    /// <summary>Whether that capacity answers the questions which the edition gives to <paramref name="filledBy"/>.</summary>
    public static bool Fills(Role role, FilledBy? filledBy) => filledBy switch
    {
        FilledBy.Candidate => role == Role.Candidate,
        FilledBy.Conductor or FilledBy.Company => role == Role.CompanyHr,
        FilledBy.Trainer => role == Role.TrainingOrganisation,
        FilledBy.Tutor or FilledBy.Evaluators => role == Role.Evaluator,
        _ => false,
    };

    private static Voice[] CandidatePart(SheetState state) => state.CandidateSubmitted ? [Voice.Candidate] : Nothing;

    private static Voice[] OwnVoice(EvaluatorSeat? seat) => seat switch
    {
        EvaluatorSeat.First => [Voice.Evaluator1],
        EvaluatorSeat.Second => [Voice.Evaluator2],
        _ => Nothing,
    };
}
