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

    public void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;

    /// <summary>So many more rows are written.</summary>
    public void Advance(int rows)
    {
        Done += rows;
        if (Done == Rows)
        {
            // identities are kept where they belong, not twice
            Content = "";
        }
    }
}

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
