using System.Text.Encodings.Web;
using System.Text.Unicode;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;
using FluentValidation;
using Microsoft.Extensions.WebEncoders;

namespace CqpMutualite.Web.Startup;

/// <summary>Controllers, views, static files, and what every answer carries.</summary>
public static class MvcSetup
{
    // 'self' everywhere and nothing inline: a script or a style injected in a page does not run
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    /// <summary>Registers MVC with the views of a slice beside its controller, and antiforgery on every form.</summary>
    public static WebApplicationBuilder AddCqpMvc(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsEnvironment(CqpEnvironment.Testing))
        {
            // ASP.NET Core does so in Development only; without it the compressed static files are answered empty.
            builder.WebHost.UseStaticWebAssets();
        }

        var slices = new SliceViews("CqpMutualite.Web");
        builder.Services.AddControllersWithViews(mvc =>
        {
            mvc.Conventions.Add(slices);
            mvc.Filters.Add<TypedTextFilter>();
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<ValidationFilter>();
            mvc.Filters.Add<ShellFilter>();
            mvc.Filters.Add<Features.Files.OpenedFilesFilter>();
            mvc.Filters.Add<StaleFormFilter>();
            mvc.UseFrenchMessages();
        }).AddRazorOptions(razor => razor.ViewLocationExpanders.Add(slices));
        builder.Services.AddValidatorsFromAssembly(typeof(MvcSetup).Assembly);
        builder.Services.AddSingleton(provider => CatalogueFile.Load(provider.GetRequiredService<IHostEnvironment>()));
        builder.Services.AddSingleton(provider => CatalogueFile.LoadPresentation(provider.GetRequiredService<IHostEnvironment>()));
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddScoped<IStartupTask, EditionLoader>();
        builder.Services.AddScoped<IStartupTask, Persistence.Search.SearchFiller>();
        if (builder.Environment.IsDevelopment() || builder.Environment.IsEnvironment(CqpEnvironment.Testing))
        {
            builder.Services.Configure<Persistence.SignIns.PasswordExceptions>(exceptions => exceptions.Allowed.Add(DemoPeople.Password));
            builder.Services.AddScoped<IStartupTask, DemoPeople>();
            builder.Services.AddScoped<IStartupTask, DemoFiles>();
        }

        builder.Services.AddScoped<IStartupTask, Persistence.Tasks.TaskFiller>();
        builder.Services.AddPdfRendering();
        builder.Services.AddScoped<Features.Files.SignatureDesk>();
        builder.Services.AddScoped<Features.Imports.CandidateList>();
        builder.Services.AddScoped<DocumentStore>();
        builder.Services.AddScoped<Features.Files.FrozenDocuments>();
        builder.Services.AddScoped<Features.Files.CertificateDesk>();
        builder.Services.AddScoped<Features.Files.FileDesk>();
        builder.Services.AddScoped<Features.Information.PublicPresentation>();
        builder.Services.AddScoped<Features.Files.PieceDesk>();
        builder.Services.AddScoped<Features.Evaluation.NameEvaluators.EvaluatorPlaces>();
        builder.Services.AddScoped<Features.Organisations.OrganisationDesk>();
        builder.Services.AddScoped<Features.Accounts.OwnAccount>();
        builder.Services.AddScoped<Features.Accounts.SecondStep.RecoverySignIn>();
        builder.Services.AddScoped<Features.Jury.SessionDesk>();
        builder.Services.AddScoped<Features.Certificates.ReasonDesk>();
        builder.Services.AddSingleton<Features.Files.Freezer>();
        if (builder.Configuration.GetValue(Features.Files.FreezerWorker.Setting, true))
        {
            builder.Services.AddHostedService<Features.Files.FreezerWorker>();
        }

        builder.Services.AddSingleton<Features.Files.OpenedFiles>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Features.Files.OpenedFiles>());
        builder.Services.AddSingleton<Persistence.Anchors.JournalAnchors>();
        builder.Services.AddScoped<Persistence.Backup.BackupWriter>();
        builder.Services.AddScoped<Persistence.Backup.BackupReader>();
        builder.Services.AddScoped<WholeCheck>();
        if (builder.Configuration.GetValue(Persistence.Anchors.AnchorWorker.Setting, true))
        {
            builder.Services.AddHostedService<Persistence.Anchors.AnchorWorker>();
        }

        builder.Services.AddExceptionHandler<UnavailableHandler>();
        builder.AddCqpUploads();
        builder.Services.AddCqpMessages(builder.Configuration);
        builder.Services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Antiforgery";
        });
        return builder;
    }

    /// <summary>Maps the static files and the controllers behind the guards.</summary>
    public static WebApplication MapCqpPages(this WebApplication app)
    {
        // signing out goes on to the directory by which one came in
        var directories = DirectorySetup.DirectoriesOf(app.Configuration).Select(directory => directory.Origin).Distinct();
        var policy = string.Join(' ', [ContentSecurityPolicy, .. directories]);
        app.UseCqpProxy();
        app.UseCqpRequestLog();
        app.Use(AnswerHeadAsync);
        app.Use(PostedFormStream.InterposeAsync);
        app.UseExceptionHandler("/erreur/500");
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
        app.UseRequestLocalization("fr-FR");
        app.UseRouting();
        app.Use(LoggingSetup.NotePageAsync);
        app.UseMiddleware<RefusalLog>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseTwoStepGate();
        app.Use(RefilledPage.InterposeAsync);
        app.UseMiddleware<UploadReception>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        return app;
    }

    // as the page itself, without its content
    private static async Task AnswerHeadAsync(HttpContext context, RequestDelegate next)
    {
        var asked = context.Request.Method;
        if (HttpMethods.IsHead(asked))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
        }

        await next(context);
        context.Request.Method = asked;
    }
}
