using System.Net.Sockets;
using CqpMutualite.Web.Platform.EmbeddedPostgres;

namespace CqpMutualite.Web.Startup;

/// <summary>The life of the process: data folder, database, migrations, startup tasks, then listening, and all that undone in reverse.</summary>
public static class CqpApplication
{
    private const int Failure = 1;
    private const int Interrupted = 130;
    private const string EmbeddedDatabase = "cqp";

    /// <summary>Registers what the life of the process needs.</summary>
    public static WebApplicationBuilder AddCqpLifetime(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services =>
            DataFolder.Locate(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>())
        );
        builder.Services.AddSingleton<PostgresSupervisor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PostgresSupervisor>());
        return builder;
    }

    /// <summary>Runs the application, or the command its arguments name, until it is told to stop.</summary>
    /// <returns>The exit code: 0, 1 with one sentence on the error output when it cannot start, or that of the command (130 when a signal cut it
    /// short).</returns>
    public static async Task<int> RunCqpAsync(this WebApplication app, string[] arguments)
    {
        if (app.Environment.IsEnvironment(CqpEnvironment.Testing))
        {
            return await RunUnderTestAsync(app);
        }

        using var signals = new StopSignals(app.Lifetime);
        var asCommand = Commands.NameIn(arguments) is not null;
        try
        {
            return await RunAsync(app, arguments, signals);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return asCommand ? Interrupted : 0;
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e is UsageException ? Commands.BadUsage : Failure;
        }
        catch (Exception e) when (!asCommand)
        {
            // an operator reads one sentence; its details are on the ordinary output
            await Console.Out.WriteLineAsync(e.ToString());
            await Console.Error.WriteLineAsync($"L’application s’arrête sur une erreur imprévue : {e.Message}");
            return Failure;
        }
    }

    // whatever is refused on the way, and even when something refuses to stop: the database is stopped and the folder given back
    private static async Task<int> RunAsync(WebApplication app, string[] arguments, StopSignals signals)
    {
        IDisposable? claim = null;
        PostgresCluster? cluster = null;
        try
        {
            var command = FindCommand(arguments);
            DatabaseProvider.Check(app.Configuration);
            NodeRuntime.Require();
            var external = app.Configuration.GetConnectionString("Cqp");
            var folder = app.Services.GetRequiredService<DataFolder>();
            folder.Create();
            // A command may work on an external database while the application runs.
            if (command is null || string.IsNullOrWhiteSpace(external))
            {
                claim = folder.Claim();
            }

            var address = app.Services.GetRequiredService<DatabaseAddress>();
            address.ConnectionString = external;
            if (string.IsNullOrWhiteSpace(external))
            {
                cluster = await PostgresCluster.StartAsync(folder.FullPath, FindBinaries(app.Environment), [], signals.Token);
                address.ConnectionString = cluster.ConnectionString(EmbeddedDatabase);
                app.Services.GetRequiredService<PostgresSupervisor>().Watch(cluster);
                app.Logger.LogInformation("PostgreSQL en marche sur le port {Port}, données dans {Folder}", cluster.Port, folder.FullPath);
            }

            if (Commands.NameIn(arguments) is not { } asked || !Commands.AsIs.Contains(asked))
            {
                await PrepareAsync(app, signals.Token);
            }

            return command is null
                ? await ListenAsync(app, signals.Token)
                : await RunCommandAsync(app, command, arguments[1..], signals.Token);
        }
        finally
        {
            await app.DisposeAsync();
            if (cluster is not null)
            {
                await cluster.DisposeAsync();
            }

            claim?.Dispose();
        }
    }

    private static async Task PrepareAsync(WebApplication app, CancellationToken cancellation)
    {
        await DatabasePreparation.MigrateAsync(app.Services, cancellation);
        if (app.Configuration.GetValue("Startup:Tasks", true))
        {
            await DatabasePreparation.RunTasksAsync(app.Services, cancellation);
        }
        else
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Persistence.Witnesses>().RunAsync(cancellation);
        }
    }

    private static async Task<int> RunUnderTestAsync(WebApplication app)
    {
        app.Services.GetRequiredService<DatabaseAddress>().ConnectionString = app.Configuration.GetConnectionString("Cqp");
        await app.RunAsync();
        return 0;
    }

    private static Func<IServiceProvider, string[], Task<int>>? FindCommand(string[] arguments)
    {
        if (Commands.NameIn(arguments) is not { } name)
        {
            return null;
        }

        return Commands.All.TryGetValue(name, out var command)
            ? command
            : throw new UsageException(Commands.All.Count == 0
                ? $"La commande « {name} » n’existe pas."
                : $"La commande « {name} » n’existe pas. Commandes possibles : {string.Join(", ", Commands.All.Keys)}.");
    }

    private static string FindBinaries(IHostEnvironment environment)
    {
        var tree = SourceTree.Find(environment.ContentRootPath)
            ?? throw new StartupException(
                "Aucune base de données n’est indiquée : l’application publiée n’embarque pas de serveur. Donnez la chaîne de connexion par "
                    + "ConnectionStrings__Cqp."
            );
        return PostgresBinaries.Find(tree)
            ?? throw new StartupException(
                $"Les programmes de PostgreSQL manquent pour ce système ({PostgresBinaries.SystemName}). Relancez « dotnet build », qui les installe ; s’ils "
                    + $"n’existent pas pour ce système, donnez une base existante par ConnectionStrings__Cqp."
            );
    }

    private static async Task<int> RunCommandAsync(
        WebApplication app,
        Func<IServiceProvider, string[], Task<int>> command,
        string[] arguments,
        CancellationToken cancellation
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await command(scope.ServiceProvider, arguments).WaitAsync(cancellation);
    }

    private static async Task<int> ListenAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e)
        {
            await app.StopAsync(CancellationToken.None);
            if (Explain(e, app.Configuration["urls"] ?? "l’adresse demandée") is { } sentence)
            {
                throw new StartupException(sentence);
            }

            throw;
        }

        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }

    private static string? Explain(Exception listening, string address) =>
        listening switch
        {
            IOException or SocketException =>
                $"L’application ne peut pas écouter sur {address} : l’adresse est déjà prise par un autre programme, ou interdite. Arrêtez ce programme, ou "
                    + $"donnez une autre adresse par ASPNETCORE_URLS (par exemple http://localhost:5081).",
            FormatException => $"ASPNETCORE_URLS vaut « {address} », qui n’est pas une adresse. Donnez par exemple http://localhost:5081.",
            _ => null,
        };
}
