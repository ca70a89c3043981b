using CqpMutualite.Web.Startup;

/// <summary>The entry point. The test kit builds the same application through <see cref="Build"/>.</summary>
public sealed class Program
{
    private Program()
    {
    }

    /// <summary>Builds and runs the application.</summary>
    public static Task<int> Main(string[] args) => Build(args).RunCqpAsync(args);

    /// <summary>Builds the application without starting anything: no database, no file, no network.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.UseCqpAddress();
        builder.AddCqpLogging();
        builder.AddCqpDatabase();
        builder.AddCqpIdentity();
        builder.AddCqpMvc();
        builder.AddCqpHealth();
        builder.AddCqpLifetime();

        var app = builder.Build();
        app.MapCqpHealth();
        app.MapCqpPages();
        return app;
    }
}
