using CqpMutualite.Web.Platform;

var builder = WebApplication.CreateBuilder(args);
var slices = new SliceViews("CqpMutualite.Web");
builder.Services.AddControllersWithViews(mvc => mvc.Conventions.Add(slices))
    .AddRazorOptions(razor => razor.ViewLocationExpanders.Add(slices));
var app = builder.Build();
app.MapStaticAssets();
app.MapControllers().WithStaticAssets();
await app.RunAsync();

public partial class Program;
