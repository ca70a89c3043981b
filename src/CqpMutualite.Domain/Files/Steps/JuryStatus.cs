namespace CqpMutualite.Domain.Files;

/// <summary>What is awaited from the acceptance of the file to the publication of the decision.</summary>
internal static class JuryStatus
{
    public static IEnumerable<FileTask> Of(FileFacts facts)
    {
        var (file, next) = (facts.File, facts.Next());
        return file is { NextAct: NextAct.AttachToSession, Presentation.MayGoBeforeJury: false }
            ? [next with { Act = NextAct.GrantDerogation }, next]
            : [next];
    }
}
