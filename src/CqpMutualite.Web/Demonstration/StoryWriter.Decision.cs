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

/// <content>The decision of a story.</content>
internal sealed partial class StoryWriter
{
    private void Decide()
    {
        var session = story.Session!;
        var president = story.President!;
        HeldSession.Open(session, Edition.Jury);
        var at = timeline.At(session.HeldOn);
        var verdicts = Edition.Units.ToDictionary(
            unit => unit.Key,
            unit =>
                story.NotAcquired.Contains(unit.Key)
                    ? new UnitVerdict(false, answers.ExperienceToDeepen(unit.Key), answers.ModulesToFollow(unit.Key))
                    : new UnitVerdict(true)
        );
        var partly = verdicts.Values.Any(verdict => verdict.Acquired) && verdicts.Values.Any(verdict => !verdict.Acquired);
        var context = new DecisionContext(file.Id, story.Reference, session.Id, session.HeldOn, Edition) { ByCommission = file.Presentation.IsForCommission };
        (decision, var outcome) = Decision.Sign(context, new DecisionContent(verdicts, partly ? answers.Advice : null), president.Id, president.Name, content =>
            seals.Seal(content, president.Id, Seals.President, at)
        );
        Accept(outcome);
        db.Add(decision!);
        Accept(file.Presentation.RecordDecision(session.HeldOn));
        db.Note(file.Id, new Actor(president.Id, RoleNames.Of(Role.JuryMember)), outcome, Edition, at);
    }
}
