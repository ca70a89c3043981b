using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Capacity).HasMaxLength(300);
        comment.Property(c => c.Text).HasMaxLength(Comment.Longest);
        comment.Ignore(c => c.Readers);
        comment.HasOne<CertificationFile>().WithMany().HasForeignKey(c => c.FileId);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Organisation>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        comment.HasIndex(c => new { c.FileId, c.At });
    }
}

internal sealed class ThreadReadingConfiguration : IEntityTypeConfiguration<ThreadReading>
{
    public void Configure(EntityTypeBuilder<ThreadReading> reading)
    {
        reading.ToTable("thread_readings");
        reading.HasKey(r => new { r.FileId, r.PersonId });
        reading.Ignore(r => r.Knows);
        reading.HasOne<CertificationFile>().WithMany().HasForeignKey(r => r.FileId);
        reading.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("absences");
        absence.Property(a => a.Id).ValueGeneratedNever();
        absence.HasOne<Membership>().WithMany().HasForeignKey(a => a.MembershipId).OnDelete(DeleteBehavior.Restrict);
        absence.HasOne<Membership>().WithMany().HasForeignKey(a => a.StandInId).OnDelete(DeleteBehavior.Restrict);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.DeclaredBy).OnDelete(DeleteBehavior.Restrict);
        absence.HasIndex(a => new { a.MembershipId, a.Until });
        absence.HasIndex(a => new { a.StandInId, a.Until });
    }
}
