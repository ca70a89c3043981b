namespace CqpMutualite.Domain.Files;

/// <summary>What is awaited during the training.</summary>
internal static class TrainingStatus
{
    public static IEnumerable<FileTask> Of(FileFacts facts)
    {
        var file = facts.File;
        return
        [
            facts.Next() with
            {
                Organisations = [.. file.TrainingOrganisations.Where(place => place.TrainedOn is null).Select(place => place.OrganisationId)],
            },
            .. EvaluatorsOf(facts),
        ];
    }

    /// <summary>The evaluators are named as soon as the registration is sent: they follow the candidate during the training.</summary>
    public static IEnumerable<FileTask> EvaluatorsOf(FileFacts facts)
    {
        var file = facts.File;
        if (file.Evaluators.Count() < 2 && file.Evaluation.MayNameEvaluators().IsAccepted)
        {
            yield return facts.Beside(NextAct.NameEvaluators, file.Registration.RegisteredOn ?? file.TurnSince, Stage.Training);
        }
    }
}
