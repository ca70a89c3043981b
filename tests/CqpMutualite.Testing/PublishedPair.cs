namespace CqpMutualite.Testing;

/// <summary>
/// Two published instances on one database and one S3 store, behind a proxy that carries HTTPS, with the people and files of the demonstration. Each has a data
/// folder of its own, which holds nothing that the other needs: keys come by the settings.
/// </summary>
public sealed class PublishedPair : PublishedApp
{
    private readonly Uri[] targets = [new($"http://127.0.0.1:{FreePort()}"), new($"http://127.0.0.1:{FreePort()}")];
    private readonly int front = FreePort();
    private readonly AppProcess?[] instances = [null, null];
    private ObjectStore? store;
    private LoopbackProxy? proxy;

    public LoopbackProxy Proxy => proxy ?? throw new InvalidOperationException("It is not started.");

    /// <summary>What is kept in the store.</summary>
    public IEnumerable<string> Contents => store!.Keys;

    /// <summary>What each of them wrote.</summary>
    public string Written => string.Concat(instances.Select(instance => instance?.Output + instance?.Errors));

    protected override Dictionary<string, string> Variables
    {
        get
        {
            var keys = Path.Combine(Database.Folder, "keys");
            return new(base.Variables)
            {
                ["Site__Address"] = $"https://localhost:{front}",
                ["Proxy__Networks"] = "127.0.0.1",
                ["Seal__Key"] = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(keys, "seal-1.key"))),
                ["Credential__Key"] = File.ReadAllText(Path.Combine(keys, "credential-1.pem")),
                ["Contents__Endpoint"] = store!.Address.ToString(),
                ["Contents__Bucket"] = "cqp",
                ["Contents__Region"] = "fr-par",
                ["Contents__AccessKey"] = "cle",
                ["Contents__SecretKey"] = "secret",
                ["SignIn__TwoStepFor"] = "",
                ["SignIn__AttemptsPerMinute"] = "100000",
            };
        }
    }

    /// <summary>Ends one without notice.</summary>
    public Task KillAsync(int instance) => instances[instance]!.KillAsync();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }

        foreach (var instance in instances.OfType<AppProcess>())
        {
            await instance.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override Task<TestDatabase> MakeDatabaseAsync() => TestServer.Current.CreateDatabaseAsync();

    protected override async Task StartAsync()
    {
        store = await ObjectStore.StartAsync();
        foreach (var name in new[] { "attachments", "documents" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Database.Folder, name), "*", SearchOption.AllDirectories))
            {
                var key = file.EndsWith(".pdf", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(file) : Path.GetFileName(file);
                store.Put($"cqp/{name}/{key}", await File.ReadAllBytesAsync(file));
            }
        }

        foreach (var number in new[] { 0, 1 })
        {
            instances[number] = Launch(
                [],
                new() { ["ASPNETCORE_URLS"] = targets[number].ToString(), ["CQP_DATA"] = Path.Combine(Root, $"instance-{number}") }
            );
        }

        foreach (var instance in instances)
        {
            using var _ = await instance!.ListeningAsync();
        }

        proxy = await LoopbackProxy.StartAsync(front, targets);
    }
}
