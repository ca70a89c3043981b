using CqpMutualite.Domain.People;
using Xunit;

namespace CqpMutualite.Domain.Tests.Access;

/// <summary>A person changes name: the former one is kept, with the reason.</summary>
public class ChangeNameTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void The_former_name_is_kept_with_the_reason()
    {
        var person = Person.Named("Claire Anne", "Morel");

        Assert.True(person.ChangeName(new CivilNames("Claire Anne", "Morel", " Vidal "), "Mariage", Today, Today).IsAccepted);

        Assert.Equal("Claire Vidal", person.Name);
        var former = Assert.Single(person.FormerNames);
        Assert.Equal(("Claire Morel", "Mariage", Today), (former.Name, former.Reason, former.Until));
    }

    [Fact]
    public void Nothing_changes_without_a_reason_a_name_or_a_difference_nor_in_advance()
    {
        var person = Person.Named("Claire", "Morel");

        Assert.Equal(
            ["identity.name-missing", "identity.name-missing", "person.reason-missing", "person.change-in-future"],
            person.ChangeName(new CivilNames(" ", null, null), "", Today.AddDays(1), Today).Refusals.Select(refusal => refusal.Code)
        );
        Assert.Equal("person.same-name", Assert.Single(person.ChangeName(new CivilNames("Claire", "Morel", null), "Mariage", Today, Today).Refusals).Code);
        Assert.Equal("Claire Morel", person.Name);
        Assert.Empty(person.FormerNames);
    }
}
