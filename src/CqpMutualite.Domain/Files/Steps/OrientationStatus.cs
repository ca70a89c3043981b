namespace CqpMutualite.Domain.Files;

/// <summary>What is awaited before the interview.</summary>
internal static class OrientationStatus
{
    public static IEnumerable<FileTask> Of(FileFacts facts) => [facts.Next(), .. IdentityOf(facts)];

    /// <summary>What the registration will demand of the identity and the employment; from the first day, until it is sent.</summary>
    public static IEnumerable<FileTask> IdentityOf(FileFacts facts)
    {
        var file = facts.File;
        if (file.Registration.SubmittedOn is not null || file.Orientation.Route == Route.Vae)
        {
            yield break;
        }

        if (file.Opening.MissingIdentityFields(facts.Candidate, facts.Today) is { Count: > 0 } missing)
        {
            yield return facts.Beside(NextAct.CompleteIdentity, file.OpenedOn, Stage.Registration) with { Details = missing };
        }
    }
}
