using System.Net;
using System.Net.Sockets;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>When it cannot start, the application says why in one French sentence, shows no stack, and its exit code is not zero.</summary>
public sealed class RefusalTests : IAsyncDisposable
{
    private readonly TemporaryData _data = new();

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    [Fact]
    public async Task Two_applications_on_one_data_folder()
    {
        await using var first = AppProcess.Launch(_data.Folder);
        using var client = await first.ListeningAsync();

        await using var second = AppProcess.Launch(_data.Folder);
        await AssertRefusedAsync(second, "Une autre instance de l’application utilise déjà le dossier de données", $"processus {first.Id}", "CQP_DATA");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Port_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        await using var app = AppProcess.Launch(_data.Folder, new() { ["ASPNETCORE_URLS"] = url });
        await AssertRefusedAsync(app, url, "déjà prise", "ASPNETCORE_URLS");
        Assert.Null(_data.Server);
    }

    [Fact]
    public async Task Address_that_is_none()
    {
        await using var app = AppProcess.Launch(_data.Folder, new() { ["ASPNETCORE_URLS"] = "nulle part" });
        await AssertRefusedAsync(app, "« nulle part »", "ASPNETCORE_URLS");
        Assert.Null(_data.Server);
    }

    [Fact]
    public async Task Connection_string_that_is_none()
    {
        await using var app = AppProcess.Launch(_data.Folder, new() { ["ConnectionStrings__Cqp"] = "n’importe quoi" });
        await AssertRefusedAsync(app, "n’est pas comprise", "ConnectionStrings__Cqp");
    }

    [Fact]
    public async Task Data_folder_that_cannot_be_written()
    {
        var file = Path.Combine(_data.Parent, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        await using var app = AppProcess.Launch(Path.Combine(file, "data"));
        await AssertRefusedAsync(app, "ne peut pas être écrit", "CQP_DATA");
    }

    [Fact]
    public async Task Database_of_a_newer_version()
    {
        await using (var newer = AppProcess.Launch(_data.Folder))
        {
            using var client = await newer.ListeningAsync();
            await _data.QueryAsync("""insert into "__EFMigrationsHistory" values ('29990101000000_Plus_tard', '99.0.0')""");
            using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        await using var app = AppProcess.Launch(_data.Folder);
        await AssertRefusedAsync(app, "version plus récente", "29990101000000_Plus_tard");
        Assert.Null(_data.Server);
    }

    [Fact]
    public async Task Sql_server_that_is_not_there()
    {
        await using var app = AppProcess.Launch(
            _data.Folder,
            new() { ["Database__Provider"] = "SqlServer", ["ConnectionStrings__Cqp"] = $"Server=127.0.0.1,{FreePort()};Database=cqp;User Id=sa;Password=x" }
        );
        await AssertRefusedAsync(app, "aucun serveur SQL Server n’est joignable", "ConnectionStrings__Cqp");
    }

    [Fact]
    public async Task Unknown_provider()
    {
        await using var app = AppProcess.Launch(_data.Folder, new() { ["Database__Provider"] = "Oracle" });
        await AssertRefusedAsync(app, "« Oracle »", "PostgreSql", "SqlServer");
    }

    [Fact]
    public async Task Node_absent()
    {
        await using var app = AppProcess.Launch(_data.Folder, new() { ["PATH"] = _data.Parent });
        await AssertRefusedAsync(app, "Node.js est introuvable");
    }

    [Fact]
    public async Task External_database_that_does_not_answer()
    {
        await using var app = AppProcess.Launch(
            _data.Folder,
            new() { ["ConnectionStrings__Cqp"] = $"Host=127.0.0.1;Port={FreePort()};Database=cqp;Username=cqp;Password=x" }
        );
        await AssertRefusedAsync(app, "La base de données ne répond pas", "ConnectionStrings__Cqp");
    }

    [Fact]
    public async Task Published_application_without_a_database()
    {
        await using var app = AppProcess.Launch(_data.Folder, contentRoot: _data.Parent);
        await AssertRefusedAsync(app, "Aucune base de données n’est indiquée", "ConnectionStrings__Cqp");
    }

    [Fact]
    public async Task Unknown_command()
    {
        await using var app = AppProcess.Launch(_data.Folder, arguments: ["planter"]);
        Assert.Equal(2, await app.ExitCodeAsync());
        Assert.Contains("La commande « planter » n’existe pas", app.Errors, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var reserved = new TcpListener(IPAddress.Loopback, 0);
        reserved.Start();
        return ((IPEndPoint)reserved.LocalEndpoint).Port;
    }

    private static async Task AssertRefusedAsync(AppProcess app, params string[] words)
    {
        var code = await app.ExitCodeAsync();
        Assert.True(code == 1, $"Exit code {code}. {app.Errors}{app.Output}");
        foreach (var word in words)
        {
            Assert.Contains(word, app.Errors, StringComparison.Ordinal);
        }

        Assert.Single(app.Errors.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", app.Errors + app.Output, StringComparison.Ordinal);
    }
}
