using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal sealed class JurySessionConfiguration : IEntityTypeConfiguration<JurySession>
{
    public void Configure(EntityTypeBuilder<JurySession> session)
    {
        session.ToTable("jury_sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Place).HasMaxLength(200);
        session.Property(s => s.EditionCode).HasMaxLength(60);
        session.Property(s => s.Revision).IsConcurrencyToken();
        session.Ignore(s => s.President);
        session.HasMany(s => s.Members).WithOne().HasForeignKey(member => member.SessionId);
    }
}

internal sealed class JuryMemberConfiguration : IEntityTypeConfiguration<JuryMember>
{
    public void Configure(EntityTypeBuilder<JuryMember> member)
    {
        member.ToTable("jury_members");
        member.HasKey(m => new { m.SessionId, m.PersonId });
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JuryNoteConfiguration : IEntityTypeConfiguration<JuryNote>
{
    public void Configure(EntityTypeBuilder<JuryNote> note)
    {
        note.ToTable("jury_notes");
        note.HasKey(n => new { n.FileId, n.PersonId, n.Unit });
        note.Property(n => n.Unit).HasMaxLength(20);
        note.Property(n => n.Text).HasMaxLength(JuryNote.Longest);
        note.Property(n => n.Revision).IsConcurrencyToken();
        note.HasIndex(n => n.SessionId);
        note.HasOne<CertificationFile>().WithMany().HasForeignKey(n => n.FileId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        note.HasOne<JurySession>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DeclaredLinkConfiguration : IEntityTypeConfiguration<DeclaredLink>
{
    public void Configure(EntityTypeBuilder<DeclaredLink> link)
    {
        link.ToTable("declared_links");
        link.HasKey(l => new { l.FileId, l.PersonId });
        link.Property(l => l.Words).HasMaxLength(DeclaredLink.Longest);
        link.Property(l => l.Revision).IsConcurrencyToken();
        link.HasOne<CertificationFile>().WithMany().HasForeignKey(l => l.FileId);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("decisions");
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.PresidentName).HasMaxLength(200);
        decision.Property(d => d.ContentHash).HasMaxLength(64);
        decision.Property(d => d.Seal).HasMaxLength(64);
        decision.Property(d => d.KeyId).HasMaxLength(40);
        decision.HasIndex(d => d.FileId).IsUnique();
        decision.HasOne<CertificationFile>().WithMany().HasForeignKey(d => d.FileId);
        decision.HasOne<JurySession>().WithMany().HasForeignKey(d => d.SessionId).OnDelete(DeleteBehavior.Restrict);
        decision.HasMany(d => d.Units).WithOne().HasForeignKey(unit => unit.DecisionId);
    }
}

internal sealed class UnitDecisionConfiguration : IEntityTypeConfiguration<UnitDecision>
{
    public void Configure(EntityTypeBuilder<UnitDecision> unit)
    {
        unit.ToTable("decision_units");
        unit.HasKey(u => new { u.DecisionId, u.Unit });
        unit.Property(u => u.Unit).HasMaxLength(20);
    }
}
