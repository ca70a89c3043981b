using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Lists;

/// <summary>Files of people with chosen names.</summary>
internal sealed class ListScene(AppHost app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A file just opened, by the company of the demonstration or another; its reference.</summary>
    public async Task<string> FileAsync(string firstNames, string birthName, string? usedName = null, string? company = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var today = app.Clock.Today();
        company ??= DemoPeople.Horizon;
        var employer = await db.Organisations.FirstOrDefaultAsync(found => found.Name == company, Cancellation);
        if (employer is null)
        {
            db.Add(employer = Organisation.Create(company, OrganisationKind.Company));
        }

        var candidate = Person.Candidate(new CandidateIdentity(firstNames, birthName, usedName, Sex.Female, new DateOnly(1990, 1, 1), "Lyon", null, null));
        var certification = scope.ServiceProvider.GetRequiredService<Catalogue>().Find("specialiste-prestations")!;
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().InForce(certification, today)!;
        var reference = await db.NextReferenceAsync(today.Year, Cancellation);
        var (file, outcome) = CertificationFile.Open(reference, candidate.Id, employer.Id, edition, certification.Code, certification.Title, null, today);
        db.AddRange(candidate, file!);
        db.Say(app.Services, file!, outcome);
        await db.SaveChangesAsync(Cancellation);
        return reference;
    }

    /// <summary>Changes what is in the store, as the application would.</summary>
    public async Task ChangeAsync(Func<AppDbContext, Task> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await change(db);
        await db.SaveChangesAsync(Cancellation);
    }
}
