using CqpMutualite.Domain.Decisions;
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
        session.Property(s => s.VideoLink).HasMaxLength(400);
        session.Property(s => s.EditionCode).HasMaxLength(60);
        session.Property(s => s.EditionKeys).HasMaxLength(400);
        session.Property(s => s.ShortBecause).HasMaxLength(1000);
        session.Property(s => s.PresidencyBecause).HasMaxLength(1000);
        session.Property(s => s.Breaks).HasListConversion();
        session.HasIndex(s => s.HeldOn);
        session.Property(s => s.Revision).IsConcurrencyToken();
        session.Ignore(s => s.President);
        session.Ignore(s => s.EditionCodes);
        session.Ignore(s => s.Beside);
        session.HasMany(s => s.Members).WithOne().HasForeignKey(member => member.SessionId);
        session.Ignore(s => s.Order);
        session.HasMany(s => s.Passages).WithOne().HasForeignKey(passage => passage.SessionId);
    }
}

internal sealed class PassageConfiguration : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> passage)
    {
        passage.ToTable("jury_passages");
        passage.HasKey(p => new { p.SessionId, p.FileId });
        passage.Property(p => p.ConstraintReason).HasMaxLength(400);
        passage.Property(p => p.AttendanceNote).HasMaxLength(1000);
        passage.Property(p => p.Recusals).HasListConversion();
        passage.HasOne<CertificationFile>().WithMany().HasForeignKey(p => p.FileId);
        passage.HasOne<Person>().WithMany().HasForeignKey(p => p.CandidateId).OnDelete(DeleteBehavior.Restrict);
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

internal sealed class ConvocationConfiguration : IEntityTypeConfiguration<Convocation>
{
    public void Configure(EntityTypeBuilder<Convocation> convocation)
    {
        convocation.ToTable("convocations");
        convocation.Property(c => c.Id).ValueGeneratedNever();
        convocation.Property(c => c.Place).HasMaxLength(200);
        convocation.Property(c => c.VideoLink).HasMaxLength(400);
        convocation.Property(c => c.Revision).IsConcurrencyToken();
        convocation.HasIndex(c => c.SessionId);
        convocation.HasIndex(c => c.PersonId);
        convocation.HasIndex(c => new { c.HeldOn, c.RemindedAt });
        convocation.HasOne<JurySession>().WithMany().HasForeignKey(c => c.SessionId);
        convocation.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        convocation.HasOne<CertificationFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AvailabilityConfiguration : IEntityTypeConfiguration<Availability>
{
    public void Configure(EntityTypeBuilder<Availability> availability)
    {
        availability.ToTable("availabilities");
        availability.HasKey(a => new { a.PersonId, a.Day });
        availability.HasIndex(a => a.Day);
        availability.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
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
        decision.Property(d => d.Comment).HasMaxLength(DecisionDraft.LongestText);
        decision.Property(d => d.Note).HasMaxLength(DecisionDraft.LongestText);
        decision.Property(d => d.ReplacedBecause).HasMaxLength(1000);
        decision.Property(d => d.Carried).HasListConversion();
        decision.HasIndex(d => new { d.FileId, d.Number }).IsUnique();

        // a decision that was replaced is read by name only (AppDbContext.DecisionsEver)
        decision.HasQueryFilter(d => d.ReplacedAt == null);
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
        unit.Property(u => u.Experience).HasMaxLength(DecisionDraft.LongestText);
        unit.Property(u => u.Modules).HasMaxLength(DecisionDraft.LongestText);
    }
}

internal sealed class DraftEntryConfiguration : IEntityTypeConfiguration<DraftEntry>
{
    public void Configure(EntityTypeBuilder<DraftEntry> entry)
    {
        entry.ToTable("decision_drafts");
        entry.HasKey(e => new { e.FileId, e.Key });
        entry.Property(e => e.Key).HasMaxLength(40);
        entry.Property(e => e.Value).HasMaxLength(DecisionDraft.LongestText);
        entry.Property(e => e.Revision).IsConcurrencyToken();
        entry.HasOne<CertificationFile>().WithMany().HasForeignKey(e => e.FileId);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
