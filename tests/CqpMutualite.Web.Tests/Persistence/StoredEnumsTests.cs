using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>
/// The words under which enumerations are stored are a promise: a member may be added, none is renamed or taken off without a migration of what is stored.
/// </summary>
public class StoredEnumsTests(AppHost app) : IClassFixture<AppHost>
{
    // stored inside other values: the act that a message is about
    private static readonly Type[] InsideOthers = [typeof(NextAct)];

    [Fact]
    public async Task No_stored_word_is_lost_and_every_new_one_is_listed()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<AppDbContext>().Model;
        var stored = model
            .GetEntityTypes()
            .SelectMany(type => type.GetFlattenedProperties())
            .Select(property => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)
            .Where(type => type.IsEnum)
            .Concat(InsideOthers)
            .Distinct()
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => $"{type.Name}: {string.Join(", ", Enum.GetNames(type).Order(StringComparer.Ordinal))}")
            .ToList();
        var file = Path.Combine(SourceTree.Find(AppContext.BaseDirectory)!, "tests", "CqpMutualite.Web.Tests", "Persistence", "stored-enums.txt");
        if (Environment.GetEnvironmentVariable("CQP_WRITE_DOCS") == "1")
        {
            await File.WriteAllLinesAsync(file, stored, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(stored);
        Assert.Equal(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken), stored);
    }
}
