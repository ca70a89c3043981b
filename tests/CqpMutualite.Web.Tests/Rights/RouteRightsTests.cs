using System.Net;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Decisions;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Spaces;
using Xunit;

namespace CqpMutualite.Web.Tests.Rights;

/// <summary>
/// Every route of the application × every demonstration account and a visitor × (a file of theirs, one of others, none).
/// What is expected is computed from the table of rights and the first door. A new parameter of a route must be given a value here.
/// </summary>
public class RouteRightsTests(RightsHost app) : IClassFixture<RightsHost>
{
    private static readonly string[] SignOuts = ["/deconnexion", "/mon-compte/sessions/fin-partout"];

    private const string Approvals = "/agrements/", StampImage = "/cachet/image";

    // of an edition that is not this one, a piece that this one is not, or what comes after a decision
    private static readonly string[] MayBeMissing =
    [
        RegistrationPaths.RemovePaperRoute,
        EvaluationPaths.AnnexRoute,
        EvaluationPaths.RemoveAnnexRoute,
        EvaluationPaths.RemoveSupportRoute,
        CertificatesPaths.CredentialRoute,
        DecisionsPaths.DecisionRoute,
        DecisionsPaths.EarlierSheetRoute,
        DecisionsPaths.PresentAgainRoute,
        DecisionsPaths.PresentWholeRoute,
        DecisionsPaths.CountSharedRoute,
        FilesPaths.RemindRoute,
        FilesPaths.UnmergeRoute,
    ];

    private static readonly string[] TakesAway = [JuryPaths.DetachRoute, JuryPaths.UnseatRoute, JuryPaths.AttendanceRoute];

    public static TheoryData<string> Accounts =>
    [
        "rh@horizon.example", "responsable@horizon.example", "tuteur@horizon.example", "candidat@horizon.example", "rh@atlantique.example",
        "formation@cap-competences.example", "formation@autre-organisme.example", "oemm@cqp.example",
        "jury.employeur@cqp.example", "jury.employeur2@cqp.example", "jury.salarie@cqp.example", "jury.salarie2@cqp.example", "observateur@cqp.example",
        "vae@candidats.example", "admin@cqp.example",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_routes_and_each_parameter_has_a_value()
    {
        var routes = RouteCase.All(app.Services);
        Assert.True(routes.Count > 40);
        Assert.Contains(routes, route => route is { Method: "POST", Parameters: ["reference"] });
        Assert.All(routes, route => Assert.DoesNotContain("{", Address(route, RightsHost.Complete, app.Session), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visitor_is_sent_to_the_door()
    {
        using var visitor = Visitor.Of(app);
        foreach (var route in RouteCase.All(app.Services))
        {
            using var response = await SendAsync(visitor, route, Address(route, RightsHost.Complete, app.Session), [], script: false);
            if (route.Permission is null)
            {
                Assert.True((int)response.StatusCode < 500, $"{route.Method} {route.Pattern}: {response.StatusCode}");
                continue;
            }

            Assert.True(
                response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.Contains("/connexion", StringComparison.Ordinal),
                $"{route.Method} {route.Pattern}: {response.StatusCode}"
            );
            using var scripted = await SendAsync(visitor, route, Address(route, RightsHost.Complete, app.Session), [], script: true);
            Assert.Equal(HttpStatusCode.Unauthorized, scripted.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task An_account_reaches_what_its_capacity_allows_on_what_it_sees(string email)
    {
        var (reader, membership) = await app.CapacityAsync(email);
        using var visitor = await Visitor.SignedInAsync(app, email);
        var token = await TokenAsync();
        var wrong = new List<string>();

        // signing out, twice, ends the walk
        foreach (var route in RouteCase.All(app.Services).OrderBy(route => Array.IndexOf(SignOuts, route.Pattern)))
        {
            if (route.Pattern == SignOuts[^1])
            {
                await visitor.SubmitAsync(
                    await visitor.OpenAsync("/connexion"), "Se connecter", ("Adresse électronique", email), ("Mot de passe", DemoPeople.Password));
                token = await TokenAsync();
            }

            var body = Body(route, reader, membership, token);
            if (!route.Allows(reader.Role))
            {
                await ExpectAsync(route, Address(route, RightsHost.Complete, app.Session), "refused", found: false);
            }
            else if (route.Parameters.Contains("reference"))
            {
                foreach (var reference in new[] { RightsHost.Complete, RightsHost.Elsewhere })
                {
                    var sees = await app.SeesFileAsync(reader, reference);
                    // at the beginning of its path a file does not have every page yet
                    await ExpectAsync(
                        route,
                        Address(route, reference, app.Session),
                        sees ? $"sees {reference}" : $"does not see {reference}",
                        sees
                            ? reference == RightsHost.Complete && !MayBeMissing.Contains(route.Pattern)
                                ? true
                                : null
                            : false
                    );
                }

                await ExpectAsync(route, Address(route, RightsHost.Missing, app.Session), "missing", found: false);
            }
            else if (route.Parameters.Contains("organisation"))
            {
                // only training organisations have approvals; the demonstration gives no stamp; the first account takes the contact off
                foreach (var organisation in route.Pattern.Contains(Approvals, StringComparison.Ordinal) ? [app.Trainer] : new[] { app.Company, app.Trainer })
                {
                    var sees = await app.SeesOrganisationAsync(reader, organisation.Id);
                    var mayBeGone = route.Parameters.Intersect(["contact", "merge"]).Any() || route.Pattern.EndsWith(StampImage, StringComparison.Ordinal);
                    bool? found = sees && mayBeGone ? null : sees;
                    await ExpectAsync(
                        route,
                        Address(route, RightsHost.Complete, app.Session, organisation),
                        sees ? "sees the organisation" : "does not see the organisation",
                        found
                    );
                }

                await ExpectAsync(route, Address(route, RightsHost.Complete, app.Session, app.Company with { Id = Guid.NewGuid() }), "missing", found: false);
            }
            else if (route.Parameters is ["membership", ..])
            {
                await ExpectAsync(
                    route,
                    Address(route, RightsHost.Complete, app.Session, app.Company),
                    "the absence of a colleague",
                    route.Parameters.Contains("absence") ? false : await app.MayLeaveAsync(reader, app.Company.Membership)
                );
            }
            else if (route.Parameters.Contains("former"))
            {
                await ExpectAsync(route, Address(route, RightsHost.Complete, app.Session), "no file left this company", found: false);
            }
            else if (route.Parameters.Contains("view"))
            {
                await ExpectAsync(route, Address(route, RightsHost.Complete, app.Session), "a view that they did not name", found: false);
            }
            else if (route.Parameters.Contains("convocation"))
            {
                // everyone who sees it reads it, its holder alone says that they have it
                var (sees, own) = await app.SeesConvocationAsync(reader);
                await ExpectAsync(
                    route,
                    Address(route, RightsHost.Complete, app.Session),
                    own ? "is convened"
                        : sees ? "sees the convocation"
                        : "does not see the convocation",
                    route.Method == "POST" ? own : sees
                );
            }
            else if (route.Parameters.Contains("import"))
            {
                await ExpectAsync(route, Address(route, RightsHost.Complete, app.Session), "a list sent", await app.SeesImportAsync(reader));
            }
            else if (route.Parameters.Contains("session"))
            {
                var sees = await app.SeesSessionAsync(reader, app.Session);
                // taking away what the session does not have is 404; what it has must stay for the other accounts
                await ExpectAsync(
                    route,
                    Address(route, RightsHost.Complete, app.Session),
                    sees ? "sees the session" : "does not see the session",
                    sees && TakesAway.Contains(route.Pattern) ? null : sees
                );
                await ExpectAsync(route, Address(route, RightsHost.Complete, Guid.NewGuid()), "missing", found: false);
            }
            else if (route.Pattern == SpacesPaths.TasksRoute)
            {
                // the list is everybody's own; what is done of it for several files is the certifier's
                await ExpectAsync(
                    route,
                    Address(route, RightsHost.Complete, app.Session),
                    "acknowledges registrations",
                    route.Method == "GET" || reader.Role == Role.Oemm
                );
            }
            else
            {
                await ExpectAsync(
                    route,
                    Address(route, RightsHost.Complete, app.Session),
                    "allowed",
                    // the message is about no file: the certifier's alone
                    route.Permission is null || route.Parameters is ["person", ..] or ["key"] ? null
                        : route.Parameters is not ["message"] || reader.Role == Role.Oemm
                );
            }

            async Task ExpectAsync(RouteCase route, string address, string why, bool? found)
            {
                using var response = await SendAsync(visitor, route, address, body, script: false);
                var is404 = response.StatusCode == HttpStatusCode.NotFound;
                var door = response.Headers.Location?.OriginalString.Contains("retour=", StringComparison.Ordinal) == true;
                if ((int)response.StatusCode >= 500 || door || (found == true && is404) || (found == false && !is404))
                {
                    wrong.Add($"{route.Method} {address} ({route.Permission}, {why}): {(int)response.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{email}, {reader.Role}:\n" + string.Join('\n', wrong));

        async Task<string> TokenAsync() =>
            (await visitor.OpenAsync("/referentiels")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static Task<HttpResponseMessage> SendAsync(
        Visitor visitor,
        RouteCase route,
        string address,
        IEnumerable<KeyValuePair<string, string>> body,
        bool script
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), address);
        if (route.Method == "POST")
        {
            request.Content = new FormUrlEncodedContent(body);
        }

        if (script)
        {
            request.Headers.Add("X-Requested-With", "autosave");
        }

        return visitor.Client.SendAsync(request, Cancellation);
    }

    private string Address(RouteCase route, string reference, Guid session, OrganisationCase? organisation = null) =>
        System.Text.RegularExpressions.Regex.Replace(route.Pattern, @"\{(\w+)(:\w+)?\}", parameter => parameter.Groups[1].Value switch
            {
                "reference" => reference,
                "session" => session.ToString(),
                "module" => app.Module.ToString(),
                "occurrence" or "number" => "1",
                "kind" => "bilan",
                "act" => ActWords.SlugOf(NextAct.AcknowledgeRegistration),
                "derogation" => "evaluation",
                "note" => app.Note.ToString(),
                "moment" => app.Moment.ToString(),
                "comment" => app.Comment.ToString(),
                "convocation" => app.Convocation.ToString(),
                "person" => app.Evaluator.ToString(),
                "mandate" => app.Mandate.ToString(),
                "capacity" => app.Capacity.ToString(),
                "message" => app.Message.ToString(),
                "token" => "inconnu", // a link to nothing: whoever opens it is told so
                "attachment" => app.Attachment.ToString(),
                "import" => app.Import.ToString(),
                "view" => app.Import.ToString(),
                "unit" => app.Unit,
                "key" => "AAAA", // a passkey that nobody has
                "organisation" => (organisation ?? app.Company).Id.ToString(),
                "contact" => (organisation ?? app.Company).Contact.ToString(),
                "membership" => (organisation ?? app.Company).Membership.ToString(),
                "merge" => app.Request.ToString(), // nothing was made one
                "absence" => app.Request.ToString(), // nobody is away
                "approval" => (organisation ?? app.Company).Approval.ToString(),
                "request" => app.Request.ToString(),
                "former" => app.Request.ToString(),
                "document" when route.Pattern == JuryPaths.SessionDocumentRoute => "proces-verbal",
                "booklet" or "document" => "guide-entretien", // the one that everybody on a file reads
                "code" when route.Pattern.StartsWith("/erreur", StringComparison.Ordinal) => "404",
                "code" => app.Edition.Code,
                "version" => "1",
                "directory" => "aucun",
                var unknown => throw new InvalidOperationException($"The parameter « {unknown} » of {route.Pattern} has no value in this table."),
            });

    // a president named again, a member seated twice, a file of another edition: nothing here changes the file: it is complete, and whoever may act is refused
    // by the rules of its path
    private List<KeyValuePair<string, string>> Body(RouteCase route, Reader reader, Guid membership, string token)
    {
        List<KeyValuePair<string, string>> body =
        [
            new("__RequestVerificationToken", token),
            new("Form.Reference", RightsHost.Elsewhere),
            new("Candidate", RightsHost.Elsewhere),
            new("Form.PersonId", (TakesAway.Contains(route.Pattern) ? reader.PersonId : app.President).ToString()),
            new("Form.College", nameof(College.Employers)),
            new("capacity", membership.ToString()),
        ];
        if (route.Pattern == JuryPaths.NoteRoute)
        {
            body.Add(new("key", app.Unit));
        }

        if (route.Pattern.EndsWith("/reponse", StringComparison.Ordinal))
        {
            body.Add(new("key", QuestionOf(route.Pattern, reader)));
        }

        return body;
    }

    // one that this account answers there
    private string QuestionOf(string pattern, Reader reader)
    {
        bool At(string part) => pattern.Contains(part, StringComparison.Ordinal);
        var booklet = app.Edition.Booklet(
            At("/entretien/") ? "guide-entretien"
            : At("/formation/") ? "livret-formation"
            : At("/tutorat/") ? "suivi-tuteur"
            : "livret-evaluation"
        )!;
        return booklet
            .Questions(app.Edition)
            .FirstOrDefault(question => question.Unit is not null && question.Field.Meaning != Meaning.CandidateComment && Answered(question))
            ?.Key
            ?? "";

        bool Answered(Question question) =>
            At("/tutorat/") ? question.Field.Meaning == Meaning.IntermediateCriterion
            : At("/papier/") ? question.Field.FilledBy == FilledBy.Evaluators
            : SheetRights.Fills(reader.Role, question.Field.FilledBy) && (!At("/formation/") || question.Unit == app.Unit);
    }
}
