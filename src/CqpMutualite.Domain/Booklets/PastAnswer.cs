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

    public Guid Id { get; private set; }

    public Guid SheetId { get; private set; }

    public string Field { get; private set; } = "";

    public Voice Voice { get; private set; }

    /// <summary>What was answered, as an <see cref="Answer"/> writes it.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What was noted beside it.</summary>
    public string? Note { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When its author was replaced (UTC).</summary>
    public DateTimeOffset PutAwayAt { get; private set; }
}
