using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>The guide for the jury of an edition: the same document on screen and as PDF.</summary>
public static class JuryGuide
{
    /// <summary>Draws it, dated by the publication of the edition. Two queries.</summary>
    public static async Task<Document> DrawAsync(AppDbContext db, Catalogue catalogue, Referential edition, CancellationToken cancellation)
    {
        var published = await db
            .Editions.AsNoTracking()
            .Where(row => row.Code == edition.Code && row.Version == edition.Version)
            .Select(row => row.PublishedFrom)
            .SingleAsync(cancellation);
        var certifications = catalogue
            .Certifications.Where(certification => certification.Editions.Contains(edition.Code))
            .Select(certification => (certification.Title, edition.JuryTiming(certification.Code)))
            .ToList();
        var settings = await db.LastChangesAsync([OemmSettings.DeliberationMinutes, OemmSettings.DecisionRule, OemmSettings.CastingVote], cancellation);
        return JuryGuideDocument.Of(
            edition,
            new JuryGuideFacts(certifications, Of(OemmSettings.DeliberationMinutes), Of(OemmSettings.DecisionRule), Of(OemmSettings.CastingVote)),
            new DateTimeOffset(published, TimeOnly.MinValue, TimeSpan.Zero));

        T Of<T>(Setting<T> setting) => setting.Of(settings.GetValueOrDefault(setting.Key));
    }
}
