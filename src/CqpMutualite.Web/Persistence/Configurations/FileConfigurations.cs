using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tutoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal sealed class CertificationFileConfiguration : IEntityTypeConfiguration<CertificationFile>
{
    public void Configure(EntityTypeBuilder<CertificationFile> file)
    {
        file.ToTable("files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Reference).HasMaxLength(30);
        file.HasIndex(f => f.Reference).IsUnique();
        file.Property(f => f.EditionCode).HasMaxLength(60);
        file.Property(f => f.Certification).HasMaxLength(60);
        file.Property(f => f.CertificationTitle).HasMaxLength(200);
        file.Property(f => f.Follows).HasMaxLength(30);
        file.Property(f => f.FollowedBy).HasMaxLength(30);
        file.Property(f => f.Revision).IsConcurrencyToken();
        file.Ignore(f => f.Situation);
        file.Ignore(f => f.Evaluators);
        file.Ignore(f => f.TrainingOrganisations);
        file.HasParts();
        file.HasOne<Person>().WithMany().HasForeignKey(f => f.CandidateId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Person>().WithMany().HasForeignKey(f => f.EvaluationOpenedBy).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Organisation>().WithMany().HasForeignKey(f => f.EmployerId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<PublishedEdition>().WithMany().HasForeignKey(f => new { f.EditionCode, f.EditionVersion }).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Domain.Jury.JurySession>().WithMany().HasForeignKey(f => f.SessionId).OnDelete(DeleteBehavior.Restrict);
        file.HasMany(f => f.Units).WithOne().HasForeignKey(unit => unit.FileId);
        file.HasMany(f => f.Modules).WithOne().HasForeignKey(module => module.FileId);
        file.HasMany(f => f.Returns).WithOne().HasForeignKey(point => point.FileId);
        file.HasMany(f => f.Assignments).WithOne().HasForeignKey(assignment => assignment.FileId);
        file.HasMany(f => f.Organisations).WithOne().HasForeignKey(place => place.FileId);
        file.HasMany(f => f.FormerEmployers).WithOne().HasForeignKey(former => former.FileId);

        // whose turn it is, and what a reader may write, depend on them: a file is never read without
        file.Navigation(f => f.Organisations).AutoInclude();
        file.HasIndex(f => new { f.Turn, f.TurnSince });
        file.HasIndex(f => new { f.EmployerId, f.Turn });
        file.HasIndex(f => f.FirstJuryBefore);

        // the orders of the list, for the certifier who sees every file, and for a company among its own
        file.HasIndex(f => f.TurnSince);
        file.HasIndex(f => f.DueBefore);
        file.HasIndex(f => new { f.Progress, f.TurnSince });
        file.HasIndex(f => new { f.CertificationTitle, f.TurnSince });
        file.HasIndex(f => new { f.EmployerId, f.TurnSince });
        file.HasIndex(f => new { f.Stage, f.TurnSince });
        file.HasIndex(f => new { f.Certification, f.Stage, f.TurnSince });
    }
}

internal sealed class FileReturnConfiguration : IEntityTypeConfiguration<FileReturn>
{
    public void Configure(EntityTypeBuilder<FileReturn> point)
    {
        point.ToTable("file_returns");
        point.Property(p => p.Id).ValueGeneratedNever();
        point.Property(p => p.Reason).HasMaxLength(1000);
        point.Property(p => p.Unit).HasMaxLength(20);
        point.Ignore(p => p.Examined);
    }
}

internal sealed class UnitPathConfiguration : IEntityTypeConfiguration<UnitPath>
{
    public void Configure(EntityTypeBuilder<UnitPath> unit)
    {
        unit.ToTable("file_units");
        unit.HasKey(u => new { u.FileId, u.Unit });
        unit.Property(u => u.Unit).HasMaxLength(20);
    }
}

internal sealed class ModuleConfiguration : IEntityTypeConfiguration<Module>
{
    public void Configure(EntityTypeBuilder<Module> module)
    {
        module.ToTable("modules");
        module.Property(m => m.Id).ValueGeneratedNever();
        module.Property(m => m.Unit).HasMaxLength(20);
        module.Property(m => m.Title).HasMaxLength(300);
        module.Property(m => m.Hours).HasPrecision(5, 1);
        module.Property(m => m.Content).HasMaxLength(4000);
        module.Property(m => m.Method).HasMaxLength(2000);
        module.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TutoringEntryConfiguration : IEntityTypeConfiguration<TutoringEntry>
{
    public void Configure(EntityTypeBuilder<TutoringEntry> entry)
    {
        entry.ToTable("tutoring_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.With).HasMaxLength(200);
        entry.Property(e => e.Summary).HasMaxLength(4000);
        entry.Property(e => e.Goals).HasMaxLength(4000);
        entry.HasOne<CertificationFile>().WithMany().HasForeignKey(e => e.FileId);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TutoringTickConfiguration : IEntityTypeConfiguration<TutoringTick>
{
    public void Configure(EntityTypeBuilder<TutoringTick> tick)
    {
        tick.ToTable("tutoring_ticks");
        tick.HasKey(t => new { t.FileId, t.Line });
        tick.Property(t => t.Line).HasMaxLength(40);
        tick.HasOne<CertificationFile>().WithMany().HasForeignKey(t => t.FileId);
        tick.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachments");
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.Unit).HasMaxLength(20);
        attachment.Property(a => a.Paper).HasMaxLength(60);
        attachment.Property(a => a.Name).HasMaxLength(150);
        attachment.Property(a => a.MediaType).HasMaxLength(60);
        // the names under which the journal proves pieces and signatures, whatever the classes become (RecordedActs)
        attachment.Property(a => a.Sha256).HasMaxLength(64).HasColumnName("Sha256");
        attachment.HasOne<CertificationFile>().WithMany().HasForeignKey(a => a.FileId);
        attachment.HasOne<Sheet>().WithMany().HasForeignKey(a => a.SheetId).OnDelete(DeleteBehavior.NoAction);
        attachment.HasOne<Person>().WithMany().HasForeignKey(a => a.AddedBy).OnDelete(DeleteBehavior.Restrict);
        attachment.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);

        // the sweep asks which contents are still named
        attachment.HasIndex(a => a.Sha256);
    }
}

internal sealed class PaperBookletConfiguration : IEntityTypeConfiguration<PaperBooklet>
{
    public void Configure(EntityTypeBuilder<PaperBooklet> paper)
    {
        paper.ToTable("paper_booklets");
        paper.Property(p => p.Id).ValueGeneratedNever();
        paper.Property(p => p.ScanSha256).HasMaxLength(64);
        paper.Property(p => p.FirstName).HasMaxLength(200);
        paper.Property(p => p.SecondName).HasMaxLength(200);
        paper.Property(p => p.KeyedByName).HasMaxLength(200);
        paper.Property(p => p.CheckedByName).HasMaxLength(200);
        paper.Property(p => p.SentBackBecause).HasMaxLength(1000);
        paper.Property(p => p.Revision).IsConcurrencyToken();
        paper.Ignore(p => p.Signatures);
        paper.Ignore(p => p.IsConfirmed);
        paper.HasOne<CertificationFile>().WithMany().HasForeignKey(p => p.FileId);
        paper.HasOne<Attachment>().WithMany().HasForeignKey(p => p.ScanId).OnDelete(DeleteBehavior.NoAction);
        paper.HasIndex(p => p.FileId).IsUnique();
    }
}

internal sealed class EvaluationMomentConfiguration : IEntityTypeConfiguration<EvaluationMoment>
{
    public void Configure(EntityTypeBuilder<EvaluationMoment> moment)
    {
        moment.ToTable("evaluation_moments");
        moment.Property(m => m.Id).ValueGeneratedNever();
        moment.Property(m => m.UnitKeys).HasMaxLength(400);
        moment.Property(m => m.Place).HasMaxLength(300);
        moment.Property(m => m.Participants).HasMaxLength(60);
        moment.Property(m => m.Revision).IsConcurrencyToken();
        moment.Ignore(m => m.Units);
        moment.Ignore(m => m.EndsAt);
        moment.HasOne<CertificationFile>().WithMany().HasForeignKey(m => m.FileId);
        moment.HasMany(m => m.Notes).WithOne().HasForeignKey(note => note.MomentId);
        moment.HasIndex(m => new { m.FileId, m.StartsAt });
    }
}

internal sealed class MomentNoteConfiguration : IEntityTypeConfiguration<MomentNote>
{
    public void Configure(EntityTypeBuilder<MomentNote> note)
    {
        note.ToTable("moment_notes");
        note.Property(n => n.Id).ValueGeneratedNever();
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.Restrict);
        note.HasIndex(n => new { n.MomentId, n.AuthorId }).IsUnique();
    }
}

internal sealed class FileOrganisationConfiguration : IEntityTypeConfiguration<FileOrganisation>
{
    public void Configure(EntityTypeBuilder<FileOrganisation> place)
    {
        place.ToTable("file_organisations");
        place.Property(p => p.Id).ValueGeneratedNever();
        place.Property(p => p.UnitKeys).HasMaxLength(400);
        place.Ignore(p => p.Units);
        place.Ignore(p => p.CoversAll);
        place.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        place.HasIndex(p => new { p.OrganisationId, p.FileId });
    }
}

internal sealed class FormerEmployerConfiguration : IEntityTypeConfiguration<FormerEmployer>
{
    public void Configure(EntityTypeBuilder<FormerEmployer> former)
    {
        former.ToTable("former_employers");
        former.Property(f => f.Id).ValueGeneratedNever();
        former.Property(f => f.Reason).HasMaxLength(1000);
        former.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        former.HasIndex(f => new { f.OrganisationId, f.FileId });
    }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("assignments");
        assignment.Property(a => a.Id).ValueGeneratedNever();
        assignment.Property(a => a.LeftBecause).HasMaxLength(4000);
        assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasIndex(a => new { a.PersonId, a.FileId });
    }
}

internal sealed class SheetConfiguration : IEntityTypeConfiguration<Sheet>
{
    public void Configure(EntityTypeBuilder<Sheet> sheet)
    {
        sheet.ToTable("sheets");
        sheet.Property(s => s.Id).ValueGeneratedNever();
        sheet.Property(s => s.Booklet).HasMaxLength(40);
        sheet.Property(s => s.Unit).HasMaxLength(20);
        sheet.Property(s => s.ReopenedBecause).HasMaxLength(1000);
        sheet.Ignore(s => s.Acknowledgement);
        sheet.Property(s => s.Revision).IsConcurrencyToken();
        sheet.HasOne<CertificationFile>().WithMany().HasForeignKey(s => s.FileId);
        sheet.HasMany(s => s.Answers).WithOne().HasForeignKey(answer => answer.SheetId);
        sheet.HasMany(s => s.PastAnswers).WithOne().HasForeignKey(answer => answer.SheetId);
        sheet.Property(s => s.Assessments).HasListConversion();
        sheet.Property(s => s.Cover).HasListConversion();
        sheet.HasMany(s => s.Signatures).WithOne().HasForeignKey(signature => signature.SheetId);
        sheet.HasIndex(s => new { s.FileId, s.Booklet, s.Unit, s.Occurrence }).IsUnique();
    }
}

internal sealed class AnswerConfiguration : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.ToTable("answers");
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Field).HasMaxLength(120);
        answer.Property(a => a.Note).HasMaxLength(AnswerValue.LongestNote);
        answer.Property(a => a.Revision).IsConcurrencyToken();
        answer.HasIndex(a => new { a.SheetId, a.Field, a.Voice }).IsUnique();
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PastAnswerConfiguration : IEntityTypeConfiguration<PastAnswer>
{
    public void Configure(EntityTypeBuilder<PastAnswer> answer)
    {
        answer.ToTable("past_answers");
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Field).HasMaxLength(120);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignatureConfiguration : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("signatures");
        signature.Property(s => s.Id).ValueGeneratedNever();
        signature.Property(s => s.Unit).HasMaxLength(20);
        signature.Property(s => s.Name).HasMaxLength(200);
        signature.Property(s => s.Capacity).HasMaxLength(300);
        signature.Property(s => s.Statement).HasMaxLength(1000);
        signature.Property(s => s.ContentHash).HasMaxLength(64);
        signature.Property(s => s.Seal).HasMaxLength(64);
        signature.Property(s => s.KeyId).HasMaxLength(40);
        signature.Property(s => s.VoidedAt).HasColumnName("VoidedAt");
        signature.Property(s => s.VoidedBecause).HasMaxLength(1000);
        signature.Property(s => s.StampHash).HasMaxLength(64);
        signature.Property(s => s.StampMediaType).HasMaxLength(20);
        signature.Ignore(s => s.IsValid);
        signature.Ignore(s => s.Quality);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
