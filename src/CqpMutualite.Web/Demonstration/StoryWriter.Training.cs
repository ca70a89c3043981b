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

/// <content>The training and the tutoring of a story.</content>
internal sealed partial class StoryWriter
{
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
                Do(
                    file.Training.AddModule(
                        Edition,
                        unit.Key,
                        new ModuleTerms(title, timeline.Day(end).AddDays(-12), timeline.Day(end), hours)
                        {
                            OrganisationId = TrainerOf(unit.Key).Organisation?.Id,
                        },
                        timeline.Day(end)
                    ),
                    Act(TrainerOf(unit.Key), Role.TrainingOrganisation),
                    timeline.Day(end)
                );
            }
        }

        var record = Edition.Booklet(BookletKeys.Training) is { } booklet
            ? AssessTraining(booklet, half)
            : new TrainingRecord(new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>());
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
        if (Edition.Booklet(BookletKeys.Tutoring) is { } booklet)
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
        Keep(
            TutoringKind.Review,
            second,
            story.Candidate.Name,
            "Gagne en assurance, prépare ses dossiers avec soin.",
            "Conduire seul deux entretiens d’ici le prochain bilan."
        );

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
        rank % 2 == 1 && Edition.Scale(given.Question.Field.Scale!).Values.FirstOrDefault(value => value.Favourable is null) is { } middle
            ? (given.Question, middle.Key)
            : given;

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
                db.Add(
                    Attachment.Of(
                        file.Id,
                        AttachmentPurpose.TrainingAttestation,
                        attestation,
                        TrainerOf(unit).Person.Id,
                        TrainerOf(unit).Organisation?.Id,
                        timeline.At(timeline.Day(ModuleEnd(unit))),
                        unit
                    )
                );
                Note(Act(TrainerOf(unit), Role.TrainingOrganisation), new AttestationJoined(unit), timeline.Day(ModuleEnd(unit)));
                attested.Add(unit);
            }
        }

        return new TrainingRecord(values, signed, attested);
    }
}
