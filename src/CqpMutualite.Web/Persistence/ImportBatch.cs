using System.Text.Json;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// A list of candidates sent by a company, kept as it was read: what is confirmed is what was checked, never what a browser sends back.
/// Its rows are written some at a time; what is left goes on where it stopped.
/// </summary>
public sealed class ImportBatch
{
    private ImportBatch()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Name of the file sent.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Rows after the head, as JSON; emptied once all are written.</summary>
    public string Content { get; private set; } = "";

    public int Rows { get; private set; }

    /// <summary>When it was confirmed (UTC).</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public int Done { get; private set; }

    /// <summary>Of those rows, how many opened nothing: the same file was open already.</summary>
    public int Skipped { get; private set; }

    /// <summary>What was answered of rows, as JSON: whether somebody is one person or another, whether they have one name only.</summary>
    public string Answers { get; private set; } = "{}";

    public bool IsOver => ConfirmedAt is not null && Done == Rows;

    /// <summary>A list as read: its head, then its rows.</summary>
    public static ImportBatch Of(Guid organisation, Guid person, string fileName, IReadOnlyList<TableRow> table, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganisationId = organisation,
        PersonId = person,
        FileName = fileName,
        At = now,
        Content = JsonSerializer.Serialize(table),
        Rows = table.Count - 1,
    };

    public IReadOnlyList<TableRow> Table() => JsonSerializer.Deserialize<List<TableRow>>(Content.Length == 0 ? "[]" : Content)!;

    /// <summary>What was answered, by line of the file.</summary>
    public IReadOnlyDictionary<int, RowAnswer> Answered() => JsonSerializer.Deserialize<Dictionary<int, RowAnswer>>(Answers)!;

    /// <summary>Keeps what is answered of rows, beside what was.</summary>
    public void Answer(IReadOnlyDictionary<int, RowAnswer> answers)
    {
        var all = new Dictionary<int, RowAnswer>(Answered());
        foreach (var (line, answer) in answers)
        {
            all[line] = answer with { NoFirstName = answer.NoFirstName || all.GetValueOrDefault(line) is { NoFirstName: true } };
        }

        Answers = JsonSerializer.Serialize(all);
    }

    public void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;

    /// <summary>So many more rows are dealt with, <paramref name="skipped"/> of which opened nothing.</summary>
    public void Advance(int rows, int skipped)
    {
        Done += rows;
        Skipped += skipped;
        if (Done == Rows)
        {
            // identities are kept where they belong, not twice
            Content = "";
            Answers = "{}";
        }
    }
}

/// <summary>
/// What is said of a row. <paramref name="NoFirstName"/>: the person has one name only. <paramref name="Another"/>: a person other than the one they resemble,
/// and why; false: that one; null: not said.
/// </summary>
public sealed record RowAnswer(bool NoFirstName, bool? Another, string? Because);

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> batch)
    {
        batch.ToTable("imports");
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.FileName).HasMaxLength(200);
        batch.Property(b => b.Done).IsConcurrencyToken();
        batch.Ignore(b => b.IsOver);
        batch.HasIndex(b => new { b.OrganisationId, b.At });
    }
}
