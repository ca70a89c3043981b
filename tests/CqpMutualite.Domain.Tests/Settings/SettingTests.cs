using System.Reflection;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Domain.Tests.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Settings;

public sealed class SettingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_setting_is_on_the_page_and_in_the_documentation()
    {
        var declared = typeof(OemmSettings)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => property.GetValue(null))
            .SelectMany<object?, object?>(value => value is IReadOnlyDictionary<Stage, Setting<int>> steps ? steps.Values : [value])
            .OfType<Setting>()
            .ToList();
        Assert.NotEmpty(declared);
        Assert.Equal(declared.Select(setting => setting.Key).Order(), OemmSettings.All.Select(setting => setting.Key).Order());
        var documented = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "parametres.md"));
        Assert.All(OemmSettings.All, setting => Assert.Contains($"`{setting.Key}`", documented, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_default_is_said_in_words_and_may_be_typed_again()
    {
        foreach (var setting in OemmSettings.All)
        {
            Assert.NotEmpty(setting.Entry.Words(setting.StoredDefault));
            Assert.NotEmpty(setting.Effect);
            if (setting.Entry.Control != SettingControl.YearAndAmount)
            {
                var (stored, outcome) = setting.Entry.Accept(new TypedSetting(setting.Entry.Typed(setting.StoredDefault)), setting.StoredDefault);
                Assert.True(outcome.IsAccepted);
                Assert.Equal(setting.StoredDefault, stored);
            }
        }
    }

    [Theory]
    [InlineData("Jury.ReminderDays", "quatorze", "setting.not-between")]
    [InlineData("Jury.ReminderDays", "", "setting.not-between")]
    [InlineData("Jury.ReminderDays", "0", "setting.not-between")]
    [InlineData("Jury.DeliberationMinutes", "-5", "setting.not-between")]
    [InlineData("Jury.Quorum", "2", "setting.not-chosen")]
    [InlineData("Certificate.Signatory", "a\nb\nc", "setting.too-many-lines")]
    [InlineData("Templates.SchemeRules", "reglement.pdf", "setting.not-an-address")]
    [InlineData("Templates.SchemeRules", "javascript:alert(1)", "setting.not-an-address")]
    [InlineData("Templates.SchemeRules", "http://branche.test/reglement.pdf", "setting.not-an-address")]
    public void What_is_not_of_its_kind_is_refused_beside_the_field(string key, string typed, string code)
    {
        var setting = OemmSettings.Find(key)!;
        var (change, outcome) = SettingChange.Typed(setting, "", null, new TypedSetting(typed), Guid.Empty, "x", Now);
        Assert.Null(change);
        Assert.Equal((code, "Value"), (Assert.Single(outcome.Refusals).Code, outcome.Refusals[0].Field));
    }

    [Fact]
    public void An_amount_holds_for_its_year_only()
    {
        var setting = OemmSettings.GratificationPointValue;
        Assert.False(setting.Of(null).ContainsKey(2026));
        var (first, _) = SettingChange.Typed(setting, "", null, new TypedSetting("8,5", "2026"), Guid.Empty, "x", Now);
        Assert.Equal((8.5m, 7.99m), (setting.Of(first)[2026], setting.Of(first)[2014]));
        Assert.Equal("7,97\u00A0€ en\u00A02013, 7,99\u00A0€ en\u00A02014, 8,50\u00A0€ en\u00A02026", setting.Entry.Words(first!.Value));
        var (second, _) = SettingChange.Typed(setting, "", first, new TypedSetting("", "2026"), Guid.Empty, "x", Now);
        Assert.False(setting.Of(second).ContainsKey(2026));
        var (_, refused) = SettingChange.Typed(setting, "", first, new TypedSetting("8,5 points", "26"), Guid.Empty, "x", Now);
        Assert.Equal(["Year", "Value"], refused.Refusals.Select(refusal => refusal.Field));
    }
}
