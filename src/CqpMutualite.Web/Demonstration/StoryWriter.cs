using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Demonstration;

/// <summary>
/// Carries an invented file along its path through the methods of the domain, as its actors would have done: what the domain
/// refuses is a fault of the story. The caller saves.
/// </summary>
internal sealed class StoryWriter
{
    private const string Guide = "guide-entretien", TrainingBooklet = "livret-formation", TutorBooklet = "suivi-tuteur", EvaluationBooklet = "livret-evaluation";
    private const int InterviewDay = 9, SubmissionDay = 14, RegistrationDay = 21, EvaluatorsDay = 28, TrainingDay = 35;

    private readonly AppDbContext db;
    private readonly Seals seals;
    private readonly AttachmentContent attestation;
    private readonly FileStory story;
    private readonly Timeline timeline;
    private readonly PlausibleAnswers answers;
    private readonly int trainedDay;
    private CertificationFile file = null!;
    private Sheet guide = null!;
    private Decision? decision;

    public StoryWriter(AppDbContext db, Seals seals, TextBank texts, AttachmentContent attestation, FileStory story, DateTimeOffset now)
    {
        this.db = db;
        this.seals = seals;
        this.attestation = attestation;
        this.story = story;
        trainedDay = TrainingDay + (NeedsTraining(story) ? story.TrainingDays : 0);
        timeline = new Timeline(story.Start, now, story.Variant * 5);
        answers = new PlausibleAnswers(texts, story, timeline, trainedDay + 22)
        {
            InterviewedOn = timeline.Day(InterviewDay),
            Training = (timeline.Day(TrainingDay), timeline.Day(trainedDay)),
            FormativeOn = unit => timeline.Day(ModuleEnd(unit)),
        };
    }

    private Referential Edition => story.Edition;

    /// <summary>Days from the opening to that step: what a caller needs to date the story.</summary>
    public static int Length(FileStory story) => (story.Last >= StoryStep.Trained && NeedsTraining(story) ? story.TrainingDays : 0) + story.Last switch
    {
        StoryStep.Opened => InterviewDay,
        StoryStep.Interviewed => InterviewDay + 2,
        StoryStep.Submitted => SubmissionDay,
        StoryStep.Registered => RegistrationDay,
        StoryStep.InTraining => TrainingDay + (story.TrainingDays * 3 / 4),
        StoryStep.Trained or StoryStep.EvaluatorsNamed => TrainingDay + 4,
        StoryStep.CandidatePartSubmitted => TrainingDay + 18,
        StoryStep.InEvaluation => TrainingDay + 30,
        StoryStep.SignedOnce or StoryStep.Signed => TrainingDay + 42,
        StoryStep.Transmitted => TrainingDay + 47,
        StoryStep.Accepted => TrainingDay + 51,
        StoryStep.InSession => TrainingDay + 55,
        _ => TrainingDay + 90,
    };

    /// <summary>Writes the file as far as the story goes.</summary>
    public CertificationFile Write()
    {
        Open();
        if (Reached(StoryStep.Interviewed))
        {
            Interview();
            SignInterview();
        }

        if (Reached(StoryStep.Submitted))
        {
            Do(file.Registration.Submit(story.Candidate, [], timeline.Day(SubmissionDay)), Hr, timeline.Day(SubmissionDay));
        }

        if (Reached(StoryStep.Registered))
        {
            Do(file.Registration.Acknowledge(Edition, timeline.Day(RegistrationDay)), Certifier, timeline.Day(RegistrationDay));
        }

        if (Reached(StoryStep.InTraining) && story.Last != StoryStep.Trained)
        {
            Do(file.Evaluation.NameEvaluators(story.First.Person.Id, story.Second.Person.Id, timeline.Day(EvaluatorsDay)), Hr, timeline.Day(EvaluatorsDay));
        }

        if (Reached(StoryStep.InTraining) && file.Stage == Stage.Training)
        {
            Train();
        }

        if (Reached(StoryStep.EvaluatorsNamed))
        {
            Evaluate();
        }

        if (Reached(StoryStep.Accepted))
        {
            Do(file.Transmission.Accept(timeline.Day(trainedDay + 51)), Certifier, timeline.Day(trainedDay + 51));
        }

        if (Reached(StoryStep.InSession))
        {
            Accept(file.Presentation.Attach(story.Session!.Id, timeline.Day(trainedDay + 55)));
            Do(story.Session.Receive(file, Edition.JuryTiming(file.Certification)?.Minutes ?? 0), Certifier, timeline.Day(trainedDay + 55));
        }

        if (Reached(StoryStep.Decided))
        {
            Decide();
        }

        if (Reached(StoryStep.Published))
        {
            var day = HeldSession.PublicationOf(story.Session!);
            Do(file.Presentation.Publish(day), Certifier, day);
        }

        if (story.Certificate is { } delivery)
        {
            var (certificate, outcome) = Certificate.Issue(file, decision!, [], story.Candidate, Edition, delivery);
            Accept(outcome);
            db.Add(certificate!);
            file.Presentation.RecordCertificate(delivery.Day, delivery.Day);
            db.Note(file.Id, Certifier, outcome, Edition, delivery.At);
        }

        return file;
    }

    private Actor Hr => Act(story.Hr, Role.CompanyHr);

    private Actor Certifier => Act(story.Certifier, Role.Oemm);

    private Actor Candidate => new(story.Candidate.Id, RoleNames.Of(Role.Candidate));

    private static bool NeedsTraining(FileStory story) => story.ToTrain.Count > 0 || story.Edition.Rules.FormativeScope == FormativeScope.EveryUnit;

    private static Actor Act(Participant participant, Role role) =>
        new(participant.Person.Id, participant.Organisation is null ? RoleNames.Of(role) : $"{RoleNames.Of(role)}, {participant.Organisation.Name}");

    private static void Accept(Outcome outcome)
    {
        if (!outcome.IsAccepted)
        {
            throw new InvalidOperationException(string.Join(" ", outcome.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}: {refusal.Message}")));
        }
    }

    private bool Reached(StoryStep step) => story.Last >= step;

    private int ModuleEnd(string? unit)
    {
        var rank = Math.Max(0, Edition.Units.TakeWhile(known => known.Key != unit).Count());
        return TrainingDay + (story.TrainingDays * (rank + 1) / Edition.Units.Count) - 3;
    }

    private void Open()
    {
        var (opened, outcome) = CertificationFile.Open(story.Reference, story.Candidate.Id, story.Hr.Organisation!.Id, Edition, story.Certification.Code, story.Certification.Title, story.Mention, timeline.Day(0));
        Accept(outcome);
        file = opened!;
        file.Opening.RecordEmployment(story.Variant % 4 == 3 ? ContractKind.FixedTerm : ContractKind.Permanent, HiredOn(), timeline.Day(0));
        db.Add(file);
        Note(Hr, outcome, timeline.Day(0));
        if (Edition.Units.Count < Edition.AllUnits.Count)
        {
            Do(file.Presentation.Choose(Edition, [.. Edition.Units.Select(unit => unit.Key)], timeline.Day(0)), Hr, timeline.Day(0));
        }

        // where the interview is led together, the organisation is chosen before it
        if (Edition.Rules.InterviewConduct == InterviewConduct.CompanyAndOrganisation)
        {
            NameOrganisation(4);
        }

        if (!Reached(StoryStep.Interviewed))
        {
            // the guide is half filled: nothing is concluded yet
            Fill(Begin(Guide), answers.Of(Edition.Booklet(Guide)!).TakeWhile(entry => entry.Question.Unit != Edition.Units[^1].Key), timeline.Day(InterviewDay));
            Note(Hr, new AnswersWritten(AnswerPlace.Interview), timeline.Day(InterviewDay));
        }
    }

    // some years before, and never as a child
    private DateOnly HiredOn()
    {
        var hired = timeline.Day(0).AddMonths(-8 - (story.Variant * 7 % 90));
        return story.Candidate.BirthDate is { } born && hired < born.AddYears(18) ? born.AddYears(18) : hired;
    }

    private void NameOrganisation(int day) => Do(
        story.AlsoTraining?.Organisation is { } also
            ? file.Registration.Share(Edition, file.Registration.UnitsToShare(Edition).Index().ToDictionary(pair => pair.Item.Key, pair => pair.Index % 2 == 0 ? story.Training.Organisation! : also), timeline.Day(day))
            : file.Registration.NameOrganisation(story.Training.Organisation!, timeline.Day(day)),
        Hr,
        timeline.Day(day));

    private void Interview()
    {
        var day = timeline.Day(InterviewDay);
        guide = Begin(Guide);
        Fill(guide, answers.Of(Edition.Booklet(Guide)!), day);
        Do(file.Orientation.Conclude(Edition, Printed(guide), day, day), Hr, day);
        if (file.Registration.NeedsTrainingOrganisation && !file.TrainingOrganisations.Any())
        {
            NameOrganisation(InterviewDay + 2);
        }
    }

    // null: what stands outside the units
    private Participant TrainerOf(string? unit) =>
        story.AlsoTraining is { } also && file.OrganisationFor(unit)?.OrganisationId == also.Organisation!.Id ? also : story.Training;

    private void SignInterview()
    {
        var day = timeline.Day(InterviewDay + 2);
        var signatories = Edition.Booklet(Guide)!.CoverSignatories.Select(signatory => (signatory, signatory.Role switch
        {
            SignatoryRole.Candidate => new Participant(story.Candidate, null),
            SignatoryRole.TrainingOrganisation => story.Training,
            _ => story.Hr,
        })).ToList();
        foreach (var (signatory, signer) in signatories)
        {
            SignAs(guide, signatory.Role, signatory.Statement, signer, [.. signatories.Select(place => place.signatory.Role)], timeline.At(day));
            var actor = signatory.Role == SignatoryRole.Candidate ? Candidate : Act(signer, signatory.Role == SignatoryRole.Company ? Role.CompanyHr : Role.TrainingOrganisation);
            Do(file.Orientation.Signed(Edition, [.. guide.Signatures.Select(given => given.Role)], day), actor, day);
        }
    }

    private void SignAs(Sheet sheet, SignatoryRole role, string? statement, Participant signer, IReadOnlyCollection<SignatoryRole> expected, DateTimeOffset at, string unit = "", IReadOnlyCollection<string>? units = null)
    {
        if (unit.Length == 0)
        {
            sheet.KeepCover(Cover());
        }

        Accept(sheet.Sign(Signed(sheet, role, statement, signer, at, unit), expected, at, units));
    }

    private Dictionary<FileFact, string> Cover()
    {
        var cover = new Dictionary<FileFact, string>
        {
            [FileFact.CandidateName] = story.Candidate.Name,
            [FileFact.PreparedCertification] = file.CertificationTitle,
            [FileFact.Company] = story.Hr.Organisation!.Name,
        };
        if (file.Evaluators.Any())
        {
            (cover[FileFact.Evaluator1], cover[FileFact.Evaluator2]) = (Titled(story.First.Person), Titled(story.Second.Person));
        }

        if (file.TrainingOrganisations.Any())
        {
            cover[FileFact.TrainingOrganisation] = FrenchText.Join(new[] { story.Training, story.AlsoTraining }.OfType<Participant>().Select(place => place.Organisation!.Name));
        }

        return cover;

        static string Titled(Person person) => person.JobTitle is null ? person.Name : $"{person.Name}, {person.JobTitle}";
    }

    private Signature Signed(Sheet sheet, SignatoryRole role, string? statement, Participant signer, DateTimeOffset at, string unit = "")
    {
        var content = CanonicalContent.Of(Edition, story.Reference, sheet, unit, role);
        var capacity = signer.Organisation is null ? signer.Person.JobTitle ?? RoleNames.Of(Role.Candidate) : $"{signer.Person.JobTitle}, {signer.Organisation.Name}";
        return Signature.Of(sheet.Id, role, signer.Person.Id, signer.Person.Name, capacity, statement ?? "", SignatureMethod.Password, quality => seals.Seal(content, signer.Person.Id, quality, at), unit);
    }

    private void Train()
    {
        var trainer = Act(story.Training, Role.TrainingOrganisation);
        var half = story.Last == StoryStep.InTraining;
        var followed = Edition.Units.Where(unit => story.ToTrain.Contains(unit.Key)).ToList();
        foreach (var unit in half ? followed.Take((followed.Count + 1) / 2) : followed)
        {
            var end = ModuleEnd(unit.Key);
            foreach (var (title, hours) in answers.Modules(unit.Key))
            {
                Do(file.Training.AddModule(Edition, unit.Key, new ModuleTerms(title, timeline.Day(end).AddDays(-12), timeline.Day(end), hours) { OrganisationId = TrainerOf(unit.Key).Organisation?.Id }, timeline.Day(end)), Act(TrainerOf(unit.Key), Role.TrainingOrganisation), timeline.Day(end));
            }
        }

        var record = Edition.Booklet(TrainingBooklet) is { } booklet ? AssessTraining(booklet, half) : new TrainingRecord(new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>());
        if (!half)
        {
            Do(file.Training.Close(Edition, record, timeline.Day(trainedDay)), trainer, timeline.Day(trainedDay));
        }

        Tutor(half);
    }

    // two intermediate evaluations, the candidate's own view beside the second, a meeting with the organisation, a review
    private void Tutor(bool half)
    {
        var tutor = Act(story.Second, Role.Evaluator);
        var (first, second) = (timeline.Day(TrainingDay + (story.TrainingDays / 3)), timeline.Day(TrainingDay + (story.TrainingDays / 2)));
        if (Edition.Booklet(TutorBooklet) is { } booklet)
        {
            var shown = Edition.Units.Take(half ? 2 : Edition.Units.Count - 1).Select(unit => unit.Key).ToHashSet();
            var given = answers.Of(booklet).Where(entry => entry.Question.Unit is { } unit && shown.Contains(unit)).ToList();
            foreach (var (occurrence, day) in new[] { (1, first), (2, second) })
            {
                var sheet = Sheet.Open(file.Id, booklet.Key, occurrence);
                db.Add(sheet);
                Accept(sheet.Date(day, day));
                Fill(sheet, occurrence == 1 ? given.Select(Earlier) : given, day);
                if (occurrence == 2)
                {
                    foreach (var (question, value) in given.Where(entry => entry.Question.Unit == Edition.Units[0].Key))
                    {
                        Accept(sheet.Write(question, Voice.SelfAssessment, value, Edition, story.Candidate.Id, timeline.At(day)));
                    }
                }

                Note(tutor, new IntermediateOpened(day), day);
            }
        }

        Keep(TutoringKind.Meeting, first, story.Training.Person.Name, "Le programme et le calendrier sont partagés. Prochain échange dans un mois.", null);
        Keep(TutoringKind.Review, second, story.Candidate.Name, "Gagne en assurance, prépare ses dossiers avec soin.", "Conduire seul deux entretiens d’ici le prochain bilan.");

        void Keep(TutoringKind kind, DateOnly day, string with, string summary, string? goals)
        {
            var (note, outcome) = TutoringEntry.Of(file, kind, new TutoringTerms(day, with, summary, goals), story.Second.Person.Id, timeline.At(day), day);
            Accept(outcome);
            db.Add(note!);
            Note(tutor, outcome, day);
        }
    }

    // a month before, every other criterion was still to be improved
    private (Question Question, string Value) Earlier((Question Question, string Value) given, int rank) =>
        rank % 2 == 1 && Edition.Scale(given.Question.Field.Scale!).Values.FirstOrDefault(value => value.Favourable is null) is { } middle ? (given.Question, middle.Key) : given;

    // one sheet for the cover, one for each unit, signed by the trainer; attestations where the edition demands them
    private TrainingRecord AssessTraining(Booklet booklet, bool half)
    {
        var assessed = file.Training.UnitsToAssess(Edition).Select(unit => unit.Key).ToList();
        assessed = half ? assessed.Take((assessed.Count + 1) / 2).ToList() : assessed;
        var values = new Dictionary<string, string>();
        var signed = new HashSet<string>();
        foreach (var part in answers.Of(booklet).GroupBy(entry => entry.Question.Unit).Where(part => part.Key is null || assessed.Contains(part.Key)))
        {
            var day = part.Key is null ? timeline.Day(TrainingDay) : timeline.Day(ModuleEnd(part.Key));
            var sheet = Begin(booklet.Key, part.Key ?? "");
            Fill(sheet, part, day);
            foreach (var (field, value) in Printed(sheet))
            {
                values[field] = value;
            }

            if (part.Key is null)
            {
                continue;
            }

            var own = TrainerOf(part.Key);
            Note(Act(own, Role.TrainingOrganisation), new AnswersWritten(AnswerPlace.Formative, part.Key), day);

            // the last one of a training under way awaits its signature
            if ((!half || part.Key != assessed[^1]) && FormativeEvaluation.Signatory(booklet, part.Key) is { } signatory)
            {
                SignAs(sheet, SignatoryRole.Trainer, signatory.Statement, own, [SignatoryRole.Trainer], timeline.At(day));
                signed.Add(part.Key);
                Note(Act(own, Role.TrainingOrganisation), new FormativeSigned(part.Key), day);
            }
        }

        var attested = new HashSet<string>();
        if (Edition.Rules.AttestationsRequired)
        {
            foreach (var unit in file.Modules.Select(module => module.Unit).Distinct())
            {
                db.Add(Attachment.Of(file.Id, AttachmentPurpose.TrainingAttestation, attestation, TrainerOf(unit).Person.Id, TrainerOf(unit).Organisation?.Id, timeline.At(timeline.Day(ModuleEnd(unit))), unit));
                Note(Act(TrainerOf(unit), Role.TrainingOrganisation), new AttestationJoined(unit), timeline.Day(ModuleEnd(unit)));
                attested.Add(unit);
            }
        }

        return new TrainingRecord(values, signed, attested);
    }

    private void Evaluate()
    {
        var booklet = Edition.Booklet(EvaluationBooklet)!;
        var sheet = Begin(EvaluationBooklet);
        var given = answers.Of(booklet).ToList();
        var candidate = given.Where(entry => entry.Question.Field.FilledBy == FilledBy.Candidate).ToList();
        if (candidate.Count > 0)
        {
            var day = timeline.Day(trainedDay + 18);
            if (!Reached(StoryStep.CandidatePartSubmitted))
            {
                // begun: nobody else reads it yet
                Fill(sheet, candidate.Where(entry => entry.Question.Unit == Edition.Units[0].Key), timeline.Day(trainedDay + 3));
                Note(Candidate, new AnswersWritten(AnswerPlace.CandidatePart), timeline.Day(trainedDay + 3));
                return;
            }

            Fill(sheet, candidate.Where(entry => entry.Question.Field.Meaning != Meaning.CandidateComment), day);
            db.Add(Attachment.Of(file.Id, AttachmentPurpose.CandidateSupport, attestation with { Name = "Analyse de mon activité.pdf" }, story.Candidate.Id, null, timeline.At(day), Edition.Units[0].Key));
            Accept(sheet.SubmitCandidatePart(booklet.Questions(Edition).Where(question => question.Field.FilledBy == FilledBy.Candidate), timeline.At(day)));
            Do(file.Evaluation.HandOverCandidatePart(day), Candidate, day);
        }

        if (!Reached(StoryStep.InEvaluation))
        {
            return;
        }

        var evaluator = Act(story.First, Role.Evaluator);
        var half = story.Last == StoryStep.InEvaluation && story.Differing.Count == 0;
        PlanAndOpen(booklet, evaluator);
        foreach (var (rank, unit) in Edition.Units.Index())
        {
            var part = given.Where(entry => entry.Question.Unit == unit.Key && entry.Question.Field.FilledBy != FilledBy.Candidate).ToList();
            if (half)
            {
                // the first unit waits for its opinion, half of the others for everything
                part = rank == 0 ? [.. part.SkipLast(2)] : rank * 2 <= Edition.Units.Count ? part : [];
            }

            if (story.Differing.Count > 0)
            {
                AssessApart(sheet, unit, part, timeline.Day(trainedDay + 26 + rank));
            }
            else if (part.Count > 0)
            {
                var day = timeline.Day(trainedDay + 28 + rank);
                Fill(sheet, part, day);
                Note(evaluator, new AnswersWritten(AnswerPlace.Evaluation, unit.Key), day);
            }
        }

        Fill(sheet, given.Where(entry => entry.Question.Unit is null && entry.Question.Field.FilledBy != FilledBy.Candidate), timeline.Day(trainedDay + 30));
        Note(Hr, new AnswersWritten(AnswerPlace.Summary), timeline.Day(trainedDay + 30));
        if (half)
        {
            // what is ready is signed without waiting for the rest: one unit by both, the next one by the first alone
            SignUnit(sheet, Edition.Units[1], timeline.Day(trainedDay + 30), both: true);
            if (Edition.Units.Count > 3)
            {
                SignUnit(sheet, Edition.Units[2], timeline.Day(trainedDay + 30), both: false);
            }
        }

        if (Reached(StoryStep.SignedOnce))
        {
            Fill(sheet, candidate.Where(entry => entry.Question.Field.Meaning == Meaning.CandidateComment), timeline.Day(trainedDay + 38));
            Sign(sheet, booklet);
        }
    }

    // what the edition expects is planned and held, one after the other; what is still to come when the story stops is planned for next week
    private void PlanAndOpen(Booklet booklet, Actor evaluator)
    {
        var (framingDay, openingDay, firstDay, lastDay) = (trainedDay + 19, trainedDay + 20, trainedDay + 22, trainedDay + 38);
        var told = timeline.At(timeline.Day(framingDay));
        foreach (var (place, (item, kind)) in booklet.Planning.Where(item => item.Kind is not null).Select(item => (item, item.Kind!.Value)).Index())
        {
            for (var rank = 0; rank < (item.Minimum ?? 1); rank++)
            {
                var offset = kind switch { MomentKind.Framing => framingDay, MomentKind.Restitution => lastDay, MomentKind.ComplementaryInterview => firstDay + 5, _ => firstDay + rank + (item.WithinDays is null ? place : 0) };
                var held = kind != MomentKind.Restitution || Reached(StoryStep.SignedOnce);
                var day = held ? timeline.Day(offset) : timeline.Today.AddDays(5);
                var people = MomentParticipants.FirstEvaluator | MomentParticipants.SecondEvaluator | (kind == MomentKind.Framing ? MomentParticipants.None : MomentParticipants.Candidate);
                var terms = new MomentTerms(kind, item.Units, FrenchText.FromParis(day, new TimeOnly(9 + (place % 4 * 2), rank % 2 == 0 ? 0 : 30)), item.Minutes ?? 60, "Salle de réunion du site", people, Simulated: false);
                var (moment, outcome) = EvaluationMoment.Plan(file, Edition, terms, told);
                Accept(outcome);
                if (held)
                {
                    Accept(moment!.Hold(file, day, terms.Minutes, timeline.At(day), timeline.Today));
                }

                db.Add(moment!);
                Note(evaluator, outcome, timeline.Day(framingDay));
            }
        }

        var opened = timeline.Day(openingDay);
        Do(file.Evaluation.Open(story.First.Person.Id, opened, opened), evaluator, opened);
    }

    // each evaluator alone, then both hand over: what differs awaits a common answer
    private void AssessApart(Sheet sheet, Unit unit, IReadOnlyCollection<(Question Question, string Value)> part, DateOnly day)
    {
        var at = timeline.At(day);
        Fill(sheet, part.Where(entry => entry.Question.IsSummary), day);
        var questions = Edition.Booklet(EvaluationBooklet)!.Questions(Edition).Where(question => question.Unit == unit.Key && question.Field.FilledBy == FilledBy.Evaluators && !question.IsSummary).ToList();
        Accept(sheet.AssessSeparately(unit.Key, questions));
        foreach (var (seat, evaluator) in new[] { (EvaluatorSeat.First, story.First), (EvaluatorSeat.Second, story.Second) })
        {
            foreach (var (rank, (question, value)) in part.Where(entry => !entry.Question.IsSummary).Index())
            {
                var other = story.Differing.FirstOrDefault(place => place.Unit == unit.Key && place.Row == rank);
                var differs = other.Unit is not null && seat == EvaluatorSeat.Second;
                Accept(sheet.Write(question, Sheet.OwnVoice(seat), differs ? Opposite(question, value) : value, Edition, evaluator.Person.Id, at, note: other.Unit is null ? null : seat == EvaluatorSeat.First ? other.FirstNote : other.SecondNote));
            }

            Do(sheet.HandOver(unit.Key, seat, questions, evaluator.Person.Id, at), Act(evaluator, Role.Evaluator), day);
        }
    }

    private string Opposite(Question question, string value) => Edition.Scale(question.Field.Scale!).Values.First(other => other.Key != value).Key;

    // each unit, then the whole; the results go to the candidate before the file leaves
    private void Sign(Sheet sheet, Booklet booklet)
    {
        foreach (var unit in Edition.Units)
        {
            SignUnit(sheet, unit, timeline.Day(trainedDay + 39), both: story.Last != StoryStep.SignedOnce);
        }

        var expected = EvaluatorRoles;
        foreach (var (role, signer) in Evaluators.Take(story.Last == StoryStep.SignedOnce ? 1 : 2))
        {
            var at = timeline.At(timeline.Day(trainedDay + (role == SignatoryRole.Evaluator1 ? 41 : 42)));
            SignAs(sheet, role, booklet.CoverSignatories.First(place => place.Role == role).Statement, signer, expected, at, units: UnitKeys);
            if (!Reached(StoryStep.Signed) || role == SignatoryRole.Evaluator1)
            {
                db.Note(file.Id, Act(signer, Role.Evaluator), new EvaluationSigned([], Complete: false), Edition, at);
            }
        }

        if (!Reached(StoryStep.Signed))
        {
            return;
        }

        Do(file.Evaluation.Complete(Edition, Printed(sheet), timeline.Day(trainedDay + 42)), Act(story.Second, Role.Evaluator), timeline.Day(trainedDay + 42));
        if (Reached(StoryStep.Transmitted))
        {
            var day = timeline.Day(trainedDay + 44);
            Accept(sheet.Acknowledge(Signed(sheet, SignatoryRole.Candidate, Signature.StatementOfResults(FrenchText.PlainDate(day)), new Participant(story.Candidate, null), timeline.At(day))));
            Do(file.Results.Present(day, byCompany: false, null, day), Candidate, day);
            Do(file.Transmission.Send(Edition, Printed(sheet), signed: true, timeline.Day(trainedDay + 47)), Hr, timeline.Day(trainedDay + 47));
        }
    }

    private static readonly SignatoryRole[] EvaluatorRoles = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    private IEnumerable<(SignatoryRole Role, Participant Signer)> Evaluators => EvaluatorRoles.Zip([story.First, story.Second]);

    private IReadOnlyCollection<string> UnitKeys => [.. Edition.Units.Select(unit => unit.Key)];

    private void SignUnit(Sheet sheet, Unit unit, DateOnly day, bool both)
    {
        foreach (var (role, signer) in Evaluators.Take(both ? 2 : 1))
        {
            SignAs(sheet, role, Signature.StatementOn(unit), signer, EvaluatorRoles, timeline.At(day), unit.Key, UnitKeys);
            Note(Act(signer, Role.Evaluator), new EvaluationSigned([unit.Key], Complete: false), day);
        }
    }

    private void Decide()
    {
        var session = story.Session!;
        var president = story.President!;
        HeldSession.Open(session, Edition.Jury);
        var at = timeline.At(session.HeldOn);
        var verdicts = Edition.Units.ToDictionary(unit => unit.Key, unit => story.NotAcquired.Contains(unit.Key) ? new UnitVerdict(false, answers.ExperienceToDeepen(unit.Key), answers.ModulesToFollow(unit.Key)) : new UnitVerdict(true));
        var partly = verdicts.Values.Any(verdict => verdict.Acquired) && verdicts.Values.Any(verdict => !verdict.Acquired);
        var context = new DecisionContext(file.Id, story.Reference, session.Id, session.HeldOn, Edition) { ByCommission = file.Presentation.IsForCommission };
        (decision, var outcome) = Decision.Sign(context, new DecisionContent(verdicts, partly ? answers.Advice : null), president.Id, president.Name, content => seals.Seal(content, president.Id, Seals.President, at));
        Accept(outcome);
        db.Add(decision!);
        Accept(file.Presentation.RecordDecision(session.HeldOn));
        db.Note(file.Id, new Actor(president.Id, RoleNames.Of(Role.JuryMember)), outcome, Edition, at);
    }

    private Sheet Begin(string booklet, string unit = "")
    {
        var sheet = Sheet.Open(file.Id, booklet, unit: unit);
        db.Add(sheet);
        return sheet;
    }

    private void Fill(Sheet sheet, IEnumerable<(Question Question, string Value)> given, DateOnly day)
    {
        var at = timeline.At(day);
        foreach (var (question, value) in given)
        {
            Accept(sheet.Write(question, Voices.Printed(question.Field.FilledBy!.Value), value, Edition, Author(question), at));
        }
    }

    private Guid Author(Question question) => (question.Field.FilledBy switch
    {
        FilledBy.Candidate => story.Candidate,
        FilledBy.Trainer => TrainerOf(question.Unit).Person,
        FilledBy.Evaluators => story.First.Person,
        FilledBy.Tutor => story.Second.Person,
        _ => story.Hr.Person,
    }).Id;

    private static Dictionary<string, string> Printed(Sheet sheet) => sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);

    private void Do(Outcome outcome, Actor actor, DateOnly day)
    {
        Accept(outcome);
        db.Note(file.Id, actor, outcome, Edition, timeline.At(day));
    }

    private void Note(Actor actor, Outcome outcome, DateOnly day) => db.Note(file.Id, actor, outcome, Edition, timeline.At(day));
}
