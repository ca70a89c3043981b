using System.Net;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

public class CapacityTests(AppHost app) : IClassFixture<AppHost>
{
    [Fact]
    public async Task A_person_with_two_capacities_acts_in_the_one_they_choose()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var person = await db
                .Users.Where(account => account.Email == "rh@horizon.example")
                .Select(account => account.PersonId)
                .SingleAsync(TestContext.Current.CancellationToken);
            var company = await db
                .Memberships.Where(membership => membership.PersonId == person)
                .Select(membership => membership.OrganisationId)
                .SingleAsync(TestContext.Current.CancellationToken);
            db.Add(Membership.Of(person, Role.Evaluator, company, new DateOnly(2024, 1, 1)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var home = await visitor.OpenAsync("/");
        Assert.Equal("/entreprise", home.Path);
        var changed = await visitor.SubmitAsync(home, "ÉvaluateurMutuelle Horizon");
        Assert.Equal("/tuteur", changed.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/entreprise")).Status);
        Assert.Equal("/entreprise", (await visitor.SubmitAsync(changed, "RHMutuelle Horizon")).Path);
    }
}
