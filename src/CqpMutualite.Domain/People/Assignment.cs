namespace CqpMutualite.Domain.People;

/// <summary>The two places of evaluators.</summary>
public enum EvaluatorSeat
{
    /// <summary>First evaluator: the line manager.</summary>
    First,

    /// <summary>Second evaluator: tutor, internal trainer or other experienced professional.</summary>
    Second,
}

/// <summary>A person named evaluator on one file, from a day to a day.</summary>
public sealed class Assignment
{
    private Assignment()
    {
    }

    internal Assignment(Guid fileId, Guid personId, EvaluatorSeat seat, DateOnly from)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        PersonId = personId;
        Seat = seat;
        From = from;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>The evaluator.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Which of the two.</summary>
    public EvaluatorSeat Seat { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null: still running.</summary>
    public DateOnly? Until { get; private set; }

    internal void End(DateOnly lastDay) => Until = lastDay;
}
