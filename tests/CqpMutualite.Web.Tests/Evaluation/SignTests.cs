using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>Signing what was read with one's own password, and transmitting what is signed.</summary>
public class SignTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Conseiller = "conseiller-mutualiste-individuels",
        Blocs = "blocs-relation-clients",
        Sign = "Signer les parties cochées",
        Password = "Mot de passe";

    private readonly EvaluationScene scene = new(host);

    [Fact]
    public async Task Units_are_signed_as_they_are_ready_then_the_whole_the_candidate_is_told_and_the_company_transmits()
    {
        var reference = await scene.FileAsync(Conseiller, filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);

        // refusals change nothing
        var page = await EvaluationScene.SigningAsync(manager, reference);
        Assert.Contains("Texte de d7.commentaire-evaluateurs.", page.Text, StringComparison.Ordinal);
        page = await manager.SubmitAsync(page, Sign, (Password, DemoPeople.Password));
        Assert.Contains(page.Errors, error => error.Contains("Cochez ce que vous signez", StringComparison.Ordinal));
        Tick(page, "d1", "d2");
        page = await manager.SubmitAsync(page, Sign, (Password, DemoPeople.Password));
        Assert.Contains(page.Errors, error => error.Contains("Cochez la déclaration", StringComparison.Ordinal));
        Assert.Equal(["d1", "d2"], page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Parts]").Where(box => box.IsChecked).Select(box => box.Value));
        page = await manager.SubmitAsync(page, Sign, (Declaration(page), "true"), (Password, "Wrong-password-1"));
        Assert.Contains(page.Errors, error => error.Contains("Ce mot de passe n’est pas le vôtre", StringComparison.Ordinal));
        Assert.Empty((await scene.SheetAsync(reference)).Signatures);

        // two units with one password; the others stay writable, for both
        page = await EvaluationScene.SignAsync(manager, page, "d1", "d2");
        Assert.Equal($"/dossiers/{reference}/evaluation", page.Path);
        Assert.Contains("2 domaines signés sur 7", page.Text, StringComparison.Ordinal);
        var token = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d3"));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await EvaluationScene.SaveAsync(tutor, token, reference, "d1.commentaire-evaluateurs", "Trop tard.", 1)).Status
        );
        Assert.Equal(HttpStatusCode.OK, (await EvaluationScene.SaveAsync(tutor, token, reference, "d3.commentaire-evaluateurs", "Encore temps.", 1)).Status);
        page = await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d1");
        Assert.Contains("Domaine 1 signé : Claire Morel le", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("#grid input[type=radio]:not([disabled]), #grid textarea:not([disabled])"));

        // everything that is left, in one act
        page = await EvaluationScene.SignAsync(tutor, await EvaluationScene.SigningAsync(tutor, reference), "ensemble");
        Assert.Contains("Il manque la signature de Claire Morel", page.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Evaluation, (await scene.ReloadAsync(reference)).Stage);
        page = await EvaluationScene.SignAsync(manager, await EvaluationScene.SigningAsync(manager, reference), "ensemble");
        var sheet = await scene.SheetAsync(reference);
        Assert.Equal(2 * 8, sheet.Signatures.Count);
        Assert.Equal(8, sheet.Signatures.Select(signature => (signature.Unit, signature.ContentHash)).Distinct().Count());
        var seals = host.Services.GetRequiredService<Seals>();
        Assert.All(sheet.Signatures, signature =>
            Assert.True(
                seals.Verify(
                    new SealedContent(signature.ContentHash, signature.At, signature.Seal, signature.KeyId),
                    signature.PersonId,
                    signature.Quality
                )
            )
        );
        Assert.Equal(
            (Stage.Transmission, NextAct.AcknowledgeResults, true),
            (await scene.ReloadAsync(reference) is var file ? file.Stage : default, file.NextAct, file.Evaluation.Positive == true)
        );

        // the company says that the candidate does not sign, then transmits
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        page = await company.OpenAsync($"/dossiers/{reference}/transmission");
        Assert.Contains("Les résultats sont à présenter au candidat", page.Text, StringComparison.Ordinal);
        page = await company.OpenAsync($"/dossiers/{reference}/restitution");
        page = await company.SubmitAsync(page, "Enregistrer la présentation", ("Résultats présentés le", Today), ("Votre mot de passe", DemoPeople.Password));
        Assert.Contains(page.Errors, error => error.Contains("pourquoi", StringComparison.OrdinalIgnoreCase));
        page = await company.SubmitAsync(
            page,
            "Enregistrer la présentation",
            ("Résultats présentés le", Today),
            ("Pourquoi le candidat ne signe pas", "Elle n’a pas d’accès."),
            ("Votre mot de passe", DemoPeople.Password)
        );
        Assert.Equal($"/dossiers/{reference}", page.Path);
        Assert.Equal(SignatoryRole.Company, (await scene.SheetAsync(reference)).Acknowledgement!.Role);
        Assert.Contains("Elle n’a pas d’accès.", (await company.OpenAsync($"/dossiers/{reference}/livrets/livret-evaluation")).Text, StringComparison.Ordinal);

        page = await company.SubmitAsync(await company.OpenAsync($"/dossiers/{reference}/transmission"), "Transmettre à l’OEMM");
        Assert.Equal($"/dossiers/{reference}", page.Path);
        Assert.Contains("Dossier transmis à l’OEMM", page.Text, StringComparison.Ordinal);
        Assert.Equal((Stage.Transmission, NextAct.AcceptTransmission), (await scene.ReloadAsync(reference) is var sent ? sent.Stage : default, sent.NextAct));
    }

    [Fact]
    public async Task The_candidate_reads_signed_results_comments_them_and_signs_having_been_told()
    {
        const string candidate = "candidat@horizon.example";
        var id = await scene.ReadAsync(db => db.People.Where(person => person.Email == candidate).Select(person => person.Id).SingleAsync());
        var reference = await scene.FileAsync("specialiste-prestations", filled: true, id);
        using var nadia = await Visitor.SignedInAsync(host, candidate);
        Assert.Contains("une fois le livret signé", (await nadia.OpenAsync($"/dossiers/{reference}/resultats")).Text, StringComparison.Ordinal);
        foreach (var email in new[] { EvaluationScene.Manager, EvaluationScene.Tutor })
        {
            using var evaluator = await Visitor.SignedInAsync(host, email);
            await EvaluationScene.SignAsync(evaluator, await EvaluationScene.SigningAsync(evaluator, reference), "ensemble");
        }

        var read = await nadia.OpenAsync($"/dossiers/{reference}/resultats");
        Assert.Contains("Texte de d5.commentaire-evaluateurs.", read.Text, StringComparison.Ordinal);

        // one page in short, before the signature and the booklet
        var units = read.Html.QuerySelectorAll("section[aria-labelledby=short] li").Select(unit => WebPage.Flat(unit.TextContent)).ToList();
        Assert.Equal(5, units.Count);
        Assert.All(units, unit => Assert.Contains("Le domaine est maîtrisé", unit, StringComparison.Ordinal));
        Assert.Contains("Texte de d5.commentaire-evaluateurs.", units[4], StringComparison.Ordinal);
        var comment = await nadia.OpenAsync($"/dossiers/{reference}/mon-commentaire");
        comment.Html.QuerySelector<IHtmlTextAreaElement>("textarea[name='Answers[d1.commentaire-candidat].Value']")!.Value = "Je vois mieux où progresser.";
        Assert.Empty((await nadia.SubmitAsync(comment, "Enregistrer mon commentaire")).Errors);

        // what is signed is what was read
        var page = await SignResultsAsync(nadia, read);
        Assert.Contains(page.Errors, error => error.Contains("a changé pendant votre relecture", StringComparison.Ordinal));
        page = await SignResultsAsync(nadia, page);
        Assert.Equal($"/dossiers/{reference}", page.Path);
        var sheet = await scene.SheetAsync(reference);
        Assert.Equal((SignatoryRole.Candidate, id), (sheet.Acknowledgement!.Role, sheet.Acknowledgement.PersonId));
        Assert.Equal(NextAct.Transmit, (await scene.ReloadAsync(reference)).NextAct);
        Assert.Contains("ne change plus", (await nadia.OpenAsync($"/dossiers/{reference}/mon-commentaire")).Text, StringComparison.Ordinal);
        Assert.Contains("Tout est conforme", (await nadia.OpenAsync($"/dossiers/{reference}/verification")).Text, StringComparison.Ordinal);

        Task<WebPage> SignResultsAsync(Visitor visitor, WebPage shown)
        {
            shown.Html.QuerySelector<IHtmlInputElement>("input[type=checkbox][name='Form.Declared']")!.IsChecked = true;
            return visitor.SubmitAsync(
                shown,
                "Signer en avoir pris connaissance",
                ("Les résultats m’ont été présentés le", Today),
                (Password, DemoPeople.Password)
            );
        }
    }

    [Fact]
    public async Task A_signed_unit_is_opened_again_with_a_reason_and_the_others_stand()
    {
        var reference = await scene.FileAsync(Blocs, filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        using var stranger = await Visitor.SignedInAsync(host, EvaluationScene.OtherCompany);
        foreach (var evaluator in new[] { manager, tutor })
        {
            await EvaluationScene.SignAsync(evaluator, await EvaluationScene.SigningAsync(evaluator, reference), "ensemble");
        }

        foreach (var path in new[] { "evaluation/b2/reouverture", "restitution", "verification" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/dossiers/{reference}/{path}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/dossiers/{reference}/evaluation/b9/reouverture")).Status);
        var page = await company.OpenAsync($"/dossiers/{reference}/evaluation/b2/reouverture");
        page = await company.SubmitAsync(page, "Rouvrir cette partie");
        Assert.Contains(page.Errors, error => error.Contains("Dites pourquoi", StringComparison.OrdinalIgnoreCase));
        page = await company.SubmitAsync(page, "Rouvrir cette partie", ("Pourquoi rouvrir", "Un résultat a été coché par erreur."));
        Assert.Equal($"/dossiers/{reference}", page.Path);
        var (file, sheet) = (await scene.ReloadAsync(reference), await scene.SheetAsync(reference));
        Assert.Equal((Stage.Evaluation, null), (file.Stage, file.Evaluation.CompletedOn));
        Assert.Equal((4, 4), (sheet.Signatures.Count(signature => signature.IsValid), sheet.Signatures.Count(signature => !signature.IsValid)));
        Assert.True(sheet.IsSignedByBoth("b1"));

        // the void ones are told with their reason, and printed nowhere
        Assert.Contains("Un résultat a été coché par erreur.", (await manager.OpenAsync($"/dossiers/{reference}/verification")).Text, StringComparison.Ordinal);
        Assert.Contains("Évaluation rouverte (BLOC", (await manager.OpenAsync($"/dossiers/{reference}/historique")).Text, StringComparison.Ordinal);
        Assert.Equal(4, (await manager.OpenAsync($"/dossiers/{reference}/livrets/livret-evaluation")).Html.QuerySelectorAll(".doc-proof").Length);

        // corrected, signed again
        var token = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/b2"));
        Assert.Equal(HttpStatusCode.OK, (await EvaluationScene.SaveAsync(tutor, token, reference, "b2.commentaire-evaluateurs", "Corrigé.", 1)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await EvaluationScene.SaveAsync(tutor, token, reference, "b1.commentaire-evaluateurs", "Non.", 1)).Status);
        foreach (var evaluator in new[] { manager, tutor })
        {
            page = await EvaluationScene.SignAsync(evaluator, await EvaluationScene.SigningAsync(evaluator, reference), "b2", "ensemble");
            Assert.Equal($"/dossiers/{reference}/evaluation", page.Path);
        }

        Assert.Equal(Stage.Transmission, (await scene.ReloadAsync(reference)).Stage);
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_signed()
    {
        var reference = await scene.FileAsync(Blocs, filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        var read = await EvaluationScene.SigningAsync(manager, reference);
        var token = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/b1"));
        Assert.Equal(HttpStatusCode.OK, (await EvaluationScene.SaveAsync(tutor, token, reference, "b1.commentaire-evaluateurs", "Autre chose.", 1)).Status);

        // another part is still what was read
        var page = await EvaluationScene.SignAsync(manager, read, "b1", "b2");
        Assert.Contains(page.Errors, error => error.Contains("Le livret a changé pendant votre relecture", StringComparison.Ordinal));
        Assert.Contains("Autre chose.", page.Text, StringComparison.Ordinal);
        Assert.Empty((await scene.SheetAsync(reference)).Signatures);
        await EvaluationScene.SignAsync(manager, read, "b2");
        Assert.Equal("b2", Assert.Single((await scene.SheetAsync(reference)).Signatures).Unit);
        await EvaluationScene.SignAsync(manager, page, "b1");
        Assert.Equal(2, (await scene.SheetAsync(reference)).Signatures.Count);
    }

    [Fact]
    public async Task A_signature_in_a_race_with_writers_covers_exactly_what_is_stored()
    {
        for (var round = 0; round < 3; round++)
        {
            var reference = await scene.FileAsync(Blocs, filled: true);
            using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
            using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
            var read = await EvaluationScene.SigningAsync(manager, reference);
            var token = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/b1"));
            string[] keys =
            [
                "b1.commentaire-evaluateurs",
                "b2.commentaire-evaluateurs",
                "b3.commentaire-evaluateurs",
                "synthese.b1.dates",
                "synthese.b2.dates",
                "synthese.b3.dates",
                "synthese.b1.conditions",
                "synthese.b2.conditions",
            ];
            string[] parts = round == 0 ? ["ensemble"] : ["b1", "b2"];

            var signing = EvaluationScene.SignAsync(manager, read, parts);
            var writing = keys.Select(async (key, rank) =>
            {
                await Task.Delay(rank * 15);
                return (await EvaluationScene.SaveAsync(tutor, token, reference, key, "Écrit en même temps.", 1)).Status;
            }).ToList();
            var written = await Task.WhenAll(writing);
            var page = await signing;

            // never an error; and a signature, if there is one, is on the stored content
            Assert.All(written, status => Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest }));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            var sheet = await scene.SheetAsync(reference);
            var edition = host.Services.GetRequiredService<CqpMutualite.Web.Persistence.Editions>().Get(Blocs, 1);
            Assert.All(sheet.Signatures, signature =>
                Assert.Equal(CanonicalContent.Hash(CanonicalContent.Of(edition, reference, sheet, signature.Unit, signature.Role)), signature.ContentHash)
            );
            Assert.Equal(written.Count(status => status == HttpStatusCode.OK), sheet.Answers.Count(answer => answer.Value == "Écrit en même temps."));
            Assert.Equal(sheet.Signatures.Count == 0, page.Errors.Count > 0);
        }
    }

    [Fact]
    public async Task An_incomplete_file_is_neither_signed_nor_transmitted_and_says_what_is_missing_and_who()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);

        var page = await manager.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        Assert.NotNull(page.Html.QuerySelector("button[disabled]"));
        Assert.Contains("Domaine 1 : il manque", page.Text, StringComparison.Ordinal);

        page = await company.OpenAsync($"/dossiers/{reference}/transmission");
        Assert.Contains("Le candidat n’a pas encore transmis sa partie du livret – Inès Rolland", page.Text, StringComparison.Ordinal);
        Assert.Contains("Domaine 7 : il manque 4 réponses – Claire Morel et Paul Girard", page.Text, StringComparison.Ordinal);
        Assert.Contains("Fiche de synthèse : il manque 21 réponses – à vous", page.Text, StringComparison.Ordinal);

        using var forced = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = EvaluationScene.Antiforgery(page) });
        using var answer = await company.Client.PostAsync($"/dossiers/{reference}/transmission", forced, TestContext.Current.CancellationToken);
        Assert.Contains(
            "signature de chaque évaluateur",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(Stage.Evaluation, (await scene.ReloadAsync(reference)).Stage);
    }

    [Fact]
    public async Task The_journal_of_a_signature_is_written_with_it()
    {
        var reference = await scene.FileAsync(Blocs, filled: true);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        await EvaluationScene.SignAsync(tutor, await EvaluationScene.SigningAsync(tutor, reference), "b1");
        var sheet = await scene.SheetAsync(reference);
        var last = await scene.ReadAsync(db =>
            db.JournalEntries.Where(entry => entry.FileId == sheet.FileId).OrderByDescending(entry => entry.Rank).FirstAsync()
        );
        Assert.StartsWith("Évaluation signée (BLOC", last.Words, StringComparison.Ordinal);
        Assert.Contains(sheet.Signatures.Single().ContentHash, last.Changes, StringComparison.Ordinal);
    }

    private string Today => host.Clock.Today().ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static void Tick(WebPage page, params string[] parts)
    {
        foreach (var box in page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Parts]"))
        {
            box.IsChecked = parts.Contains(box.Value);
        }
    }

    private static string Declaration(WebPage page) => WebPage.Flat(page.Html.QuerySelector("label[for=Declared]")!.TextContent);
}
