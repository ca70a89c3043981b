using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.ToTable("certificates");
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Number).HasMaxLength(30);
        certificate.Property(c => c.Code).HasMaxLength(VerificationCode.Length);
        certificate.Property(c => c.Address).HasMaxLength(300);
        certificate.Property(c => c.HolderName).HasMaxLength(300);
        certificate.Property(c => c.HolderBirth).HasMaxLength(300);
        certificate.Property(c => c.Certification).HasMaxLength(60);
        certificate.Property(c => c.Title).HasMaxLength(200);
        certificate.Property(c => c.Mention).HasMaxLength(100);
        certificate.Property(c => c.UnitKeys).HasMaxLength(400);
        certificate.Property(c => c.Signatory).HasMaxLength(200);
        certificate.Property(c => c.EndedBecause).HasMaxLength(1000);
        certificate.Property(c => c.Replaces).HasMaxLength(30);
        certificate.Property(c => c.ReplacedBy).HasMaxLength(30);
        certificate.Property<string?>(CertificateSeals.Seal).HasMaxLength(64);
        certificate.Property<string?>(CertificateSeals.KeyId).HasMaxLength(40);
        certificate.Property(c => c.Revision).IsConcurrencyToken();
        certificate.Ignore(c => c.Units);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Code).IsUnique();
        certificate.HasIndex(c => c.FileId);

        // two deliveries of one decision at the same instant take the same rank: one of them loses
        certificate.HasIndex(c => new { c.DecisionId, c.Rank }).IsUnique();
        certificate.HasIndex(c => new { c.IssuedOn, c.Id });
        certificate.HasOne<CertificationFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Decision>().WithMany().HasForeignKey(c => c.DecisionId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasMany(c => c.Duplicates).WithOne().HasForeignKey(duplicate => duplicate.CertificateId);
        certificate.Navigation(c => c.Duplicates).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class DuplicateConfiguration : IEntityTypeConfiguration<Duplicate>
{
    public void Configure(EntityTypeBuilder<Duplicate> duplicate)
    {
        duplicate.ToTable("certificate_duplicates");
        duplicate.HasKey(d => new { d.CertificateId, d.Rank });
        duplicate.Property(d => d.Rank).ValueGeneratedNever();
        duplicate.Property(d => d.Reason).HasMaxLength(1000);
    }
}
