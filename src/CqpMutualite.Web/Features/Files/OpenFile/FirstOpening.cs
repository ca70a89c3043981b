using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>A file opened, or why not.</summary>
/// <param name="Reference">Its reference; null when it is refused.</param>
/// <param name="Outcome">What was done, or the refusals.</param>
/// <param name="Invited">The candidate receives an account.</param>
/// <param name="Alike">The people whom the candidate resembles, when somebody has to say who it is.</param>
public sealed record OpenedFile(string? Reference, Outcome Outcome, bool Invited = false, IReadOnlyList<Alike>? Alike = null);

/// <summary>Who the candidate is among those whom they resemble. <paramref name="PersonId"/>: one of them.</summary>
public sealed record ChosenPerson(Guid? PersonId, bool IsAnother = false);

/// <summary>The opening of a file by the company of its candidate.</summary>
public sealed class FirstOpening(AppDbContext db, Editions editions, Invitations invitations, CurrentUser user, DateTimeOffset now)
{
    // another file took the same number of the year
    private static readonly Refusal SameInstant =
        new("file.number-taken", "Un autre dossier vient d’être ouvert au même instant. Envoyez le formulaire de nouveau.");

    private static readonly Refusal AnotherHolder = new(
        "file.address-taken",
        "Cette adresse est celle d’un autre compte, à un autre nom ou une autre date de naissance. Vérifiez l’adresse et l’identité.",
        nameof(OpenFileForm.Email));

    /// <summary>
    /// Opens it, unless the candidate is on the way to the same certification, or resembles somebody and nobody said who it is.
    /// <paramref name="complete"/>: the form lacks nothing.
    /// </summary>
    public async Task<OpenedFile> OpenAsync(OpenFileForm form, bool complete, Certification certification, CancellationToken cancellation)
    {
        var (draft, today) = (form.ToDraft(), FrenchText.ParisDay(now));
        if (editions.InForce(certification, today) is not { } edition)
        {
            return new OpenedFile(null, FileRefusals.NoEdition(certification.Title));
        }

        if (!complete)
        {
            return new OpenedFile(null, Outcome.Accepted);
        }

        var alike = (await Duplicates.KnownAsync(db, user, [draft.BirthDate!.Value], cancellation)).Like(draft, certification.Code);
        var (chosen, doubt) = Choose(form, alike, certification.Code);
        if (doubt is not null)
        {
            return new OpenedFile(null, doubt, Alike: alike);
        }

        if (await new CandidateSearch(db, invitations, user, today).FindAsync(draft, chosen, cancellation) is not { } candidate)
        {
            return new OpenedFile(null, AnotherHolder);
        }

        var (person, company) = (candidate.PersonId, user.OrganisationId!.Value);
        var number = await db.NextReferenceAsync(today.Year, cancellation);
        var (file, outcome) = CertificationFile.Open(number, person, company, edition, certification.Code, certification.Title, form.WishedMention, today);
        if (file is null)
        {
            return new OpenedFile(null, outcome);
        }

        file.Opening.RecordEmployment(draft.Contract, draft.HiredOn, today);
        db.Add(file);
        db.Note(file.Id, user.Actor(), outcome, edition, now);
        if (chosen.IsAnother)
        {
            db.Note(file.Id, user.Actor(), new CandidateDistinguished(), edition, now, form.OtherBecause);
        }

        if (candidate.Invited)
        {
            invitations.Tell(person, Invitations.ToCandidate, user.PersonId, file.Id);
        }

        return await db.TrySaveAsync(cancellation) ? new OpenedFile(file.Reference, outcome, candidate.Invited) : new OpenedFile(null, SameInstant);
    }

    // an identity that is the same is the same person, unless somebody says otherwise; one that resembles it is said to be one or the other
    private static (ChosenPerson Chosen, Refusal? Doubt) Choose(OpenFileForm form, IReadOnlyList<Alike> alike, string certification)
    {
        if (alike.Count == 0)
        {
            return (new ChosenPerson(null), null);
        }

        if (form.IsAnother)
        {
            return (new ChosenPerson(null, IsAnother: true), string.IsNullOrWhiteSpace(form.OtherBecause) ? FileRefusals.OtherPersonUnexplained : null);
        }

        var said = Guid.TryParse(form.SamePerson, out var person) ? alike.Where(one => one.File.Ours && one.File.PersonId == person).ToList() : [];
        var same = said.Count > 0 ? said : [.. alike.Where(one => one.Resemblance == Resemblance.Same)];
        if (same.Find(one => one.File.Runs(certification)) is { } running)
        {
            return (new ChosenPerson(null), FileRefusals.Duplicate(running.File.Reference));
        }

        var ours = same.Where(one => one.File.Ours).Select(one => one.File.PersonId).Distinct().ToList();
        return ours.Count == 1 ? (new ChosenPerson(ours[0]), null) : (new ChosenPerson(null), FileRefusals.Resembles);
    }
}
