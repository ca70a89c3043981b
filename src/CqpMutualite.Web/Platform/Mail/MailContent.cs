using System.Globalization;
using System.Text;

namespace CqpMutualite.Web.Platform.Mail;

/// <summary>What a message says, whatever its form. <see cref="To"/> draws it: every message of the application has the one layout.</summary>
/// <param name="Title">One line.</param>
/// <param name="Greeting">First line, without its comma.</param>
/// <param name="Paragraphs">What comes before the link or the code.</param>
public sealed record MailContent(string Title, string Greeting, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Who writes.</summary>
    public const string Brand = "CQP Mutualité";

    private const string Foot = "Message automatique de CQP Mutualité. Une réponse à cette adresse n’est pas lue.";

    // colours of the theme's tokens; messaging software reads no style sheet
    private const string Ink = "#16242A", Secondary = "#56656D", Accent = "#0E4F5F", Paper = "#F4F5F2", Line = "#DCE1DF";
    private const string Font = "font-family:'Source Sans 3','Segoe UI',Arial,sans-serif";

    /// <summary>What it is about, after the title: « dossier CQP-2026-0042 ».</summary>
    public string? About { get; init; }

    /// <summary>Lists of things, each with where to go; after the paragraphs.</summary>
    public IReadOnlyList<MailSection> Sections { get; init; } = [];

    /// <summary>Where to go; null when there is nothing to open.</summary>
    public MailLink? Link { get; init; }

    public string? Code { get; init; }

    public IReadOnlyList<string> After { get; init; } = [];

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>The message, in its two parts.</summary>
    public OutgoingMail To(string address)
    {
        var spaced = this with
        {
            Title = FrenchText.NoBreak(Title),
            Greeting = FrenchText.NoBreak(Greeting),
            Paragraphs = [.. Paragraphs.Select(FrenchText.NoBreak)],
            Sections = [.. Sections.Select(section => section with
            {
                Lines = [.. section.Lines.Select(line => line with { Text = FrenchText.NoBreak(line.Text) })],
            })],
            After = [.. After.Select(FrenchText.NoBreak)],
        };
        return new OutgoingMail(address, spaced.Subject, spaced.Text(), spaced.Html()) { Attachments = Attachments };
    }

    private string Subject => About is null ? Title : $"{Title} – {About}";

    private string Text()
    {
        List<string> parts = [$"{Greeting},", .. Paragraphs];
        foreach (var section in Sections)
        {
            parts.Add($"{section.Title}{FrenchText.NoBreakSpace}:");
            parts.AddRange(section.Lines.Select(line => line.Address is null ? $"- {line.Text}" : $"- {line.Text}\n{line.Address}"));
        }

        if (Link is not null)
        {
            parts.Add($"{Link.Text}{FrenchText.NoBreakSpace}:\n{Link.Address}");
        }

        if (Code is not null)
        {
            parts.Add($"Code{FrenchText.NoBreakSpace}: {Code}");
        }

        return string.Join("\n\n", [.. parts, .. After, Brand, "-- \n" + Foot]);
    }

    private string Html()
    {
        var body = new StringBuilder();
        if (About is not null)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:-12px 0 20px;font-size:15px;color:{Secondary}\">{Encoded(FrenchText.Sentence(About))}</p>\n"
            );
        }

        Paragraph(Greeting + ",");
        foreach (var paragraph in Paragraphs)
        {
            Paragraph(paragraph);
        }

        foreach (var section in Sections)
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2 style=\"margin:24px 0 8px;font-size:18px;font-weight:600\">{Encoded(section.Title)}</h2>\n");
            body.Append("<ul style=\"margin:0 0 16px;padding-left:20px\">\n");
            foreach (var line in section.Lines)
            {
                var text = line.Address is null ? Encoded(line.Text) : $"<a href=\"{Encoded(line.Address)}\" style=\"color:{Accent}\">{Encoded(line.Text)}</a>";
                body.Append(CultureInfo.InvariantCulture, $"<li style=\"margin:0 0 8px\">{text}</li>\n");
            }

            body.Append("</ul>\n");
        }

        if (Link is not null)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:24px 0\"><a href=\"{Encoded(Link.Address)}\" style=\"display:inline-block;padding:12px "
                    + $"20px;border-radius:4px;background:{Accent};color:#ffffff;font-weight:600;text-decoration:none\">{Encoded(Link.Text)}</a></p>\n"
            );
            body.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:0 0 16px;font-size:14px;color:{Secondary}\">Si le bouton ne s’ouvre pas, copiez cette adresse dans votre "
                    + $"navigateur{FrenchText.NoBreakSpace}:<br><a href=\"{Encoded(Link.Address)}\" "
                + $"style=\"color:{Accent};word-break:break-all\">{Encoded(Link.Address)}</a></p>\n"
            );
        }

        if (Code is not null)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<p style=\"margin:24px 0;font-size:30px;font-weight:600;letter-spacing:4px;color:{Accent}\">{Encoded(Code)}</p>\n"
            );
        }

        foreach (var paragraph in After)
        {
            Paragraph(paragraph);
        }

        return $"""
            <!doctype html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <title>{Encoded(Subject)}</title>
            </head>
            <body style="margin:0;padding:0;background:{Paper}">
            <div style="max-width:600px;margin:0 auto;padding:32px 16px;{Font};font-size:17px;line-height:1.5;color:{Ink}">
            <p style="margin:0 0 16px;font-size:18px;font-weight:600;color:{Accent}">{Brand}</p>
            <main style="display:block;background:#ffffff;border:1px solid {Line};border-radius:8px;padding:28px 24px">
            <h1 style="margin:0 0 20px;font-family:'Source Serif 4',Georgia,serif;font-size:24px;line-height:1.25;font-weight:600">{Encoded(Title)}</h1>
            {body}<p style="margin:24px 0 0">{Brand}</p>
            </main>
            <p style="margin:16px 0 0;font-size:14px;color:{Secondary}">{Foot}</p>
            </div>
            </body>
            </html>
            """.ReplaceLineEndings("\n");

        void Paragraph(string text) => body.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 16px\">{Encoded(text)}</p>\n");
    }

    private static string Encoded(string text) => System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}

/// <summary>A link of a message: what it does, and its whole address.</summary>
public sealed record MailLink(string Text, string Address);

/// <summary>A list of a message.</summary>
public sealed record MailSection(string Title, IReadOnlyList<MailLine> Lines);

/// <summary>A thing of a list, and the whole address where it is; null: nowhere.</summary>
public sealed record MailLine(string Text, string? Address);
