using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CqpMutualite.Web.Platform;

/// <summary>A page whose form is given back what was typed in it, as a browser would have left it; it is sent by nobody but its reader.</summary>
public static class RefilledPage
{
    private const string Words = "Nous avons remis ce que vous aviez saisi\u00A0: rien n’est encore enregistré. Vérifiez, puis envoyez de nouveau.";
    private const string Files = " Choisissez de nouveau vos fichiers.";

    // chosen by the reader, and not by the page
    private static readonly string[] Typed = ["hidden", "password", "file", "submit", "button", "image", "reset"];

    // what the page said of the versions read: with them, what somebody else wrote meanwhile is seen as on any page sent late
    private static readonly string[] Versions = ["Token", "Revision", "Hash"];

    /// <summary>To be placed after the authorization: gives a page back what its reader had typed.</summary>
    public static async Task InterposeAsync(HttpContext context, RequestDelegate next)
    {
        if (
            !HttpMethods.IsGet(context.Request.Method) || context.User.Identity?.IsAuthenticated != true
            || await context.RequestServices.GetRequiredService<KeptForms>().TakeAsync(context) is not { } kept
        )
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        page.Position = 0;
        if (context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type } && type.StartsWith("text/html", StringComparison.Ordinal))
        {
            context.Response.ContentLength = null;
            await context.Response.WriteAsync(Fill(await new StreamReader(page).ReadToEndAsync(), kept));
        }
        else
        {
            await page.CopyToAsync(body, context.RequestAborted);
        }
    }

    /// <summary>The page, filled; as it was when it holds no such form any more.</summary>
    public static string Fill(string html, KeptForm kept)
    {
        var page = new HtmlParser().ParseDocument(html);
        var form = page.Forms.OfType<IHtmlFormElement>().FirstOrDefault(found => Is(found, kept));
        if (form is null)
        {
            return html;
        }

        var ranks = new Dictionary<string, int>();
        foreach (var control in form.Elements.OfType<IHtmlElement>().Where(IsTyped))
        {
            var name = control.GetAttribute("name")!;
            var values = kept.Fields.GetValueOrDefault(name) ?? [];
            var rank = ranks[name] = ranks.GetValueOrDefault(name, -1) + 1;
            Put(control, values, values.ElementAtOrDefault(rank));
        }

        var says = page.CreateElement("p");
        says.ClassName = "note-box";
        says.SetAttribute("role", "status");
        says.TextContent = Words + (form.QuerySelector("input[type=file]") is null ? "" : Files);
        form.Prepend(says);
        return page.ToHtml();
    }

    private static void Put(IHtmlElement control, string?[] values, string? value)
    {
        switch (control)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                box.IsDefaultChecked = values.Contains(box.Value);
                break;
            case IHtmlSelectElement select:
                foreach (var option in select.Options)
                {
                    option.IsDefaultSelected = values.Contains(option.Value);
                }

                break;
            case IHtmlInputElement input when value is not null:
                input.SetAttribute("value", value);
                break;
            case IHtmlTextAreaElement area when value is not null:
                area.TextContent = value;
                break;
        }

        if (value is not null)
        {
            control.Closest("details")?.SetAttribute("open", "");
        }
    }

    // the form that was sent there, about the same thing
    private static bool Is(IHtmlFormElement form, KeptForm kept) =>
        string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
        && PathOf(form.GetAttribute("action") is { Length: > 0 } action ? action : kept.Page) == kept.Action
        && form.Elements.OfType<IHtmlInputElement>().Where(input => input is { Type: "hidden", Name: { Length: > 0 } name } && !IsVersion(name))
            .All(input => kept.Fields.GetValueOrDefault(input.Name!) is not { } values || values.Contains(input.Value));

    private static bool IsTyped(IHtmlElement control) =>
        control.GetAttribute("name") is { Length: > 0 } name && !name.StartsWith("__", StringComparison.Ordinal)
        && !control.HasAttribute("disabled") && !control.HasAttribute("readonly") && control.GetAttribute("autocomplete") != "one-time-code"
        && (control is IHtmlTextAreaElement or IHtmlSelectElement
            || (control is IHtmlInputElement input && (!Typed.Contains(input.Type) || (input.Type == "hidden" && IsVersion(name)))));

    private static bool IsVersion(string name) => name.StartsWith("__", StringComparison.Ordinal) || Versions.Contains(name.Split('.')[^1]);

    private static string PathOf(string address) => address.Split('?', '#')[0];
}
