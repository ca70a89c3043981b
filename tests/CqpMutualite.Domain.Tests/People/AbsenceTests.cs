using CqpMutualite.Domain.People;
using Xunit;

namespace CqpMutualite.Domain.Tests.People;

/// <summary>An absence: which days, and which colleague may act meanwhile.</summary>
public class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Company = Guid.NewGuid();

    private readonly Membership away = Of(Role.Evaluator, Company), colleague = Of(Role.Evaluator, Company);

    [Fact, Rule("ABS-01")]
    public void The_stand_in_has_the_same_capacity_in_the_same_organisation()
    {
        Assert.Equal(["absence.colleague"], Refused(null));
        Assert.Equal(["absence.colleague"], Refused(away));
        Assert.Equal(["absence.colleague"], Refused(Of(Role.CompanyHr, Company)));
        Assert.Equal(["absence.colleague"], Refused(Of(Role.Evaluator, Guid.NewGuid())));
        Assert.Equal(["absence.colleague"], Codes(Declare(Of(Role.JuryMember, Company), Of(Role.JuryMember, Company), Today, Today)));
        Assert.Equal(colleague.Id, Declare(away, colleague, Today, Today).Absence!.StandInId);

        IEnumerable<string> Refused(Membership? standIn) => Codes(Declare(away, standIn, Today, Today));
    }

    [Fact, Rule("ABS-01")]
    public void Its_days_make_sense_both_included()
    {
        Assert.Equal(["absence.from", "absence.until"], Codes(Declare(away, colleague, null, null)));
        Assert.Equal(["absence.reversed"], Codes(Declare(away, colleague, Today.AddDays(2), Today.AddDays(1))));
        Assert.Equal(["absence.past"], Codes(Declare(away, colleague, Today.AddDays(-5), Today.AddDays(-1))));
        Assert.Equal(["absence.long"], Codes(Declare(away, colleague, Today, Today.AddDays(Absence.LongestDays + 1))));
        var absence = Declare(away, colleague, Today, Today.AddDays(3)).Absence!;
        Assert.Equal(
            [false, true, true, false],
            new[] { -1, 0, 3, 4 }.Select(day => absence.Covers(Today.AddDays(day)))
        );
    }

    [Fact, Rule("ABS-01")]
    public void Neither_of_the_two_is_away_already()
    {
        var known = Declare(away, colleague, Today, Today.AddDays(3)).Absence!;
        Assert.Equal(["absence.overlap"], Codes(Declare(away, colleague, Today.AddDays(3), Today.AddDays(9), known)));
        Assert.Equal(["absence.away-too"], Codes(Declare(colleague, away, Today.AddDays(-1), Today, known)));
        Assert.Empty(Codes(Declare(away, colleague, Today.AddDays(4), Today.AddDays(9), known)));
    }

    [Fact, Rule("ABS-01")]
    public void Whoever_is_back_acts_alone_from_that_day_on()
    {
        var begun = Declare(away, colleague, Today.AddDays(-2), Today.AddDays(3)).Absence!;
        Assert.True(begun.EndBefore(Today));
        Assert.Equal(Today.AddDays(-1), begun.Until);
        Assert.False(Declare(away, colleague, Today, Today.AddDays(3)).Absence!.EndBefore(Today));
    }

    private static (Absence? Absence, Domain.Common.Outcome Outcome) Declare(
        Membership away, Membership? standIn, DateOnly? from, DateOnly? until, params Absence[] others) =>
        Absence.Declare(away, standIn, new AbsenceTerms(from, until, Guid.NewGuid()), others, Now, Today);

    private static IEnumerable<string> Codes((Absence? Absence, Domain.Common.Outcome Outcome) declared) =>
        declared.Outcome.Refusals.Select(refusal => refusal.Code);

    private static Membership Of(Role role, Guid organisation) => Membership.Of(Guid.NewGuid(), role, organisation, Today.AddYears(-1));
}
