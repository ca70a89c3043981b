using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.FirstNames).HasMaxLength(120);
        person.Property(p => p.BirthName).HasMaxLength(60);
        person.Property(p => p.UsedName).HasMaxLength(60);
        person.Property(p => p.BirthPlace).HasMaxLength(120);
        person.Property(p => p.Email).HasMaxLength(254);
        person.Property(p => p.JobTitle).HasMaxLength(120);
        person.Ignore(p => p.Name);
        person.HasIndex(p => new { p.BirthName, p.FirstNames });
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships");
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        membership.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(m => new { m.OrganisationId, m.Role });
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("organisations");
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Name).HasMaxLength(200);
        organisation.Property(o => o.Town).HasMaxLength(120);
        organisation.HasMany(o => o.Approvals).WithOne().HasForeignKey(approval => approval.OrganisationId);
        organisation.HasIndex(o => new { o.Kind, o.Name });
    }
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.ToTable("approvals");
        approval.Property(a => a.Id).ValueGeneratedNever();
        approval.Property(a => a.Certification).HasMaxLength(60);
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonalLinkConfiguration : IEntityTypeConfiguration<PersonalLink>
{
    public void Configure(EntityTypeBuilder<PersonalLink> link)
    {
        link.ToTable("personal_links");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.CodeHash).HasMaxLength(64);
        link.Property(l => l.Revision).IsConcurrencyToken();
        link.HasIndex(l => new { l.FileId, l.PersonId }).IsUnique();
        link.HasOne<CertificationFile>().WithMany().HasForeignKey(l => l.FileId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FirstAccessConfiguration : IEntityTypeConfiguration<FirstAccess>
{
    public void Configure(EntityTypeBuilder<FirstAccess> access)
    {
        access.ToTable("first_accesses");
        access.HasKey(a => a.PersonId);
        access.Property(a => a.PersonId).ValueGeneratedNever();
        access.Property(a => a.CodeHash).HasMaxLength(64);
        access.Property(a => a.Revision).IsConcurrencyToken();
        access.Ignore(a => a.ValidUntil);
        access.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
