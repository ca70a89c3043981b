using System.Net;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
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
    private const string Conseiller = "conseiller-mutualiste-individuels", Blocs = "blocs-relation-clients", Sign = "Signer le livret", Password = "Mot de passe";

    private readonly EvaluationScene scene = new(host);

    [Fact]
    public async Task Both_evaluators_sign_the_same_content_with_their_passwords_and_the_company_transmits()
    {
        var reference = await scene.FileAsync(Conseiller, filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);

        var page = await manager.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        Assert.Contains("Texte de d7.commentaire-evaluateurs.", page.Text, StringComparison.Ordinal);
        page = await manager.SubmitAsync(page, Sign, (Declaration(page), "true"), (Password, "Wrong-password-1"));
        Assert.Contains(page.Errors, error => error.Contains("Ce mot de passe n’est pas le vôtre", StringComparison.Ordinal));
        page = await manager.SubmitAsync(page, Sign, (Password, DemoPeople.Password));
        Assert.Contains(page.Errors, error => error.Contains("Cochez la déclaration", StringComparison.Ordinal));
        Assert.Empty((await scene.SheetAsync(reference)).Signatures);

        page = await manager.SubmitAsync(page, Sign, (Declaration(page), "true"), (Password, DemoPeople.Password));
        Assert.Equal($"/dossiers/{reference}/evaluation", page.Path);
        Assert.Contains("Il manque la signature de Paul Girard", page.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Evaluation, (await scene.ReloadAsync(reference)).Stage);

        page = await tutor.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        page = await tutor.SubmitAsync(page, Sign, (Declaration(page), "true"), (Password, DemoPeople.Password));
        var sheet = await scene.SheetAsync(reference);
        Assert.Equal((2, 1), (sheet.Signatures.Count, sheet.Signatures.Select(signature => signature.ContentHash).Distinct().Count()));
        var seals = host.Services.GetRequiredService<Seals>();
        Assert.All(sheet.Signatures, signature => Assert.True(seals.Verify(signature.ContentHash, signature.At, signature.PersonId, signature.Role.ToString(), signature.Seal)));
        Assert.Equal((Stage.Transmission, true), (await scene.ReloadAsync(reference) is var file ? file.Stage : default, file.EvaluationPositive == true));

        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        page = await company.SubmitAsync(await company.OpenAsync($"/dossiers/{reference}/transmission"), "Transmettre à l’OEMM");
        Assert.Equal($"/dossiers/{reference}", page.Path);
        Assert.Contains("Dossier transmis à l’OEMM", page.Text, StringComparison.Ordinal);
        Assert.Equal((Stage.Transmission, NextAct.AcceptTransmission), (await scene.ReloadAsync(reference) is var sent ? sent.Stage : default, sent.NextAct));
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_signed()
    {
        var reference = await scene.FileAsync(Blocs, filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        var read = await manager.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        var token = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/b1"));
        Assert.Equal(HttpStatusCode.OK, (await EvaluationScene.SaveAsync(tutor, token, reference, "b1.commentaire-evaluateurs", "Autre chose.", 1)).Status);

        var page = await manager.SubmitAsync(read, Sign, (Declaration(read), "true"), (Password, DemoPeople.Password));

        Assert.Contains(page.Errors, error => error.Contains("Le livret a changé pendant votre relecture", StringComparison.Ordinal));
        Assert.Contains("Autre chose.", page.Text, StringComparison.Ordinal);
        Assert.Empty((await scene.SheetAsync(reference)).Signatures);
        page = await manager.SubmitAsync(page, Sign, (Declaration(page), "true"), (Password, DemoPeople.Password));
        Assert.Single((await scene.SheetAsync(reference)).Signatures);

        var (status, json) = await EvaluationScene.SaveAsync(tutor, token, reference, "b1.commentaire-evaluateurs", "Trop tard.", 2);
        Assert.Equal((HttpStatusCode.BadRequest, true), (status, json.GetProperty("message").GetString()!.Contains("signé", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_signature_in_a_race_with_writers_covers_exactly_what_is_stored()
    {
        for (var round = 0; round < 3; round++)
        {
            var reference = await scene.FileAsync(Blocs, filled: true);
            using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
            using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
            var read = await manager.OpenAsync($"/dossiers/{reference}/evaluation/signature");
            var token = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/b1"));
            string[] keys = ["b1.commentaire-evaluateurs", "b2.commentaire-evaluateurs", "b3.commentaire-evaluateurs", "synthese.b1.dates", "synthese.b2.dates", "synthese.b3.dates", "synthese.b1.conditions", "synthese.b2.conditions"];

            var signing = manager.SubmitAsync(read, Sign, (Declaration(read), "true"), (Password, DemoPeople.Password));
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
            var stored = CanonicalContent.Hash(CanonicalContent.Of(edition, reference, sheet.Booklet, sheet.Occurrence, sheet.Answers));
            Assert.All(sheet.Signatures, signature => Assert.Equal(stored, signature.ContentHash));
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
        Assert.Contains("signature de chaque évaluateur", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(Stage.Evaluation, (await scene.ReloadAsync(reference)).Stage);
    }

    [Fact]
    public async Task The_journal_of_a_signature_is_written_with_it()
    {
        var reference = await scene.FileAsync(Blocs, filled: true);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        var page = await tutor.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        await tutor.SubmitAsync(page, Sign, (Declaration(page), "true"), (Password, DemoPeople.Password));
        var sheet = await scene.SheetAsync(reference);
        var last = await scene.ReadAsync(db => db.JournalEntries.Where(entry => entry.FileId == sheet.FileId).OrderByDescending(entry => entry.Rank).FirstAsync());
        Assert.EndsWith("signé", last.Act, StringComparison.Ordinal);
        Assert.Contains(sheet.Signatures.Single().ContentHash, last.Changes, StringComparison.Ordinal);
    }

    private static string Declaration(WebPage page) => WebPage.Flat(page.Html.QuerySelector("label[for=Declared]")!.TextContent);
}
