using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Demonstration;

/// <summary>Files are sown to the last one whatever is drawn, and again after what was sown before.</summary>
public class SeedingTests(AppHost host) : IClassFixture<AppHost>
{
    [Fact]
    public async Task Three_hundred_files_are_sown_with_twenty_seeds_each_after_the_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var seeds = Enumerable.Range(0, 20).Select(_ => Random.Shared.Next()).ToList();
        foreach (var seed in seeds)
        {
            await using var scope = host.Services.CreateAsyncScope();
            try
            {
                await ActivatorUtilities.CreateInstance<SeedFiles>(scope.ServiceProvider).SeedAsync(15, _ => { }, cancellation, seed: seed);
            }
            catch (InvalidOperationException e)
            {
                Assert.Fail($"Seed {seed} : {e.Message}");
            }
        }

        await using var last = host.Services.CreateAsyncScope();
        Assert.Equal(
            300,
            await last.ServiceProvider.GetRequiredService<AppDbContext>().Files.CountAsync(file => file.Reference.StartsWith("CQP-"), cancellation)
        );
    }
}
