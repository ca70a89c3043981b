using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>
/// The dossier of one candidate for one certification, pinned to the edition it was opened with.
/// Every change of stage goes through a method that answers with an <see cref="Outcome"/>.
/// </summary>
public sealed partial class CertificationFile
{
    private const int ModuleYearsBefore = 10;
    private const int ModuleYearsAfter = 3;
    private const int HoursInADay = 12;
    private const decimal HalfAnHour = 0.5m;
    private const string VaeWay = "vae";

    // the company opens the signing; the candidate has the document before them, signed, when their turn comes
    private static readonly (SignatoryRole Role, Turn Turn)[] SigningOrder =
        [(SignatoryRole.Company, Turn.Company), (SignatoryRole.TrainingOrganisation, Turn.TrainingOrganisation), (SignatoryRole.Candidate, Turn.Candidate)];

    private readonly List<UnitPath> units = [];
    private readonly List<Module> modules = [];
    private readonly List<Assignment> assignments = [];
    private readonly List<FileReturn> returns = [];
    private readonly List<FileOrganisation> organisations = [];
    private readonly List<FormerEmployer> formerEmployers = [];

    private CertificationFile()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>What people call it: « CQP-2026-0042 ».</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The candidate.</summary>
    public Guid CandidateId { get; private set; }

    /// <summary>The employer today.</summary>
    public Guid EmployerId { get; private set; }

    /// <summary>Code of the edition.</summary>
    public string EditionCode { get; private set; } = "";

    /// <summary>Version of the edition.</summary>
    public int EditionVersion { get; private set; }

    /// <summary>Code of the certification prepared, in the catalogue (differs from the edition when several share it).</summary>
    public string Certification { get; private set; } = "";

    /// <summary>Its title at opening, as printed on the decision and the certificate.</summary>
    public string CertificationTitle { get; private set; } = "";

    /// <summary>Step under way.</summary>
    public Stage Stage { get; private set; }

    /// <summary>Training or VAE; decided at the interview.</summary>
    public Route Route { get; private set; }

    /// <summary>How it was opened.</summary>
    public FileOrigin Origin { get; private set; }

    /// <summary>The file that this one goes on from, after a reorientation or an earlier presentation: its reference.</summary>
    public string? Follows { get; private set; }

    /// <summary>The file that goes on from this one, after a reorientation or for a new presentation: its reference.</summary>
    public string? FollowedBy { get; private set; }

    /// <summary>Contract of the candidate with the employer.</summary>
    public ContractKind? Contract { get; private set; }

    /// <summary>First day of the candidate in the company.</summary>
    public DateOnly? HiredOn { get; private set; }

    /// <summary>Mention wished at opening.</summary>
    public string? WishedMention { get; private set; }

    /// <summary>Mention decided at the interview.</summary>
    public string? Mention { get; private set; }

    /// <summary>Keys of the units presented, in order and separated by commas; empty: all of them.</summary>
    public string PresentedKeys { get; private set; } = "";

    /// <summary>The units presented; empty: all of them, before a jury.</summary>
    public IReadOnlyList<string> PresentedUnits => PresentedKeys.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The units presented complete those acquired before: the file goes before a jury although it does not present everything.</summary>
    public bool Completes { get; private set; }

    /// <summary>Some units are presented alone: the file goes to the joint commission, not before a jury.</summary>
    public bool IsForCommission => PresentedKeys.Length > 0 && !Completes;

    /// <summary>Units acquired in another certification that the certifier counts for this file.</summary>
    public IReadOnlyList<CarriedUnit> Counted { get; private set; } = [];

    /// <summary>The edition as it is asked of this file: only the units that it presents.</summary>
    public Referential Asked(Referential edition) => edition.Presenting(PresentedUnits);

    /// <summary>Day of opening (draft).</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Day of the interview.</summary>
    public DateOnly? InterviewedOn { get; private set; }

    /// <summary>Who must sign the interview's guide next; null before its conclusion and once everybody has.</summary>
    public Turn? AwaitedSignature { get; private set; }

    /// <summary>Day the company submitted the registration; null again after a return.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>Why the certifier returned it last.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Day of registration: the clock to the first jury starts here.</summary>
    public DateOnly? RegisteredOn { get; private set; }

    /// <summary>Last day for a first jury; null when not registered, or when the edition is silent.</summary>
    public DateOnly? FirstJuryBefore { get; private set; }

    /// <summary>Day the training was closed.</summary>
    public DateOnly? TrainedOn { get; private set; }

    /// <summary>Day the training organisation handed its booklet over to the company; null before, and while it has taken it back.</summary>
    public DateOnly? TrainingHandedOverOn { get; private set; }

    /// <summary>The candidate must still hand over their part of the evaluation booklet.</summary>
    public bool CandidatePartPending { get; private set; }

    /// <summary>The evaluation booklet was filled and signed by hand: where its keying is; null when it is filled on screen.</summary>
    public PaperStep? Paper { get; private set; }

    /// <summary>The scan of that booklet: a piece joined to the file.</summary>
    public Guid? PaperScanId { get; private set; }

    /// <summary>Day on which the line manager considered the competences acquired: the evaluation is open from then on; null before.</summary>
    public DateOnly? EvaluationOpenedOn { get; private set; }

    /// <summary>Who said so; null before.</summary>
    public Guid? EvaluationOpenedBy { get; private set; }

    /// <summary>Day the second evaluator signed.</summary>
    public DateOnly? EvaluatedOn { get; private set; }

    /// <summary>Whether the evaluation was positive in the edition's sense; null before signature.</summary>
    public bool? EvaluationPositive { get; private set; }

    /// <summary>Day on which the signed results were presented to the candidate; null until it is recorded.</summary>
    public DateOnly? ResultsPresentedOn { get; private set; }

    /// <summary>Why the candidate has not acknowledged them; null when they have.</summary>
    public string? ResultsUnacknowledgedBecause { get; private set; }

    /// <summary>Whether the activities of every unit were exercised; null before signature.</summary>
    public bool? ActivitiesExercised { get; private set; }

    /// <summary>Day of the transmission under examination, or accepted; null again after a return.</summary>
    public DateOnly? TransmittedOn { get; private set; }

    /// <summary>How many times the file was transmitted.</summary>
    public int Transmissions { get; private set; }

    /// <summary>What the certifier returned, to be corrected before the next transmission; empty otherwise.</summary>
    public IReadOnlyList<PointToCorrect> ToCorrect { get; private set; } = [];

    /// <summary>Day the certifier accepted the transmission.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>Reason of the derogation that lets a not positive evaluation go before the jury.</summary>
    public string? Derogation { get; private set; }

    /// <summary>Why the certifier lets a file go before its first jury although the time is over.</summary>
    public string? OverdueDerogation { get; private set; }

    /// <summary>Session before which the file is; null when none.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>Day the decision was signed.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Day the decision was published: the candidate sees it from then on.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Day the certificate, or the attestation of units, in force was delivered; null while there is none.</summary>
    public DateOnly? CertifiedOn { get; private set; }
    /// <summary>Its decision is being corrected: the panel that took it has the file again, until the next publication.</summary>
    public bool UnderCorrection { get; private set; }

    /// <summary>Day its decision was cancelled; null again once another one is signed.</summary>
    public DateOnly? DecisionCancelledOn { get; private set; }

    /// <summary>Day the file was closed before its end.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>What kind of end it was.</summary>
    public ClosureReason? ClosedFor { get; private set; }

    /// <summary>Why it was closed, in words.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>Since when the file is suspended; null while it runs.</summary>
    public DateOnly? SuspendedOn { get; private set; }

    /// <summary>What kind of suspension it is.</summary>
    public SuspensionReason? SuspendedFor { get; private set; }

    /// <summary>Why it is suspended, in words.</summary>
    public string? SuspendedBecause { get; private set; }

    /// <summary>The one next act, kept so that a list can be filtered on it.</summary>
    public NextAct NextAct { get; private set; }

    /// <summary>Whose turn it is, kept so that a list can be filtered on it.</summary>
    public Turn Turn { get; private set; }

    /// <summary>Since when it is their turn.</summary>
    public DateOnly TurnSince { get; private set; }

    /// <summary>Grows at each change; lost races are seen by it.</summary>
    public int Revision { get; private set; }

    /// <summary>Conclusion of the interview, per unit.</summary>
    public IReadOnlyList<UnitPath> Units => units;

    /// <summary>Modules followed.</summary>
    public IReadOnlyList<Module> Modules => modules;

    /// <summary>What the certifier asked to correct, each time the registration or the file came back.</summary>
    public IReadOnlyList<FileReturn> Returns => returns;

    /// <summary>Evaluators, past ones included.</summary>
    public IReadOnlyList<Assignment> Assignments => assignments;

    /// <summary>The evaluators in place.</summary>
    public IEnumerable<Assignment> Evaluators => assignments.Where(assignment => assignment.Until is null);

    /// <summary>Training organisations, past ones included.</summary>
    public IReadOnlyList<FileOrganisation> Organisations => organisations;

    /// <summary>The training organisations in place, the one that leads first.</summary>
    public IEnumerable<FileOrganisation> TrainingOrganisations => organisations.Where(organisation => organisation.Until is null).OrderByDescending(organisation => organisation.Leads).ThenBy(organisation => organisation.From).ThenBy(organisation => organisation.Id);

    /// <summary>Companies that employed the candidate before.</summary>
    public IReadOnlyList<FormerEmployer> FormerEmployers => formerEmployers;

    /// <summary>An organisation is chosen for each unit to train.</summary>
    public bool HasTrainingOrganisation => TrainingOrganisations.Any() && UnitsNotShared == 0;

    private int UnitsNotShared => units.Count(path => !path.DirectlyAssessed && TrainingOrganisations.All(organisation => !organisation.Covers(path.Unit)));

    /// <summary>What the next act depends on.</summary>
    public FileSituation Situation => new(Stage, NeedsTrainingOrganisation, HasTrainingOrganisation, SubmittedOn is not null, Evaluators.Count() == 2, CandidatePartPending, SessionId is not null, PublishedOn is not null, ClosedOn is not null)
    {
        Suspended = SuspendedOn is not null,
        AwaitedSignature = AwaitedSignature,
        Transmitted = TransmittedOn is not null,
        ForCommission = IsForCommission,
        Paper = Paper,
        EvaluationOpened = EvaluationOpenedOn is not null,
        ResultsPresented = ResultsPresentedOn is not null,
    };

    /// <summary>Some unit is to be trained, or the edition has every unit assessed by an organisation.</summary>
    public bool NeedsTrainingOrganisation { get; private set; }

    /// <summary>Opens a file. Refused when the mention is not one of the edition.</summary>
    public static (CertificationFile? File, Outcome Outcome) Open(string reference, Guid candidateId, Guid employerId, Referential edition, string certification, string certificationTitle, string? wishedMention, DateOnly today)
    {
        if (wishedMention is not null && edition.Mentions.All(mention => mention.Key != wishedMention))
        {
            return (null, FileRefusals.UnknownMention);
        }

        var file = new CertificationFile
        {
            Id = Guid.CreateVersion7(),
            Reference = reference,
            CandidateId = candidateId,
            EmployerId = employerId,
            EditionCode = edition.Code,
            EditionVersion = edition.Version,
            Certification = certification,
            CertificationTitle = certificationTitle,
            WishedMention = wishedMention,
            Stage = Stage.Orientation,
            OpenedOn = today,
        };
        file.Changed(today);
        return (file, Outcome.Accepted);
    }

    /// <summary>Whether anything may be written on the file now: not once it is over, nor while it is suspended.</summary>
    public Outcome MayChange() => Halted is { } refusal ? refusal : Outcome.Accepted;

    /// <summary>
    /// Whether the identity and the employment may be corrected: by the company until the certifier has acknowledged the registration,
    /// or when the certifier returned the file for it; by the certifier as long as the file lives.
    /// </summary>
    public Outcome MayCorrectIdentity(bool byCertifier)
    {
        if (ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        if (SuspendedOn is { } since)
        {
            return FileRefusals.Suspended(since);
        }

        return byCertifier || RegisteredOn is null || ToCorrect.Any(point => point.Point == ReturnPoint.Identity) ? Outcome.Accepted : FileRefusals.IdentityRegistered;
    }

    /// <summary>Corrects identity and employment. A certifier who corrects a registered candidate says why.</summary>
    public Outcome CorrectIdentity(Person candidate, IdentityDraft draft, bool byCertifier, string? reason, DateOnly today)
    {
        if (MayCorrectIdentity(byCertifier) is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [.. draft.Refusals(today, complete: Stage > Stage.Orientation)];
        if (byCertifier && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        candidate.Identify(draft.ToIdentity());
        return RecordEmployment(draft.Contract, draft.HiredOn, today);
    }

    /// <summary>Keeps what is known of the employment, at the opening.</summary>
    public Outcome RecordEmployment(ContractKind? contract, DateOnly? hiredOn, DateOnly today)
    {
        Contract = contract;
        HiredOn = hiredOn;
        return Changed(today);
    }

    /// <summary>Whether the interview may be written now: until the registration is submitted, and again once it is returned.</summary>
    public Outcome MayRecordInterview()
    {
        if (Stage == Stage.Registration && Halted is null)
        {
            return SubmittedOn is null ? Outcome.Accepted : FileRefusals.AlreadySubmitted;
        }

        return Expect(Stage.Orientation) is { } refusal ? refusal : Outcome.Accepted;
    }

    /// <summary>
    /// Concludes the interview from the guide's answers: every required one given, prerequisites met, a conclusion for each unit.
    /// May be said again, corrected, until the registration is submitted.
    /// <paramref name="answers"/>: value by key, in the conductor's voice.
    /// <paramref name="interviewedOn"/>: null when nobody gave the day.
    /// </summary>
    public Outcome ConcludeInterview(Referential edition, IReadOnlyDictionary<string, string> answers, DateOnly? interviewedOn, DateOnly today)
    {
        if (MayRecordInterview() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var guide = edition.Booklet("guide-entretien")!;
        var questions = guide.Questions(edition).ToList();
        if (questions.Find(question => question.Field.Meaning == Meaning.Prerequisites) is { } prerequisites && ValueOf(edition, prerequisites, answers)?.Favourable == false)
        {
            // the candidate goes elsewhere: what the rest of the guide lacks no longer matters
            return FileRefusals.PrerequisitesNotMet(prerequisites.Key);
        }

        var vae = questions.Find(question => question.Field.Meaning == Meaning.Route) is { } way && answers.GetValueOrDefault(way.Key) == VaeWay;
        List<Refusal> refusals = [.. new BookletProgress(edition, guide, answers, question => !vae || !IsIndividualPath(question)).Missing.Select(FileRefusals.AnswerMissing)];
        var day = questions.Find(question => question.Field.Kind == FieldKind.Date)?.Key;
        if (interviewedOn > today)
        {
            refusals.Add(FileRefusals.InterviewInFuture(day));
        }
        else if (interviewedOn is null && refusals.TrueForAll(missing => missing.Field != day))
        {
            refusals.Add(FileRefusals.InterviewDateMissing(day));
        }

        if (edition.Rules.InterviewConduct == InterviewConduct.CompanyAndOrganisation && !TrainingOrganisations.Any())
        {
            refusals.Add(FileRefusals.OrganisationMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        if (vae)
        {
            units.Clear();
        }

        foreach (var question in questions.Where(question => !vae && question.Field.Meaning == Meaning.DirectlyAssessed))
        {
            Orient(question.Unit!, ValueOf(edition, question, answers)?.Favourable == true);
        }

        Mention = questions.Find(question => question.Field.Meaning == Meaning.Mention) is { } mention ? answers.GetValueOrDefault(mention.Key) : null;
        InterviewedOn = interviewedOn;
        Route = vae ? Route.Vae : Route.Training;
        NeedsTrainingOrganisation = !vae && (edition.Rules.FormativeScope == FormativeScope.EveryUnit || units.Any(unit => !unit.DirectlyAssessed));
        Stage = Stage.Registration;
        return AwaitSignature(guide, [], today);
    }

    /// <summary>Whether the interview's guide may be signed now: concluded, and not registered yet.</summary>
    public Outcome MaySignInterview() => Expect(Stage.Registration) is { } refusal ? refusal : Outcome.Accepted;

    /// <summary>Somebody signed the interview's guide. <paramref name="signed"/>: every quality in which it is signed now.</summary>
    public Outcome InterviewSigned(Referential edition, IReadOnlyCollection<SignatoryRole> signed, DateOnly today)
    {
        if (MaySignInterview() is { IsAccepted: false } refused)
        {
            return refused;
        }

        return AwaitSignature(edition.Booklet("guide-entretien")!, signed, today);
    }

    // the path of an experience is not led here: such a file ends with the last signature of its guide, which says so
    private Outcome AwaitSignature(Booklet guide, IReadOnlyCollection<SignatoryRole> signed, DateOnly today)
    {
        AwaitedSignature = FirstToSign(guide, signed);
        if (Route == Route.Vae && AwaitedSignature is null)
        {
            (ClosedOn, ClosedFor) = (today, ClosureReason.OrientedToVae);
        }

        return Changed(today);
    }

    /// <summary>The signed guide is opened again, until the registration is acknowledged: its signatures are void, and a registration already sent comes back to the company.</summary>
    public Outcome ReopenInterview(Referential edition, DateOnly today)
    {
        if (MaySignInterview() is { IsAccepted: false } refused)
        {
            return refused;
        }

        SubmittedOn = null;
        AwaitedSignature = FirstToSign(edition.Booklet("guide-entretien")!, []);
        return Changed(today);
    }

    /// <summary>Whether the company may say which units are presented: where the edition lets units be presented alone, until the evaluation is opened.</summary>
    public Outcome MayPresentUnits(Referential edition)
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return !edition.Rules.IsolatedUnits ? FileRefusals.NoIsolatedUnits : Completes ? FileRefusals.UnitsOfPresentation : Stage < Stage.Evaluation || (Stage == Stage.Evaluation && EvaluationOpenedOn is null && Paper is null) ? Outcome.Accepted : FileRefusals.UnitsSettled;
    }

    /// <summary>The company says which units the candidate presents: one or several for the commission, or all of them for a jury.</summary>
    public Outcome PresentUnits(Referential edition, IReadOnlyCollection<string> keys, DateOnly today)
    {
        if (MayPresentUnits(edition) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var presented = edition.AllUnits.Where(unit => keys.Contains(unit.Key)).Select(unit => unit.Key).ToList();
        if (presented.Count == 0 || presented.Count != keys.Distinct().Count())
        {
            return FileRefusals.UnitsMissing(edition);
        }

        PresentedKeys = presented.Count == edition.AllUnits.Count ? "" : string.Join(',', presented);
        return Changed(today);
    }

    /// <summary>Whether the training organisation may be chosen now: until the registration is submitted.</summary>
    public Outcome MayNameTrainingOrganisation()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        if (Stage > Stage.Registration)
        {
            return FileRefusals.NotNow(Stage.Registration, Stage);
        }

        if (Route == Route.Vae)
        {
            return FileRefusals.VaeRegistersAlone;
        }

        return SubmittedOn is null ? Outcome.Accepted : FileRefusals.AlreadySubmitted;
    }

    /// <summary>Chooses one training organisation for the whole path; it must hold an approval in force. Others in place leave.</summary>
    public Outcome NameTrainingOrganisation(Organisation organisation, DateOnly today)
    {
        if (MayNameTrainingOrganisation() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var standing = organisation.StandingFor(Certification, ApprovalScope.Training, today);
        if (!standing.IsInForce)
        {
            return FileRefusals.OrganisationNotApproved(organisation.Name, CertificationTitle, standing);
        }

        Install([(organisation.Id, [])], today);
        return Changed(today);
    }

    /// <summary>
    /// Shares the path between organisations: each unit to train, and each one whose formative evaluation the edition expects, has one that is approved.
    /// The first in the order of the units leads. <paramref name="choices"/>: organisation by key of the unit.
    /// </summary>
    public Outcome ShareTraining(Referential edition, IReadOnlyDictionary<string, Organisation> choices, DateOnly today)
    {
        if (MayNameTrainingOrganisation() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var refusals = edition.Units.Where(unit => choices.ContainsKey(unit.Key))
            .Select(unit => (Unit: unit, Organisation: choices[unit.Key], Standing: choices[unit.Key].StandingFor(Certification, ApprovalScope.Training, today)))
            .Where(choice => !choice.Standing.IsInForce)
            .Select(choice => FileRefusals.OrganisationNotApproved(choice.Organisation.Name, CertificationTitle, choice.Standing, choice.Unit.Key)).ToList();
        if (UnitsToShare(edition).Where(unit => !choices.ContainsKey(unit.Key)).Select(unit => unit.Label).ToList() is { Count: > 0 } missing)
        {
            refusals.Add(FileRefusals.UnitsWithoutOrganisation(missing) with { Field = null });
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        var shares = edition.Units.Where(unit => choices.ContainsKey(unit.Key)).GroupBy(unit => choices[unit.Key].Id, unit => unit.Key).ToList();
        Install(shares.Count == 1 ? [(shares[0].Key, [])] : [.. shares.Select(share => (share.Key, share.ToList()))], today);
        return Changed(today);
    }

    /// <summary>The units that need an organisation: before the conclusion of the interview, every one.</summary>
    public IEnumerable<Unit> UnitsToShare(Referential edition) => units.Count == 0 || edition.Rules.FormativeScope == FormativeScope.EveryUnit
        ? edition.Units
        : edition.Units.Where(unit => units.Any(path => path.Unit == unit.Key && !path.DirectlyAssessed));

    /// <summary>The organisation in place that covers a unit; null: none. Null for the unit: the one that leads.</summary>
    public FileOrganisation? OrganisationFor(string? unit) => TrainingOrganisations.FirstOrDefault(organisation => organisation.Covers(unit));

    /// <summary>The place of an organisation on the file; null when it has none, or no longer.</summary>
    public FileOrganisation? PlaceOf(Guid? organisationId) => TrainingOrganisations.FirstOrDefault(organisation => organisation.OrganisationId == organisationId);

    /// <summary>Whether the candidate's company may change now: as long as the file lives, suspended or not.</summary>
    public Outcome MayChangeEmployer() => ClosedOn is not null || PublishedOn is not null ? FileRefusals.Closed : Outcome.Accepted;

    /// <summary>The evaluators whom a change of employer takes off the file: those of the company, unless they have finished.</summary>
    public IReadOnlyList<Assignment> LeavingWithEmployer => Stage > Stage.Evaluation ? [] : [.. Evaluators.Where(assignment => assignment.Capacity != EvaluatorCapacity.OfOrganisation)];

    /// <summary>
    /// The candidate went to another company, which takes the file over from that day on. The former one keeps what it signed until the day before;
    /// its evaluators leave, unless they have finished (<see cref="LeavingWithEmployer"/>); what becomes of their answers is the sheet's (<see cref="Sheet.EvaluatorLeaves"/>).
    /// </summary>
    public Outcome ChangeEmployer(Organisation company, DateOnly firstDay, string? reason, DateOnly today)
    {
        if (MayChangeEmployer() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (company.Kind != OrganisationKind.Company)
        {
            refusals.Add(FileRefusals.NotAnEmployer);
        }
        else if (company.Id == EmployerId)
        {
            refusals.Add(FileRefusals.SameEmployer);
        }

        var earliest = formerEmployers.Count == 0 ? OpenedOn : formerEmployers.Max(former => former.Until).AddDays(2);
        if (firstDay < earliest || firstDay > today)
        {
            refusals.Add(FileRefusals.EmployerDay(earliest));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        var lastDay = firstDay.AddDays(-1);
        foreach (var assignment in LeavingWithEmployer)
        {
            assignment.End(lastDay < assignment.From ? assignment.From : lastDay, reason!.Trim());
        }

        formerEmployers.Add(new FormerEmployer(Id, EmployerId, lastDay, reason!.Trim()));
        // what the former line manager considered does not bind the next one
        if (Stage <= Stage.Evaluation)
        {
            EvaluationOpenedOn = null;
            EvaluationOpenedBy = null;
        }

        EmployerId = company.Id;
        Contract = null;
        HiredOn = firstDay;
        return Changed(today);
    }

    /// <summary>What is missing in the identity and the employment of the candidate, as they are on this day.</summary>
    public IEnumerable<Refusal> MissingIdentity(Person candidate, DateOnly today) => MissingIdentityFields(candidate, today) is { Count: > 0 } identity ? [FileRefusals.IdentityIncomplete(identity.Count)] : [];

    /// <summary>The same, by name of the property (<see cref="IdentityDraft"/>).</summary>
    public IReadOnlyList<string> MissingIdentityFields(Person candidate, DateOnly today) =>
        [.. (candidate.ToDraft() with { Contract = Contract, HiredOn = HiredOn }).Refusals(today, complete: true).Select(refusal => refusal.Field!)];

    /// <summary>
    /// What forbids submitting the registration, each refusal with its place. <paramref name="candidate"/>: identity on this day;
    /// <paramref name="missingPapers"/>: papers that the certifier asks for and that are not joined.
    /// </summary>
    public IReadOnlyList<Refusal> MissingForRegistration(Person candidate, IEnumerable<string> missingPapers, DateOnly today)
    {
        List<Refusal> refusals = [.. MissingIdentity(candidate, today)];
        if (NeedsTrainingOrganisation && !TrainingOrganisations.Any())
        {
            refusals.Add(FileRefusals.OrganisationMissing);
        }
        else if (NeedsTrainingOrganisation && UnitsNotShared is > 0 and var left)
        {
            refusals.Add(FileRefusals.SharingIncomplete(left));
        }

        if (AwaitedSignature is { } who)
        {
            refusals.Add(FileRefusals.InterviewNotSigned(who));
        }

        refusals.AddRange(missingPapers.Select(FileRefusals.PaperMissing));
        return refusals;
    }

    /// <summary>The company submits the registration, with the individual path that the interview produced, once nothing is missing (<see cref="MissingForRegistration"/>).</summary>
    public Outcome SubmitRegistration(Person candidate, IEnumerable<string> missingPapers, DateOnly today)
    {
        if (Expect(Stage.Registration) is { } refusal)
        {
            return refusal;
        }

        if (Route == Route.Vae)
        {
            return FileRefusals.VaeRegistersAlone;
        }

        if (SubmittedOn is not null)
        {
            return FileRefusals.AlreadySubmitted;
        }

        if (MissingForRegistration(candidate, missingPapers, today) is { Count: > 0 } missing)
        {
            return Outcome.From(missing);
        }

        SubmittedOn = today;
        ReturnReason = null;
        return Did(new RegistrationSubmitted(), today);
    }

    /// <summary>The certifier acknowledges: the candidate is registered and the clock to the first jury starts.</summary>
    public Outcome AcknowledgeRegistration(Referential edition, DateOnly today)
    {
        if (ExpectSubmitted() is { } refusal)
        {
            return refusal;
        }

        RegisteredOn = today;
        FirstJuryBefore = edition.Rules.FirstJuryWithinYears is { } years ? today.AddYears(years) : null;
        CandidatePartPending = CandidateQuestions(edition).Any(question => question.Field.Required);
        Stage = NeedsTrainingOrganisation ? Stage.Training : Stage.Evaluation;
        return Did(new RegistrationAcknowledged(), today);
    }

    /// <summary>The certifier returns the registration, with what is to be corrected point by point; points without words are left out.</summary>
    public Outcome ReturnRegistration(IEnumerable<(ReturnPoint Point, string? Reason)> points, DateOnly today)
    {
        if (ExpectSubmitted() is { } refusal)
        {
            return refusal;
        }

        var given = points.Where(point => !string.IsNullOrWhiteSpace(point.Reason)).Select(point => new FileReturn(Id, Sending.Registration, 0, today, new PointToCorrect(point.Point, null, point.Reason!.Trim()))).ToList();
        if (given.Count == 0)
        {
            return FileRefusals.ReturnPointMissing;
        }

        returns.AddRange(given);
        SubmittedOn = null;
        ReturnReason = string.Join('\n', given.Select(point => $"{FileReturn.NameOf(point.Point)}\u00A0: {point.Reason}"));
        return Did(new RegistrationReturned([.. given.Select(point => point.Point)]), today);
    }

    /// <summary>Adds a module to a unit. In some editions a module belongs to one unit only: the second attachment is refused.</summary>
    public Outcome AddModule(Referential edition, string? unit, ModuleTerms terms, DateOnly today)
    {
        if (MayRecordTraining() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (ModuleRefusals(edition, unit, terms, modules, today) is { Count: > 0 } refusals)
        {
            return Outcome.From(refusals);
        }

        modules.Add(new Module(Id, unit!, terms));
        return Changed(today);
    }

    /// <summary>Corrects a module while the training is open: the same rules as when it was added; who gives it does not change.</summary>
    public Outcome CorrectModule(Referential edition, Guid moduleId, string? unit, ModuleTerms terms, DateOnly today)
    {
        if (MayRecordTraining() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (modules.Find(known => known.Id == moduleId) is not { } module)
        {
            return FileRefusals.ModuleGone;
        }

        if (ModuleRefusals(edition, unit, terms, modules.Where(other => other != module), today) is { Count: > 0 } refusals)
        {
            return Outcome.From(refusals);
        }

        module.Correct(unit!, terms);
        return Changed(today);
    }

    private static List<Refusal> ModuleRefusals(Referential edition, string? unit, ModuleTerms terms, IEnumerable<Module> others, DateOnly today)
    {
        List<Refusal> refusals = [];
        if (edition.Units.All(known => known.Key != unit))
        {
            refusals.Add(FileRefusals.UnknownUnit);
        }

        if (string.IsNullOrWhiteSpace(terms.Title))
        {
            refusals.Add(FileRefusals.ModuleTitle);
        }

        if (terms.EndsOn < terms.StartsOn)
        {
            refusals.Add(FileRefusals.ModuleDates);
        }
        else if (terms.StartsOn < today.AddYears(-ModuleYearsBefore) || terms.EndsOn > today.AddYears(ModuleYearsAfter))
        {
            refusals.Add(FileRefusals.ModuleYear);
        }

        if (terms.Hours is < HalfAnHour or > 1000 || terms.Hours % HalfAnHour != 0)
        {
            refusals.Add(FileRefusals.ModuleHours);
        }
        else if (terms.EndsOn >= terms.StartsOn && terms.Hours > HoursInADay * (terms.EndsOn.DayNumber - terms.StartsOn.DayNumber + 1))
        {
            refusals.Add(FileRefusals.ModuleHoursADay);
        }

        var same = others.Where(module => module.Is(terms)).ToList();
        if (same.Exists(module => module.Unit == unit))
        {
            refusals.Add(FileRefusals.ModuleTwice);
        }
        else if (edition.Rules.ModuleBelongsToOneUnit && same.Count > 0)
        {
            refusals.Add(FileRefusals.ModuleOnTwoUnits(edition.Unit(same[0].Unit)));
        }

        return refusals;
    }

    /// <summary>Removes a module while the training is open.</summary>
    public Outcome RemoveModule(Guid moduleId, DateOnly today)
    {
        if (MayRecordTraining() is { IsAccepted: false } refused)
        {
            return refused;
        }

        modules.RemoveAll(module => module.Id == moduleId);
        return Changed(today);
    }

    /// <summary>Units whose formative evaluation the edition expects, given the path.</summary>
    public IEnumerable<Unit> UnitsToAssessInTraining(Referential edition) => edition.Rules.FormativeScope switch
    {
        FormativeScope.EveryUnit when Origin != FileOrigin.NewPresentation => edition.Units,
        FormativeScope.EveryUnit or FormativeScope.FollowedUnits => edition.Units.Where(unit => units.Any(path => path.Unit == unit.Key && !path.DirectlyAssessed)),
        _ => [],
    };

    /// <summary>
    /// Whether that organisation may write on that unit now (null: outside the units): it is in place, the unit is its own, and it has not closed its part.
    /// </summary>
    public Outcome MayRecordTraining(Guid? organisationId, string? unit)
    {
        if (MayRecordTraining() is { IsAccepted: false } refused)
        {
            return refused;
        }

        return PlaceOf(organisationId) switch
        {
            null => FileRefusals.OrganisationNotOnFile,
            { TrainedOn: { } day } => FileRefusals.OwnTrainingClosed(day),
            var place => place.Covers(unit) ? Outcome.Accepted : FileRefusals.UnitOfAnother,
        };
    }

    /// <summary>Whether modules, attestations and formative evaluations may be written now: while the training is open, or once the organisation has taken its booklet back.</summary>
    public Outcome MayRecordTraining() => ClosedOn is null && TrainingTakenBack ? Outcome.Accepted : Expect(Stage.Training) is { } refusal ? refusal : Outcome.Accepted;

    /// <summary>The organisation took its booklet back to correct it, and has not handed it over again.</summary>
    public bool TrainingTakenBack => TrainedOn is not null && TrainingHandedOverOn is null;

    /// <summary>Hours of every module.</summary>
    public decimal TrainingHours => modules.Sum(module => module.Hours);

    /// <summary>The guide of the edition, when this path is a full one and its hours are outside it: a warning, never a refusal.</summary>
    public HoursRange? HoursOutsideGuide(Referential edition) =>
        edition.Rules.TrainingHours is { } guide && FullPath(edition) && (TrainingHours < guide.Minimum || TrainingHours > guide.Maximum) ? guide : null;

    /// <summary>Whether this path trains a part of the units and lasts less than that; where the edition gives a guide only: a warning, never a refusal.</summary>
    public bool ShorterThan(int? minimum, Referential edition) => edition.Rules.TrainingHours is not null && !FullPath(edition) && modules.Count > 0 && TrainingHours < minimum;

    /// <summary>Every unit is to be trained.</summary>
    public bool FullPath(Referential edition) => edition.Units.All(unit => units.Exists(path => path.Unit == unit.Key && !path.DirectlyAssessed));

    /// <summary>
    /// What forbids closing the training: a module on each unit to train, none of them to come; each expected formative evaluation complete and signed; the rest of the
    /// trainer's booklet filled; where the edition demands them, the attestations of each unit that has modules. <paramref name="part"/>: for one organisation's part only.
    /// </summary>
    public IReadOnlyList<Refusal> MissingForTraining(Referential edition, TrainingRecord record, DateOnly today, FileOrganisation? part = null)
    {
        bool Concerned(string? unit) => part?.Covers(unit) != false;

        List<Refusal> refusals =
        [
            .. edition.Units
                .Where(unit => Concerned(unit.Key) && units.Any(path => path.Unit == unit.Key && !path.DirectlyAssessed) && modules.All(module => module.Unit != unit.Key))
                .Select(FileRefusals.ModuleMissing),
            .. modules.Where(module => Concerned(module.Unit) && module.EndsOn > today).Select(module => FileRefusals.ModuleToCome(module.Title)),
        ];
        if (edition.Booklet("livret-formation") is { } booklet)
        {
            foreach (var unit in UnitsToAssessInTraining(edition).Where(unit => Concerned(unit.Key)))
            {
                if (MissingOf(unit.Key) is var missing and > 0)
                {
                    refusals.Add(FileRefusals.FormativeMissing(unit, missing));
                }
                else if (FormativeEvaluation.IsSigned(booklet, unit.Key) && !record.SignedUnits.Contains(unit.Key))
                {
                    refusals.Add(FileRefusals.FormativeUnsigned(unit));
                }
            }

            if (Concerned(null) && MissingOf(null) is var general and > 0)
            {
                refusals.Add(FileRefusals.TrainingGeneralMissing(general));
            }

            int MissingOf(string? unit) => FormativeEvaluation.Progress(edition, booklet, unit, record.Answers, Mention).Missing.Count;
        }

        if (edition.Rules.AttestationsRequired)
        {
            refusals.AddRange(edition.Units.Where(unit => Concerned(unit.Key) && modules.Exists(module => module.Unit == unit.Key) && !record.AttestedUnits.Contains(unit.Key)).Select(FileRefusals.AttestationMissing));
        }

        return refusals;
    }

    /// <summary>
    /// A training organisation closes its part of the training, once nothing is missing there (<see cref="MissingForTraining"/>); with the last one the training is
    /// closed and the booklet handed over to the company. <paramref name="organisationId"/>: null closes for everyone.
    /// </summary>
    public Outcome CloseTraining(Referential edition, TrainingRecord record, DateOnly today, Guid? organisationId = null)
    {
        var place = PlaceOf(organisationId);
        if (organisationId is not null && MayRecordTraining(organisationId, place?.Units.FirstOrDefault()) is { IsAccepted: false } notMine)
        {
            return notMine;
        }

        if (MayRecordTraining() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var missing = MissingForTraining(edition, record, today, place);
        if (missing.Count > 0)
        {
            return Outcome.From(missing);
        }

        foreach (var finished in TrainingOrganisations.Where(organisation => organisation.TrainedOn is null && (place is null || organisation == place)).ToList())
        {
            finished.Finish(today);
        }

        if (TrainingOrganisations.Any(organisation => organisation.TrainedOn is null))
        {
            return Changed(today);
        }

        TrainingHandedOverOn = today;
        if (Stage == Stage.Training)
        {
            TrainedOn = today;
            Stage = Stage.Evaluation;
        }

        return Changed(today);
    }

    /// <summary>Whether that organisation may take its part of the booklet back after having handed it over: until the file goes to the certifier.</summary>
    public Outcome MayTakeTrainingBack(Guid? organisationId)
    {
        if (ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        if (PlaceOf(organisationId) is not { } place)
        {
            return FileRefusals.OrganisationNotOnFile;
        }

        return place.TrainedOn is null || TransmittedOn is not null || Stage < Stage.Training ? FileRefusals.TrainingNotTakenBack : Outcome.Accepted;
    }

    /// <summary>An organisation takes its part back to correct it. The path goes on; only the transmission waits for it to be handed over again.</summary>
    public Outcome TakeTrainingBack(Guid? organisationId, DateOnly today)
    {
        if (MayTakeTrainingBack(organisationId) is { IsAccepted: false } refused)
        {
            return refused;
        }

        PlaceOf(organisationId)!.TakeBack();
        TrainingHandedOverOn = null;
        return Changed(today);
    }

    /// <summary>Whether the evaluators may be named or replaced now: from the registration until both have signed, which ends the evaluation.</summary>
    public Outcome MayNameEvaluators()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        if (Route == Route.Vae)
        {
            return FileRefusals.VaeRegistersAlone;
        }

        return Stage is < Stage.Registration or > Stage.Evaluation ? FileRefusals.NotNow(Stage.Evaluation, Stage) : Outcome.Accepted;
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
            if (choice.PersonId == CandidateId)
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

        foreach (var (seat, choice) in new[] { (EvaluatorSeat.First, first), (EvaluatorSeat.Second, second) })
        {
            if (Evaluators.SingleOrDefault(assignment => assignment.Seat == seat) is { } current)
            {
                current.Change(choice.Capacity);
            }
            else
            {
                assignments.Add(new Assignment(Id, choice.PersonId, seat, choice.Capacity, today));
            }
        }

        return Changed(today);
    }

    /// <summary>Whether the tutor's notes and intermediate evaluations may be written now: from the registration to the end of the evaluation.</summary>
    public Outcome MayTutor()
    {
        if (ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        return Route != Route.Vae && Stage is Stage.Registration or Stage.Training or Stage.Evaluation ? Outcome.Accepted : FileRefusals.NotNow(Stage.Training, Stage);
    }

    /// <summary>The evaluators in place who would leave their place if these two were named.</summary>
    public IReadOnlyList<Assignment> Leaving(Guid? first, Guid? second) =>
        [.. Evaluators.Where(assignment => assignment.PersonId != (assignment.Seat == EvaluatorSeat.First ? first : second))];

    /// <summary>Whether the candidate may write their part now: from the registration to the end of the evaluation.</summary>
    public Outcome MayWriteCandidatePart()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return Stage is not (Stage.Training or Stage.Evaluation) ? FileRefusals.NotNow(Stage.Evaluation, Stage) : Paper is not null ? FileRefusals.OnPaper : Outcome.Accepted;
    }

    /// <summary>Whether the candidate may hand over their part now; not before the evaluation, since it does not change afterwards.</summary>
    public Outcome MayHandOverCandidatePart() => Expect(Stage.Evaluation) is { } refusal ? refusal : Paper is not null ? FileRefusals.OnPaper : Outcome.Accepted;

    /// <summary>The candidate handed over their part of the evaluation booklet.</summary>
    public Outcome CandidatePartSubmitted(DateOnly today)
    {
        if (MayHandOverCandidatePart() is { IsAccepted: false } refused)
        {
            return refused;
        }

        CandidatePartPending = false;
        return Changed(today);
    }

    /// <summary>
    /// The evaluator who opens the evaluation: the line manager or, when neither was named in that capacity, the first one. Null before they are named.
    /// </summary>
    public Guid? EvaluationOpener => Evaluators.OrderBy(assignment => assignment.Capacity != EvaluatorCapacity.LineManager).ThenBy(assignment => assignment.Seat).FirstOrDefault()?.PersonId;

    /// <summary>Whether that evaluator may open the evaluation now.</summary>
    public Outcome MayOpenEvaluation(Guid evaluator)
    {
        if (Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        if (EvaluationOpenedOn is { } day)
        {
            return FileRefusals.EvaluationOpenedAlready(day);
        }

        if (Evaluators.Count() != 2)
        {
            return FileRefusals.EvaluatorsMissing;
        }

        return evaluator == EvaluationOpener ? Outcome.Accepted : FileRefusals.NotTheOpener;
    }

    /// <summary>
    /// The line manager considers that the candidate has acquired the competences: the evaluation is open from that day on, which is not in the future nor
    /// before the registration. <paramref name="openedOn"/>: null when nobody gave the day.
    /// </summary>
    public Outcome OpenEvaluation(Guid evaluator, DateOnly? openedOn, DateOnly today)
    {
        if (MayOpenEvaluation(evaluator) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (openedOn is not { } day || day > today || day < RunsFrom)
        {
            return FileRefusals.OpeningDay(RunsFrom);
        }

        EvaluationOpenedOn = day;
        EvaluationOpenedBy = evaluator;
        return Changed(today);
    }

    /// <summary>Whether the evaluation booklet may be written and signed now: at its step, once the line manager has opened it.</summary>
    public Outcome EvaluationIsOpen()
    {
        if (Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        return Paper is not null ? FileRefusals.OnPaper : EvaluationOpenedOn is null ? FileRefusals.EvaluationNotOpened : Outcome.Accepted;
    }

    /// <summary>Whether the moments of the evaluation may be planned now: from the registration to the end of the evaluation, before it is opened too.</summary>
    public Outcome MayPlanEvaluation()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return Stage is Stage.Training or Stage.Evaluation ? Outcome.Accepted : FileRefusals.NotNow(Stage.Evaluation, Stage);
    }

    /// <summary>Whether the candidate may join or remove their annex document now: from the registration to the transmission.</summary>
    public Outcome MayJoinAnnex()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return Stage is Stage.Training or Stage.Evaluation or Stage.Transmission ? Outcome.Accepted : FileRefusals.NotNow(Stage.Transmission, Stage);
    }

    /// <summary>Whether the results of a booklet signed by hand may be keyed now.</summary>
    public Outcome PaperIsOpen() => Expect(Stage.Evaluation) is { } refusal ? refusal : Paper == PaperStep.Keying ? Outcome.Accepted : PaperRefusals.NotKeying;

    /// <summary>Whether a booklet signed by hand may be received now, or its scan replaced; whether somebody signed on screen is the sheet's (<see cref="Sheet.TurnPaper"/>).</summary>
    public Outcome MayReceivePaper() => Expect(Stage.Evaluation) is { } refusal ? refusal : Paper is null or PaperStep.Keying ? Outcome.Accepted : PaperRefusals.NotKeying;

    /// <summary>The scan of a booklet signed by hand is received, or another one in its place.</summary>
    public Outcome ReceivePaper(Guid scanId, DateOnly today)
    {
        if (MayReceivePaper() is { IsAccepted: false } refused)
        {
            return refused;
        }

        (Paper, PaperScanId) = (PaperStep.Keying, scanId);
        return Changed(today);
    }

    /// <summary>The paper route moves on; null gives it up for the screen.</summary>
    public Outcome FollowPaper(PaperStep? step, DateOnly today)
    {
        if (Expect(Stage.Evaluation) is { } refusal)
        {
            return refusal;
        }

        Paper = step;
        PaperScanId = step is null ? null : PaperScanId;
        CandidatePartPending &= step != PaperStep.Confirmed; // the candidate wrote on the paper
        return Changed(today);
    }

    /// <summary>
    /// What the evaluation booklet still lacks before it can be signed; each refusal on answers names its unit, or the table of the summary sheet.
    /// <paramref name="answers"/>: printed value by key. The mention is not among them: the interview decided it.
    /// <paramref name="unsettled"/>: questions on which the evaluators still have to agree (<see cref="Sheet.IsUnsettled"/>).
    /// </summary>
    public IReadOnlyList<Refusal> MissingForSignature(Referential edition, IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<Question>? unsettled = null)
    {
        edition = Asked(edition);
        var booklet = edition.Booklet("livret-evaluation")!;
        List<Refusal> refusals = [];
        if (Evaluators.Count() != 2 && Paper is null)
        {
            refusals.Add(FileRefusals.EvaluatorsMissing);
        }

        if (CandidatePartPending && Paper is null)
        {
            refusals.Add(FileRefusals.CandidatePartPending);
        }

        var missing = new BookletProgress(edition, booklet, answers, question => question.Field.FilledBy != FilledBy.Candidate && question.Field.Kind != FieldKind.Mention).Missing;
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
    public IReadOnlyList<Refusal> MissingForUnitSignature(Referential edition, string unit, IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<Question>? unsettled = null)
    {
        var ofCandidate = CandidateQuestions(edition).Any(question => CanonicalContent.Covers(question, unit));
        return
        [
            .. MissingForSignature(edition, answers, unsettled).Where(refusal =>
                refusal.Field == unit || refusal.Code == FileRefusals.EvaluatorsMissing.Code || (ofCandidate && refusal.Code == FileRefusals.CandidatePartPending.Code)),
        ];
    }

    /// <summary>Both evaluators signed: the results go to the candidate, then the file to the company for transmission.</summary>
    public Outcome CompleteEvaluation(Referential edition, IReadOnlyDictionary<string, string> answers, DateOnly today)
    {
        // what was signed by hand was opened by hand
        if ((Paper == PaperStep.Confirmed ? Expect(Stage.Evaluation) is { } refusal ? refusal : Outcome.Accepted : EvaluationIsOpen()) is { IsAccepted: false } refused)
        {
            return refused;
        }

        edition = Asked(edition);
        EvaluatedOn = today;
        EvaluationPositive = EvaluationResult.IsPositive(edition, answers);
        ActivitiesExercised = !EvaluationResult.NotExercised(edition, answers).Any();
        Stage = Stage.Transmission;
        return Changed(today);
    }

    /// <summary>Whether the candidate may say what they think of the results: until these are acknowledged.</summary>
    public Outcome MayCommentResults()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return Stage is Stage.Evaluation || (Stage == Stage.Transmission && ResultsPresentedOn is null) ? Outcome.Accepted : FileRefusals.NotNow(Stage.Evaluation, Stage);
    }

    /// <summary>Whether the presentation of the results may be recorded now: between the signatures and the transmission, once.</summary>
    public Outcome MayPresentResults()
    {
        if (Expect(Stage.Transmission) is { } refusal)
        {
            return refusal;
        }

        return ResultsPresentedOn is { } day ? FileRefusals.ResultsPresented(day) : Outcome.Accepted;
    }

    /// <summary>
    /// The results were presented to the candidate on that day. The candidate acknowledges it; else <paramref name="because"/> says why they do not,
    /// which the company states (<paramref name="byCompany"/>).
    /// </summary>
    public Outcome PresentResults(DateOnly? heldOn, bool byCompany, string? because, DateOnly today)
    {
        if (MayPresentResults() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (heldOn is not { } day)
        {
            refusals.Add(FileRefusals.PresentationDayMissing);
        }
        else if (day > today || day < RunsFrom)
        {
            refusals.Add(FileRefusals.PresentationDay(RunsFrom));
        }

        if (byCompany && string.IsNullOrWhiteSpace(because))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        ResultsPresentedOn = heldOn;
        ResultsUnacknowledgedBecause = byCompany ? because!.Trim() : null;
        return Changed(today);
    }

    /// <summary>The checks of the transmission, in order, each with what it still lacks.</summary>
    public IReadOnlyList<CheckedPoint> CheckTransmission(Referential edition, TransmissionRecord record, DateOnly today) =>
        [.. TransmissionChecks.All.Select(check => new CheckedPoint(check.Point, check.Title, [.. check.Missing(this, Asked(edition), record, today)]))];

    /// <summary>What forbids the transmission.</summary>
    public IReadOnlyList<Refusal> MissingForTransmission(Referential edition, IReadOnlyDictionary<string, string> answers, bool signed) =>
        [.. CheckTransmission(edition, new TransmissionRecord(answers, signed), default).SelectMany(check => check.Missing)];

    /// <summary>The company transmits the file to the certifier.</summary>
    public Outcome Transmit(Referential edition, IReadOnlyDictionary<string, string> answers, bool signed, DateOnly today) => Transmit(edition, new TransmissionRecord(answers, signed), today);

    /// <summary>The company transmits the file to the certifier, once nothing is missing (<see cref="CheckTransmission"/>). What was returned is said to be corrected.</summary>
    public Outcome Transmit(Referential edition, TransmissionRecord record, DateOnly today)
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        if (Stage is not (Stage.Evaluation or Stage.Transmission))
        {
            return FileRefusals.NotNow(Stage.Transmission, Stage);
        }

        if (TransmittedOn is not null)
        {
            return FileRefusals.AlreadyTransmitted;
        }

        var missing = CheckTransmission(edition, record, today).SelectMany(check => check.Missing).ToList();
        if (missing.Count > 0)
        {
            return Outcome.From(missing);
        }

        TransmittedOn = today;
        Transmissions++;
        ToCorrect = [];
        Stage = Stage.Transmission;
        return Did(new Transmitted(Transmissions, Derogation is not null), today);
    }

    /// <summary>Whether the certifier may accept or return the file now.</summary>
    public Outcome MayExamineTransmission() => Expect(Stage.Transmission) is { } refusal ? refusal : TransmittedOn is null ? FileRefusals.NotTransmitted : Outcome.Accepted;

    /// <summary>The certifier accepts the file: it goes before a jury.</summary>
    public Outcome AcceptTransmission(DateOnly today)
    {
        if (MayExamineTransmission() is { IsAccepted: false } refused)
        {
            return refused;
        }

        AcceptedOn = today;
        Stage = Stage.Jury;
        return Did(new TransmissionAccepted(Transmissions), today);
    }

    /// <summary>The certifier returns the file to the company, with a reason on each point named. <paramref name="points"/>: those named, of this edition.</summary>
    public Outcome ReturnTransmission(Referential edition, IEnumerable<(ExaminedPoint Point, string? Reason)> points, DateOnly today)
    {
        if (MayExamineTransmission() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var known = FileReturn.PointsOf(Sending.Transmission, Asked(edition));
        var named = points.Where(point => known.Contains(point.Point)).ToList();
        if (named.Count == 0)
        {
            return FileRefusals.TransmissionPointMissing;
        }

        if (named.Where(point => string.IsNullOrWhiteSpace(point.Reason)).Select(point => FileRefusals.ReturnReasonMissing(point.Point)).ToList() is { Count: > 0 } unexplained)
        {
            return Outcome.From(unexplained);
        }

        ToCorrect = [.. named.Select(point => new PointToCorrect(point.Point.Point, point.Point.Unit, point.Reason!.Trim()))];
        returns.AddRange(ToCorrect.Select(point => new FileReturn(Id, Sending.Transmission, Transmissions, today, point)));
        TransmittedOn = null;
        return Did(new TransmissionReturned(Transmissions, [.. ToCorrect.Select(point => point.Examined)]), today);
    }

    /// <summary>Whether the signed evaluation may be opened again: until the file is transmitted, and again once it was returned.</summary>
    public Outcome MayReopenEvaluation()
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        if (Stage is not (Stage.Evaluation or Stage.Transmission))
        {
            return FileRefusals.NotNow(Stage.Evaluation, Stage);
        }

        return TransmittedOn is not null ? FileRefusals.AlreadyTransmitted : Outcome.Accepted;
    }

    /// <summary>
    /// The signed evaluation is opened again: the evaluators correct and sign, and its results will be presented anew. <paramref name="candidatePart"/>: the candidate's part is opened with it.
    /// What becomes of the signatures is the sheet's (<see cref="Sheet.Reopen"/>).
    /// </summary>
    public Outcome ReopenEvaluation(DateOnly today, bool candidatePart = false)
    {
        if (MayReopenEvaluation() is { IsAccepted: false } refused)
        {
            return refused;
        }

        (EvaluatedOn, EvaluationPositive, ActivitiesExercised, ResultsPresentedOn, ResultsUnacknowledgedBecause) = (null, null, null, null, null);
        Derogation = null; // it was granted for what had been signed
        CandidatePartPending |= candidatePart && Paper is null;
        Paper = Paper is null ? null : PaperStep.Keying;
        Stage = Stage.Evaluation;
        return Changed(today);
    }

    /// <summary>The way to a jury is open: evaluation positive in the edition's sense and activities exercised, or the certifier let it pass.</summary>
    public bool MayGoBeforeJury => (EvaluationPositive == true && ActivitiesExercised != false) || Derogation is not null;

    /// <summary>Whether the certifier may grant that derogation now: it is needed, and not too late.</summary>
    public Outcome MayGrantDerogation(DerogationKind kind, DateOnly today)
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        if (kind == DerogationKind.Delay)
        {
            return FirstJuryOverdue(today) ? Outcome.Accepted : FileRefusals.NotOverdue;
        }

        if (Stage is not (Stage.Transmission or Stage.Jury))
        {
            return FileRefusals.NotNow(Stage.Jury, Stage);
        }

        return EvaluationPositive == true && ActivitiesExercised != false ? FileRefusals.DerogationNotNeeded : Outcome.Accepted;
    }

    /// <summary>The certifier lets the file go before a jury all the same, with a reason.</summary>
    public Outcome GrantDerogation(DerogationKind kind, string? reason, DateOnly today)
    {
        if (MayGrantDerogation(kind, today) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return FileRefusals.ReasonMissing;
        }

        (Derogation, OverdueDerogation) = kind == DerogationKind.Delay ? (Derogation, reason.Trim()) : (reason.Trim(), OverdueDerogation);
        return Did(new DerogationGranted(kind), today);
    }

    /// <summary>Whether the time for a first jury would be over on that day.</summary>
    public bool FirstJuryOverdue(DateOnly day) => FirstJuryBefore < day && DecidedOn is null;

    /// <summary>
    /// Puts the file before a session of the <paramref name="kind"/> it is for: only with a positive evaluation, or a derogation. <paramref name="heldOn"/>: day of the session;
    /// after the last day for a first jury, <paramref name="whenOverdue"/> says whether that alone forbids it.
    /// </summary>
    public Outcome AttachToSession(Guid sessionId, DateOnly today, DateOnly? heldOn = null, WhenOverdue whenOverdue = WhenOverdue.Warn, SessionKind kind = SessionKind.Jury)
    {
        if (Expect(Stage.Jury) is { } refusal)
        {
            return refusal;
        }

        if (SessionId is not null)
        {
            return FileRefusals.AlreadyInSession;
        }

        if (IsForCommission != (kind == SessionKind.Commission))
        {
            return IsForCommission ? FileRefusals.ForCommission : FileRefusals.ForJury;
        }

        if (!MayGoBeforeJury)
        {
            return FileRefusals.EvaluationNotPositive;
        }

        if (whenOverdue == WhenOverdue.Refuse && FirstJuryOverdue(heldOn ?? today) && OverdueDerogation is null)
        {
            return FileRefusals.FirstJuryOverdue(FirstJuryBefore!.Value);
        }

        SessionId = sessionId;
        return Changed(today);
    }

    /// <summary>Takes the file off its session, before the decision.</summary>
    public Outcome DetachFromSession(DateOnly today)
    {
        if (Expect(Stage.Jury) is { } refusal)
        {
            return refusal;
        }

        if (SessionId is null)
        {
            return FileRefusals.NotInSession;
        }

        SessionId = null;
        return Changed(today);
    }

    /// <summary>The president signed the decision.</summary>
    public Outcome RecordDecision(DateOnly today)
    {
        if (Expect(Stage.Jury) is { } refusal)
        {
            return refusal;
        }

        if (SessionId is null)
        {
            return FileRefusals.NotInSession;
        }

        DecidedOn = today;
        DecisionCancelledOn = null;
        Stage = Stage.Decision;
        return Changed(today);
    }

    /// <summary>The certifier publishes the decision. <paramref name="alone"/>: a corrected one, after those of its session.</summary>
    public Outcome Publish(DateOnly today, bool alone = false)
    {
        if (Expect(Stage.Decision) is { } refusal)
        {
            return refusal;
        }

        PublishedOn = today;
        UnderCorrection = false;
        return Did(new DecisionPublished(IsForCommission, alone), today);
    }

    /// <summary>
    /// A certificate of this file was delivered on that day, or (null) none is in force any more. Two deliveries at the same instant meet on the revision.
    /// </summary>
    public void RecordCertificate(DateOnly? deliveredOn, DateOnly today)
    {
        CertifiedOn = deliveredOn;
        Changed(today);
    }

    /// <summary>Whether the file may be closed before its end: not once it is over, nor while it is before a jury.</summary>
    public Outcome MayClose()
    {
        if (ClosedOn is not null || PublishedOn is not null)
        {
            return FileRefusals.Closed;
        }

        return SessionId is null ? Outcome.Accepted : FileRefusals.BeforeJury;
    }

    /// <summary>Closes the file before its end: reorientation, refusal, departure, death… A suspended file may be closed too.</summary>
    public Outcome Close(ClosureReason? kind, string? words, DateOnly today)
    {
        if (MayClose() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (kind is null or ClosureReason.OrientedToVae)
        {
            refusals.Add(FileRefusals.KindMissing);
        }

        if (string.IsNullOrWhiteSpace(words) && kind is null or ClosureReason.Other or ClosureReason.Reorientation)
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        ClosedOn = today;
        ClosedFor = kind;
        ClosedBecause = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        return Changed(today);
    }

    /// <summary>Closes the file in favour of another one, opened on another certification for the same candidate.</summary>
    public Outcome ReorientTo(CertificationFile next, string? words, DateOnly today)
    {
        if (next.Certification == Certification)
        {
            return FileRefusals.SameCertification;
        }

        var outcome = Close(ClosureReason.Reorientation, words, today);
        if (outcome.IsAccepted)
        {
            FollowedBy = next.Reference;
            next.Follows = Reference;
            next.Contract = Contract;
            next.HiredOn = HiredOn;
        }

        return outcome;
    }

    /// <summary>Whether the file may be suspended: not once it is over, nor while it is before a jury or decided.</summary>
    public Outcome MaySuspend()
    {
        if (MayClose() is { IsAccepted: false } refused)
        {
            return refused;
        }

        return SuspendedOn is { } since ? FileRefusals.Suspended(since) : Outcome.Accepted;
    }

    /// <summary>Suspends the file: nothing is written on it until it is resumed. Its last day for a first jury does not move.</summary>
    public Outcome Suspend(SuspensionReason? kind, string? words, DateOnly today)
    {
        if (MaySuspend() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (kind is null)
        {
            refusals.Add(FileRefusals.KindMissing);
        }

        if (kind == SuspensionReason.Other && string.IsNullOrWhiteSpace(words))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        SuspendedOn = today;
        SuspendedFor = kind;
        SuspendedBecause = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        return Changed(today);
    }

    /// <summary>Takes up a suspended file where it was left.</summary>
    public Outcome Resume(DateOnly today)
    {
        if (ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        if (SuspendedOn is null)
        {
            return FileRefusals.NotSuspended;
        }

        SuspendedOn = null;
        SuspendedFor = null;
        SuspendedBecause = null;
        return Changed(today);
    }

    private static IEnumerable<Question> CandidateQuestions(Referential edition) =>
        edition.Booklet("livret-evaluation")!.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate);

    private static ScaleValue? ValueOf(Referential edition, Question question, IReadOnlyDictionary<string, string> answers) =>
        edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key));

    private void Orient(string unit, bool directlyAssessed)
    {
        if (units.Find(path => path.Unit == unit) is { } known)
        {
            known.Orient(directlyAssessed);
        }
        else
        {
            units.Add(new UnitPath(Id, unit, directlyAssessed));
        }
    }

    private Refusal? Halted => ClosedOn is not null || PublishedOn is not null ? FileRefusals.Closed : SuspendedOn is { } since ? FileRefusals.Suspended(since) : null;

    // the paths of the units, and what only they need: nothing of it is asked of a candidate who goes to the VAE
    private static bool IsIndividualPath(Question question) => question.Field.Meaning is Meaning.DirectlyAssessed or Meaning.ToTrain;

    private static Turn? FirstToSign(Booklet guide, IReadOnlyCollection<SignatoryRole> signed) =>
        SigningOrder.Where(place => guide.CoverSignatories.Any(signatory => signatory.Role == place.Role) && !signed.Contains(place.Role)).Select(place => (Turn?)place.Turn).FirstOrDefault();

    // those who stay keep their first day; those who are not chosen again leave
    private void Install(IReadOnlyList<(Guid Organisation, IReadOnlyList<string> Units)> places, DateOnly today)
    {
        foreach (var left in TrainingOrganisations.Where(place => places.All(chosen => chosen.Organisation != place.OrganisationId)).ToList())
        {
            left.End(today);
        }

        foreach (var (rank, (organisation, covered)) in places.Index())
        {
            if (PlaceOf(organisation) is { } known)
            {
                known.Cover(covered, rank == 0);
            }
            else
            {
                organisations.Add(new FileOrganisation(Id, organisation, covered, rank == 0, today));
            }
        }
    }

    private Refusal? Expect(Stage stage)
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return Stage == stage ? null : FileRefusals.NotNow(stage, Stage);
    }

    private Refusal? ExpectSubmitted() => Expect(Stage.Registration) ?? (SubmittedOn is null ? FileRefusals.NotSubmitted : null);

    private Outcome Did(FileAct act, DateOnly today)
    {
        Changed(today);
        return act;
    }

    private Outcome Changed(DateOnly today)
    {
        var next = Situation.Next;
        if (next != (NextAct, Turn) || Revision == 0)
        {
            (NextAct, Turn) = next;
            TurnSince = today;
        }

        Revision++;
        return Outcome.Accepted;
    }
}
