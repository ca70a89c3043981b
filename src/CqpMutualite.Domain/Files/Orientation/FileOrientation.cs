using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>The welcome and orientation interview, its guide signed by each.</summary>
public sealed class FileOrientation
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileOrientation()
    {
    }

    internal const string VaeWay = "vae";

    // the company opens the signing; the candidate has the document before them, signed, when their turn comes
    private static readonly (SignatoryRole Role, Turn Turn)[] SigningOrder =
        [(SignatoryRole.Company, Turn.Company), (SignatoryRole.TrainingOrganisation, Turn.TrainingOrganisation), (SignatoryRole.Candidate, Turn.Candidate)];

    /// <summary>Training or VAE; decided at the interview.</summary>
    public Route Route { get; internal set; }

    /// <summary>Mention decided at the interview.</summary>
    public string? Mention { get; internal set; }

    public DateOnly? InterviewedOn { get; internal set; }

    /// <summary>Who must sign the interview's guide next; null before its conclusion and once everybody has.</summary>
    public Turn? AwaitedSignature { get; internal set; }

    /// <summary>Whether the interview may be written now: until the registration is submitted, and again once it is returned.</summary>
    public Outcome MayRecord()
    {
        if (file.Stage == Stage.Registration && file.Halts.Now is null)
        {
            return file.Registration.SubmittedOn is null ? Outcome.Accepted : FileRefusals.AlreadySubmitted;
        }

        return file.Expect(Stage.Orientation) is { } refusal ? refusal : Outcome.Accepted;
    }

    /// <summary>
    /// Concludes the interview from the guide's answers: every required one given, prerequisites met, a conclusion for each unit.
    /// May be said again, corrected, until the registration is submitted.
    /// <paramref name="answers"/>: value by key, in the conductor's voice.
    /// <paramref name="interviewedOn"/>: null when nobody gave the day. <paramref name="words"/>: the word beside an answer, by key, asked where answers
    /// contradict each other; null when nobody can be asked.
    /// </summary>
    public Outcome Conclude(
        Referential edition,
        IReadOnlyDictionary<string, string> answers,
        DateOnly? interviewedOn,
        DateOnly today,
        IReadOnlyDictionary<string, string>? words = null)
    {
        if (MayRecord() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var guide = edition.Booklet(BookletKeys.Guide)!;
        var questions = guide.Questions(edition).ToList();
        if (
            questions.Find(question => question.Field.Meaning == Meaning.Prerequisites) is { } prerequisites
            && ValueOf(edition, prerequisites, answers)?.Favourable == false
        )
        {
            // the candidate goes elsewhere: what the rest of the guide lacks no longer matters
            return FileRefusals.PrerequisitesNotMet(prerequisites.Key);
        }

        var vae = questions.Find(question => question.Field.Meaning == Meaning.Route) is { } way && answers.GetValueOrDefault(way.Key) == VaeWay;
        List<Refusal> refusals =
        [
            .. new BookletProgress(edition, guide, answers, question => !vae || !IsIndividualPath(question)).Missing.Select(FileRefusals.AnswerMissing),
        ];
        if (DayRefusal(questions, interviewedOn, today, refusals) is { } wrongDay)
        {
            refusals.Add(wrongDay);
        }

        if (words is not null)
        {
            refusals.AddRange(OrientationContradictions.Unexplained(edition, answers, words));
        }

        if (edition.Rules.InterviewConduct == InterviewConduct.CompanyAndOrganisation && !file.TrainingOrganisations.Any())
        {
            refusals.Add(FileRefusals.OrganisationMissing);
        }

        return refusals.Count > 0 ? Outcome.From(refusals) : TakeConclusions(edition, questions, answers, interviewedOn, vae, today);
    }

    private static Refusal? DayRefusal(List<Question> questions, DateOnly? interviewedOn, DateOnly today, List<Refusal> missing)
    {
        var day = questions.Find(question => question.Field.Kind == FieldKind.Date)?.Key;
        return interviewedOn > today ? FileRefusals.InterviewInFuture(day)
            : interviewedOn is null && missing.TrueForAll(refusal => refusal.Field != day) ? FileRefusals.InterviewDateMissing(day)
            : null;
    }

    private Outcome TakeConclusions(
        Referential edition,
        List<Question> questions,
        IReadOnlyDictionary<string, string> answers,
        DateOnly? interviewedOn,
        bool vae,
        DateOnly today
    )
    {
        if (vae)
        {
            file.UnitList.Clear();
        }

        foreach (var question in questions.Where(question => !vae && question.Field.Meaning == Meaning.DirectlyAssessed))
        {
            Orient(question.Unit!, ValueOf(edition, question, answers)?.Favourable == true);
        }

        Mention = questions.Find(question => question.Field.Meaning == Meaning.Mention) is { } mention ? answers.GetValueOrDefault(mention.Key) : null;
        InterviewedOn = interviewedOn;
        Route = vae ? Route.Vae : Route.Training;
        var corrected = file.Stage != Stage.Orientation;
        file.Registration.NeedsTrainingOrganisation =
            !vae && (edition.Rules.FormativeScope == FormativeScope.EveryUnit || file.UnitList.Any(unit => !unit.DirectlyAssessed));
        file.Stage = Stage.Registration;
        AwaitedSignature = FirstToSign(edition.Booklet(BookletKeys.Guide)!, []);
        return file.Did(new InterviewConcluded(corrected), today);
    }

    /// <summary>Whether the interview's guide may be signed now: concluded, and not registered yet.</summary>
    public Outcome MaySign() => file.Expect(Stage.Registration) is { } refusal ? refusal : Outcome.Accepted;

    /// <summary>
    /// Somebody signed the interview's guide. <paramref name="signed"/>: every quality in which it is signed now; <paramref name="onPaper"/>: who signed the
    /// printed
    /// guide, when the company declares it. The path of an experience is not led here: such a file ends with the last signature of its guide, which says so.
    /// </summary>
    public Outcome Signed(Referential edition, IReadOnlyCollection<SignatoryRole> signed, DateOnly today, SignatoryRole? onPaper = null)
    {
        if (MaySign() is { IsAccepted: false } refused)
        {
            return refused;
        }

        AwaitedSignature = FirstToSign(edition.Booklet(BookletKeys.Guide)!, signed);
        var complete = AwaitedSignature is null;
        if (complete && Route == Route.Vae)
        {
            (file.Halts.ClosedOn, file.Halts.ClosedFor) = (today, ClosureReason.OrientedToVae);
        }

        return file.Did(new InterviewSigned(onPaper, complete, complete && Route == Route.Vae), today);
    }

    /// <summary>
    /// The signed guide is opened again, until the registration is acknowledged: its signatures are void, and a registration already sent comes back to the
    /// company.
    /// </summary>
    public Outcome Reopen(Referential edition, DateOnly today)
    {
        if (MaySign() is { IsAccepted: false } refused)
        {
            return refused;
        }

        file.Registration.SubmittedOn = null;
        AwaitedSignature = FirstToSign(edition.Booklet(BookletKeys.Guide)!, []);
        return file.Did(new InterviewReopened(), today);
    }

    private static ScaleValue? ValueOf(Referential edition, Question question, IReadOnlyDictionary<string, string> answers) =>
        edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key));

    internal void Orient(string unit, bool directlyAssessed)
    {
        if (file.UnitList.Find(path => path.Unit == unit) is { } known)
        {
            known.Orient(directlyAssessed);
        }
        else
        {
            file.UnitList.Add(new UnitPath(file.Id, unit, directlyAssessed));
        }
    }

    // the paths of the units, and what only they need: nothing of it is asked of a candidate who goes to the VAE
    private static bool IsIndividualPath(Question question) => question.Field.Meaning is Meaning.DirectlyAssessed or Meaning.ToTrain;

    private static Turn? FirstToSign(Booklet guide, IReadOnlyCollection<SignatoryRole> signed) =>
        SigningOrder
            .Where(place => guide.CoverSignatories.Any(signatory => signatory.Role == place.Role) && !signed.Contains(place.Role))
            .Select(place => (Turn?)place.Turn)
            .FirstOrDefault();

    internal FileOrientation Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
