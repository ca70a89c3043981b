using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Messages;
using CqpMutualite.Web.Tests.Persistence;
using CqpMutualite.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>The opening by the line manager, the moments planned and held, what the candidate joins: through the real pages.</summary>
public sealed class PreparationPagesTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Specialiste = "specialiste-prestations", Blocs = "blocs-relation-clients", Candidate = "candidat@horizon.example";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => FrenchText.ParisDay(app.Clock.GetUtcNow());

    [Fact]
    public async Task The_line_manager_opens_the_evaluation_and_the_grids_wait_for_it()
    {
        var reference = await scene.FileAsync(Specialiste, filled: false, opened: false);
        var (overview, opening, grid) = (
            $"/dossiers/{reference}/evaluation",
            $"/dossiers/{reference}/evaluation/ouverture",
            $"/dossiers/{reference}/evaluation/d1"
        );
        using var manager = await Visitor.SignedInAsync(app, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);

        // the other evaluator reads, and is told who opens
        var page = await tutor.OpenAsync(grid);
        Assert.Contains("L’évaluation n’est pas ouverte", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("#grid button, #grid textarea:not([disabled])"));
        Assert.Contains("Claire Morel ouvre l’évaluation", (await tutor.OpenAsync(overview)).Text, StringComparison.Ordinal);
        page = await tutor.OpenAsync(opening);
        Assert.Null(page.Html.QuerySelector("[name='Form.OpenedOn']"));
        var (status, _) = await EvaluationScene.SaveAsync(
            tutor,
            EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/planification/nouveau")),
            reference,
            "d1.avis",
            "maitrise",
            0
        );
        Assert.NotEqual(HttpStatusCode.OK, status);

        // the line manager has it as the one next thing
        page = await manager.OpenAsync(overview);
        Assert.Equal(
            "Ouvrir l’évaluation",
            WebPage.Flat(page.Html.QuerySelector(".page-head .btn-primary, header .btn-primary.big, .btn-primary.big")!.TextContent)
        );
        page = await manager.OpenAsync(opening);
        Assert.Contains("l’entretien de cadrage des deux évaluateurs n’est pas noté", page.Text, StringComparison.Ordinal);
        page = await manager.SubmitAsync(page, "Ouvrir l’évaluation");
        Assert.Single(page.Errors);
        page = await manager.SubmitAsync(
            page,
            "Ouvrir l’évaluation",
            ("J’estime que le candidat a acquis les compétences de cette certification et peut être évalué.", "true"),
            ("Compétences estimées acquises le", FrenchText.TypedDate(Today.AddDays(1)))
        );
        Assert.Contains("aujourd’hui", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Null((await scene.ReloadAsync(reference)).Evaluation.OpenedOn);
        page = await manager.SubmitAsync(page, "Ouvrir l’évaluation", ("Compétences estimées acquises le", FrenchText.TypedDate(Today)));
        Assert.Equal(overview, page.Path);
        Assert.Equal(Today, (await scene.ReloadAsync(reference)).Evaluation.OpenedOn);
        Assert.NotNull((await tutor.OpenAsync(grid)).Html.QuerySelector("#grid [data-answer]"));

        using var stranger = await Visitor.SignedInAsync(app, EvaluationScene.OtherCompany);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/dossiers/{reference}/evaluation/planification")).Status);
    }

    [Fact]
    public async Task A_moment_is_planned_moved_held_and_told_to_those_who_take_part()
    {
        var reference = await scene.FileOfAsync(Blocs, Candidate);
        var planning = $"/dossiers/{reference}/evaluation/planification";
        using var company = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        using var manager = await Visitor.SignedInAsync(app, EvaluationScene.Manager);
        using var candidate = await Visitor.SignedInAsync(app, Candidate);

        // what the edition asks for fills the form
        var page = await company.OpenAsync($"{planning}/nouveau?type=ComplementaryInterview&unite=b1");
        Assert.Equal("15", page.Html.QuerySelector<IHtmlInputElement>("[name='Form.Minutes']")!.Value);
        page = await company.SubmitAsync(page, "Enregistrer le moment");
        Assert.Equal(2, page.Errors.Count);
        page = await company.SubmitAsync(
            page,
            "Enregistrer le moment",
            ("Jour", FrenchText.TypedDate(Today.AddDays(3))),
            ("Heure", "14:30"),
            ("Lieu ou lien de la visioconférence", "Agence de Nantes, salle 2")
        );
        Assert.Equal(planning, page.Path);
        Assert.Contains("1 sur 1", page.Text, StringComparison.Ordinal);
        var messages = await MessagesAsync(reference);
        Assert.Equal(3, messages.Count);
        Assert.All(messages, message => Assert.Equal(MessageKind.MomentPlanned, message.Kind));
        await app.SendMessagesAsync();
        var mail = app.Sink.To(Candidate)[^1];
        Assert.Equal((planning, true), (mail.Link, mail.Subject.StartsWith("Un moment d’évaluation est fixé", StringComparison.Ordinal)));

        // in the calendar of the candidate
        page = await candidate.OpenAsync(planning);
        Assert.Contains("Agence de Nantes, salle 2", page.Text, StringComparison.Ordinal);
        var calendar = await candidate.Client.GetAsync($"/dossiers/{reference}/evaluation/agenda.ics", Cancellation);
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        var text = await calendar.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("LOCATION:Agence de Nantes\\, salle 2\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            $"DTSTART;TZID=Europe/Paris:{Today.AddDays(3):yyyyMMdd}T143000\r\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("SEQUENCE:0\r\n", text, StringComparison.Ordinal);
        var read = Assert.Single((await ReadCalendar.OfAsync(text, Cancellation)).Events);
        Assert.Equal(("Agence de Nantes, salle 2", FrenchText.FromParis(Today.AddDays(3), new TimeOnly(14, 30))), (read.Location, read.Start));

        // moved: the same event, later
        var id = await scene.ReadAsync(db =>
            db.Moments.Where(moment => db.Files.Any(file => file.Id == moment.FileId && file.Reference == reference))
                .Select(moment => moment.Id)
                .SingleAsync(Cancellation)
        );
        page = await manager.SubmitAsync(await manager.OpenAsync($"{planning}/{id}/modifier"), "Enregistrer la modification", ("Heure", "16:00"));
        Assert.Equal(planning, page.Path);
        text = await candidate.Client.GetStringAsync($"{planning}/{id}/agenda.ics", Cancellation);
        Assert.Contains($"UID:{id}@cqp-mutualite\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", text, StringComparison.Ordinal);
        messages = await MessagesAsync(reference);
        Assert.Equal(2, messages.Count(message => message.Kind == MessageKind.MomentMoved));

        // not held in advance
        page = await manager.SubmitAsync(
            await manager.OpenAsync($"{planning}/{id}"),
            "Enregistrer le moment",
            ("Ce moment a eu lieu", "true"),
            ("Jour", FrenchText.TypedDate(Today.AddDays(3)))
        );
        Assert.Contains("dans l’avenir", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await manager.SubmitAsync(
            page,
            "Enregistrer le moment",
            ("Jour", FrenchText.TypedDate(Today)),
            ("Durée, en minutes", "20"),
            ("Mes notes", "Reformule avant de répondre.")
        );
        Assert.Equal($"{planning}/{id}", page.Path);

        // held, it proposes dates and conditions, which nobody has written yet
        var summary = $"/dossiers/{reference}/evaluation/synthese";
        page = await manager.OpenAsync(summary);
        Assert.Contains("Reprendre les moments tenus", page.Text, StringComparison.Ordinal);
        page = await manager.OpenAsync(summary + "?proposer=oui");
        Assert.Equal(FrenchText.PlainDate(Today), page.Html.QuerySelector<IHtmlInputElement>("[name='Answers[synthese.b1.dates].Value']")!.Value);
        Assert.Contains(
            "1 entretien complémentaire (Agence de Nantes, salle 2, 20 min)",
            page.Html.QuerySelector<IHtmlInputElement>("[name='Answers[synthese.b1.conditions].Value']")!.Value.Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        page = await manager.OpenAsync(summary);
        Assert.Equal("", Dates(page, "b1"));

        // what a unit says is copied to the next ones, which nobody has saved yet
        page.Html.QuerySelector<IHtmlInputElement>("[name='Answers[synthese.b1.dates].Value']")!.Value = "12 et 14 juin 2026";
        page = await manager.SubmitAsync(page, "Reprendre d’un bloc au suivant");
        Assert.Equal(["12 et 14 juin 2026", "12 et 14 juin 2026", "12 et 14 juin 2026"], new[] { "b1", "b2", "b3" }.Select(unit => Dates(page, unit)));
        Assert.DoesNotContain(page.Html.QuerySelectorAll<IHtmlInputElement>("[name*='.activites'][type=radio]"), radio => radio.IsChecked);
        page = await manager.OpenAsync(summary);
        Assert.Equal(["12 et 14 juin 2026", ""], new[] { "b1", "b2" }.Select(unit => Dates(page, unit)));

        static string Dates(WebPage shown, string unit) =>
            shown.Html.QuerySelector<IHtmlInputElement>($"[name='Answers[synthese.{unit}.dates].Value']")!.Value;
    }

    [Fact]
    public async Task A_note_taken_while_a_unit_is_assessed_blind_stays_with_its_author()
    {
        const string Secret = "note-de-terrain-cachee";
        var reference = await scene.FileAsync(Specialiste, filled: false);
        var planning = $"/dossiers/{reference}/evaluation/planification";
        using var manager = await Visitor.SignedInAsync(app, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);
        using var company = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        await manager.SubmitAsync(await manager.OpenAsync($"/dossiers/{reference}/evaluation/d5"), "Répondre chacun de son côté");
        var page = await manager.SubmitAsync(
            await manager.OpenAsync($"{planning}/nouveau?type=Interview&unite=d5"), "Enregistrer le moment",
            ("Jour", FrenchText.TypedDate(Today)), ("Heure", "08:00"), ("Lieu ou lien de la visioconférence", "Nantes"), ("Ce moment a déjà eu lieu", "true"));
        Assert.Empty(page.Errors);
        var moment = page.Path;
        string[] read =
        [
            moment,
            planning,
            $"/dossiers/{reference}",
            $"/dossiers/{reference}/historique",
            $"/dossiers/{reference}/evaluation",
            $"/dossiers/{reference}/evaluation/d5",
        ];
        var before = await ReadAsync();
        page = await manager.SubmitAsync(page, "Enregistrer le moment", ("Mes notes", Secret));
        Assert.Contains(Secret, page.Html.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);

        // neither the words nor the fact
        Assert.Equal(before, await ReadAsync());
        Assert.DoesNotContain(Secret, string.Concat(await ReadAsync()), StringComparison.Ordinal);

        // together, each reads the other
        await manager.SubmitAsync(await manager.OpenAsync($"/dossiers/{reference}/evaluation/d5"), "Proposer de répondre ensemble");
        Assert.DoesNotContain(Secret, (await tutor.OpenAsync(moment)).Text, StringComparison.Ordinal);
        await tutor.SubmitAsync(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d5"), "Accepter et répondre ensemble");
        Assert.Contains(Secret, (await tutor.OpenAsync(moment)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync(moment)).Status);

        async Task<List<string>> ReadAsync()
        {
            var pages = new List<string>();
            foreach (var (visitor, address) in read.SelectMany(address => new[] { (tutor, address), (company, address) }))
            {
                pages.Add($"{address} {(await visitor.OpenAsync(address)).Text}");
            }

            return pages;
        }
    }

    [Fact]
    public async Task Supports_are_the_candidate_s_alone_until_the_part_is_handed_over()
    {
        var reference = await scene.FileOfAsync(Specialiste, Candidate);
        var supports = $"/dossiers/{reference}/ma-partie/d4/pieces";
        using var candidate = await Visitor.SignedInAsync(app, Candidate);
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);
        await candidate.SubmitAsync(await JoinAsync(candidate, supports, "retirée.pdf"), "Retirer");
        var page = await JoinAsync(candidate, supports, "action d’amélioration.pdf");
        Assert.DoesNotContain("retirée.pdf", page.Text, StringComparison.Ordinal);
        var link = page.Html.QuerySelector(".attachments a")!.GetAttribute("href")!;
        Assert.Contains("amélioration.pdf", (await candidate.OpenAsync($"/dossiers/{reference}/ma-partie")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await tutor.OpenAsync(link)).Status);
        Assert.DoesNotContain("amélioration.pdf", (await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d4")).Text, StringComparison.Ordinal);

        // handed over
        await HandOverAsync(reference);
        Assert.Contains("amélioration.pdf", (await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d4")).Text, StringComparison.Ordinal);
        Assert.Contains("amélioration.pdf", (await tutor.OpenAsync($"/dossiers/{reference}/pieces-du-candidat")).Text, StringComparison.Ordinal);
        using (var served = await tutor.Client.GetAsync(link, Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        page = await candidate.OpenAsync(supports);
        Assert.Null(page.Html.QuerySelector("form.attach"));
        Assert.Null(page.Html.QuerySelector(".attachments form"));
        using var trainer = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await candidate.OpenAsync($"/dossiers/{reference}/document-annexe")).Status);
    }

    [Fact]
    public async Task The_annex_of_the_candidate_is_one_document_that_the_company_does_not_read()
    {
        var reference = await scene.FileOfAsync(Blocs, Candidate);
        var annex = $"/dossiers/{reference}/document-annexe";
        using var candidate = await Visitor.SignedInAsync(app, Candidate);
        var page = await JoinAsync(candidate, annex, "synthèse.pdf");
        Assert.Null(page.Html.QuerySelector("form.attach"));
        var link = page.Html.QuerySelector(".attachments a")!.GetAttribute("href")!;
        using var company = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        using var certifier = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await certifier.OpenAsync(link)).Status);
        Assert.Contains("Aucun document joint", (await candidate.SubmitAsync(page, "Retirer")).Text, StringComparison.Ordinal);
    }

    private static async Task<WebPage> JoinAsync(Visitor visitor, string page, string name)
    {
        var token = (await visitor.OpenAsync(page)).Html.QuerySelector("form.attach input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var file = new ByteArrayContent(Samples.Pdf(name));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, "Form.File", name } };
        return await visitor.ReadAsync(await visitor.Client.PostAsync(page, form, Cancellation));
    }

    // as the candidate does once everything is written
    private Task<int> HandOverAsync(string reference) => scene.ReadAsync(async db =>
    {
        var file = await db.Files.SingleAsync(found => found.Reference == reference, Cancellation);
        var sheet = Domain.Booklets.Sheet.Open(file.Id, "livret-evaluation");
        Assert.True(sheet.SubmitCandidatePart([], app.Clock.GetUtcNow()).IsAccepted);
        db.Add(sheet);
        db.Say(app.Services, file, new CandidatePartHandedOver());
        return await db.SaveChangesAsync(Cancellation);
    });

    private Task<List<Message>> MessagesAsync(string reference) =>
        scene.ReadAsync(db =>
            db.Messages.AsNoTracking()
                .Where(message => message.Kind != MessageKind.YourTurn && db.Files.Any(file => file.Id == message.FileId && file.Reference == reference))
                .ToListAsync(Cancellation)
        );
}
