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
        person.Ignore(p => p.Name);
        person.HasIndex(p => new { p.BirthName, p.FirstNames });
        person.HasIndex(p => p.MatchKey);
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
