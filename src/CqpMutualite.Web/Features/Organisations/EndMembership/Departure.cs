using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

/// <summary>The end of a capacity, with the places of evaluator that the person leaves: all of it or nothing.</summary>
internal static class Departure
{
    public static async Task<Outcome?> EndAsync(
        OrganisationActing begun, MemberDoor door, EndMembershipForm form, Editions editions, CancellationToken cancellation)
    {
        var page = await EndMembershipPage.LoadAsync(begun, door, form, cancellation);
        var ending = await EndingAsync(begun, door, form.Leaves, cancellation);
        var lastDay = form.LastDay!.Value;
        if (ending.Find(membership => lastDay < membership.From) is { } later)
        {
            return BeforeArrival(later);
        }

        foreach (var membership in ending)
        {
            if (await IsLastAsync(begun, door, membership, lastDay, cancellation))
            {
                return OrganisationRefusals.LastMember;
            }
        }

        var refusals = ending.Exists(membership => membership.Role == Role.Evaluator)
            ? await ReplaceAsync(begun, page, door.Membership.PersonId, editions, cancellation)
            : [];
        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        ending.ForEach(membership => membership.End(lastDay));
        return Outcome.Accepted;
    }

    private static async Task<List<Membership>> EndingAsync(OrganisationActing begun, MemberDoor door, bool leaves, CancellationToken cancellation)
    {
        var (person, organisation, today) = (door.Membership.PersonId, door.Organisation.Id, begun.Today);
        return !leaves ? [door.Membership] : await begun.Db.Memberships
            .Where(known => known.PersonId == person && known.OrganisationId == organisation && known.Role != Role.Candidate
                && (known.Until == null || today <= known.Until))
            .ToListAsync(cancellation);
    }

    // each file asks its own rules; one that refuses leaves all of them as they were
    private static async Task<List<Refusal>> ReplaceAsync(
        OrganisationActing begun, EndMembershipPage page, Guid leaver, Editions editions, CancellationToken cancellation)
    {
        List<Refusal> refusals = [];
        foreach (var (file, rank) in page.Files.Where(file => file.MayReplace).Select((file, rank) => (file, rank)))
        {
            var field = $"Files[{rank}].{nameof(ReplacementForm.PersonId)}";
            if (page.People.FirstOrDefault(person => person.Id == page.Chosen(file)) is not { } chosen || !file.MayTake(chosen))
            {
                refusals.Add(OrganisationRefusals.ReplacementMissing(file.Reference, field));
            }
            else if (await ReplaceAsync(begun, file.Reference, leaver, chosen.Id, editions, cancellation) is { IsAccepted: false } refused)
            {
                refusals.Add(OrganisationRefusals.ReplacementRefused(file.Reference, refused.Refusals[0].Message, field));
            }
        }

        return refusals;
    }

    private static async Task<Outcome> ReplaceAsync(
        OrganisationActing begun, string reference, Guid leaver, Guid chosen, Editions editions, CancellationToken cancellation)
    {
        var (db, company, user, now) = (begun.Db, begun.Organisation.Id, begun.User, begun.Now);
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var (acting, evaluation) = (new FileActing(db, head, user, now), head.File.Evaluation);
        var leaving = head.File.Evaluators.Single(seat => seat.PersonId == leaver);
        EvaluatorChoice InPlace(EvaluatorSeat seat) => head.File.Evaluators.Single(known => known.Seat == seat) is var known && known.PersonId == leaver
            ? new EvaluatorChoice(chosen, known.Capacity)
            : new EvaluatorChoice(known.PersonId, known.Capacity);
        var (first, second) = (InPlace(EvaluatorSeat.First), InPlace(EvaluatorSeat.Second));
        var outcome = evaluation.NameEvaluators(head.Edition, first, second, "Départ de l’entreprise", acting.Today);
        if (outcome.IsAccepted)
        {
            await EvaluatorArrival.LetInAsync(acting, chosen, company, cancellation);
            var putAway = await EvaluatorDeparture.LetOutAsync(db, head, leaving, gone: true, user, now, cancellation);
            var named = outcome.Acts.OfType<EvaluatorsNamed>().Single() with { PutAway = putAway };
            db.Note(head.File.Id, user.Actor(), named, head.Edition, now, "départ de l’entreprise");
        }

        return outcome;
    }

    private static Outcome BeforeArrival(Membership membership) => new Refusal(
        "membership.before-arrival",
        $"Cette personne est arrivée le {FrenchText.PlainDate(membership.From)} : le dernier jour vient après.",
        nameof(EndMembershipForm.LastDay));

    private static async Task<bool> IsLastAsync(
        OrganisationActing begun, MemberDoor door, Membership membership, DateOnly lastDay, CancellationToken cancellation)
    {
        var (person, role, organisation) = (membership.PersonId, membership.Role, door.Organisation.Id);
        return role == Joining.MainRole(door.Organisation.Kind)
            && !await begun.Db.Memberships.AnyAsync(
                other => other.PersonId != person && other.OrganisationId == organisation && other.Role == role
                    && other.From <= lastDay && (other.Until == null || other.Until > lastDay),
                cancellation);
    }
}
