using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Startup;

/// <summary>Controllers, views and static files.</summary>
public static class MvcSetup
{
    /// <summary>Registers MVC with the views of a slice beside its controller.</summary>
    public static WebApplicationBuilder AddCqpMvc(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsEnvironment(CqpEnvironment.Testing))
        {
            // ASP.NET Core does so in Development only; without it the compressed static files are answered empty.
            builder.WebHost.UseStaticWebAssets();
        }

        var slices = new SliceViews("CqpMutualite.Web");
        builder.Services.AddControllersWithViews(mvc => mvc.Conventions.Add(slices))
            .AddRazorOptions(razor => razor.ViewLocationExpanders.Add(slices));
        return builder;
    }

    /// <summary>Maps the static files and the controllers.</summary>
    public static WebApplication MapCqpPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
        return app;
    }
}
