using CqpMutualite.Bench;

[assembly: HostingStartup(typeof(BarePage))]

namespace CqpMutualite.Bench;

/// <summary>Adds the yardstick page to the application.</summary>
internal sealed class BarePage : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddControllersWithViews().AddApplicationPart(typeof(BarePage).Assembly));
}
