namespace CqpMutualite.Domain.Booklets;

/// <summary>What was answered to one field in one voice. Author and time are attributes; the key is (sheet, field, voice).</summary>
public sealed class Answer
{
    private Answer()
    {
    }

    internal Answer(Guid sheetId, string field, Voice voice, string? value, Guid author, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        SheetId = sheetId;
        Field = field;
        Voice = voice;
        Value = value;
        AuthorId = author;
        At = at;
        Revision = 1;
    }

    public Guid Id { get; private set; }

    public Guid SheetId { get; private set; }

    public string Field { get; private set; } = "";

    public Voice Voice { get; private set; }

    /// <summary>Text; key of the scale value or of the mention; ISO date; null when it was emptied.</summary>
    public string? Value { get; private set; }

    /// <summary>What an evaluator noted beside it, alone; in the official voice, why the two agreed on it. Null when nothing was noted.</summary>
    public string? Note { get; private set; }

    /// <summary>The two evaluators answered it alone and both have handed over: each reads the other.</summary>
    public bool Revealed { get; private set; }

    /// <summary>Official answer to a question on which the two evaluators differed.</summary>
    public bool Disputed { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Concurrency token: the number of times it was written.</summary>
    public int Revision { get; private set; }

    internal void Annotate(string? note) => Note = note;

    internal void Reveal() => Revealed = true;

    internal void Dispute() => Disputed = true;

    internal void Conceal() => (Revealed, Disputed) = (false, false);

    internal void Change(string? value, string? note, Guid author, DateTimeOffset at)
    {
        Value = value;
        Note = note;
        AuthorId = author;
        At = at;
        Revision++;
    }
}
