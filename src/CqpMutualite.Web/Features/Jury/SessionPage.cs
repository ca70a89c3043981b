using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;
using SharedCollege = CqpMutualite.Web.Features.Shared.College;
using SharedSeat = CqpMutualite.Web.Features.Shared.Seat;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A session being composed: every change of it shows this page again when it is refused.</summary>
/// <param name="Head">The session.</param>
/// <param name="Card">Composition, alerts, order.</param>
/// <param name="Ready">Files that could be put before it, the first ones.</param>
/// <param name="MoreReady">Others are ready too.</param>
/// <param name="Files">Those that are before it.</param>
/// <param name="Away">Candidates who did not come: the trace that the session keeps.</param>
/// <param name="Next">The one next act.</param>
/// <param name="Turn">Whose turn it is to preside; null when any member may.</param>
/// <param name="People">Those who sit or may sit.</param>
public sealed partial record SessionPage(
    SessionHead Head,
    JuryCard Card,
    IReadOnlyList<SessionFile> Ready,
    bool MoreReady,
    IReadOnlyList<SessionFile> Files,
    IReadOnlyList<AwayLine> Away,
    SessionNext Next,
    College? Turn,
    JuryPeople People
)
{
    private const int ReadyShown = 30;

    /// <summary>
    /// Loads it in six queries: session, people, its files, files ready, time of notice, last presidency. <paramref name="state"/> and
    /// <paramref name="refused"/>: the choice refused, to be told beside its list.
    /// </summary>
    public static async Task<SessionPage?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        Guid id,
        DateTimeOffset now,
        CancellationToken cancellation,
        ModelStateDictionary? state = null,
        College? refused = null
    )
    {
        if (await SessionHead.LoadAsync(db, editions, user, id, cancellation) is not { } head)
        {
            return null;
        }

        var session = head.Session;
        var people = await JuryPeople.LoadAsync(db, session, FrenchText.ParisDay(now), cancellation);
        session.Know(session.Beside with { Mandates = people.Mandates });
        var visible = db.FilesVisibleTo(user.Reader).AsNoTracking();
        var order = session.Order.Select(passage => passage.FileId).ToList();
        var all = await SessionFile.Of(db, visible.Where(file => order.Contains(file.Id))).ToListAsync(cancellation);
        var files = all.Where(file => file.SessionId == id).OrderBy(file => order.IndexOf(file.Id)).ToList();
        var awaited = head.IsCommission ? NextAct.PresentToCommission : NextAct.AttachToSession;
        var codes = session.EditionCodes;
        var waiting = visible.Where(file => file.NextAct == awaited && codes.Contains(file.EditionCode));
        var ready = session.ClosedAt is null ? await SessionFile.Of(db, waiting).Take(ReadyShown + 1).ToListAsync(cancellation) : [];
        var notice = session is { ConvenedAt: null, OpenedAt: null } ? await db.SettingAsync(OemmSettings.NoticeDays, cancellation) : 0;
        var clock = FrenchText.OnClock(now, session.Territory.Zone());
        List<string> doubts = session.OpenedAt is null ? [.. DayDoubts.Of(session.Territory, session.HeldOn, session.StartsAt, clock, notice)] : [];
        var last = await db.LastPresidencyAsync(session, cancellation);
        var error = state?.GetValueOrDefault("Form.PersonId")?.Errors is { Count: > 0 } errors ? errors[0].ErrorMessage : null;
        var card = CardOf(head, people, files, editions, doubts, (refused, error));
        var away = session
            .Order.Where(passage => !passage.Expected)
            .Select(passage => new AwayLine(
                all.Find(file => file.Id == passage.FileId)?.Name ?? "Candidat",
                passage.Attendance == Attendance.Excused ? "excusé" : "absent",
                passage.AttendanceNote
            ))
            .ToList();
        var turn = SessionRules.TurnOf(head.Panel, last);
        return new SessionPage(head, card, [.. ready.Take(ReadyShown)], ready.Count > ReadyShown, files, away, NextOf(head, files), turn, people)
        {
            HowPresided =
                $"La présidence est désignée au début de la séance, parmi les membres "
                    + $"présents.{(session.President is null ? " Vous pouvez proposer un membre." : $" {head.PresidentName} est proposé à la présidence.")}"
                    + $"{Alternation(head.Panel, last)}",
        };
    }

    /// <summary>How the president is designated, who is proposed, whose turn it is.</summary>
    public required string HowPresided { get; init; }

    /// <summary>Name of somebody who sits.</summary>
    public string NameOf(Guid personId) => People.Of(personId).Name;

    /// <summary>The conflict that keeps a ready file from this session; null when there is none.</summary>
    public TieLine? TieOf(SessionFile file)
    {
        var conflicts = new FileConflicts(file.Id, SessionRules.Conflicts(Head.Session, People, [file.Ties]), People);
        return conflicts.Said(Head.Session) is { } said ? new TieLine(said, conflicts.MayStandIn(Head.Session)) : null;
    }

    private static JuryCard CardOf(
        SessionHead head,
        JuryPeople people,
        List<SessionFile> files,
        Editions editions,
        IReadOnlyList<string> doubts,
        (College? College, string? Error) refused)
    {
        var session = head.Session;
        var conflicts = SessionRules.Conflicts(session, people, [.. files.Select(file => file.Ties)]);
        var undecided = files.Count(file => file.DecidedOn is null);
        var open = session.ClosedAt is null && undecided == files.Count;
        var vacant = session.VacantSeats(head.Panel);
        return new JuryCard(
            "jury",
            $"Composition {head.OfBody}",
            JuryWords.StateOf(
                new SessionState(
                    session.ConvenedAt is not null,
                    session.OpenedAt is not null,
                    session.ClosedAt is not null,
                    session.PublishedOn is not null,
                    vacant.Sum(entry => entry.Vacant),
                    files.Count,
                    files.Count - undecided
                )
            ),
            open ? null : "la composition ne change plus",
            CollegeOf(head, College.Employers, people, open, refused),
            CollegeOf(head, College.Employees, people, open, refused))
        {
            Observers = head.Panel.Observers.Count > 0 ? CollegeOf(head, head.Panel.Observers[0].College, people, open, refused) : null,
            Substitutes = head.IsCommission
                ? []
                :
                [
                    .. session
                        .Members.Where(member => member.IsSubstitute)
                        .Select(member =>
                            SeatOf(session, member, people, open) with
                            {
                                Organisation = $"{JuryWords.Of(member.College)} · {people.Of(member.PersonId).Description}",
                            }
                        ),
                ],
            SubstituteChoices =
                open && session.OpenedAt is null
                    ? [.. head.Panel.Seats.Select(seat => ChoiceOf(head, seat.College, people, substitute: true)).Where(choice => choice.People.Count > 0)]
                    : [],
            Alerts = session.PublishedOn is null ? [.. AlertsOf(head, people, files, conflicts, doubts)] : [],
            OrderMeta =
                head.IsCommission ? "sur dossier, sans entretien"
                : files.Count == 0 ? null
                : $"jusqu’à {FrenchText.Hour(session.Passages.Where(passage => passage.Expected).Max(passage => passage.EndsAt) ?? session.EndsAt)}",
            MoveUrl = files.Count > 1 && session.OpenedAt is null ? JuryPaths.Order(session.Id) : null,
            Order = [.. files.Select(file => RowOf(file, head, editions, session.Unsettled(conflicts)))],
        };
    }

    // one next act at a time, with what holds it back
    private static SessionNext NextOf(SessionHead head, List<SessionFile> files)
    {
        var session = head.Session;
        var undecided = files.Where(file => file.DecidedOn is null).Select(file => file.Name).ToList();
        return session switch
        {
            { PublishedOn: { } published } when undecided.Count == 0 => new(
                "Résultats publiés",
                null,
                null,
                null,
                $"Résultats publiés le {FrenchText.LongDate(published)}."
            ),
            { ClosedAt: not null } => new(
                "Publication",
                "Publier les décisions",
                JuryPaths.Publish(session.Id),
                undecided.Count > 0 ? JuryRefusals.DecisionsMissing(undecided).Message : null,
                "Chaque candidat, son entreprise et son organisme de formation liront leur décision."
            ),
            { OpenedAt: not null } => new(
                "Séance en cours",
                "Clore la séance",
                null,
                undecided.Count > 0 ? JuryRefusals.DecisionsMissing(undecided).Message : null,
                $"Le président clôt la séance ; vous pouvez le faire pour lui. {(head.IsCommission ? "La commission" : "Le jury")} n’aura plus accès aux "
                    + $"livrets."
            )
            {
                AskUrl = JuryPaths.Close(session.Id),
            },
            { ConvenedAt: { } convened } => new(
                "Séance à venir",
                null,
                null,
                null,
                $"Convoquée le {FrenchText.PlainDate(FrenchText.ParisDay(convened))}. Le jour venu, un membre ouvre la séance ; le président y est désigné "
                    + $"parmi les présents."
            ),
            _ => new(
                "Convocation",
                "Convoquer la session",
                JuryPaths.Convene(session.Id),
                session.MissingForConvening(head.Panel) is { Count: > 0 } missing ? string.Join(' ', missing.Select(refusal => refusal.Message)) : null,
                "Candidats, entreprises et membres reçoivent leur convocation ; les membres lisent les dossiers dès maintenant."
            ),
        };
    }

    private static SharedCollege CollegeOf(SessionHead head, College college, JuryPeople people, bool open, (College? College, string? Error) refused)
    {
        var session = head.Session;
        var panel = head.Panel;
        var votes = panel.Seats.Any(seat => seat.College == college);
        var expected = (votes ? panel.Seats : panel.Observers).Where(seat => seat.College == college).Sum(seat => seat.Count);
        var choice = ChoiceOf(head, college, people) with { Error = refused.College == college ? refused.Error : null };
        var nobody = choice.People.Count == 0 && choice.Error is null;
        var seats = session
            .Members.Where(member => member.College == college && !member.IsSubstitute)
            .Select(member => SeatOf(session, member, people, open))
            .ToList();
        return new SharedCollege(JuryWords.Of(college), expected, seats, open && nobody ? JuryPaths.MandateOf(college) : null)
        {
            Choice = open && !nobody ? choice : null,
        };
    }

    private static SeatChoice ChoiceOf(SessionHead head, College college, JuryPeople people, bool substitute = false) =>
        new(
            JuryPaths.Seat(head.Session.Id),
            college.ToString(),
            [
                .. people
                    .MayTake(college, head.Session.HeldOn)
                    .Where(person => head.Session.Members.All(member => member.PersonId != person.Id))
                    .Select(person => new SelectListItem(person.Line, person.Id.ToString())),
            ]
        )
        {
            Label = substitute ? $"{JuryWords.Of(college)} : suppléant" : null,
        };

    private static SharedSeat SeatOf(JurySession session, JuryMember member, JuryPeople people, bool open)
    {
        var person = people.Of(member.PersonId, session.OpenedAt is null ? session.HeldOn : null);
        List<RowAct> acts = [];
        if (open && member is { Votes: true, IsPresident: false } && (session.OpenedAt is null || member.Present == true))
        {
            var verb = session.OpenedAt is null ? "Proposer à la présidence" : "Désigner président";
            acts.Add(new RowAct(verb, $"{verb} : {person.Name}", JuryPaths.President(session.Id), "Form.PersonId", member.PersonId.ToString()));
        }

        if (open && member.Votes)
        {
            acts.AddRange(
                session
                    .Members.Where(found => found.IsSubstitute && found.College == member.College)
                    .Select(substitute => new RowAct(
                        $"Remplacer par {people.Of(substitute.PersonId).Name}",
                        $"Remplacer par {people.Of(substitute.PersonId).Name} : {person.Name}",
                        JuryPaths.Replace(session.Id),
                        "Form.PersonId",
                        member.PersonId.ToString()
                    )
                    {
                        With = ("Form.SubstituteId", substitute.PersonId.ToString()),
                    })
            );
        }

        if (open)
        {
            acts.Add(new RowAct("Retirer", $"Retirer du jury : {person.Name}", JuryPaths.Unseat(session.Id), "Form.PersonId", member.PersonId.ToString()));
        }

        return new SharedSeat(person.Name, person.Description) { Tag = JuryWords.PresidencyOf(session, member), Acts = acts };
    }

    private static RunningOrderRow RowOf(SessionFile file, SessionHead head, Editions editions, IReadOnlyList<ConflictOfInterest> conflicts) =>
        new(
            file.Reference,
            PassageOf(file, head).StartsAt,
            file.Name,
            file.Employer,
            file.ShortTitle,
            head.IsCommission ? "" : file.LengthOf(PassageOf(file, head), editions).Words,
            file switch
            {
                { Result: { } result } => JuryWords.Of(result, head.Edition, head.IsCommission),
                _ when conflicts.Any(conflict => conflict.FileId == file.Id) => new Tag(TagState.Attention, "Lien avec le jury"),
                _ when PassageOf(file, head).Recusals.Count > 0 => new Tag(TagState.Complete, "Un suppléant siège"),
                { EvaluationPositive: not true } => new Tag(TagState.Neutral, "Dérogation"),
                _ => new Tag(TagState.Complete),
            }
        )
        {
            Url = FilesPaths.File(file.Reference),
            Note = WishOf(PassageOf(file, head)),
            Link =
                head is { IsCommission: false, Session.OpenedAt: null } && file.DecidedOn is null
                    ? new RowLink("Horaire", $"Horaire de passage : {file.Name}", JuryPaths.Hour(head.Session.Id, file.Reference))
                    : null,
            Acts = head.Session.ClosedAt is not null || file.DecidedOn is not null ? [] : [.. ActsOf(file, head, conflicts)],
        };

    private static Passage PassageOf(SessionFile file, SessionHead head) => head.Session.Passages.First(passage => passage.FileId == file.Id);

    // « heure fixe · pas avant 10:00 (train) »
    private static string? WishOf(Passage passage)
    {
        var wish = (passage.NotBefore, passage.NotAfter) switch
        {
            ({ } from, { } until) => $"entre {FrenchText.Hour(from)} et {FrenchText.Hour(until)}",
            ({ } from, _) => $"pas avant {FrenchText.Hour(from)}",
            (_, { } until) => $"fini à {FrenchText.Hour(until)}",
            _ => null,
        };
        var words = string.Join(
            " · ",
            new[]
            {
                passage.FixedAt is null ? null : "heure fixe",
                wish is not null && passage.ConstraintReason is { } because ? $"{wish} ({because})" : wish,
            }.OfType<string>()
        );
        return words.Length == 0 ? null : words;
    }
}

/// <summary>What ties a member to a ready candidate, and whether a substitute could stand in.</summary>
public sealed record TieLine(string Says, bool MayStandIn);

/// <summary>A candidate who did not come.</summary>
public sealed record AwayLine(string Name, string State, string? Note);

/// <summary>The next act of a session: what it is, its button, what holds it back, what it does.</summary>
public sealed record SessionNext(string Title, string? Button, string? PostUrl, string? Held, string Says)
{
    /// <summary>The page that asks before it is done, instead of <see cref="PostUrl"/>.</summary>
    public string? AskUrl { get; init; }
}
