namespace CqpMutualite.Domain.Booklets;

/// <summary>What an evaluator who was replaced had answered and not signed with the other.</summary>
public sealed class PastAnswer
{
    private PastAnswer()
    {
    }

    internal PastAnswer(Answer answer, DateTimeOffset putAwayAt)
    {
        Id = Guid.CreateVersion7();
        SheetId = answer.SheetId;
        Field = answer.Field;
        Voice = answer.Voice;
        Value = answer.Value!;
        Note = answer.Note;
        AuthorId = answer.AuthorId;
        At = answer.At;
        PutAwayAt = putAwayAt;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Guid SheetId { get; private set; }

    /// <summary>Key of the question.</summary>
    public string Field { get; private set; } = "";

    /// <summary>In whose voice.</summary>
    public Voice Voice { get; private set; }

    /// <summary>What was answered, as an <see cref="Answer"/> writes it.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What was noted beside it.</summary>
    public string? Note { get; private set; }

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When its author was replaced (UTC).</summary>
    public DateTimeOffset PutAwayAt { get; private set; }
}
