using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>Acts announced by a test that writes in the base what a page would.</summary>
internal static class TestNotes
{
    /// <summary>Announces what the coming save does, in the edition of the file; by the application unless somebody is named.</summary>
    public static void Say(this AppDbContext db, IServiceProvider services, CertificationFile file, Outcome outcome, Actor? by = null) =>
        db.Note(
            file.Id,
            by ?? Actor.Application,
            outcome,
            services.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion),
            services.GetRequiredService<TimeProvider>().GetUtcNow()
        );
}
