using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Demonstration;

/// <summary>The demonstration's files as the startup task leaves them, and what the two commands add.</summary>
public class DemoFilesTests(AppHost host) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DEMO-SPE-01", Stage.Jury, NextAct.AttachToSession)]
    [InlineData("DEMO-SPE-02", Stage.Registration, NextAct.SubmitRegistration)]
    [InlineData("DEMO-SPE-03", Stage.Evaluation, NextAct.Evaluate)]
    [InlineData("DEMO-CMI-01", Stage.Training, NextAct.CloseTraining)]
    [InlineData("DEMO-CMI-03", Stage.Jury, NextAct.AttachToSession)]
    [InlineData("DEMO-BLO-01", Stage.Jury, NextAct.AttachToSession)]
    [InlineData("DEMO-BLO-02", Stage.Jury, NextAct.PresentToCommission)]
    [InlineData("DEMO-SPE-05", Stage.Transmission, NextAct.AcceptTransmission)]
    [InlineData("DEMO-BLO-03", Stage.Evaluation, NextAct.OpenEvaluation)]
    [InlineData("DEMO-OK-01", Stage.Decision, NextAct.None)]
    [InlineData("DEMO-PAR-01", Stage.Decision, NextAct.None)]
    [InlineData("DEMO-ATL-01", Stage.Orientation, NextAct.ConcludeInterview)]
    public async Task Each_file_stands_at_its_place_of_the_path(string reference, Stage stage, NextAct act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var file = await Database(scope).Files.AsNoTracking().SingleAsync(file => file.Reference == reference, Cancellation);
        Assert.Equal((stage, act), (file.Stage, file.NextAct));
    }

    [Fact]
    public async Task No_answer_is_an_empty_slot_and_no_date_is_in_the_future()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        var answers = await db.Answers.AsNoTracking().ToListAsync(Cancellation);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        Assert.NotEmpty(answers);
        Assert.DoesNotContain(answers, answer => (answer.Value is null && !answer.Disputed) || answer.Value?.Contains('{', StringComparison.Ordinal) == true);
        Assert.All(answers, answer => Assert.True(answer.At <= now));
        Assert.All(await db.JournalEntries.AsNoTracking().ToListAsync(Cancellation), entry => Assert.True(entry.At <= now));
    }

    [Fact]
    public async Task Every_signature_covers_the_answers_and_bears_our_seal()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        var seals = scope.ServiceProvider.GetRequiredService<Seals>();
        var editions = scope.ServiceProvider.GetRequiredService<Editions>();
        var signed = await (from sheet in db.Sheets.AsNoTracking().Include(sheet => sheet.Answers).Include(sheet => sheet.Signatures)
                            join file in db.Files.AsNoTracking() on sheet.FileId equals file.Id
                            where sheet.SignedAt != null
                            select new { sheet, file }).AsSplitQuery().ToListAsync(Cancellation);
        Assert.Equal(7, signed.Count(row => row.sheet.Booklet == "livret-evaluation"));
        Assert.Contains(signed, row => row.sheet.Unit.Length > 0);
        foreach (var row in signed)
        {
            var edition = row.file.Asked(editions.Get(row.file.EditionCode, row.file.EditionVersion));
            var cover = edition.Booklet(row.sheet.Booklet)!.CoverSignatories.Count;

            // both evaluators on each unit and on the whole, then the candidate
            Assert.Equal(
                row.sheet.Unit.Length > 0 ? 1
                    : row.sheet.Booklet == "livret-evaluation" ? (cover * (edition.Units.Count + 1)) + 1
                    : cover,
                row.sheet.Signatures.Count
            );
            Assert.All(row.sheet.Signatures, signature =>
                Assert.Equal(
                    CanonicalContent.Hash(CanonicalContent.Of(edition, row.file.Reference, row.sheet, signature.Unit, signature.Role)),
                    signature.ContentHash
                )
            );
            Assert.All(row.sheet.Signatures, signature =>
                Assert.True(
                    seals.Verify(
                        new SealedContent(signature.ContentHash, signature.At, signature.Seal, signature.KeyId),
                        signature.PersonId,
                        signature.Quality
                    )
                )
            );
        }
    }

    [Fact]
    public async Task Decisions_are_sealed_one_total_one_partial()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var seals = scope.ServiceProvider.GetRequiredService<Seals>();
        var decisions = await Database(scope).Decisions.AsNoTracking().ToListAsync(Cancellation);
        Assert.Equal([DecisionResult.Total, DecisionResult.Partial], decisions.Select(decision => decision.Result).Order());
        Assert.All(decisions, decision =>
            Assert.True(
                seals.Verify(
                    new SealedContent(decision.ContentHash, decision.SignedAt, decision.Seal, decision.KeyId),
                    decision.PresidentId,
                    Seals.President
                )
            )
        );
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var before = await Database(scope).JournalEntries.CountAsync(Cancellation);
        await ActivatorUtilities.CreateInstance<DemoFiles>(scope.ServiceProvider).RunAsync(Cancellation);
        Assert.Equal(before, await Database(scope).JournalEntries.CountAsync(Cancellation));
    }

    private static AppDbContext Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDbContext>();
}
