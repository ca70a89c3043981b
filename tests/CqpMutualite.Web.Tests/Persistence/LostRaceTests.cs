using System.Collections.Concurrent;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Tests.Evaluation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>
/// Answers saved one at a time and whole forms take the same locks in the same order: nobody is sacrificed by the server. Who is outrun reads it on the page:
/// the log tells no error.
/// </summary>
public class LostRaceTests(LostRaceTests.LoggedHost host) : IClassFixture<LostRaceTests.LoggedHost>
{
    private const int Rounds = 15, AtOnce = 6;

    [Fact]
    public async Task Answers_and_whole_forms_of_one_person_sent_at_once_never_deadlock()
    {
        var scene = new EvaluationScene(host);
        var reference = await scene.FileAsync("specialiste-prestations", filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        for (var round = 0; round < Rounds; round++)
        {
            var page = await manager.OpenAsync($"/dossiers/{reference}/evaluation/d1");
            var token = EvaluationScene.Antiforgery(page);
            var box = page.Html.QuerySelectorAll<IHtmlTextAreaElement>("form[data-autosave] [data-answer] textarea").First();
            var answer = box.Closest("[data-answer]")!;
            var (key, revision) = (
                answer.GetAttribute("data-answer")!,
                int.Parse(((IHtmlInputElement)answer.QuerySelector("[data-token]")!).Value, CultureInfo.InvariantCulture)
            );
            box.Value = $"Texte {round}";

            // what is typed leaves by itself when the cursor leaves it, and with the whole form, which is what the cursor left it for
            await Task.WhenAll([
                .. Enumerable.Range(0, AtOnce).Select(_ => EvaluationScene.SaveAsync(manager, token, reference, key, box.Value, revision) as Task),
                .. Enumerable.Range(0, AtOnce).Select(_ => manager.SubmitAsync(page, "Domaine 2") as Task),
            ]);
        }

        Assert.Equal(0, await DeadlocksAsync());
        Assert.Empty(host.Errors);
    }

    // a server process counts when it ends: the pool is emptied first
    private async Task<long> DeadlocksAsync()
    {
        await using (var pool = new NpgsqlConnection(host.Database.ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        await using var connection = new NpgsqlConnection(host.Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select deadlocks from pg_stat_database where datname = current_database()", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Keeps what is logged as an error.</summary>
    public sealed class LoggedHost : AppHost, ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> errors = new();

        internal IEnumerable<string> Errors => errors;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                errors.Enqueue(formatter(state, exception));
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(this));
        }
    }
}
