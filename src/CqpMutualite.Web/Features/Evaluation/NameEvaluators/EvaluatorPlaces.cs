using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>Somebody for a place. <paramref name="Invited"/>: the name of a new person; null for one already known.</summary>
public sealed record Somebody(Guid Id, string? Invited = null);

/// <summary>The places of the two evaluators: who takes one, and the way in that they get; who leaves one, and what they lose.</summary>
public sealed class EvaluatorPlaces(AppDbContext db, Invitations invitations)
{
    /// <summary>Names both; with what is said then.</summary>
    public async Task<(Outcome Outcome, Done? Done)> NameAsync(FileActing begun, NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var (evaluation, page) = (begun.File.Evaluation, await NameEvaluatorsPage.LoadAsync(begun, form, cancellation));
        var (first, firstWhy) = await FindAsync(page, form.First, nameof(form.First), cancellation);
        var (second, secondWhy) = await FindAsync(page, form.Second, nameof(form.Second), cancellation);
        List<Refusal> refusals = [.. evaluation.MayNameEvaluators().Refusals, .. new[] { firstWhy, secondWhy }.OfType<Refusal>()];
        if (refusals.Count > 0)
        {
            return (Outcome.From(refusals), null);
        }

        var leaving = evaluation.Leaving(first.Id, second.Id);
        var (one, other) = (new EvaluatorChoice(first.Id, form.First.Capacity!.Value), new EvaluatorChoice(second.Id, form.Second.Capacity!.Value));
        var outcome = evaluation.NameEvaluators(begun.Edition, one, other, form.Reason, begun.Today);
        if (!outcome.IsAccepted)
        {
            return (outcome, null);
        }

        await LetInAsync(begun, first, form.First, cancellation);
        await LetInAsync(begun, second, form.Second, cancellation);
        var putAway = await LetOutAsync(begun, leaving, [first.Id, second.Id], cancellation);
        var named = outcome.Acts.OfType<EvaluatorsNamed>().Single() with { PutAway = putAway };
        var byLetter = new[] { (Who: first, Seat: form.First), (Who: second, Seat: form.Second) }
            .Where(place => place.Who.Invited is not null && EmailOf(place.Seat) is null).Select(place => place.Who.Invited!).ToList();
        return (named, NameEvaluatorsPage.Done(begun, byLetter, leaving.Count > 0));
    }

    // the person of a place: of the list, or a new one; refused beside the field of that place of the form
    private async Task<(Somebody Somebody, Refusal? Why)> FindAsync(NameEvaluatorsPage page, SeatForm seat, string place, CancellationToken cancellation)
    {
        var file = page.Head.File;
        if (seat is { PersonId: { } chosen } && !seat.Invites())
        {
            // the candidate is refused by the aggregate, with its own sentence
            var known = chosen == file.CandidateId || page.People.Any(person => person.Id == chosen && person.MayBeChosen);
            return (new Somebody(chosen), known ? null : new Refusal("evaluator.unknown", "Choisissez une personne de la liste.", $"{place}.PersonId"));
        }

        var email = EmailOf(seat);
        if (email is null || await HolderAsync(email, file.EmployerId, cancellation) is not { } holder)
        {
            var added = Person.Named(seat.FirstName ?? "", seat.Name!, email, seat.JobTitle);
            db.Add(added);
            return (new Somebody(added.Id, added.Name), null);
        }

        // one person may hold two capacities: human resources and evaluator, by the address that they have
        var named = FoldedName.Of(CivilName.Short(seat.FirstName, null, seat.Name!)) == FoldedName.Of(holder.Name);
        var may = page.People.All(person => person.Id != holder.Id || person.MayBeChosen);
        return (new Somebody(holder.Id), holder.OfCompany && named && holder.Id != file.CandidateId && may ? null : Taken(page, holder, $"{place}.Email"));
    }

    // whoever is new in a place gets a way in: an account, a letter later, or a link that opens this file only
    private Task LetInAsync(FileActing begun, Somebody somebody, SeatForm seat, CancellationToken cancellation)
    {
        if (somebody.Invited is null)
        {
            return EvaluatorArrival.LetInAsync(begun, somebody.Id, OrganisationOf(begun.File, seat), cancellation);
        }

        var email = EmailOf(seat);
        if (email is null || seat.WithAccount)
        {
            db.Add(Membership.Of(somebody.Id, Role.Evaluator, OrganisationOf(begun.File, seat), begun.Today));
        }

        if (email is not null && seat.WithAccount)
        {
            invitations.Open(somebody.Id, email);
        }
        else if (email is not null)
        {
            db.Add(PersonalLink.To(begun.File.Id, somebody.Id, begun.Now));
        }

        return Task.CompletedTask;
    }

    // those who leave lose what they had not signed and, when they do not stay in the other place, their link; the number of answers put away
    private static async Task<int> LetOutAsync(FileActing begun, IReadOnlyList<Assignment> leaving, Guid[] stay, CancellationToken cancellation)
    {
        var putAway = 0;
        foreach (var assignment in leaving)
        {
            var gone = !stay.Contains(assignment.PersonId);
            putAway += await EvaluatorDeparture.LetOutAsync(begun.Db, begun.Head, assignment, gone, begun.User, begun.Now, cancellation);
        }

        return putAway;
    }

    private static Refusal Taken(NameEvaluatorsPage page, Holder holder, string field)
    {
        var words = holder.Id == page.Head.File.CandidateId ? "C’est l’adresse du candidat : il ne peut pas être un de ses évaluateurs."
            : page.People.Any(person => person.Id == holder.Id && person.MayBeChosen)
                ? $"Cette adresse est celle {FrenchText.Of(holder.Name)}, qui figure déjà dans la liste."
            : "Cette adresse est déjà employée par une autre personne. Vérifiez-la, ou donnez-en une autre.";
        return new Refusal("evaluator.address-taken", words, field);
    }

    // an address belongs to its account, else to the person of this company known under it
    private async Task<Holder?> HolderAsync(string email, Guid company, CancellationToken cancellation)
    {
        var account = await invitations.HolderOfAsync(email, cancellation);
        var found = await db.People.AsNoTracking()
            .Where(person => account != null ? person.Id == account : person.Email != null && person.Email.ToLower() == email.ToLower())
            .Select(person => new
            {
                person.Id,
                person.Name,
                OfCompany = db.Memberships.Any(member => member.PersonId == person.Id && member.OrganisationId == company),
                Linked = db.PersonalLinks.Any(link => link.PersonId == person.Id && db.Files.Any(file => file.Id == link.FileId && file.EmployerId == company)),
                Candidate = db.Files.Any(file => file.CandidateId == person.Id && file.EmployerId == company),
            })
            .FirstOrDefaultAsync(person => account != null || person.OfCompany || person.Linked || person.Candidate, cancellation);
        return found is null ? null : new Holder(found.Id, found.Name, found.OfCompany);
    }

    private static string? EmailOf(SeatForm seat) => string.IsNullOrWhiteSpace(seat.Email) ? null : seat.Email.Trim();

    private static Guid OrganisationOf(CertificationFile file, SeatForm seat) => seat.Capacity == EvaluatorCapacity.OfOrganisation
        ? file.TrainingOrganisations.FirstOrDefault()?.OrganisationId ?? file.EmployerId
        : file.EmployerId;

    private sealed record Holder(Guid Id, string Name, bool OfCompany);
}
