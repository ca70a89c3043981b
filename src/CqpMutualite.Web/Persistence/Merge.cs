using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence;

/// <summary>What was made one.</summary>
public enum MergeKind
{
    /// <summary>Two records of one person.</summary>
    Person,

    /// <summary>An organisation taken over by another.</summary>
    Organisation,
}

/// <summary>
/// One record that took the place of another, with all that moved to it: enough to move it back. The record that was left keeps what it signed and what it did.
/// </summary>
public sealed class Merge
{
    private Merge()
    {
    }

    public Guid Id { get; private set; }

    public MergeKind Kind { get; private set; }

    public Guid FromId { get; private set; }

    public Guid IntoId { get; private set; }

    /// <summary>Who did it.</summary>
    public Guid ById { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>Rows that moved, as JSON.</summary>
    public string Content { get; private set; } = "[]";

    /// <summary>When it was undone (UTC); null while it holds.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    public static Merge Of(MergeKind kind, Guid from, Guid into, Guid by, string reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        FromId = from,
        IntoId = into,
        ById = by,
        At = now,
        Reason = reason.Trim(),
    };

    public IReadOnlyList<MovedRow> Moved() => JsonSerializer.Deserialize<List<MovedRow>>(Content)!;

    public void Keep(IReadOnlyList<MovedRow> moved) => Content = JsonSerializer.Serialize(moved);

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}

/// <summary>What a row that moved is.</summary>
public enum MovedKind
{
    File,
    Membership,
    Assignment,
    TrainingPlace,
    Convocation,
    Account,
    Contact,
}

/// <summary>A row that moved from one record to the other.</summary>
public sealed record MovedRow(MovedKind Kind, Guid Id);

internal sealed class MergeConfiguration : IEntityTypeConfiguration<Merge>
{
    public void Configure(EntityTypeBuilder<Merge> merge)
    {
        merge.ToTable("merges");
        merge.Property(m => m.Id).ValueGeneratedNever();
        merge.Property(m => m.Reason).HasMaxLength(300);
        merge.HasIndex(m => m.FromId);
        merge.HasIndex(m => m.IntoId);
    }
}
