using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Demonstration;

/// <summary>
/// Carries an invented file along its path through the methods of the domain, as its actors would have done: what the domain
/// refuses is a fault of the story. The caller saves.
/// </summary>
internal sealed partial class StoryWriter
{
    private const int InterviewDay = 9,
        SubmissionDay = 14,
        RegistrationDay = 21,
        EvaluatorsDay = 28,
        TrainingDay = 35;
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
        var (opened, outcome) = CertificationFile.Open(
            story.Reference,
            story.Candidate.Id,
            story.Hr.Organisation!.Id,
            Edition,
            story.Certification.Code,
            story.Certification.Title,
            story.Mention,
            timeline.Day(0)
        );
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
            Fill(
                Begin(BookletKeys.Guide),
                answers.Of(Edition.Booklet(BookletKeys.Guide)!).TakeWhile(entry => entry.Question.Unit != Edition.Units[^1].Key),
                timeline.Day(InterviewDay)
            );
            Note(Hr, new AnswersWritten(AnswerPlace.Interview), timeline.Day(InterviewDay));
        }
    }

    // some years before, and never as a child
    private DateOnly HiredOn()
    {
        var hired = timeline.Day(0).AddMonths(-8 - (story.Variant * 7 % 90));
        return story.Candidate.BornFrom is { } born && hired < born.AddYears(18) ? born.AddYears(18) : hired;
    }

    private void NameOrganisation(int day) =>
        Do(
            story.AlsoTraining?.Organisation is { } also
                ? file.Registration.Share(
                    Edition,
                    file.Registration.UnitsToShare(Edition)
                        .Index()
                        .ToDictionary(pair => pair.Item.Key, pair => pair.Index % 2 == 0 ? story.Training.Organisation! : also),
                    timeline.Day(day)
                )
                : file.Registration.NameOrganisation(story.Training.Organisation!, timeline.Day(day)),
            Hr,
            timeline.Day(day)
        );

    private void Interview()
    {
        var day = timeline.Day(InterviewDay);
        guide = Begin(BookletKeys.Guide);
        Fill(guide, answers.Of(Edition.Booklet(BookletKeys.Guide)!), day);
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
        var signatories = Edition.Booklet(BookletKeys.Guide)!.CoverSignatories.Select(signatory => (signatory, signatory.Role switch
        {
            SignatoryRole.Candidate => new Participant(story.Candidate, null),
            SignatoryRole.TrainingOrganisation => story.Training,
            _ => story.Hr,
        })).ToList();
        foreach (var (signatory, signer) in signatories)
        {
            SignAs(guide, signatory.Role, signatory.Statement, signer, [.. signatories.Select(place => place.signatory.Role)], timeline.At(day));
            var actor =
                signatory.Role == SignatoryRole.Candidate
                    ? Candidate
                    : Act(signer, signatory.Role == SignatoryRole.Company ? Role.CompanyHr : Role.TrainingOrganisation);
            Do(file.Orientation.Signed(Edition, [.. guide.Signatures.Select(given => given.Role)], day), actor, day);
        }
    }

    private void SignAs(
        Sheet sheet,
        SignatoryRole role,
        string? statement,
        Participant signer,
        IReadOnlyCollection<SignatoryRole> expected,
        DateTimeOffset at,
        string unit = "",
        IReadOnlyCollection<string>? units = null
    )
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
            cover[FileFact.TrainingOrganisation] = FrenchText.Join(
                new[] { story.Training, story.AlsoTraining }.OfType<Participant>().Select(place => place.Organisation!.Name)
            );
        }

        return cover;

        static string Titled(Person person) => person.JobTitle is null ? person.Name : $"{person.Name}, {person.JobTitle}";
    }

    private Signature Signed(Sheet sheet, SignatoryRole role, string? statement, Participant signer, DateTimeOffset at, string unit = "")
    {
        var content = CanonicalContent.Of(Edition, story.Reference, sheet, unit, role);
        var capacity = signer.Organisation is null
            ? signer.Person.JobTitle ?? RoleNames.Of(Role.Candidate)
            : $"{signer.Person.JobTitle}, {signer.Organisation.Name}";
        return Signature.Of(
            sheet.Id,
            role,
            signer.Person.Id,
            signer.Person.Name,
            capacity,
            statement ?? "",
            SignatureMethod.Password,
            quality => seals.Seal(content, signer.Person.Id, quality, at),
            unit
        );
    }

    private IEnumerable<(SignatoryRole Role, Participant Signer)> Evaluators => EvaluatorRoles.Zip([story.First, story.Second]);

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

    private static Dictionary<string, string> Printed(Sheet sheet) =>
        sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);

    private void Do(Outcome outcome, Actor actor, DateOnly day)
    {
        Accept(outcome);
        db.Note(file.Id, actor, outcome, Edition, timeline.At(day));
    }

    private void Note(Actor actor, Outcome outcome, DateOnly day) => db.Note(file.Id, actor, outcome, Edition, timeline.At(day));
}
