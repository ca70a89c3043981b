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
/// <param name="Duplicate">The candidate's file that runs already, where the user sees it.</param>
public sealed record OpenedFile(string? Reference, Outcome Outcome, bool Invited = false, string? Duplicate = null);

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

    /// <summary>Opens it, unless the candidate is on the way to the same certification. <paramref name="complete"/>: the form lacks nothing.</summary>
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

        var known = (await Duplicates.KnownAsync(db, user, [FoldedName.KeyOf(draft.BirthName!, draft.BirthDate!.Value)], cancellation)).Of(draft).ToList();
        if (known.Find(other => other.Running && other.Certification == certification.Code) is { } duplicate)
        {
            return new OpenedFile(null, FileRefusals.Duplicate(duplicate.Reference), Duplicate: duplicate.Reference);
        }

        if (await new CandidateSearch(db, invitations, user, today).FindAsync(draft, known, cancellation) is not { } candidate)
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
        if (candidate.Invited)
        {
            invitations.Tell(person, Invitations.ToCandidate, user.PersonId, file.Id);
        }

        return await db.TrySaveAsync(cancellation) ? new OpenedFile(file.Reference, outcome, candidate.Invited) : new OpenedFile(null, SameInstant);
    }
}
