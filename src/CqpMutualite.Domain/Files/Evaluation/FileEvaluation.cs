using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>The evaluators, the candidate’s part, the grids on screen or on paper, up to the signatures of both.</summary>
public sealed class FileEvaluation
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileEvaluation()
    {
    }

    /// <summary>The candidate must still hand over their part of the evaluation booklet.</summary>
    public bool CandidatePartPending { get; internal set; }

    /// <summary>The evaluation booklet was filled and signed by hand: where its keying is; null when it is filled on screen.</summary>
    public PaperStep? Paper { get; internal set; }

    /// <summary>The scan of that booklet: a piece joined to the file.</summary>
    public Guid? PaperScanId { get; internal set; }

    /// <summary>Day on which the line manager considered the competences acquired: the evaluation is open from then on; null before.</summary>
    public DateOnly? OpenedOn { get; internal set; }

    /// <summary>Day the second evaluator signed.</summary>
    public DateOnly? CompletedOn { get; internal set; }

    /// <summary>Whether the evaluation was positive in the edition's sense; null before signature.</summary>
    public bool? Positive { get; internal set; }

    /// <summary>Whether the activities of every unit were exercised; null before signature.</summary>
    public bool? ActivitiesExercised { get; internal set; }

    /// <summary>Whether the evaluators may be named or replaced now: from the registration until both have signed, which ends the evaluation.</summary>
    public Outcome MayNameEvaluators()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        if (file.Orientation.Route == Route.Vae)
        {
            return FileRefusals.VaeRegistersAlone;
        }

        return file.Stage is < Stage.Registration or > Stage.Evaluation ? FileRefusals.NotNow(Stage.Evaluation, file.Stage) : Outcome.Accepted;
    }

    /// <summary>Names the two evaluators of a new file, in the usual capacities: the line manager and a tutor.</summary>
    public Outcome NameEvaluators(Guid first, Guid second, DateOnly today) =>
        NameEvaluators(null, new EvaluatorChoice(first, EvaluatorCapacity.LineManager), new EvaluatorChoice(second, EvaluatorCapacity.Tutor), null, today);

    /// <summary>
    /// Names the two evaluators: distinct, neither of them the candidate, each in a capacity of the edition. Whoever was in place and is not chosen again
    /// leaves, for a <paramref name="reason"/>; what becomes of their answers is the sheet's (<see cref="Sheet.EvaluatorLeaves"/>).
    /// </summary>
    public Outcome NameEvaluators(Referential? edition, EvaluatorChoice first, EvaluatorChoice second, string? reason, DateOnly today)
    {
        if (MayNameEvaluators() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (first.PersonId == second.PersonId)
        {
            refusals.Add(FileRefusals.SameEvaluator);
        }

        foreach (var (seat, choice) in new[] { (EvaluatorSeat.First, first), (EvaluatorSeat.Second, second) })
        {
            if (choice.PersonId == file.CandidateId)
            {
                refusals.Add(FileRefusals.CandidateAsEvaluator(seat));
            }

            if (choice.Capacity == EvaluatorCapacity.OfOrganisation && edition?.Rules.EvaluatorsFromOrganisation != true)
            {
                refusals.Add(FileRefusals.EvaluatorOfOrganisation(seat));
            }
        }

        var leaving = Leaving(first.PersonId, second.PersonId);
        if (leaving.Count > 0 && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        foreach (var assignment in leaving)
        {
            assignment.End(today, reason!.Trim());
        }

        List<Guid> joined = [];
        foreach (var (seat, choice) in new[] { (EvaluatorSeat.First, first), (EvaluatorSeat.Second, second) })
        {
            if (file.Evaluators.SingleOrDefault(assignment => assignment.Seat == seat) is { } current)
            {
                current.Change(choice.Capacity);
            }
            else
            {
                file.AssignmentList.Add(new Assignment(file.Id, choice.PersonId, seat, choice.Capacity, today));
                joined.Add(choice.PersonId);
            }
        }

        return file.Did(new EvaluatorsNamed(joined, leaving.Count > 0), today);
    }

    /// <summary>The evaluators in place who would leave their place if these two were named.</summary>
    public IReadOnlyList<Assignment> Leaving(Guid? first, Guid? second) =>
        [.. file.Evaluators.Where(assignment => assignment.PersonId != (assignment.Seat == EvaluatorSeat.First ? first : second))];

    /// <summary>Whether the candidate may write their part now: from the registration to the end of the evaluation.</summary>
    public Outcome MayWriteCandidatePart()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        return file.Stage is not (Stage.Training or Stage.Evaluation) ? FileRefusals.NotNow(Stage.Evaluation, file.Stage)
            : Paper is not null ? FileRefusals.OnPaper
            : Outcome.Accepted;
    }

    /// <summary>Whether the candidate may hand over their part now; not before the evaluation, since it does not change afterwards.</summary>
    public Outcome MayHandOverCandidatePart() =>
        file.Expect(Stage.Evaluation) is { } refusal ? refusal
        : Paper is not null ? FileRefusals.OnPaper
        : Outcome.Accepted;

    /// <summary>The candidate handed over their part of the evaluation booklet.</summary>
    public Outcome HandOverCandidatePart(DateOnly today)
    {
        if (MayHandOverCandidatePart() is { IsAccepted: false } refused)
        {
            return refused;
        }

        CandidatePartPending = false;
        return file.Did(new CandidatePartHandedOver(), today);
    }

    /// <summary>
    /// The evaluator who opens the evaluation: the line manager or, when neither was named in that capacity, the first one. Null before they are named.
    /// </summary>
    public Guid? Opener =>
        file
            .Evaluators.OrderBy(assignment => assignment.Capacity != EvaluatorCapacity.LineManager)
            .ThenBy(assignment => assignment.Seat)
            .FirstOrDefault()
            ?.PersonId;

    /// <summary>Whether that evaluator may open the evaluation now.</summary>
    public Outcome MayOpen(Guid evaluator)
    {
        if (file.Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        if (OpenedOn is { } day)
        {
            return FileRefusals.EvaluationOpenedAlready(day);
        }

        if (file.Evaluators.Count() != 2)
        {
            return FileRefusals.EvaluatorsMissing;
        }

        return evaluator == Opener ? Outcome.Accepted : FileRefusals.NotTheOpener;
    }

    /// <summary>
    /// The line manager considers that the candidate has acquired the competences: the evaluation is open from that day on, which is not in the future nor
    /// before the registration. <paramref name="openedOn"/>: null when nobody gave the day.
    /// </summary>
    public Outcome Open(Guid evaluator, DateOnly? openedOn, DateOnly today)
    {
        if (MayOpen(evaluator) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (openedOn is not { } day || day > today || day < file.Opening.RunsFrom)
        {
            return FileRefusals.OpeningDay(file.Opening.RunsFrom);
        }

        OpenedOn = day;
        file.EvaluationOpenedBy = evaluator;
        return file.Did(new EvaluationOpened(), today);
    }

    /// <summary>Whether the evaluation booklet may be written and signed now: at its step, once the line manager has opened it.</summary>
    public Outcome IsOpen()
    {
        if (file.Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        return Paper is not null ? FileRefusals.OnPaper : OpenedOn is null ? FileRefusals.EvaluationNotOpened : Outcome.Accepted;
    }

    /// <summary>
    /// Whether the moments of the evaluation may be planned now: from the registration to the end of the evaluation, before it is opened too.
    /// </summary>
    public Outcome MayPlan()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        return file.Stage is Stage.Training or Stage.Evaluation ? Outcome.Accepted : FileRefusals.NotNow(Stage.Evaluation, file.Stage);
    }

    /// <summary>Whether the candidate may join or remove their annex document now: from the registration to the transmission.</summary>
    public Outcome MayJoinAnnex()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        return file.Stage is Stage.Training or Stage.Evaluation or Stage.Transmission ? Outcome.Accepted : FileRefusals.NotNow(Stage.Transmission, file.Stage);
    }

    /// <summary>Whether the results of a booklet signed by hand may be keyed now.</summary>
    public Outcome PaperIsOpen() =>
        file.Expect(Stage.Evaluation) is { } refusal ? refusal
        : Paper == PaperStep.Keying ? Outcome.Accepted
        : PaperRefusals.NotKeying;

    /// <summary>
    /// Whether a booklet signed by hand may be received now, or its scan replaced; whether somebody signed on screen is the sheet's (<see
    /// cref="Sheet.TurnPaper"/>).
    /// </summary>
    public Outcome MayReceivePaper() =>
        file.Expect(Stage.Evaluation) is { } refusal ? refusal
        : Paper is null or PaperStep.Keying ? Outcome.Accepted
        : PaperRefusals.NotKeying;

    /// <summary>The scan of a booklet signed by hand is received, or another one in its place.</summary>
    public Outcome ReceivePaper(Guid scanId, DateOnly today)
    {
        if (MayReceivePaper() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var again = Paper is not null;
        (Paper, PaperScanId) = (PaperStep.Keying, scanId);
        return file.Did(new PaperReceived(again), today);
    }

    /// <summary>What was keyed goes to be compared, or back to be keyed again; null gives the paper up for the screen.</summary>
    public Outcome FollowPaper(PaperStep? step, DateOnly today)
    {
        if (file.Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        Paper = step;
        PaperScanId = step is null ? null : PaperScanId;
        return file.Did(step switch { null => new PaperLeft(), PaperStep.Keying => new PaperSentBack(), _ => new PaperKeyed() }, today);
    }

    /// <summary>
    /// What was keyed is compared with the scan and confirmed: what both signed by hand ends the evaluation. <paramref name="answers"/>: printed value by key.
    /// </summary>
    public Outcome ConfirmPaper(Referential edition, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        if (file.Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        Paper = PaperStep.Confirmed;
        CandidatePartPending = false; // the candidate wrote on the paper
        return Conclude(new PaperConfirmed(), edition, answers, today);
    }

    /// <summary>
    /// What the evaluation booklet still lacks before it can be signed; each refusal on answers names its unit, or the table of the summary sheet.
    /// <paramref name="answers"/>: printed value by key. The mention is not among them: the interview decided it.
    /// <paramref name="unsettled"/>: questions on which the evaluators still have to agree (<see cref="Sheet.IsUnsettled"/>).
    /// </summary>
    public IReadOnlyList<Refusal> MissingForSignature(
        Referential edition,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyCollection<Question>? unsettled = null
    )
    {
        edition = file.Asked(edition);
        var booklet = edition.Booklet(BookletKeys.Evaluation)!;
        List<Refusal> refusals = [];
        if (file.Evaluators.Count() != 2 && Paper is null)
        {
            refusals.Add(FileRefusals.EvaluatorsMissing);
        }

        if (CandidatePartPending && Paper is null)
        {
            refusals.Add(FileRefusals.CandidatePartPending);
        }

        var missing = new BookletProgress(edition, booklet, answers, question =>
            question.Field.FilledBy != FilledBy.Candidate && question.Field.Kind != FieldKind.Mention
        ).Missing;
        foreach (var place in missing.Where(question => !question.IsSummary).GroupBy(question => question.Unit))
        {
            refusals.Add(FileRefusals.EvaluationIncomplete(place.Key is null ? "Livret" : edition.Unit(place.Key).Label, place.Count(), place.Key));
        }

        refusals.AddRange((unsettled ?? []).Where(question => answers.ContainsKey(question.Key)).GroupBy(question => question.Unit!)
            .Select(place => FileRefusals.DisagreementUnexplained(edition.Unit(place.Key).Label, place.Count(), place.Key)));

        if (missing.Count(question => question.IsSummary) is > 0 and var cells)
        {
            refusals.Add(FileRefusals.SummaryIncomplete(cells));
        }

        return refusals;
    }

    /// <summary>What one unit still lacks before it can be signed, whatever the others lack.</summary>
    public IReadOnlyList<Refusal> MissingForUnitSignature(
        Referential edition,
        string unit,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyCollection<Question>? unsettled = null
    )
    {
        var ofCandidate = CandidateQuestions(edition).Any(question => CanonicalContent.Covers(question, unit));
        return
        [
            .. MissingForSignature(edition, answers, unsettled)
                .Where(refusal =>
                    refusal.Field == unit
                    || refusal.Code == FileRefusals.EvaluatorsMissing.Code
                    || (ofCandidate && refusal.Code == FileRefusals.CandidatePartPending.Code)
                ),
        ];
    }

    /// <summary>
    /// Both evaluators signed: the results go to the candidate, then the file to the company for transmission. <paramref name="answers"/>: printed value by
    /// key.
    /// </summary>
    public Outcome Complete(Referential edition, IReadOnlyDictionary<string, string> answers, DateOnly today) =>
        IsOpen() is { IsAccepted: false } refused ? refused : Conclude(new EvaluationSigned([], Complete: true), edition, answers, today);

    private Outcome Conclude(FileAct act, Referential edition, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        edition = file.Asked(edition);
        CompletedOn = today;
        Positive = EvaluationResult.IsPositive(edition, answers);
        ActivitiesExercised = !edition.Rules.ActivitiesRequired || !EvaluationResult.NotExercised(edition, answers).Any();
        file.Stage = Stage.Transmission;
        return file.Did(act, today);
    }

    internal static IEnumerable<Question> CandidateQuestions(Referential edition) =>
        edition.Booklet(BookletKeys.Evaluation)!.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate);

    internal FileEvaluation Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
