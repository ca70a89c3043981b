using System.Net;
using System.Security.Cryptography;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>What is signed is frozen later, once, whoever draws it.</summary>
public class FrozenDocumentsTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Conseiller = "conseiller-mutualiste-individuels", Booklet = "livret-evaluation";

    private readonly EvaluationScene scene = new(host);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_waits_for_no_pdf_and_a_worker_freezes_it_once()
    {
        // the signature goes through although no typesetter can start
        await using var without = host.WithWebHostBuilder(builder => builder.UseSetting("Pdf:Node", "node-absent-de-cette-machine"));
        var file = await SignedAsync(without.Services);
        Assert.Equal(0, await without.Services.GetRequiredService<Freezer>().DrainAsync(Cancellation));
        var waiting = Assert.Single(await WaitingAsync(file.Id));
        Assert.Equal((Booklet, 1, null), (waiting.Document, waiting.Attempts, waiting.ClaimedBy));
        Assert.Contains("Node.js", waiting.Failure!, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(file.Id));

        // another process, later: two workers at the same time
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var frozen = await Task.WhenAll(Worker().DrainAsync(Cancellation), Worker().DrainAsync(Cancellation));
        Assert.Equal(1, frozen.Sum());
        Assert.Empty(await WaitingAsync(file.Id));
        var stored = Assert.Single(await StoredAsync(file.Id));

        // readers get that file, byte for byte
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        var read = await company.Client.GetByteArrayAsync(FilesPaths.Document(file.Reference, Booklet), Cancellation);
        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(SHA256.HashData(read)));
        Assert.Equal(stored.Length, read.Length);
    }

    [Fact]
    public async Task A_reader_who_comes_first_freezes_it_and_the_worker_adds_nothing()
    {
        var file = await SignedAsync(host.Services);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        var first = await company.Client.GetByteArrayAsync(FilesPaths.Document(file.Reference, Booklet), Cancellation);
        var stored = Assert.Single(await StoredAsync(file.Id));

        await host.Services.GetRequiredService<Freezer>().DrainAsync(Cancellation);
        Assert.Empty(await WaitingAsync(file.Id));
        Assert.Equal(stored.Id, Assert.Single(await StoredAsync(file.Id)).Id);
        Assert.Equal(first, await company.Client.GetByteArrayAsync(FilesPaths.Document(file.Reference, Booklet), Cancellation));

        // acknowledged by the candidate, it is another document; the first one stays
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var sheet = await db.Sheets.Include(found => found.Signatures).SingleAsync(found => found.FileId == file.Id && found.Booklet == Booklet, Cancellation);
        Assert.True(sheet.Acknowledge(Given(sheet, SignatoryRole.Candidate, sheet.Signatures[0].PersonId)).IsAccepted);
        db.Say(scope.ServiceProvider, await db.Files.SingleAsync(found => found.Id == file.Id, Cancellation), new ResultsPresented(ByCompany: false));
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(1, await host.Services.GetRequiredService<Freezer>().DrainAsync(Cancellation));
        Assert.Equal(2, (await StoredAsync(file.Id)).Count);
    }

    [Theory]
    [InlineData(
        IndividualPath.Key,
        "rh@horizon.example",
        HttpStatusCode.OK,
        "Parcours individualisé",
        "Nadia Belkacem",
        "Mutuelle Horizon",
        "Cap Compétences",
        "Mention santé",
        "de 280 à 320 heures",
        "Évaluation directe"
    )]
    [InlineData(IndividualPath.Key, "formation@cap-competences.example", HttpStatusCode.OK, "Parcours individualisé")]
    [InlineData(IndividualPath.Key, "rh@atlantique.example", HttpStatusCode.NotFound)]
    [InlineData(IndividualPath.Key, "admin@cqp.example", HttpStatusCode.NotFound)]
    [InlineData(
        RegistrationReceipt.Key,
        "candidat@horizon.example",
        HttpStatusCode.OK,
        "Récépissé d’inscription",
        "DEMO-SPE-01",
        "Belkacem",
        "Premier jury au plus tard",
        "Réception accusée par"
    )]
    [InlineData(RegistrationReceipt.Key, "oemm@cqp.example", HttpStatusCode.OK, "CQP Spécialiste prestations santé-prévoyance, mention santé")]
    [InlineData(RegistrationReceipt.Key, "tuteur@horizon.example", HttpStatusCode.NotFound)]
    [InlineData(RegistrationReceipt.Key, "rh@atlantique.example", HttpStatusCode.NotFound)]
    [InlineData("document-inconnu", "oemm@cqp.example", HttpStatusCode.NotFound)]
    public async Task Each_document_is_for_those_who_may_read_it(string document, string email, HttpStatusCode expected, params string[] texts)
    {
        using var visitor = await Visitor.SignedInAsync(host, email);
        using var response = await visitor.Client.GetAsync(FilesPaths.Document("DEMO-SPE-01", document), Cancellation);
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            var pdf = await PdfText.ReadAsync(await response.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);
            Assert.All(texts, text => Assert.Contains(text, pdf.Flat, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("DEMO-BLO-01", "livret-formation")]
    [InlineData("DEMO-BLO-01", "suivi-tuteur")]
    [InlineData("DEMO-ATL-01", IndividualPath.Key)]
    [InlineData("DEMO-SPE-02", RegistrationReceipt.Key)]
    public async Task A_document_that_the_edition_or_the_step_does_not_have_is_neither_served_nor_listed(string reference, string document)
    {
        using var visitor = await Visitor.SignedInAsync(host, "oemm@cqp.example");
        using var response = await visitor.Client.GetAsync(FilesPaths.Document(reference, document), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain(document, await visitor.Client.GetStringAsync(FilesPaths.File(reference), Cancellation), StringComparison.Ordinal);
    }

    // both evaluators sign, in one unit of work
    private async Task<(Guid Id, string Reference)> SignedAsync(IServiceProvider services)
    {
        var reference = await scene.FileAsync(Conseiller, filled: true);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(Conseiller, 1);
        var now = host.Clock.GetUtcNow();
        var file = await db
            .Files.AsSplitQuery()
            .Include(found => found.Units)
            .Include(found => found.Modules)
            .Include(found => found.Assignments)
            .SingleAsync(found => found.Reference == reference, Cancellation);
        var sheet = await db
            .Sheets.AsSplitQuery()
            .Include(found => found.Answers)
            .Include(found => found.Signatures)
            .SingleAsync(found => found.FileId == file.Id && found.Booklet == Booklet, Cancellation);
        SignatoryRole[] expected = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];
        List<string> units = [.. edition.Units.Select(unit => unit.Key)];
        foreach (var (role, seat) in expected.Zip(file.Evaluators))
        {
            foreach (var unit in units.Append(""))
            {
                Assert.True(sheet.Sign(Given(sheet, role, seat.PersonId, unit), expected, now, units).IsAccepted);
            }
        }

        Assert.NotNull(sheet.SignedAt);
        db.Say(scope.ServiceProvider, file, new EvaluationSigned([], Complete: true));
        await db.SaveChangesAsync(Cancellation);
        return (file.Id, reference);
    }

    private Signature Given(Sheet sheet, SignatoryRole role, Guid person, string unit = "") =>
        Signature.Of(
            sheet.Id,
            role,
            person,
            $"Signataire {role}",
            "évaluateur",
            "",
            SignatureMethod.Password,
            _ => new SealedContent($"contenu {unit}", host.Clock.GetUtcNow(), Guid.NewGuid().ToString("N"), "test"),
            unit
        );

    private Freezer Worker() => new(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Clock, NullLogger<Freezer>.Instance);

    private Task<List<DocumentToFreeze>> WaitingAsync(Guid file) =>
        scene.ReadAsync(db => db.DocumentsToFreeze.AsNoTracking().Where(found => found.FileId == file).ToListAsync(Cancellation));

    private Task<List<StoredDocument>> StoredAsync(Guid file) =>
        scene.ReadAsync(db => db.StoredDocuments.AsNoTracking().Where(found => found.FileId == file).ToListAsync(Cancellation));
}
