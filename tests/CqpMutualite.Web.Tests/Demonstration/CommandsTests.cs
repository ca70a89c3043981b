using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Demonstration;

/// <summary>The commands of the application, on a database of their own.</summary>
public class CommandsTests(AppHost host) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Semer_adds_files_at_several_stages_with_answers_and_history()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var before = await db.Files.CountAsync(Cancellation);

        Assert.Equal(0, await Commands.All["semer"](scope.ServiceProvider, ["20"]));

        var seeded = await db.Files.AsNoTracking().Where(file => file.Reference.StartsWith("CQP-")).ToListAsync(Cancellation);
        Assert.Equal(before + 20, await db.Files.CountAsync(Cancellation));
        Assert.Equal(20, seeded.Count);
        Assert.True(seeded.Select(file => file.Stage).Distinct().Count() >= 4);
        foreach (var file in seeded)
        {
            var answers = await db.Answers.CountAsync(answer => db.Sheets.Any(sheet => sheet.Id == answer.SheetId && sheet.FileId == file.Id), Cancellation);
            Assert.True(answers >= (file.Stage >= Stage.Evaluation ? 30 : 1), $"{file.Reference} {file.EditionCode} {file.Stage}: {answers}");
            Assert.True(await db.JournalEntries.AnyAsync(entry => entry.FileId == file.Id, Cancellation));
        }
    }

    [Theory]
    [InlineData("semer")]
    [InlineData("semer", "beaucoup")]
    [InlineData("semer", "0")]
    [InlineData("creer-admin")]
    [InlineData("creer-admin", "sans-arobase")]
    public async Task A_command_badly_called_says_how_it_is_called(string name, params string[] arguments)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await Assert.ThrowsAsync<UsageException>(() => Commands.All[name](scope.ServiceProvider, arguments));
    }

    [Fact]
    public async Task Creer_admin_makes_an_administrator_without_password_once()
    {
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(0, await Commands.All["creer-admin"](scope.ServiceProvider, ["noe.martel@cqp.example"]));

        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync("noe.martel@cqp.example");
        Assert.NotNull(account);
        Assert.Null(account.PasswordHash);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        Assert.Equal("Noe Martel", (await db.People.SingleAsync(person => person.Id == account.PersonId, Cancellation)).Name);
        Assert.Equal(Role.Administrator, (await db.Memberships.SingleAsync(membership => membership.PersonId == account.PersonId, Cancellation)).Role);

        var refused = await Assert.ThrowsAsync<StartupException>(() => Commands.All["creer-admin"](scope.ServiceProvider, ["noe.martel@cqp.example"]));
        Assert.Contains("existe déjà", refused.Message, StringComparison.Ordinal);
    }
}
