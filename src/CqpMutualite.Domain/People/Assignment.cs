namespace CqpMutualite.Domain.People;

/// <summary>The two places of evaluators.</summary>
public enum EvaluatorSeat
{
    /// <summary>First evaluator: the line manager.</summary>
    First,

    /// <summary>Second evaluator: tutor, internal trainer or other experienced professional.</summary>
    Second,
}

/// <summary>In which of the sources' capacities a person evaluates.</summary>
public enum EvaluatorCapacity
{
    LineManager,

    Tutor,

    InternalTrainer,

    ExperiencedProfessional,

    /// <summary>Of the training organisation, where the edition lets it evaluate.</summary>
    OfOrganisation,
}

/// <summary>Somebody chosen to evaluate, and in which capacity.</summary>
public sealed record EvaluatorChoice(Guid PersonId, EvaluatorCapacity Capacity);

/// <summary>A person named evaluator on one file, from a day to a day.</summary>
public sealed class Assignment
{
    private Assignment()
    {
    }

    internal Assignment(Guid fileId, Guid personId, EvaluatorSeat seat, EvaluatorCapacity capacity, DateOnly from)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        PersonId = personId;
        Seat = seat;
        Capacity = capacity;
        From = from;
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public Guid PersonId { get; private set; }

    public EvaluatorSeat Seat { get; private set; }

    public EvaluatorCapacity Capacity { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null: still running.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why they were replaced; null while they are in place.</summary>
    public string? LeftBecause { get; private set; }

    internal void Change(EvaluatorCapacity capacity) => Capacity = capacity;

    internal void End(DateOnly lastDay, string because) => (Until, LeftBecause) = (lastDay, because);
}
