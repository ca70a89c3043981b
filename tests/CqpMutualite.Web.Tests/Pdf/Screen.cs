using System.Net;
using CqpMutualite.Domain.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>Draws a document with the view of the application, without starting it.</summary>
internal static class Screen
{
    private static readonly Lazy<WebApplication> Application = new(() =>
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(Program).Assembly.GetName().Name, EnvironmentName = "Testing" }
        );
        builder.Services.AddControllersWithViews();
        return builder.Build();
    });

    public static async Task<string> DrawAsync(Document document)
    {
        await using var scope = Application.Value.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var view = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, "/Features/Shared/Documents/Document.cshtml", isMainPage: false);
        view.EnsureSuccessful([]);
        await using var output = new StringWriter();
        var data = new ViewDataDictionary<Document>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = document };
        var context = new ViewContext(
            action,
            view.View!,
            data,
            new TempDataDictionary(http, scope.ServiceProvider.GetRequiredService<ITempDataProvider>()),
            output,
            new HtmlHelperOptions()
        );
        await view.View!.RenderAsync(context);
        return output.ToString();
    }

    public static string Decoded(string html) => WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
