using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Rights;

/// <summary>
/// Every page of the demonstration's files, as each account: at most six SQL commands and sixty kilobytes. Whole booklets, drawn like paper, and files to
/// download are let off the size.
/// </summary>
public class PageCostTests(PageCostTests.CountingHost app) : IClassFixture<PageCostTests.CountingHost>
{
    private const int MostCommands = 6, MostBytes = 60 * 1024;

    private static readonly string[] References =
    [
        "DEMO-SPE-01",
        "DEMO-SPE-02",
        "DEMO-SPE-03",
        "DEMO-CMI-01",
        "DEMO-CMI-02",
        "DEMO-CMI-03",
        "DEMO-BLO-01",
        "DEMO-OK-01",
        "DEMO-PAR-01",
    ];

    public static TheoryData<string> Accounts =>
        [
            "rh@horizon.example",
            "responsable@horizon.example",
            "tuteur@horizon.example",
            "candidat@horizon.example",
            "formation@cap-competences.example",
            "oemm@cqp.example",
            "jury.employeur@cqp.example",
            "admin@cqp.example",
        ];

    [Theory, MemberData(nameof(Accounts))]
    public async Task A_page_takes_six_commands_and_sixty_kilobytes_at_most(string email)
    {
        using var visitor = await Visitor.SignedInAsync(app, email);
        var routes = RouteCase.All(app.Services).Where(route => route.Method == "GET" && route.Permission is not null).ToList();
        var addresses = routes
            .Where(route => route.Parameters.Count == 0)
            .Select(route => route.Pattern)
            .Concat(
                routes
                    .Where(route => route.Parameters is ["reference"])
                    .SelectMany(route => References.Select(reference => route.Pattern.Replace("{reference}", reference, StringComparison.Ordinal)))
            )
            .Concat(
                routes
                    .Where(route => route.Parameters is ["reference", "unit"])
                    .SelectMany(route =>
                        References.SelectMany(reference =>
                            Units(reference)
                                .Select(unit =>
                                    route.Pattern.Replace("{reference}", reference, StringComparison.Ordinal).Replace("{unit}", unit, StringComparison.Ordinal)
                                )
                        )
                    )
            );
        var heavy = new List<string>();
        var read = 0;
        foreach (var address in addresses)
        {
            CountingHost.Started.Clear();
            using var answer = await visitor.Client.GetAsync(address, HttpCompletionOption.ResponseContentRead, TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                read++;
                var (commands, bytes) = (CountingHost.Started.Count, (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
                if (
                    commands > MostCommands
                    || (
                        bytes > MostBytes
                        && !address.EndsWith("/signature", StringComparison.Ordinal)
                        && !address.EndsWith("/resultats", StringComparison.Ordinal)
                    )
                )
                {
                    heavy.Add(
                        $"{address} : {commands} commands, {bytes} bytes\n    "
                            + string.Join("\n    ", CountingHost.Started.Select(Sources))
                    );
                }
            }
        }

        Assert.True(read > 2);
        Assert.True(heavy.Count == 0, $"{email}:\n" + string.Join('\n', heavy));
    }

    private static IEnumerable<string> Units(string reference) => reference.Contains("BLO", StringComparison.Ordinal) ? ["b1"] : ["d1"];

    /// <summary>The application, with the commands that each request runs.</summary>
    public sealed class CountingHost : AppHost
    {
        private static readonly AsyncLocal<ConcurrentQueue<string>?> Current = new();

        /// <summary>What the last request ran. The requests of the test come one after the other.</summary>
        public static ConcurrentQueue<string> Started { get; } = new();

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services =>
            {
                services.AddTransient<IStartupFilter, Counting>();
                services.ConfigureDbContext<PostgreSqlContext>((_, options) => options.AddInterceptors(new Commands()));
            });
        }

        private sealed class Counting : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use(async (context, rest) =>
                {
                    Current.Value = Started;
                    await rest(context);
                });
                next(app);
            };
        }

        private sealed class Commands : DbCommandInterceptor
        {
            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
                DbCommand command,
                CommandEventData eventData,
                InterceptionResult<DbDataReader> result,
                CancellationToken cancellationToken = default
            )
            {
                Current.Value?.Enqueue(command.CommandText);
                return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
            }
        }
    }

    // what a command reads from
    private static string Sources(string command) =>
        string.Join(' ', command.Split('\n').Where(line => line.TrimStart().StartsWith("FROM", StringComparison.Ordinal)).Take(2));
}
