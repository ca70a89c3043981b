using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>
/// The dossier of one candidate for one certification, pinned to the edition it was opened with: what it is, where it stands, and its parts.
/// Every change of stage goes through a method of a part that answers with an <see cref="Outcome"/>.
/// </summary>
public sealed class CertificationFile
{
    /// <summary>Who the candidate is and who employs them.</summary>
    public FileOpening Opening { get => field.Of(this); private set; } = new();

    /// <summary>The welcome and orientation interview, its guide signed by each.</summary>
    public FileOrientation Orientation { get => field.Of(this); private set; } = new();

    /// <summary>The training organisation chosen, the registration sent to the certifier, and what the certifier answers.</summary>
    public FileRegistration Registration { get => field.Of(this); private set; } = new();

    /// <summary>Modules, formative evaluations, attestations; the booklet handed over to the company.</summary>
    public FileTraining Training { get => field.Of(this); private set; } = new();

    /// <summary>The evaluators, the candidate’s part, the grids on screen or on paper, up to the signatures of both.</summary>
    public FileEvaluation Evaluation { get => field.Of(this); private set; } = new();

    /// <summary>What the evaluation says, presented to the candidate; opened again to be corrected.</summary>
    public FileResults Results { get => field.Of(this); private set; } = new();

    /// <summary>What goes to the certifier once everything is there, and what the certifier answers.</summary>
    public FileTransmission Transmission { get => field.Of(this); private set; } = new();

    /// <summary>What is presented, before whom, with which decision, and what comes after it.</summary>
    public FilePresentation Presentation { get => field.Of(this); private set; } = new();

    /// <summary>A file that stops for a while, or for good, before its end.</summary>
    public FileHalts Halts { get => field.Of(this); private set; } = new();

    /// <summary>By when the company wants each step done.</summary>
    public FileSchedule Schedule { get => field.Of(this); private set; } = new();

    private readonly List<UnitPath> units = [];

    private readonly List<Module> modules = [];

    private readonly List<Assignment> assignments = [];

    private readonly List<FileReturn> returns = [];

    private readonly List<FileOrganisation> organisations = [];

    private readonly List<FormerEmployer> formerEmployers = [];

    private CertificationFile()
    {
    }

    public Guid Id { get; internal set; }

    /// <summary>What people call it: « CQP-2026-0042 ».</summary>
    public string Reference { get; internal set; } = "";

    public Guid CandidateId { get; internal set; }

    public Guid EmployerId { get; internal set; }

    public string EditionCode { get; internal set; } = "";

    public int EditionVersion { get; internal set; }

    /// <summary>Code of the certification prepared, in the catalogue (differs from the edition when several share it).</summary>
    public string Certification { get; internal set; } = "";

    /// <summary>Its title at opening, as printed on the decision and the certificate.</summary>
    public string CertificationTitle { get; internal set; } = "";

    public Stage Stage { get; internal set; }

    public FileOrigin Origin { get; internal set; }

    /// <summary>The file that this one goes on from, after a reorientation or an earlier presentation: its reference.</summary>
    public string? Follows { get; internal set; }

    /// <summary>The file that goes on from this one, after a reorientation or for a new presentation: its reference.</summary>
    public string? FollowedBy { get; internal set; }

    /// <summary>The edition as it is asked of this file: only the units that it presents.</summary>
    public Referential Asked(Referential edition) => edition.Presenting(Presentation.Units);

    /// <summary>Day of opening (draft).</summary>
    public DateOnly OpenedOn { get; internal set; }

    /// <summary>Last day for a first jury; null when not registered, or when the edition is silent.</summary>
    public DateOnly? FirstJuryBefore { get; internal set; }

    /// <summary>
    /// The same while no jury has decided and the file is open, else <see cref="NotDue"/>: kept so that a list can be sorted and filtered by it.
    /// </summary>
    public DateOnly DueBefore { get; internal set; } = NotDue;

    /// <summary>Of a file without a day to keep.</summary>
    public static DateOnly NotDue => DateOnly.MaxValue;

    /// <summary>How far it went, by the order of the stages, one more once its decision is published: kept so that a list can be sorted by it.</summary>
    public int Progress { get; internal set; }

    /// <summary>Who said so; null before.</summary>
    public Guid? EvaluationOpenedBy { get; internal set; }

    /// <summary>Session before which the file is; null when none.</summary>
    public Guid? SessionId { get; internal set; }

    /// <summary>The one next act, kept so that a list can be filtered on it.</summary>
    public NextAct NextAct { get; internal set; }

    /// <summary>Whose turn it is, kept so that a list can be filtered on it.</summary>
    public Turn Turn { get; internal set; }

    /// <summary>Since when it is their turn.</summary>
    public DateOnly TurnSince { get; internal set; }

    /// <summary>Grows at each change; lost races are seen by it.</summary>
    public int Revision { get; internal set; }

    /// <summary>Conclusion of the interview, per unit.</summary>
    public IReadOnlyList<UnitPath> Units => units;

    public IReadOnlyList<Module> Modules => modules;

    /// <summary>What the certifier asked to correct, each time the registration or the file came back.</summary>
    public IReadOnlyList<FileReturn> Returns => returns;

    /// <summary>Evaluators, past ones included.</summary>
    public IReadOnlyList<Assignment> Assignments => assignments;

    public IEnumerable<Assignment> Evaluators => assignments.Where(assignment => assignment.Until is null);

    /// <summary>Training organisations, past ones included.</summary>
    public IReadOnlyList<FileOrganisation> Organisations => organisations;

    /// <summary>The training organisations in place, the one that leads first.</summary>
    public IEnumerable<FileOrganisation> TrainingOrganisations =>
        organisations
            .Where(organisation => organisation.Until is null)
            .OrderByDescending(organisation => organisation.Leads)
            .ThenBy(organisation => organisation.From)
            .ThenBy(organisation => organisation.Id);

    /// <summary>Companies that employed the candidate before.</summary>
    public IReadOnlyList<FormerEmployer> FormerEmployers => formerEmployers;

    /// <summary>What the next act depends on.</summary>
    public FileSituation Situation =>
        new(
            Stage,
            Registration.NeedsTrainingOrganisation,
            Registration.HasTrainingOrganisation,
            Registration.SubmittedOn is not null,
            Evaluators.Count() == 2,
            Evaluation.CandidatePartPending,
            SessionId is not null,
            Presentation.PublishedOn is not null,
            Halts.ClosedOn is not null
        )
        {
            Suspended = Halts.SuspendedOn is not null,
            AwaitedSignature = Orientation.AwaitedSignature,
            Transmitted = Transmission.On is not null,
            ForCommission = Presentation.IsForCommission,
            Paper = Evaluation.Paper,
            EvaluationOpened = Evaluation.OpenedOn is not null,
            ResultsPresented = Results.PresentedOn is not null,
        };

    /// <summary>Opens a file. Refused when the mention is not one of the edition.</summary>
    public static (CertificationFile? File, Outcome Outcome) Open(
        string reference,
        Guid candidateId,
        Guid employerId,
        Referential edition,
        string certification,
        string certificationTitle,
        string? wishedMention,
        DateOnly today
    )
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
            Stage = Stage.Orientation,
            OpenedOn = today,
        };
        file.Opening.WishedMention = wishedMention;
        file.Changed(today);
        return (file, new FileOpened());
    }

    /// <summary>The organisation in place that covers a unit; null: none. Null for the unit: the one that leads.</summary>
    public FileOrganisation? OrganisationFor(string? unit) => TrainingOrganisations.FirstOrDefault(organisation => organisation.Covers(unit));

    /// <summary>The place of an organisation on the file; null when it has none, or no longer.</summary>
    public FileOrganisation? PlaceOf(Guid? organisationId) =>
        TrainingOrganisations.FirstOrDefault(organisation => organisation.OrganisationId == organisationId);

    // same person, same employment, same edition: only what follows from the earlier decision differs
    internal CertificationFile GoOn(string reference, FileOrigin origin, DateOnly today)
    {
        var next = new CertificationFile
        {
            Id = Guid.CreateVersion7(),
            Reference = reference,
            Origin = origin,
            Follows = Reference,
            CandidateId = CandidateId,
            EmployerId = EmployerId,
            EditionCode = EditionCode,
            EditionVersion = EditionVersion,
            Certification = Certification,
            CertificationTitle = CertificationTitle,
            OpenedOn = today,
        };
        (next.Opening.Contract, next.Opening.HiredOn, next.Opening.WishedMention) = (Opening.Contract, Opening.HiredOn, Opening.WishedMention);
        next.Orientation.Mention = Orientation.Mention;
        next.Registration.RegisteredOn = Registration.RegisteredOn ?? today;
        return next;
    }

    internal Refusal? Expect(Stage stage)
    {
        return Halts.Now ?? (Stage == stage ? null : FileRefusals.NotNow(stage, Stage));
    }

    internal Outcome Did(FileAct act, DateOnly today)
    {
        Changed(today);
        return act;
    }

    // whose turn it is follows from what the file has become
    internal Outcome Changed(DateOnly today)
    {
        var (begins, before, next) = (Revision == 0, (NextAct, Turn), Situation.Next);
        Revision++;
        DueBefore = Halts.ClosedOn is null && Presentation.DecidedOn is null ? FirstJuryBefore ?? NotDue : NotDue;
        Progress = (int)Stage + (Presentation.PublishedOn is null ? 0 : 1);
        if (begins || next != before)
        {
            (NextAct, Turn) = next;
            TurnSince = today;
        }

        return Outcome.Accepted;
    }

    internal List<UnitPath> UnitList => units;

    internal List<Module> ModuleList => modules;

    internal List<Assignment> AssignmentList => assignments;

    internal List<FileReturn> ReturnList => returns;

    internal List<FileOrganisation> OrganisationList => organisations;

    internal List<FormerEmployer> FormerEmployerList => formerEmployers;
}
