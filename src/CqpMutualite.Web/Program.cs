using CqpMutualite.Web.Startup;

namespace CqpMutualite.Web;

/// <summary>The entry point. The test kit builds the same application through <see cref="Build"/>.</summary>
public sealed class Program
{
    private Program()
    {
    }

    /// <summary>Builds and runs the application.</summary>
    public static Task<int> Main(string[] args) => Build(args).RunCqpAsync(args);

    /// <summary>Builds the application without starting anything: no database, no file, no network. <paramref name="replace"/>: services of a test.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        // a published application holds its views and editions beside itself, whatever folder it is started from
        var published = SourceTree.Find(AppContext.BaseDirectory) is null ? AppContext.BaseDirectory : null;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = published });
        builder.UseCqpAddress();
        builder.AddCqpProxy();
        builder.AddCqpLogging();
        builder.AddCqpTelemetry();
        builder.AddCqpDatabase();
        builder.AddCqpIdentity();
        builder.AddCqpMvc();
        builder.AddCqpHealth();
        builder.AddCqpLifetime();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapCqpHealth();
        app.MapCqpPages();
        return app;
    }
}
