using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Imports.ConfirmImport;

public sealed record ListState(Guid Id, string FileName, DateTimeOffset At, int Rows, int Done, bool Confirmed)
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
public sealed record ConfirmImportPage(
    ListState Batch,
    IReadOnlyList<string> Unread,
    IReadOnlyList<CandidateRow> Preview,
    IReadOnlyList<RowError> Errors,
    int ErrorCount,
    int FaultyRows,
    Pager Pager
)
{
    private const int ErrorsShown = 50, RowsShown = 20;

    /// <summary>The files are being opened.</summary>
    public bool Running => Batch is { Confirmed: true, IsOver: false };

    public static ConfirmImportPage Of(ImportBatch batch, IReadOnlyList<string> unread, IReadOnlyList<CandidateRow> rows, int page)
    {
        var errors = rows.SelectMany(row => row.Errors).ToList();
        var pages = Math.Max(1, (errors.Count + ErrorsShown - 1) / ErrorsShown);
        var shown = Math.Clamp(page, 1, pages);
        return new ConfirmImportPage(
            new ListState(batch.Id, batch.FileName, batch.At, batch.Rows, batch.Done, batch.ConfirmedAt is not null),
            unread,
            [.. rows.Take(RowsShown)],
            [.. errors.Skip((shown - 1) * ErrorsShown).Take(ErrorsShown)],
            errors.Count,
            rows.Count(row => row.Errors.Count > 0),
            new Pager(shown, pages, number => $"{ImportsPaths.Batch(batch.Id)}?page={number}", "Pages des erreurs"));
    }
}
