using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Search;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal sealed class PublishedEditionConfiguration : IEntityTypeConfiguration<PublishedEdition>
{
    public void Configure(EntityTypeBuilder<PublishedEdition> edition)
    {
        edition.ToTable("editions");
        edition.HasKey(e => new { e.Code, e.Version });
        edition.Property(e => e.Code).HasMaxLength(60);
        edition.Property(e => e.Sha256).HasMaxLength(64);
    }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("journal");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Capacity).HasMaxLength(200);
        entry.Property(e => e.Code).HasMaxLength(60);
        entry.Property(e => e.Words).HasMaxLength(500);
        entry.Property(e => e.KeyId).HasMaxLength(40);
        entry.Property(e => e.PreviousHash).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(64);

        // two writers cannot both add the same rank: one loses and tries again
        entry.HasIndex(e => new { e.FileId, e.Rank }).IsUnique();
    }
}

internal sealed class StoredDocumentConfiguration : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> document)
    {
        document.ToTable("stored_documents");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.Document).HasMaxLength(40);
        document.Property(d => d.ContentHash).HasMaxLength(64);
        document.Property(d => d.Sha256).HasMaxLength(64);
        document.Property(d => d.Seal).HasMaxLength(64);
        document.HasIndex(d => new { d.FileId, d.Document, d.ContentHash }).IsUnique();
        document.HasOne<CertificationFile>().WithMany().HasForeignKey(d => d.FileId);
    }
}

internal sealed class DocumentToFreezeConfiguration : IEntityTypeConfiguration<DocumentToFreeze>
{
    public void Configure(EntityTypeBuilder<DocumentToFreeze> document)
    {
        document.ToTable("documents_to_freeze");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.Document).HasMaxLength(40);
        document.Property(d => d.Failure).HasMaxLength(200);
        document.HasIndex(d => d.NextAttemptAt);
        document.HasOne<CertificationFile>().WithMany().HasForeignKey(d => d.FileId);
    }
}

internal sealed class SettingChangeConfiguration : IEntityTypeConfiguration<SettingChange>
{
    public void Configure(EntityTypeBuilder<SettingChange> change)
    {
        change.ToTable("setting_changes");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Key).HasMaxLength(60);
        change.Property(c => c.Certification).HasMaxLength(60);
        change.Property(c => c.Before).HasMaxLength(4000);
        change.Property(c => c.Value).HasMaxLength(4000);
        change.Property(c => c.By).HasMaxLength(300);
        change.HasIndex(c => new { c.Key, c.Certification, c.At });
    }
}

internal sealed class ReferenceCounterConfiguration : IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<ReferenceCounter> counter)
    {
        counter.ToTable("reference_counters");
        counter.HasKey(c => new { c.Series, c.Year });
        counter.Property(c => c.Series).HasMaxLength(10);
        counter.Property(c => c.Year).ValueGeneratedNever();
        counter.Property(c => c.Last).IsConcurrencyToken();
    }
}

internal sealed class WitnessConfiguration : IEntityTypeConfiguration<Witness>
{
    public void Configure(EntityTypeBuilder<Witness> witness)
    {
        witness.ToTable("witnesses");
        witness.HasKey(w => w.Name);
        witness.Property(w => w.Name).HasMaxLength(60);
        witness.Property(w => w.Mark).HasMaxLength(64);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key)
    {
        key.ToTable("data_protection_keys");
        key.Property(k => k.FriendlyName).HasMaxLength(200);
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Detail).HasMaxLength(200);
        message.Property(m => m.Failure).HasMaxLength(60);
        message.Property(m => m.Status).IsConcurrencyToken();
        message.Property(m => m.Reply).HasMaxLength(300);
        message.Property(m => m.Note).HasMaxLength(500);
        message.HasOne<Message>().WithMany().HasForeignKey(m => m.DigestId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => m.DigestId);

        message.HasIndex(m => m.PersonId);

        // one digest a day: whoever writes the second one loses
        message.HasIndex(m => new { m.PersonId, m.DigestDay }).IsUnique();
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.FromId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.Status, m.NextAttemptAt });
        message.HasIndex(m => m.FileId);
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        message.HasOne<CertificationFile>().WithMany().HasForeignKey(m => m.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SearchWordConfiguration : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> word)
    {
        word.ToTable("search_words");
        word.HasKey(w => new { w.Word, w.OwnerId });
        word.Property(w => w.Word).HasMaxLength(SearchWords.Longest);
        word.HasIndex(w => w.OwnerId);
    }
}

internal sealed class NamedViewConfiguration : IEntityTypeConfiguration<NamedView>
{
    public void Configure(EntityTypeBuilder<NamedView> view)
    {
        view.ToTable("named_views");
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(NamedView.LongestName);
        view.Property(v => v.Query).HasMaxLength(NamedView.LongestQuery);
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId);
        view.HasIndex(v => new { v.PersonId, v.Name }).IsUnique();
    }
}

internal sealed class RecentFileConfiguration : IEntityTypeConfiguration<RecentFile>
{
    public void Configure(EntityTypeBuilder<RecentFile> recent)
    {
        recent.ToTable("recent_files");
        recent.HasKey(r => new { r.PersonId, r.FileId });
        recent.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        recent.HasOne<CertificationFile>().WithMany().HasForeignKey(r => r.FileId);
    }
}
