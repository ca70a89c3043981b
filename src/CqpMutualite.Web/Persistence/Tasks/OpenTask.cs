using CqpMutualite.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Tasks;

/// <summary>
/// One thing that a file awaits of one person, one organisation or one group, kept so that homes, lists and reminders ask it of the database. Computed
/// again by <see cref="FileTasks"/> at each act on the file: nothing else writes it.
/// </summary>
public sealed class OpenTask
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FileId { get; init; }

    /// <summary>Place among those of the file, from 0: the order in which they are wanted.</summary>
    public required int Rank { get; init; }

    /// <summary>The first row of the file: there is one a file, by which files are counted.</summary>
    public required bool Leads { get; init; }

    public required NextAct Act { get; init; }

    public required Turn Turn { get; init; }

    public required TaskWeight Weight { get; init; }

    /// <summary>Who must do it; null: whoever has the turn.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The training organisation that must do it; null: whoever has the turn.</summary>
    public Guid? OrganisationId { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>The day by which it is wanted; null: none.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The last day on which people were reminded of it; null: never.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>People are reminded of it that day.</summary>
    public void Remind(DateOnly day) => RemindedOn = day;

    /// <summary>
    /// Whether people are to be reminded of it that day: once in the days before its date, once it is late, then now and again.
    /// <paramref name="before"/>, <paramref name="every"/>: days; 0: never.
    /// </summary>
    public bool IsReminderDue(DateOnly day, int before, int every)
    {
        if (Due is not { } due)
        {
            return false;
        }

        return day <= due
            ? before > 0 && RemindedOn is null && due <= day.AddDays(before) && Since < day
            : every > 0 && (RemindedOn is null || RemindedOn <= due || RemindedOn <= day.AddDays(-every));
    }

    /// <summary>The rows of a task: one a person, or one an organisation, or one for the group.</summary>
    public static IEnumerable<OpenTask> Of(Guid file, int rank, FileTask task)
    {
        var people = task.People.Select(person => (Person: (Guid?)person, Organisation: (Guid?)null));
        var organisations = task.Organisations.Select(organisation => (Person: (Guid?)null, Organisation: (Guid?)organisation));
        return people.Concat(organisations).DefaultIfEmpty().Select((who, index) => new OpenTask
        {
            FileId = file,
            Rank = rank,
            Leads = rank == 0 && index == 0,
            Act = task.Act,
            Turn = task.Turn,
            Weight = task.Weight,
            PersonId = who.Person,
            OrganisationId = who.Organisation,
            Since = task.Since,
            Due = task.Due,
        });
    }

    /// <summary>It says the same thing of the same file.</summary>
    public bool Says(OpenTask other) =>
        (FileId, Rank, Leads, Act, Turn, Weight, PersonId, OrganisationId, Since, Due)
        == (other.FileId, other.Rank, other.Leads, other.Act, other.Turn, other.Weight, other.PersonId, other.OrganisationId, other.Since, other.Due);
}

internal sealed class OpenTaskConfiguration : IEntityTypeConfiguration<OpenTask>
{
    public void Configure(EntityTypeBuilder<OpenTask> task)
    {
        task.ToTable("open_tasks");
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.RemindedOn).IsConcurrencyToken();
        task.HasOne<CertificationFile>().WithMany().HasForeignKey(t => t.FileId).OnDelete(DeleteBehavior.Cascade);
        task.HasIndex(t => new { t.FileId, t.Rank });
        task.HasIndex(t => new { t.Turn, t.Act, t.Since });
        task.HasIndex(t => new { t.PersonId, t.Since });
        task.HasIndex(t => t.Due);
    }
}
