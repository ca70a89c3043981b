using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>What names a file is written in its journal, or says why it is not.</summary>
public class JournaledTypesTests(AppHost app) : IClassFixture<AppHost>
{
    [Fact]
    public void Every_entity_that_names_a_file_is_written_in_its_journal_or_says_why_not()
    {
        using var scope = app.Services.CreateScope();
        var naming = scope.ServiceProvider.GetRequiredService<AppDbContext>().Model.GetEntityTypes()
            .Where(entity => entity.FindProperty("FileId") is not null).Select(entity => entity.ClrType).ToHashSet();
        Assert.True(naming.Count > 20);
        Assert.Empty(naming.Except(JournaledTypes.Written).Except(JournaledTypes.Aside.Keys).Select(type => type.Name));
        Assert.Empty(JournaledTypes.Written.Intersect(JournaledTypes.Aside.Keys));
        Assert.Empty(JournaledTypes.Aside.Keys.Except(naming).Select(type => type.Name));
        Assert.All(JournaledTypes.Aside.Values, why => Assert.False(string.IsNullOrWhiteSpace(why)));
    }
}
