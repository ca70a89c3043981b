namespace CqpMutualite.Domain.Files;

/// <summary>What a suspended file awaits.</summary>
internal static class HaltStatus
{
    // whoever of the company decides that the path may go on; the time set for the step does not run meanwhile
    public static IEnumerable<FileTask> Of(FileFacts facts) => [facts.Next() with { Turn = Turn.Company, Due = null }];
}
