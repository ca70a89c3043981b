using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Information;

/// <summary>The presentation of the certifications, with what the catalogue, the directory and the settings say that day.</summary>
public sealed class PublicPresentation(AppDbContext db, BranchPresentation presentation, Catalogue catalogue, Editions editions, TimeProvider clock)
{
    /// <summary>The document, dated today. Two queries.</summary>
    public async Task<Document> DrawAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        var changes = await db.LastChangesAsync(
            [OemmSettings.CertifierContacts, OemmSettings.FundingContacts, OemmSettings.GratificationPoints, OemmSettings.GratificationPointValue],
            cancellation
        );
        var approved = await db
            .Organisations.AsNoTracking()
            .Where(organisation => organisation.Kind == OrganisationKind.TrainingOrganisation && organisation.TakenOverById == null)
            .SelectMany(organisation => organisation.Approvals.Where(approval => approval.From <= today && today <= approval.Until), (organisation, approval) =>
                new { organisation.Name, organisation.Town, approval.Certification, approval.Training, approval.Vae, approval.Until }
            )
            .OrderBy(line => line.Name)
            .ToListAsync(cancellation);
        return CertificationsDocument.Of(
            presentation,
            new CertificationsFacts(
                [.. catalogue.Certifications.Select(certification => (certification, TimingOf(certification, today)))],
                approved.ToLookup(
                    line => line.Certification,
                    line => $"{line.Name}{(line.Town is null ? "" : $", {line.Town}")} : "
                        + $"{string.Join(" et ", new[] { line.Training ? "formation" : null, line.Vae ? "VAE" : null }.OfType<string>())}, "
                        + $"agréé jusqu’au {FrenchText.PlainDate(line.Until)}"
                ),
                Of(OemmSettings.GratificationPoints),
                Of(OemmSettings.GratificationPointValue),
                Of(OemmSettings.CertifierContacts),
                Of(OemmSettings.FundingContacts)
            ),
            new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero)
        );

        T Of<T>(Setting<T> setting) => setting.Of(changes.GetValueOrDefault(setting.Key));
    }

    // of its own edition; a certification without one is told by an edition that names it
    private Timing? TimingOf(Certification certification, DateOnly today) =>
        editions.InForce(certification, today) is { } own
            ? own.JuryTiming(certification.Code)
            : editions.All.OrderByDescending(edition => edition.Version)
                .SelectMany(edition => edition.Jury.Timings)
                .FirstOrDefault(timing => timing.Certification == certification.Code);
}
