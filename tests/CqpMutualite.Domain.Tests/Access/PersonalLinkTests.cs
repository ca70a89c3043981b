using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using Xunit;

namespace CqpMutualite.Domain.Tests.Access;

/// <summary>Codes of personal links and of letters: fresh, short-lived, counted, once.</summary>
public class PersonalLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly PersonalLink link = PersonalLink.To(Guid.NewGuid(), Guid.NewGuid(), Now);

    [Fact]
    public void A_code_serves_once_for_what_it_was_asked_and_not_for_long()
    {
        Give(CodePurpose.Open, "a", Now);
        Assert.Equal("link.no-code", Code(link.UseCode(CodePurpose.Sign, "a", Now)));
        Assert.True(link.UseCode(CodePurpose.Open, "a", Now.AddMinutes(9)).IsAccepted);
        Assert.Equal("link.no-code", Code(link.UseCode(CodePurpose.Open, "a", Now.AddMinutes(9))));

        Give(CodePurpose.Open, "b", Now);
        Assert.Equal("link.no-code", Code(link.UseCode(CodePurpose.Open, "b", Now.AddMinutes(10))));
    }

    [Fact]
    public void Wrong_codes_are_counted_from_one_code_to_the_next_and_close_the_link_for_a_while()
    {
        Give(CodePurpose.Open, "a", Now);
        for (var wrong = 1; wrong < PersonalLink.Tries; wrong++)
        {
            Assert.Equal("link.wrong-code", Code(link.UseCode(CodePurpose.Open, "x", Now)));
        }

        Give(CodePurpose.Open, "b", Now);
        Assert.Equal("link.closed", Code(link.UseCode(CodePurpose.Open, "x", Now)));
        Assert.Equal("link.closed", Code(link.UseCode(CodePurpose.Open, "b", Now)));
        Assert.Equal("link.closed", Code(link.AskCode(CodePurpose.Open, Now)));
        var later = Now.AddMinutes(PersonalLink.ClosedMinutes);
        Assert.Equal("link.no-code", Code(link.UseCode(CodePurpose.Open, "b", later)));
        Give(CodePurpose.Open, "c", later);
        Assert.True(link.UseCode(CodePurpose.Open, "c", later).IsAccepted);
    }

    [Fact]
    public void Codes_are_rationed_by_the_hour()
    {
        for (var asked = 0; asked < PersonalLink.CodesPerHour; asked++)
        {
            Give(CodePurpose.Open, "a", Now);
        }

        Assert.Equal("link.too-many-codes", Code(link.AskCode(CodePurpose.Open, Now.AddMinutes(59))));
        Assert.True(link.AskCode(CodePurpose.Open, Now.AddHours(1)).IsAccepted);
    }

    [Fact]
    public void A_link_revoked_renewed_or_too_old_hears_no_code()
    {
        Give(CodePurpose.Open, "a", Now);
        link.Revoke(Now);
        Assert.Equal("link.void", Code(link.UseCode(CodePurpose.Open, "a", Now)));
        Assert.Equal("link.void", Code(link.AskCode(CodePurpose.Open, Now)));

        link.Renew(Now);
        Assert.Equal((2, true), (link.Generation, link.Serves(Now)));
        Assert.Equal("link.no-code", Code(link.UseCode(CodePurpose.Open, "a", Now)));
        Assert.Equal("link.void", Code(link.AskCode(CodePurpose.Open, Now.AddDays(PersonalLink.Days))));
    }

    [Fact]
    public void The_code_of_a_letter_serves_once_and_the_next_letter_makes_it_void()
    {
        var access = FirstAccess.For(Guid.NewGuid());
        access.Print("a", Now);
        Assert.True(access.Use("a", Now).IsAccepted);
        Assert.Equal("first-access.void", Code(access.Use("a", Now)));
        access.Print("b", Now);
        Assert.False(access.Serves("a", Now));
        Assert.False(access.Serves("b", Now.AddDays(FirstAccess.Days)));
        Assert.True(access.Use("b", Now.AddDays(FirstAccess.Days - 1)).IsAccepted);
    }

    private void Give(CodePurpose purpose, string hash, DateTimeOffset at)
    {
        Assert.True(link.AskCode(purpose, at).IsAccepted);
        link.GiveCode(hash, at);
    }

    private static string Code(Outcome outcome) => Assert.Single(outcome.Refusals).Code;
}
