using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;
using SharedCollege = CqpMutualite.Web.Features.Shared.College;
using SharedSeat = CqpMutualite.Web.Features.Shared.Seat;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A session being composed: every change of it shows this page again when it is refused.</summary>
public sealed record SessionPage(SessionHead Head, JuryCard Card, IReadOnlyList<SessionFile> Ready, int ReadyCount, IReadOnlyList<SessionFile> Files, string? NotPublishable)
{
    private const int ReadyShown = 30;

    /// <summary>Loads it in six queries: session, people, its files, files ready, their count, last presidency. <paramref name="state"/> and <paramref name="refused"/>: the choice refused, to be told beside its list.</summary>
    public static async Task<SessionPage?> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, Guid id, DateOnly today, CancellationToken cancellation, ModelStateDictionary? state = null, College? refused = null)
    {
        if (await SessionHead.LoadAsync(db, editions, user, id, cancellation) is not { } head)
        {
            return null;
        }

        var session = head.Session;
        var people = await JuryPeople.LoadAsync(db, session, today, cancellation);
        var visible = db.FilesVisibleTo(user.Reader).AsNoTracking();
        var files = await SessionFile.Of(db, visible.Where(file => file.SessionId == id)).ToListAsync(cancellation);
        var waiting = visible.Where(file => file.NextAct == NextAct.AttachToSession && file.EditionCode == session.EditionCode);
        var ready = session.PublishedOn is null ? await SessionFile.Of(db, waiting).Take(ReadyShown).ToListAsync(cancellation) : [];
        var readyCount = ready.Count < ReadyShown ? ready.Count : await waiting.CountAsync(cancellation);
        var last = await db.SessionsVisibleTo(user.Reader).AsNoTracking()
            .Where(other => other.Id != id && other.EditionCode == session.EditionCode && other.HeldOn <= session.HeldOn)
            .OrderByDescending(other => other.HeldOn)
            .SelectMany(other => other.Members.Where(member => member.IsPresident).Select(member => new LastPresidency(other.HeldOn, member.College)))
            .FirstOrDefaultAsync(cancellation);
        var conflicts = ConflictOfInterest.Between(session.Members.Select(member => (member.PersonId, people.OrganisationsOf(member.PersonId))), [.. files.Select(file => file.Ties)]);
        var open = session.PublishedOn is null && files.TrueForAll(file => file.DecidedOn is null);
        var undecided = files.Count(file => file.DecidedOn is null);
        var vacant = session.VacantSeats(head.Edition.Jury);
        var error = state?.GetValueOrDefault("Form.PersonId")?.Errors is { Count: > 0 } errors ? errors[0].ErrorMessage : null;
        var card = new JuryCard(
            "jury",
            "Composition du jury",
            JuryWords.StateOf(session.PublishedOn is not null, vacant.Sum(entry => entry.Vacant), session.President is not null, files.Count, files.Count - undecided),
            open ? null : "la composition ne change plus",
            CollegeOf(head, College.Employers, people, open, refused, error),
            CollegeOf(head, College.Employees, people, open, refused, error))
        {
            Observers = head.Edition.Jury.Observers.Count > 0 ? CollegeOf(head, head.Edition.Jury.Observers[0].College, people, open, refused, error) : null,
            Alerts = session.PublishedOn is null ? [.. AlertsOf(head, people, files, conflicts, last)] : [],
            OrderMeta = "premier transmis, premier entendu",
            Order = [.. files.Select((file, rank) => RowOf(file, head, editions, conflicts))],
        };
        return new SessionPage(head, card, ready, readyCount, files, WhyNotPublishable(session, files.Count, undecided));
    }

    private static string? WhyNotPublishable(JurySession session, int files, int undecided) => session.PublishedOn is { } published
        ? $"Décisions publiées le {FrenchText.LongDate(published)}."
        : files == 0 ? JuryRefusals.NothingToPublish.Message
        : undecided > 0 ? JuryRefusals.DecisionsMissing(undecided).Message
        : null;

    private static SharedCollege CollegeOf(SessionHead head, College college, JuryPeople people, bool open, College? refused, string? error)
    {
        var session = head.Session;
        var panel = head.Edition.Jury;
        var votes = panel.Seats.Any(seat => seat.College == college);
        var expected = (votes ? panel.Seats : panel.Observers).Where(seat => seat.College == college).Sum(seat => seat.Count);
        return new SharedCollege(JuryWords.Of(college), expected, [.. session.Members.Where(member => member.College == college).Select(member => SeatOf(session, member, people, open))])
        {
            Choice = open
                ? new SeatChoice(JuryPaths.Seat(session.Id), college.ToString(), [.. people.MayTake(votes ? Role.JuryMember : Role.JuryObserver).Where(person => session.Members.All(member => member.PersonId != person.Id)).Select(person => new SelectListItem(person.Line, person.Id.ToString()))])
                {
                    Error = refused == college ? error : null,
                }
                : null,
        };
    }

    private static SharedSeat SeatOf(JurySession session, JuryMember member, JuryPeople people, bool open)
    {
        var person = people.Of(member.PersonId);
        List<RowAct> acts = [];
        if (open && member is { Votes: true, IsPresident: false })
        {
            acts.Add(new RowAct("Nommer président", $"Nommer président de la session : {person.Name}", JuryPaths.President(session.Id), "Form.PersonId", member.PersonId.ToString()));
        }

        if (open)
        {
            acts.Add(new RowAct("Retirer", $"Retirer du jury : {person.Name}", JuryPaths.Unseat(session.Id), "Form.PersonId", member.PersonId.ToString()));
        }

        return new SharedSeat(person.Name, person.Description) { Tag = member.IsPresident ? new Tag(TagState.Complete, "Préside") : null, Acts = acts };
    }

    private static IEnumerable<AlertLine> AlertsOf(SessionHead head, JuryPeople people, List<SessionFile> files, IReadOnlyList<ConflictOfInterest> conflicts, LastPresidency? last)
    {
        var session = head.Session;
        foreach (var (seat, missing) in session.VacantSeats(head.Edition.Jury))
        {
            yield return new AlertLine($"Il manque {missing} {JuryRefusals.MemberOf(seat.College, missing)}.", "La délibération attend un jury complet.", Forbids: true);
        }

        if (session.President is null)
        {
            yield return new AlertLine("Aucun président n’est nommé.", $"Seul le président remplit et signe les fiches de décision.{Alternation(head.Edition.Jury, last)}", Forbids: session.Members.Any(member => member.Votes));
        }
        else if (head.Edition.Jury.Presidency == Presidency.Alternating && last?.College == session.President.College)
        {
            yield return new AlertLine("Deux présidences de suite pour le même collège.", $"La session du {FrenchText.PlainDate(last.HeldOn)} était déjà présidée par le {JuryWords.Of(last.College).ToLowerInvariant()}.");
        }

        foreach (var tied in conflicts.GroupBy(conflict => (conflict.PersonId, conflict.Kind)))
        {
            yield return new AlertLine(
                $"{people.Of(tied.Key.PersonId).Name} (jury) {JuryWords.Of(tied.Key.Kind)} :",
                $"{FrenchText.Join(tied.Select(conflict => files.Find(file => file.Id == conflict.FileId)!.Name + (conflict.Declared is { } declared ? $" ({JuryWords.Of(declared)})" : "")))}. Un autre membre, ou une autre session, écarterait ce lien.");
        }

        foreach (var late in files.Where(file => file.DecidedOn is null && file.FirstJuryBefore < session.HeldOn))
        {
            yield return new AlertLine($"{late.Name} : délai dépassé.", $"La première présentation était attendue avant le {FrenchText.PlainDate(late.FirstJuryBefore!.Value)}.");
        }
    }

    private static string Alternation(JuryPanel panel, LastPresidency? last) => (panel.Presidency, last) switch
    {
        (Presidency.Alternating, null) => " La présidence alterne entre les deux collèges ; c’est la première session de cette édition.",
        (Presidency.Alternating, _) => $" Le {JuryWords.Of(last.College).ToLowerInvariant()} présidait le {FrenchText.PlainDate(last.HeldOn)} : c’est au tour du {JuryWords.Of(JuryWords.Other(last.College)).ToLowerInvariant()}.",
        _ => "",
    };

    private static RunningOrderRow RowOf(SessionFile file, SessionHead head, Editions editions, IReadOnlyList<ConflictOfInterest> conflicts) =>
        new(file.Reference, null, file.Name, file.Employer, file.ShortTitle, file.LengthIn(editions), file switch
        {
            { Result: { } result } => JuryWords.Of(result, head.Edition),
            _ when conflicts.Any(conflict => conflict.FileId == file.Id) => new Tag(TagState.Attention, "Lien avec le jury"),
            { EvaluationPositive: not true } => new Tag(TagState.Neutral, "Dérogation"),
            _ => new Tag(TagState.Complete),
        })
        {
            Url = FilesPaths.File(file.Reference),
            Act = head.Session.PublishedOn is null && file.DecidedOn is null
                ? new RowAct("Retirer", $"Retirer de la session : {file.Name}", JuryPaths.Detach(head.Session.Id), "Form.Reference", file.Reference)
                : null,
        };

    private sealed record LastPresidency(DateOnly HeldOn, College College);
}
