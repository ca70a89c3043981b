using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Imports.ConfirmImport;

/// <summary>Whether a row is of the person whom it resembles.</summary>
public enum RowSaid
{
    Same,

    Another,
}

/// <summary>The answers to what is asked of rows.</summary>
[NeedsNoValidator("An answer that lacks something is asked again with its row.")]
public sealed record ConfirmImportForm
{
    public IReadOnlyList<RowAnswerForm>? Answers { get; init; }
}

public sealed record RowAnswerForm
{
    private const int LongestReason = 300;

    /// <summary>Line of the file.</summary>
    public int Line { get; init; }

    /// <summary>The person has one name only.</summary>
    public bool NoFirstName { get; init; }

    public RowSaid? Said { get; init; }

    /// <summary>Why it is another person.</summary>
    public string? Because { get; init; }

    /// <summary>Something is answered, and nothing lacks in it.</summary>
    public bool IsWhole() => NoFirstName || Said == RowSaid.Same || (Said == RowSaid.Another && !string.IsNullOrWhiteSpace(Because));

    public RowAnswer ToAnswer()
    {
        var because = Said == RowSaid.Another ? Because?.Trim() : null;
        return new RowAnswer(NoFirstName, Said is { } said ? said == RowSaid.Another : null, because?[..Math.Min(because.Length, LongestReason)]);
    }
}
