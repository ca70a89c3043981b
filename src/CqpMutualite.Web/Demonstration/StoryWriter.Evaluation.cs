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

namespace CqpMutualite.Web.Demonstration;

/// <content>The evaluation of a story, up to the transmission.</content>
internal sealed partial class StoryWriter
{
    private void Evaluate()
    {
        var booklet = Edition.Booklet(BookletKeys.Evaluation)!;
        var sheet = Begin(BookletKeys.Evaluation);
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
            db.Add(
                Attachment.Of(
                    file.Id,
                    AttachmentPurpose.CandidateSupport,
                    attestation with
                    {
                        Name = "Analyse de mon activité.pdf",
                    },
                    story.Candidate.Id,
                    null,
                    timeline.At(day),
                    Edition.Units[0].Key
                )
            );
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
                var offset = kind switch
                {
                    MomentKind.Framing => framingDay,
                    MomentKind.Restitution => lastDay,
                    MomentKind.ComplementaryInterview => firstDay + 5,
                    _ => firstDay + rank + (item.WithinDays is null ? place : 0),
                };
                var held = kind != MomentKind.Restitution || Reached(StoryStep.SignedOnce);
                var day = held ? timeline.Day(offset) : timeline.Today.AddDays(5);
                var people =
                    MomentParticipants.FirstEvaluator
                    | MomentParticipants.SecondEvaluator
                    | (kind == MomentKind.Framing ? MomentParticipants.None : MomentParticipants.Candidate);
                var terms = new MomentTerms(
                    kind,
                    item.Units,
                    FrenchText.FromParis(day, new TimeOnly(9 + (place % 4 * 2), rank % 2 == 0 ? 0 : 30)),
                    item.Minutes ?? 60,
                    "Salle de réunion du site",
                    people,
                    Simulated: false
                );
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
        var questions = Edition
            .Booklet(BookletKeys.Evaluation)!
            .Questions(Edition)
            .Where(question => question.Unit == unit.Key && question.Field.FilledBy == FilledBy.Evaluators && !question.IsSummary)
            .ToList();
        Accept(sheet.AssessSeparately(unit.Key, questions));
        foreach (var (seat, evaluator) in new[] { (EvaluatorSeat.First, story.First), (EvaluatorSeat.Second, story.Second) })
        {
            foreach (var (rank, (question, value)) in part.Where(entry => !entry.Question.IsSummary).Index())
            {
                var other = story.Differing.FirstOrDefault(place => place.Unit == unit.Key && place.Row == rank);
                var differs = other.Unit is not null && seat == EvaluatorSeat.Second;
                Accept(
                    sheet.Write(
                        question,
                        Sheet.OwnVoice(seat),
                        differs ? Opposite(question, value) : value,
                        Edition,
                        evaluator.Person.Id,
                        at,
                        note: other.Unit is null ? null
                            : seat == EvaluatorSeat.First ? other.FirstNote
                            : other.SecondNote
                    )
                );
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
            Accept(
                sheet.Acknowledge(
                    Signed(
                        sheet,
                        SignatoryRole.Candidate,
                        Signature.StatementOfResults(FrenchText.PlainDate(day)),
                        new Participant(story.Candidate, null),
                        timeline.At(day)
                    )
                )
            );
            Do(file.Results.Present(day, byCompany: false, null, day), Candidate, day);
            Do(file.Transmission.Send(Edition, Printed(sheet), signed: true, timeline.Day(trainedDay + 47)), Hr, timeline.Day(trainedDay + 47));
        }
    }

    private static readonly SignatoryRole[] EvaluatorRoles = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    private IReadOnlyCollection<string> UnitKeys => [.. Edition.Units.Select(unit => unit.Key)];

    private void SignUnit(Sheet sheet, Unit unit, DateOnly day, bool both)
    {
        foreach (var (role, signer) in Evaluators.Take(both ? 2 : 1))
        {
            SignAs(sheet, role, Signature.StatementOn(unit), signer, EvaluatorRoles, timeline.At(day), unit.Key, UnitKeys);
            Note(Act(signer, Role.Evaluator), new EvaluationSigned([unit.Key], Complete: false), day);
        }
    }
}
