using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Imports.ConfirmImport;

public sealed record ListState(Guid Id, string FileName, DateTimeOffset At, int Rows, int Done, int Skipped, bool Confirmed)
{
    public bool IsOver => Confirmed && Done == Rows;
}

/// <summary>What a list holds.</summary>
/// <param name="Batch">Where the list stands.</param>
/// <param name="Unread">Titles of columns that are not read.</param>
/// <param name="Preview">The first rows.</param>
/// <param name="Errors">A page of what is wrong.</param>
/// <param name="ErrorCount">How much is wrong in all.</param>
/// <param name="FaultyRows">In how many rows.</param>
/// <param name="Pager">Pages of errors.</param>
/// <param name="Questions">Rows of which something is asked, those that are shown.</param>
/// <param name="QuestionCount">How many in all.</param>
/// <param name="Known">Rows that open nothing: their file is open already.</param>
/// <param name="Doubts">What may be a mistake, with its line.</param>
public sealed record ConfirmImportPage(
    ListState Batch,
    IReadOnlyList<string> Unread,
    IReadOnlyList<CandidateRow> Preview,
    IReadOnlyList<RowError> Errors,
    int ErrorCount,
    int FaultyRows,
    Pager Pager,
    IReadOnlyList<AskedRow> Questions,
    int QuestionCount,
    IReadOnlyList<CandidateRow> Known,
    IReadOnlyList<(int Line, string Words)> Doubts
)
{
    private const int ErrorsShown = 50, RowsShown = 20, QuestionsShown = 20, DoubtsShown = 20;

    /// <summary>Files that confirming opens.</summary>
    public int ToOpen => Batch.Rows - Batch.Done - Known.Count;

    /// <summary>The files are being opened.</summary>
    public bool Running => Batch is { Confirmed: true, IsOver: false };

    public static ConfirmImportPage Of(
        ImportBatch batch, IReadOnlyList<string> unread, IReadOnlyList<CandidateRow> rows, int page, IReadOnlyList<RowAnswerForm> typed)
    {
        var errors = rows.SelectMany(row => row.Errors).ToList();
        var pages = Math.Max(1, (errors.Count + ErrorsShown - 1) / ErrorsShown);
        var shown = Math.Clamp(page, 1, pages);
        return new ConfirmImportPage(
            new ListState(batch.Id, batch.FileName, batch.At, batch.Rows, batch.Done, batch.Skipped, batch.ConfirmedAt is not null),
            unread,
            [.. rows.Where(row => row.Known is null).Take(RowsShown)],
            [.. errors.Skip((shown - 1) * ErrorsShown).Take(ErrorsShown)],
            errors.Count,
            rows.Count(row => row.Errors.Count > 0),
            new Pager(shown, pages, number => $"{ImportsPaths.Batch(batch.Id)}?page={number}", "Pages des erreurs"),
            [
                .. rows.Where(row => row.Question is not null).Take(QuestionsShown)
                    .Select((row, rank) => new AskedRow(row, rank, typed.FirstOrDefault(answer => answer.Line == row.Line))),
            ],
            rows.Count(row => row.Question is not null),
            [.. rows.Where(row => row.Known is not null)],
            [.. rows.SelectMany(row => row.Draft.Doubts().Select(words => (row.Line, FrenchText.NoBreak(words)))).Take(DoubtsShown)]);
    }
}

/// <summary>A row of which something is asked, with what was answered and lacks something.</summary>
public sealed record AskedRow(CandidateRow Row, int Rank, RowAnswerForm? Typed)
{
    public string Words => FrenchText.NoBreak(Row.Question!.Words);

    public string? Error => Typed is { Said: RowSaid.Another } && !Typed.IsWhole() ? "Dites pourquoi c’est une autre personne : jumeaux, homonymes…" : null;

    public string Field(string property) => $"Form.Answers[{Rank}].{property}";

    public string Id(string part) => $"line-{Row.Line}-{part}";
}
