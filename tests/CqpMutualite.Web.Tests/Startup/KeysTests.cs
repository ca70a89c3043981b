using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>Keys and stores are outside the database: what happens when they are lost, others, or new.</summary>
public sealed class KeysTests(AppHost host) : IClassFixture<AppHost>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cqp-keys-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Keys => Path.Combine(folder, "keys");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_database_that_was_signed_refuses_to_start_without_its_key()
    {
        var refused = await Assert.ThrowsAsync<StartupException>(() => RecogniseAsync());
        Assert.Contains("La clé de scellement « seal-1 » manque", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Keys), "No key is made in its place.");
    }

    [Fact]
    public async Task It_refuses_another_key_of_the_same_name()
    {
        Directory.CreateDirectory(Keys);
        await File.WriteAllBytesAsync(Path.Combine(Keys, "seal-1.key"), new byte[32], Cancellation);
        var refused = await Assert.ThrowsAsync<StartupException>(() => RecogniseAsync());
        Assert.Contains("n’est pas celle de cette base", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pas du base 64 !", "n’est pas en base 64")]
    [InlineData("c291cmlz", "abîmée")]
    public async Task A_key_that_is_none_is_said_in_a_sentence(string key, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<StartupException>(() => RecogniseAsync($"--Seal:Key={key}"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task It_refuses_a_store_without_its_files_and_that_of_another_database()
    {
        CopyKeys();
        var refused = await Assert.ThrowsAsync<StartupException>(() => RecogniseAsync());
        Assert.Contains("n’est pas celui de cette base", refused.Message, StringComparison.Ordinal);
        var other = Path.Combine(folder, "attachments", "magasin.id");
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        await File.WriteAllTextAsync(other, "un autre", Cancellation);
        refused = await Assert.ThrowsAsync<StartupException>(() => RecogniseAsync());
        Assert.Contains("n’est pas celui de cette base", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_seals_and_the_former_one_still_verifies_signatures_links_and_sessions()
    {
        CopyAll();
        await File.WriteAllBytesAsync(Path.Combine(Keys, "seal-2.key"), [.. Enumerable.Range(1, 32).Select(value => (byte)value)], Cancellation);
        await using var rotated = Other();
        await using var scope = rotated.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Witnesses>().RunAsync(Cancellation);
        var (before, after) = (host.Services.GetRequiredService<Seals>(), scope.ServiceProvider.GetRequiredService<Seals>());
        Assert.Equal(("seal-1", "seal-2"), (before.CurrentKey, after.CurrentKey));

        var given = before.Seal("un contenu", Guid.Empty, "Candidate");
        Assert.True(after.Verify(given, Guid.Empty, "Candidate"));
        Assert.False(after.Verify(given with { KeyId = "seal-2" }, Guid.Empty, "Candidate"));
        Assert.True(after.IsMark("agenda", "quelqu’un", before.Mark("agenda", "quelqu’un")));
        Assert.NotEqual(before.Mark("agenda", "quelqu’un"), after.Mark("agenda", "quelqu’un"));

        var session = host.Services.GetDataProtectionProvider().CreateProtector("essai").Protect("une session");
        Assert.Equal("une session", rotated.Services.GetDataProtectionProvider().CreateProtector("essai").Unprotect(session));

        // the whole chain of a file, and its signatures, read by who holds both keys
        var lines = await scope.ServiceProvider.GetRequiredService<AppDbContext>().JournalEntries.AsNoTracking().ToListAsync(Cancellation);
        Assert.All(lines, line => Assert.Equal(line.Hash, JournalChain.HashOf(after, line)));

        // the first key is known to be needed, and so is the second from now on
        File.Delete(Path.Combine(Keys, "seal-2.key"));
        Assert.Contains("« seal-2 » manque", (await Assert.ThrowsAsync<StartupException>(() => RecogniseAsync())).Message, StringComparison.Ordinal);
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Witnesses.Where(row => row.Name == "seal-2").ExecuteDeleteAsync(Cancellation);
    }

    [Fact]
    public async Task The_keys_of_sessions_are_encrypted_in_the_database_those_of_before_too()
    {
        host.Services.GetDataProtectionProvider().CreateProtector("essai").Protect("de quoi en faire une");
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var key = await db.DataProtectionKeys.FirstAsync(Cancellation);
        Assert.Contains("encryptedKey", key.Xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);

        // as a version before wrote it
        key = new() { FriendlyName = "d’avant", Xml = """
            <key id="0b3e2f4c-7d52-4d0e-9a5b-6d8f1f2a3b4c" version="1"><creationDate>2026-01-01T00:00:00Z</creationDate>
            <activationDate>2026-01-01T00:00:00Z</activationDate><expirationDate>2026-04-01T00:00:00Z</expirationDate>
            <descriptor deserializerType="ici"><descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" />
            <masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection">
            <value>c2VjcmV0</value></masterKey></descriptor></descriptor></key>
            """ };
        db.Add(key);
        await db.SaveChangesAsync(Cancellation);
        db.ChangeTracker.Clear();
        await scope.ServiceProvider.GetRequiredService<Witnesses>().RunAsync(Cancellation);
        var now = await db.DataProtectionKeys.AsNoTracking().SingleAsync(found => found.Id == key.Id, Cancellation);
        Assert.DoesNotContain("c2VjcmV0", now.Xml, StringComparison.Ordinal);
        var secret = System.Xml.Linq.XElement.Parse(now.Xml!).Descendants("encryptedKey").Single();
        Assert.Equal("secret", Plain(new ProtectionKeyDecipher(host.Services).Decrypt(secret).Value));

        await db.DataProtectionKeys.Where(found => found.Id == key.Id).ExecuteDeleteAsync(Cancellation);

        static string Plain(string text) => System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(text));
    }

    [Fact]
    public async Task Ready_says_that_the_keys_are_not_the_right_ones_and_the_page_of_the_service_says_why()
    {
        CopyAll();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.Witnesses.Add(new Witness { Name = "seal-7", Mark = "", At = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(Cancellation);
        }

        using var admin = await Visitor.SignedInAsync(host, "admin@cqp.example");
        using (var ready = await admin.Client.GetAsync("/health/ready", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("\"keys\":\"failed\"", await ready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        var home = await admin.OpenAsync("/");
        Assert.Contains(home.Html.QuerySelectorAll("nav a"), link => link.TextContent.Contains("Service", StringComparison.Ordinal));
        var page = await admin.OpenAsync("/admin/service");
        Assert.Contains("1 point en panne", page.Text, StringComparison.Ordinal);
        Assert.Contains("La clé de scellement « seal-7 » manque", page.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun serveur de messagerie n’est réglé", page.Text, StringComparison.Ordinal);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AppDbContext>().Witnesses.Where(row => row.Name == "seal-7").ExecuteDeleteAsync(Cancellation);
        }

        using var again = await admin.Client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    private async Task RecogniseAsync(params string[] settings)
    {
        await using var app = Other(settings);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Witnesses>().RunAsync(Cancellation);
    }

    // another application, on the same database and another data folder
    private WebApplication Other(params string[] settings)
    {
        var app = Program.Build([
            "--environment=Testing",
            $"--contentRoot={TestServer.Current.ContentRoot}",
            "--applicationName=CqpMutualite.Web",
            $"--{DataFolder.Setting}={folder}",
            .. settings,
        ]);
        app.Services.GetRequiredService<DatabaseAddress>().ConnectionString = host.Database.ConnectionString;
        return app;
    }

    private void CopyKeys() => Copy("keys");

    private void CopyAll()
    {
        Copy("keys");
        Copy("attachments");
        Copy("documents");
    }

    private void Copy(string name)
    {
        var source = Path.Combine(host.Database.Folder, name);
        foreach (var file in Directory.Exists(source) ? Directory.GetFiles(source, "*", SearchOption.AllDirectories) : [])
        {
            var target = Path.Combine(folder, name, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
