using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

public class StartupTaskTests
{
    [Fact]
    public async Task Tasks_run_in_the_order_of_their_registration_each_in_its_own_scope()
    {
        List<object> journal = [];
        await using var services = new ServiceCollection()
            .AddSingleton(journal)
            .AddScoped<Marker>()
            .AddScoped<IStartupTask, First>()
            .AddScoped<IStartupTask, Second>()
            .BuildServiceProvider();

        await DatabasePreparation.RunTasksAsync(services, TestContext.Current.CancellationToken);

        Assert.Equal(["first", "second"], journal.OfType<string>());
        Assert.Equal(2, journal.OfType<Marker>().Distinct().Count());
    }

    private sealed class Marker;

    private sealed class First(List<object> journal, Marker scope) : IStartupTask
    {
        public Task RunAsync(CancellationToken cancellation)
        {
            journal.AddRange(["first", scope]);
            return Task.CompletedTask;
        }
    }

    private sealed class Second(List<object> journal, Marker scope) : IStartupTask
    {
        public Task RunAsync(CancellationToken cancellation)
        {
            journal.AddRange(["second", scope]);
            return Task.CompletedTask;
        }
    }
}
