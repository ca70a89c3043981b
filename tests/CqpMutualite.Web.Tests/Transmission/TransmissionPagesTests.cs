using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Tests.Evaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Transmission;

/// <summary>The certifier examines a transmitted file, returns it point by point, and accepts it.</summary>
public class TransmissionPagesTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Oemm = "oemm@cqp.example", Waiting = "DEMO-SPE-05", Isolated = "DEMO-BLO-02";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_returned_with_reasons_transmitted_again_and_accepted()
    {
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        using var stranger = await Visitor.SignedInAsync(host, EvaluationScene.OtherCompany);
        using var evaluator = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync($"/dossiers/{Waiting}/reception")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/dossiers/{Waiting}/transmission")).Status);
        Assert.Contains("il est examiné par le certificateur", (await company.OpenAsync($"/dossiers/{Waiting}/transmission")).Text, StringComparison.Ordinal);

        // what the jury will read, each with its link
        var page = await oemm.OpenAsync($"/dossiers/{Waiting}/reception");
        foreach (
            var link in page
                .Html.QuerySelectorAll<IHtmlAnchorElement>("section .tbl a")
                .Select(link => link.PathName)
                .Where(link => link.Contains("/livrets/", StringComparison.Ordinal))
                .ToList()
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await oemm.OpenAsync(link)).Status);
        }

        page = await oemm.SubmitAsync(page, "Renvoyer à l’entreprise");
        Assert.Contains(page.Errors, error => error.Contains("ochez au moins un point", StringComparison.Ordinal));
        page = await oemm.SubmitAsync(
            page,
            "Renvoyer à l’entreprise",
            ("Évaluation, domaine 2", "true"),
            ("Identité et emploi", "true"),
            ("À corriger : Identité et emploi", "Le nom d’usage diffère de la pièce d’identité.")
        );
        Assert.Contains(page.Errors, error => error.Contains("dites ce qui est à corriger", StringComparison.Ordinal));
        Assert.Equal(
            "Le nom d’usage diffère de la pièce d’identité.",
            page.Html.QuerySelector<IHtmlTextAreaElement>("textarea[name='Form.Points[Identity]']")!.Value
        );
        Assert.NotNull((await FileAsync(Waiting)).Transmission.On);
        page = await oemm.SubmitAsync(page, "Renvoyer à l’entreprise", ("À corriger : Évaluation, domaine 2", "Le commentaire contredit l’avis."));
        Assert.Equal($"/dossiers/{Waiting}", page.Path);

        // the company reads each point with its place, corrects or not, and sends again
        page = await company.OpenAsync($"/dossiers/{Waiting}/transmission");
        Assert.Contains("Évaluation, domaine 2 : Le commentaire contredit l’avis. – à vous", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Html.QuerySelectorAll<IHtmlAnchorElement>("a"), link => link.PathName == $"/dossiers/{Waiting}/identite");
        Assert.Contains(page.Html.QuerySelectorAll<IHtmlAnchorElement>("a"), link => link.PathName == $"/dossiers/{Waiting}/evaluation/d2/reouverture");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await company.Client.GetAsync($"/dossiers/{Waiting}/documents/recepisse-transmission.pdf", Cancellation)).StatusCode
        );
        page = await company.SubmitAsync(page, "Transmettre à l’OEMM");
        Assert.Contains("de nouveau, après correction", (await company.OpenAsync($"/dossiers/{Waiting}/historique")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await FileAsync(Waiting)).Transmission.Count);

        var receipt = await PdfText.ReadAsync(
            await company.Client.GetByteArrayAsync($"/dossiers/{Waiting}/documents/recepisse-transmission.pdf", Cancellation),
            Cancellation
        );
        foreach (var words in new[] { "Récépissé de transmission", "Nolwenn Jaouen", Waiting, "après correction", "Livrets transmis" })
        {
            Assert.Contains(words, receipt.Flat, StringComparison.Ordinal);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await evaluator.Client.GetAsync($"/dossiers/{Waiting}/documents/recepisse-transmission.pdf", Cancellation)).StatusCode
        );
        page = await oemm.OpenAsync($"/dossiers/{Waiting}/reception");
        Assert.Contains("Renvois du certificateur", page.Text, StringComparison.Ordinal);
        await oemm.SubmitAsync(page, "Accepter le dossier");
        Assert.Equal((Stage.Jury, NextAct.AttachToSession), (await FileAsync(Waiting) is var accepted ? accepted.Stage : default, accepted.NextAct));
        Assert.Equal(
            [MessageKind.TransmissionReturned, MessageKind.FileTransmitted, MessageKind.TransmissionAccepted],
            await ReadAsync(db =>
                db.Messages.Where(message => message.FileId == accepted.Id && message.Kind != MessageKind.YourTurn)
                    .OrderBy(message => message.CreatedAt)
                    .Select(message => message.Kind)
                    .Distinct()
                    .ToListAsync(Cancellation)
            )
                is var kinds
                ?
                [
                    .. kinds.OrderBy(kind =>
                        kind == MessageKind.TransmissionReturned ? 0
                        : kind == MessageKind.FileTransmitted ? 1
                        : 2
                    ),
                ]
                : []
        );

        page = await oemm.OpenAsync($"/dossiers/{Waiting}/reception");
        Assert.Null(page.Html.QuerySelector("main form"));
    }

    [Fact]
    public async Task An_isolated_unit_alone_is_shown_and_printed_and_no_jury_takes_it()
    {
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        Assert.Contains("Blocs présentés pour la commission paritaire", (await company.OpenAsync($"/dossiers/{Isolated}")).Text, StringComparison.Ordinal);
        var pdf = await PdfText.ReadAsync(
            await company.Client.GetByteArrayAsync($"/dossiers/{Isolated}/documents/livret-evaluation.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Non présenté", pdf.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain(Isolated, (await oemm.OpenAsync("/oemm/jurys")).Text, StringComparison.Ordinal);
        Assert.Contains("ne change plus", (await company.OpenAsync($"/dossiers/{Isolated}/presentation")).Text, StringComparison.Ordinal);
    }

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private Task<CertificationFile> FileAsync(string reference) =>
        ReadAsync(db => db.Files.AsNoTracking().SingleAsync(file => file.Reference == reference, Cancellation));
}
