namespace CqpMutualite.Domain.Files;

/// <summary>What is awaited from the signatures of both evaluators to the acceptance by the certifier.</summary>
internal static class TransmissionStatus
{
    public static IEnumerable<FileTask> Of(FileFacts facts)
    {
        var (file, next) = (facts.File, facts.Next());
        return file.NextAct != NextAct.AcknowledgeResults
            ? [next]
            :
            [
                next with { People = [file.CandidateId] },
                next with { Act = NextAct.RecordPresentation, Turn = Turn.Company, Weight = TaskWeight.Exceptional },
            ];
    }
}
