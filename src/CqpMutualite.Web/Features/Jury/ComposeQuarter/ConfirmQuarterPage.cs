using System.Globalization;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ComposeQuarter;

/// <summary>What is asked before anything is written. <paramref name="Typed"/>: the form, to be sent again as it was.</summary>
public sealed record ConfirmQuarterPage(IReadOnlyList<(string Name, string Value)> Typed, string Where, IReadOnlyList<ConfirmedDay> Days)
{
    public static ConfirmQuarterPage Of(ComposeQuarterForm form, QuarterPlan plan, Editions editions)
    {
        var certifications = string.Join(", ", form.Chosen().Select(code => editions.All.First(edition => edition.Code == code).ShortTitle));
        return new ConfirmQuarterPage(
            [.. Fields(form)],
            $"{certifications} · de {FrenchText.Hour(form.StartsAt!.Value)} à {ConvocationSheet.On(form.Territory, form.EndsAt!.Value)} · "
                + (string.IsNullOrWhiteSpace(form.Place) ? "en visioconférence" : form.Place.Trim()),
            [.. plan.Days]);
    }

    private static IEnumerable<(string Name, string Value)> Fields(ComposeQuarterForm form)
    {
        yield return ("Kind", form.Kind.ToString());
        foreach (var code in form.Chosen())
        {
            yield return ("Editions", code);
        }

        foreach (var (name, value) in new (string, string?)[]
        {
            ("HeldOn", FrenchText.TypedDate(form.HeldOn!.Value)),
            ("OtherDays", form.OtherDays),
            ("StartsAt", FrenchText.TypedTime(form.StartsAt!.Value)),
            ("EndsAt", FrenchText.TypedTime(form.EndsAt!.Value)),
            ("Territory", form.Territory.ToString()),
            ("Place", form.Place),
            ("VideoLink", form.VideoLink),
            ("Capacity", form.Capacity?.ToString(CultureInfo.InvariantCulture)),
            ("Source", form.Source?.ToString()),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return (name, value);
            }
        }
    }
}

/// <summary>A day, how many sit, and what deserves a look.</summary>
public sealed record ConfirmedDay(string Day, int Members, IReadOnlyList<string> Doubts);
