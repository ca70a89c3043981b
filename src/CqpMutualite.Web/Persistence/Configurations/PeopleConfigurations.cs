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
        person.Property(p => p.BirthCountry).HasMaxLength(60);
        person.Property(p => p.BirthCode).HasMaxLength(5);
        person.Property(p => p.MatchKey).HasMaxLength(140);
        person.Property(p => p.Email).HasMaxLength(254);
        person.Property(p => p.JobTitle).HasMaxLength(120);
        person.Ignore(p => p.BirthDate);
        person.Ignore(p => p.FullName);
        person.Property(p => p.Name).HasMaxLength(185);
        person.Property(p => p.UsualFirstName).HasMaxLength(60);
        person.Property(p => p.BornFrom).HasColumnName("BirthDate");
        person.Property(p => p.BirthCountryCode).HasMaxLength(5);
        person.HasMany(p => p.FormerNames).WithOne().HasForeignKey(former => former.PersonId);
        person.Property(p => p.SortName).HasMaxLength(250);
        person.HasIndex(p => p.SortName);
        person.HasIndex(p => p.BornFrom);
    }
}

internal sealed class FormerNameConfiguration : IEntityTypeConfiguration<FormerName>
{
    public void Configure(EntityTypeBuilder<FormerName> former)
    {
        former.ToTable("former_names");
        former.Property(f => f.Id).ValueGeneratedNever();
        former.Property(f => f.FirstNames).HasMaxLength(120);
        former.Property(f => f.UsualFirstName).HasMaxLength(60);
        former.Property(f => f.BirthName).HasMaxLength(60);
        former.Property(f => f.UsedName).HasMaxLength(60);
        former.Property(f => f.Reason).HasMaxLength(300);
        former.Ignore(f => f.Name);
    }
}

internal sealed class PersonEventConfiguration : IEntityTypeConfiguration<PersonEvent>
{
    public void Configure(EntityTypeBuilder<PersonEvent> line)
    {
        line.ToTable("person_events");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Capacity).HasMaxLength(200);
        line.Property(l => l.Act).HasMaxLength(300);
        line.Property(l => l.Reason).HasMaxLength(300);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OnBehalfConfiguration : IEntityTypeConfiguration<OnBehalf>
{
    public void Configure(EntityTypeBuilder<OnBehalf> entry)
    {
        entry.ToTable("on_behalf");
        entry.HasKey(e => e.AccountId);
        entry.Property(e => e.AccountId).ValueGeneratedNever();
        entry.Property(e => e.Reason).HasMaxLength(300);
        entry.HasOne<Account>().WithOne().HasForeignKey<OnBehalf>(e => e.AccountId);
        entry.HasOne<Domain.Files.CertificationFile>().WithMany().HasForeignKey(e => e.FileId);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
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
        membership.Property(m => m.SignsAs).HasMaxLength(120);
        membership.Property(m => m.Represents).HasMaxLength(200);
        membership.Ignore(m => m.IsMandate);
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
        organisation.Property(o => o.Siret).HasMaxLength(14);
        organisation.Property(o => o.Address).HasMaxLength(200);
        organisation.Property(o => o.PostalCode).HasMaxLength(5);
        organisation.Property(o => o.Town).HasMaxLength(120);
        organisation.Property(o => o.StampHash).HasMaxLength(64);
        organisation.Property(o => o.StampMediaType).HasMaxLength(20);
        organisation.Property(o => o.Revision).IsConcurrencyToken();
        organisation.HasIndex(o => o.Siret).IsUnique();
        organisation.HasMany(o => o.Contacts).WithOne().HasForeignKey(contact => contact.OrganisationId);
        organisation.HasMany(o => o.Approvals).WithOne().HasForeignKey(approval => approval.OrganisationId);
        organisation.Property(o => o.SortName).HasMaxLength(250);
        organisation.HasIndex(o => new { o.Kind, o.SortName });
        organisation.HasIndex(o => o.SortName);
        organisation.HasIndex(o => o.Region);
    }
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.ToTable("approvals");
        approval.Property(a => a.Id).ValueGeneratedNever();
        approval.Property(a => a.Certification).HasMaxLength(60);
        approval.Property(a => a.EndedBecause).HasMaxLength(1000);
        approval.HasIndex(a => a.Until);
    }
}

internal sealed class OrganisationContactConfiguration : IEntityTypeConfiguration<OrganisationContact>
{
    public void Configure(EntityTypeBuilder<OrganisationContact> contact)
    {
        contact.ToTable("organisation_contacts");
        contact.Property(c => c.Id).ValueGeneratedNever();
        contact.Property(c => c.Function).HasMaxLength(120);
        contact.Property(c => c.Name).HasMaxLength(120);
        contact.Property(c => c.Email).HasMaxLength(254);
        contact.Property(c => c.Phone).HasMaxLength(30);
    }
}

internal sealed class ApprovalRequestConfiguration : IEntityTypeConfiguration<ApprovalRequest>
{
    public void Configure(EntityTypeBuilder<ApprovalRequest> request)
    {
        request.ToTable("approval_requests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Certification).HasMaxLength(60);
        request.Property(r => r.Message).HasMaxLength(2000);
        request.Property(r => r.Reason).HasMaxLength(1000);
        request.Property(r => r.Revision).IsConcurrencyToken();
        request.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.AskedBy).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Approval>().WithMany().HasForeignKey(r => r.ApprovalId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => new { r.State, r.AskedOn });
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.PendingEmail).HasMaxLength(254);
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
