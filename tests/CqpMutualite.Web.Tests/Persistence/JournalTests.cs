using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>The chain of a file, recomputed here from its definition: each hash covers its line and the hash before.</summary>
public class JournalTests(AppHost app) : IClassFixture<AppHost>
{
    private const int Writers = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_chain_of_the_demonstration_is_whole()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var chains = (await db.JournalEntries.AsNoTracking().Where(entry => entry.FileId != null).ToListAsync(Cancellation)).GroupBy(entry => entry.FileId);
        Assert.NotEmpty(chains);
        Assert.All(chains, chain => Assert.Null(FirstBreak(Key(), [.. chain])));
    }

    [Fact]
    public async Task Twenty_writers_at_once_leave_one_unbroken_chain()
    {
        var file = await FileAsync("DEMO-ATL-01");
        var before = (await ChainAsync(file)).Count;
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(async rank =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.Say(app.Services, await db.Files.SingleAsync(found => found.Id == file, Cancellation), new FileOpenedAfter($"Dossier {rank}"));
            await db.SaveChangesAsync(Cancellation);
        }));
        var chain = await ChainAsync(file);
        Assert.Equal(before + Writers, chain.Count);
        Assert.Equal(Writers, chain.Skip(before).Select(entry => entry.Words).Distinct().Count());
        Assert.Null(FirstBreak(Key(), chain));
    }

    [Theory]
    [InlineData("Words", "'Autre chose'")]
    [InlineData("Capacity", "'Quelqu’un d’autre'")]
    [InlineData("Changes", "'[]'")]
    [InlineData("Code", "'autre.acte'")]
    [InlineData("Data", "'rien'")]
    [InlineData("Confidential", "true")]
    public async Task A_line_that_was_altered_is_seen(string column, string value)
    {
        var file = await FileAsync("DEMO-SPE-02");
        var altered = (await ChainAsync(file))[1];
        await TamperAsync($"""update journal set "{column}" = {value} where "Id" = '{altered.Id}'""", file, expectedBreak: 2);
    }

    [Fact]
    public async Task A_line_that_was_removed_is_seen()
    {
        var file = await FileAsync("DEMO-SPE-02");
        var removed = (await ChainAsync(file))[1];
        await TamperAsync($"""delete from journal where "Id" = '{removed.Id}'""", file, expectedBreak: 3);
    }

    private async Task TamperAsync(string sql, Guid file, int expectedBreak)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // undone at the end: the other tests read the same chain
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, Cancellation));
            var chain = await db.JournalEntries.AsNoTracking().Where(entry => entry.FileId == file).OrderBy(entry => entry.Rank).ToListAsync(Cancellation);
            Assert.Equal(expectedBreak, FirstBreak(Key(), chain));
            await transaction.RollbackAsync(Cancellation);
        });
    }

    private async Task<Guid> FileAsync(string reference)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .Files.Where(file => file.Reference == reference)
            .Select(file => file.Id)
            .SingleAsync(Cancellation);
    }

    private async Task<List<JournalEntry>> ChainAsync(Guid file)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .JournalEntries.AsNoTracking()
            .Where(entry => entry.FileId == file)
            .OrderBy(entry => entry.Rank)
            .ToListAsync(Cancellation);
    }

    // the key in use: a file of the data folder, which no row of the database holds
    private byte[] Key() => File.ReadAllBytes(Path.Combine(app.Database.Folder, "keys", "seal-1.key"));

    /// <summary>Rank of the first line that was altered, added or removed; null when none was.</summary>
    internal static int? FirstBreak(byte[] key, List<JournalEntry> chain)
    {
        var previous = new string('0', 64);
        var rank = 0;
        foreach (var line in chain.OrderBy(entry => entry.Rank))
        {
            if (line.Rank != ++rank || line.PreviousHash != previous || line.Hash != HashOf(key, line, previous))
            {
                return line.Rank;
            }

            previous = line.Hash;
        }

        return null;
    }

    internal static string HashOf(byte[] key, JournalEntry line, string previous)
    {
        object?[] values =
        [
            line.FileId, line.Rank, line.At.UtcDateTime.ToString("O"), line.PersonId, line.Capacity,
            line.Code, line.Version, line.Data, line.Words, line.Changes, line.Confidential ? 1 : 0, line.KeyId, previous,
        ];
        var content = "journal\n" + string.Concat(values.Select(value => value?.ToString() is { } text ? $"{text.Length}:{text}," : "-,"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)));
    }
}
