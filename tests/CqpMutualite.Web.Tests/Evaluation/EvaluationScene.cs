using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>Files at their evaluation, made by the methods of the aggregate, with the demonstration's people around them.</summary>
public sealed class EvaluationScene(AppHost host)
{
    public const string Manager = "responsable@horizon.example",
        Tutor = "tuteur@horizon.example",
        Company = "rh@horizon.example",
        OtherCompany = "rh@atlantique.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The same for a candidate who is known already, by their address.</summary>
    public async Task<string> FileOfAsync(string editionCode, string candidate)
    {
        var id = await ReadAsync(db => db.People.Where(person => person.Email == candidate).Select(person => person.Id).SingleAsync(Cancellation));
        return await FileAsync(editionCode, filled: false, id);
    }

    /// <summary>
    /// Opens a file and takes it to its evaluation, opened by the line manager unless <paramref name="opened"/> says otherwise; with <paramref name="filled"/>,
    /// every answer of the booklet is given but no signature.
    /// </summary>
    public async Task<string> FileAsync(string editionCode, bool filled, Guid? known = null, bool opened = true)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(editionCode, 1);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = FrenchText.ParisDay(now);
        async Task<Guid> Id(string email) => await db.People.Where(person => person.Email == email).Select(person => person.Id).SingleAsync(Cancellation);
        var (manager, tutor) = (await Id(Manager), await Id(Tutor));
        var employer = await db.Organisations.Where(found => found.Name == "Mutuelle Horizon").Select(found => found.Id).SingleAsync(Cancellation);
        var organisation = await db.Organisations.Include(found => found.Approvals).SingleAsync(found => found.Name == "Cap Compétences", Cancellation);
        var certification = scope.ServiceProvider.GetRequiredService<Catalogue>().Certifications.First(known => known.Editions.Contains(editionCode));

        var candidate = Person.Candidate(
            new CandidateIdentity("Inès", "Rolland", null, Sex.Female, new DateOnly(1990, 1, 2), "Nantes", null, "conseillère")
            {
                BirthCountry = IdentityDraft.France,
                BirthCode = "44109",
            }
        );
        var reference = await db.NextReferenceAsync(today.Year, Cancellation);
        var file = CertificationFile.Open(reference, known ?? candidate.Id, employer, edition, certification.Code, certification.Title, null, today).File!;
        Accepted(file.Registration.NameOrganisation(organisation, today));
        Accepted(file.Orientation.Conclude(edition, Favourable(edition, "guide-entretien"), today, today));
        file.Opening.RecordEmployment(ContractKind.Permanent, today.AddYears(-2), today);
        Accepted(file.Orientation.Signed(edition, [.. edition.Booklet("guide-entretien")!.CoverSignatories.Select(signatory => signatory.Role)], today));
        Accepted(file.Registration.Submit(candidate, [], today));
        Accepted(file.Registration.Acknowledge(edition, today));
        if (file.Stage == Stage.Training)
        {
            Accepted(
                file.Training.Close(
                    edition,
                    new TrainingRecord(Favourable(edition, "livret-formation"), edition.Units.Select(unit => unit.Key).ToHashSet(), new HashSet<string>()),
                    today
                )
            );
        }

        Accepted(file.Evaluation.NameEvaluators(manager, tutor, today));
        if (opened)
        {
            Accepted(file.Evaluation.Open(manager, today, today));
        }

        if (known is null)
        {
            db.Add(candidate);
        }

        db.Add(file);
        if (filled)
        {
            var questions = edition.Booklet("livret-evaluation")!.Questions(edition).ToList();
            var sheet = Sheet.Open(file.Id, "livret-evaluation");
            foreach (var (key, value) in Favourable(edition, "livret-evaluation"))
            {
                var question = questions.Find(found => found.Key == key)!;
                Accepted(sheet.Write(question, Voices.Printed(question.Field.FilledBy!.Value), value, edition, manager, now));
            }

            Accepted(sheet.SubmitCandidatePart(questions.Where(question => question.Field.FilledBy == FilledBy.Candidate), now));
            Accepted(file.Evaluation.HandOverCandidatePart(today));
            db.Add(sheet);
        }

        db.Say(scope.ServiceProvider, file, new FileOpened());
        await db.SaveChangesAsync(Cancellation);
        return reference;
    }

    /// <summary>A file whose interview is concluded: its guide awaits every signature.</summary>
    public async Task<string> InterviewedAsync(string editionCode, string candidate)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(editionCode, 1);
        var today = host.Clock.Today();
        var person = await db.People.SingleAsync(found => found.Email == candidate, Cancellation);
        var employer = await db.Organisations.Where(found => found.Name == "Mutuelle Horizon").Select(found => found.Id).SingleAsync(Cancellation);
        var organisation = await db.Organisations.Include(found => found.Approvals).SingleAsync(found => found.Name == "Cap Compétences", Cancellation);
        var certification = scope.ServiceProvider.GetRequiredService<Catalogue>().Certifications.First(known => known.Editions.Contains(editionCode));
        var file = CertificationFile
            .Open(await db.NextReferenceAsync(today.Year, Cancellation), person.Id, employer, edition, certification.Code, certification.Title, null, today)
            .File!;
        Accepted(file.Registration.NameOrganisation(organisation, today));
        file.Opening.RecordEmployment(ContractKind.Permanent, today.AddYears(-2), today);
        Accepted(file.Orientation.Conclude(edition, Favourable(edition, "guide-entretien"), today, today));
        db.Add(file);
        db.Say(scope.ServiceProvider, file, new FileOpened());
        await db.SaveChangesAsync(Cancellation);
        return file.Reference;
    }

    /// <summary>Reads the database.</summary>
    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>The sheet of a file with its answers and signatures.</summary>
    public Task<Sheet> SheetAsync(string reference) =>
        ReadAsync(db =>
            db.Sheets.AsNoTracking()
                .AsSplitQuery()
                .Include(sheet => sheet.Answers)
                .Include(sheet => sheet.Signatures)
                .SingleAsync(
                    sheet => sheet.Booklet == "livret-evaluation" && db.Files.Any(file => file.Id == sheet.FileId && file.Reference == reference),
                    Cancellation
                )
        );

    /// <summary>The file.</summary>
    public Task<CertificationFile> ReloadAsync(string reference) =>
        ReadAsync(db => db.Files.AsNoTracking().SingleAsync(file => file.Reference == reference, Cancellation));

    /// <summary>Signs those parts (units, « ensemble ») of what stands on the signing page, with the password of the demonstration.</summary>
    public static Task<WebPage> SignAsync(Visitor evaluator, WebPage page, params string[] parts)
    {
        foreach (var box in page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Parts]"))
        {
            box.IsChecked = parts.Contains(box.Value);
        }

        page.Html.QuerySelector<IHtmlInputElement>("#Declared")!.IsChecked = true;
        return evaluator.SubmitAsync(page, "Signer les parties cochées", ("Mot de passe", Web.Demonstration.DemoPeople.Password));
    }

    /// <summary>The signing page of a file.</summary>
    public static Task<WebPage> SigningAsync(Visitor evaluator, string reference) => evaluator.OpenAsync($"/dossiers/{reference}/evaluation/signature");

    /// <summary>The antiforgery token of a page.</summary>
    public static string Antiforgery(WebPage page) => ((IHtmlInputElement)page.Html.QuerySelector("input[name=__RequestVerificationToken]")!).Value;

    /// <summary>Sends one answer as the script of the page does.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Json)> SaveAsync(
        Visitor visitor,
        string antiforgery,
        string reference,
        string key,
        string value,
        int token
    )
    {
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = key,
            [$"Answers[{key}].Value"] = value,
            [$"Answers[{key}].Token"] = token.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["__RequestVerificationToken"] = antiforgery,
        });
        using var answer = await visitor.Client.PostAsync($"/dossiers/{reference}/evaluation/reponse", body, Cancellation);
        return (
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation) : default
        );
    }

    private static Dictionary<string, string> Favourable(Referential edition, string booklet) =>
        edition
            .Booklet(booklet)
            ?.Questions(edition)
            .Where(question => booklet != "livret-evaluation" || question.Field.Kind != FieldKind.Mention)
            .ToDictionary(
                question => question.Key,
                question =>
                    question.Field.Kind switch
                    {
                        FieldKind.Choice => (
                            edition.Scale(question.Field.Scale!).Values.FirstOrDefault(value => value.Favourable == true)
                            ?? edition.Scale(question.Field.Scale!).Values[0]
                        ).Key,
                        FieldKind.Mention => edition.Mentions[0].Key,
                        FieldKind.Date => "2026-01-05",
                        FieldKind.Number => "1",
                        _ => $"Texte de {question.Key}.",
                    }
            )
        ?? [];

    private static void Accepted(Domain.Common.Outcome outcome) =>
        Assert.True(outcome.IsAccepted, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message)));
}
