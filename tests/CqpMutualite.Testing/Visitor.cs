using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Web.Demonstration;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CqpMutualite.Testing;

/// <summary>Somebody who uses the application as a browser without scripts does: keeps cookies, reads pages, fills the real forms by their labels.</summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    /// <summary>For what is no page: PDF, JSON, raw posts. It follows no redirect.</summary>
    public HttpClient Client => client;

    /// <summary>Somebody who is not signed in.</summary>
    public static Visitor Of(AppHost app) =>
        new(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress }));

    /// <summary>Somebody signed in through the form, with the password of the demonstration unless another is given.</summary>
    public static async Task<Visitor> SignedInAsync(AppHost app, string email, string password = DemoPeople.Password)
    {
        var visitor = Of(app);
        var door = await visitor.OpenAsync("/connexion");
        var home = await visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", email), ("Mot de passe", password));
        return home.Path == "/connexion" ? throw new InvalidOperationException($"{email} cannot sign in: {home.Text}") : visitor;
    }

    /// <summary>Opens a page, following redirects.</summary>
    public async Task<WebPage> OpenAsync(string path) => await ReadAsync(await client.GetAsync(path));

    /// <summary>
    /// Fills the form that holds that button, field by label (for radios: the legend, then the label of the choice), submits it, and follows redirects.
    /// </summary>
    public async Task<WebPage> SubmitAsync(WebPage page, string button, params (string Label, string Value)[] fields)
    {
        var pressed = page.Html.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(found => WebPage.Flat(found.TextContent) == button)
            ?? throw new InvalidOperationException($"No button « {button} » on {page.Path}.");
        foreach (var (label, value) in fields)
        {
            Fill(pressed.Form!, label, value);
        }

        return await PressAsync(page, pressed);
    }

    /// <summary>Presses that button of the page: sends its form as it is filled, and follows redirects.</summary>
    public async Task<WebPage> PressAsync(WebPage page, IHtmlButtonElement pressed)
    {
        var form = pressed.Form ?? throw new InvalidOperationException($"The button « {WebPage.Flat(pressed.TextContent)} » is in no form.");

        // a button outside of its form (the dock) posts its value too, which the parser forgets
        var carried = (IHtmlInputElement)page.Html.CreateElement("input");
        if (!form.Contains(pressed) && pressed.Name is { Length: > 0 } name)
        {
            (carried.Type, carried.Name, carried.Value) = ("hidden", name, pressed.Value);
            form.AppendChild(carried);
        }

        var submission = form.GetSubmission(pressed)!;
        carried.Remove();
        using var request = new HttpRequestMessage(
            submission.Method == AngleSharp.Io.HttpMethod.Post ? HttpMethod.Post : HttpMethod.Get,
            submission.Target.PathName + (submission.Target.Query is { Length: > 0 } query ? "?" + query : "")
        );
        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", submission.Headers["Content-Type"]);
        }

        return await ReadAsync(await client.SendAsync(request));
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    /// <summary>The page that an answer leads to, following redirects.</summary>
    public async Task<WebPage> ReadAsync(HttpResponseMessage response)
    {
        while ((int)response.StatusCode is >= 300 and < 400)
        {
            var next = response.Headers.Location!;
            response.Dispose();
            response = await client.GetAsync(next);
        }

        using (response)
        {
            var address = response.RequestMessage!.RequestUri!;
            // the document lives as long as its context: disposing of this one would empty the page
            var html = await BrowsingContext
                .New(Configuration.Default)
                .OpenAsync(async document => document.Content(await response.Content.ReadAsStringAsync()).Address(address));
            return new WebPage(response.StatusCode, address.AbsolutePath, (IHtmlDocument)html);
        }
    }

    private static void Fill(IHtmlFormElement form, string label, string value)
    {
        var group = form.QuerySelectorAll("fieldset").FirstOrDefault(found => Names(found.QuerySelector("legend"), label));
        if (group is not null)
        {
            var line = group.QuerySelectorAll<IHtmlLabelElement>("label").First(found => WebPage.Flat(found.TextContent) == value);
            ((IHtmlInputElement)(line.Control ?? line.QuerySelector("input"))!).IsChecked = true;
            return;
        }

        var control = form.QuerySelectorAll<IHtmlLabelElement>("label").FirstOrDefault(found => Names(found, label))?.Control
            ?? throw new InvalidOperationException($"No field « {label} ».");
        switch (control)
        {
            case IHtmlInputElement { Type: "checkbox" } box:
                box.IsChecked = bool.Parse(value);
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                select.Value = select.Options.First(option => WebPage.Flat(option.Text) == value).Value;
                break;
        }
    }

    private static bool Names(INode? element, string label) =>
        element is not null && WebPage.Flat(element.TextContent) is var text && (text == label || text == label + " (facultatif)");
}

/// <summary>A page as read: its status, the path it was found at after redirects, its document.</summary>
public sealed record WebPage(HttpStatusCode Status, string Path, IHtmlDocument Html)
{
    /// <summary>The whole text on one line, every kind of space an ordinary one.</summary>
    public string Text => Flat(Html.Body?.TextContent ?? "");

    /// <summary>The sentences of the error summary; none when the page accepts what was sent.</summary>
    public IReadOnlyList<string> Errors => [.. Html.QuerySelectorAll(".err-sum li").Select(line => Flat(line.TextContent))];

    /// <summary>Text on one line, every kind of space an ordinary one.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
