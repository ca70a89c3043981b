using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>The company opens the file of one of its employees.</summary>
[Requires(Permission.OpenFile)]
[Route(FilesPaths.New)]
public sealed class OpenFileController(AppDbContext db, Editions editions, Catalogue catalogue, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show(string? certification) => View("OpenFile", new OpenFilePage(catalogue, editions.All, new OpenFileForm { Certification = certification, BirthCountry = IdentityDraft.France }));

    /// <summary>Opens the file, or says beside each field what is wrong.</summary>
    [HttpPost]
    public async Task<IActionResult> Open([Bind(Prefix = "Form")] OpenFileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        var certification = catalogue.Find(form.Certification);
        var edition = certification?.Editions.Select(code => editions.InForce(code, today)).FirstOrDefault(found => found is not null);
        if (certification is not null && edition is null)
        {
            ModelState.Refuse(FileRefusals.NoEdition(certification.Title));
        }

        if (!ModelState.IsValid || certification is null || edition is null)
        {
            return Again(form);
        }

        var draft = form.ToDraft();
        var known = (await Duplicates.KnownAsync(db, user, [FoldedName.KeyOf(draft.BirthName!, draft.BirthDate!.Value)], cancellation)).Of(draft).ToList();
        if (known.Find(file => file.Running && file.Certification == certification.Code) is { } duplicate)
        {
            ModelState.Refuse(FileRefusals.Duplicate(duplicate.Reference));
            return Again(form, duplicate.Reference);
        }

        if (await CandidateAsync(draft, known, user, today, cancellation) is not var (candidate, invited))
        {
            ModelState.AddModelError("Form.Email", "Cette adresse est celle d’un autre compte, à un autre nom ou une autre date de naissance. Vérifiez l’adresse et l’identité.");
            return Again(form);
        }

        var (file, outcome) = CertificationFile.Open(await db.NextReferenceAsync(today.Year, cancellation), candidate.Id, user.OrganisationId!.Value, edition, certification.Code, certification.Title, form.WishedMention, today);
        if (file is null)
        {
            ModelState.Refuse(outcome);
            return Again(form);
        }

        file.Opening.RecordEmployment(draft.Contract, draft.HiredOn, today);
        db.Add(file);
        db.Note(file.Id, user.Actor(), outcome, edition, clock.GetUtcNow());
        if (!await db.TrySaveAsync(cancellation))
        {
            // another file took the same number of the year
            ModelState.AddModelError("", "Un autre dossier vient d’être ouvert au même instant. Envoyez le formulaire de nouveau.");
            return Again(form);
        }

        TempData.Toast(invited
            ? $"Dossier {file.Reference} ouvert ; le candidat reçoit son accès par courriel."
            : $"Dossier {file.Reference} ouvert.");
        return Redirect(FilesPaths.File(file.Reference));
    }

    // the candidate is the holder of the address when identity agrees, else somebody of the company who has a file already, else a new person, with an account if they have an address
    private async Task<(Person Candidate, bool Invited)?> CandidateAsync(IdentityDraft draft, List<KnownFile> files, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(draft.Email) && await invitations.HolderOfAsync(draft.Email, cancellation) is { } holder)
        {
            var known = await db.People.SingleAsync(person => person.Id == holder, cancellation);
            if (known.BirthDate is null && FoldedName.Of(known.BirthName) == FoldedName.Of(draft.BirthName) && FoldedName.SameFirstNames(known.FirstNames, draft.FirstNames!)
                && await db.Memberships.AnyAsync(membership => membership.PersonId == holder && membership.OrganisationId == user.OrganisationId, cancellation))
            {
                // an evaluator of the company, a colleague of human resources: known by name until now
                known.Identify(draft.ToIdentity() with { Email = known.Email, JobTitle = string.IsNullOrWhiteSpace(draft.JobTitle) ? known.JobTitle : draft.JobTitle });
            }

            if (known.MatchKey != FoldedName.KeyOf(draft.BirthName!, draft.BirthDate!.Value))
            {
                return null;
            }

            await LetFollowAsync(holder, user, today, cancellation);
            return (known, false);
        }

        if (files.Find(file => file.Ours) is { } ours)
        {
            await LetFollowAsync(ours.PersonId, user, today, cancellation);
            return (await db.People.SingleAsync(person => person.Id == ours.PersonId, cancellation), false);
        }

        var candidate = Person.Candidate(draft.ToIdentity());
        db.Add(candidate);
        db.Add(Membership.Of(candidate.Id, Role.Candidate, user.OrganisationId, today));
        if (string.IsNullOrWhiteSpace(draft.Email))
        {
            return (candidate, false);
        }

        invitations.Invite(candidate.Id, draft.Email, "pour suivre votre dossier de certification et y remplir votre partie");
        return (candidate, true);
    }

    // somebody who already acts in another capacity is also a candidate from now on
    private async Task LetFollowAsync(Guid person, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        if (!await db.Memberships.AnyAsync(membership => membership.PersonId == person && membership.Role == Role.Candidate && membership.From <= today && (membership.Until == null || membership.Until >= today), cancellation))
        {
            db.Add(Membership.Of(person, Role.Candidate, user.OrganisationId, today));
        }
    }

    private ViewResult Again(OpenFileForm form, string? duplicate = null) => View("OpenFile", new OpenFilePage(catalogue, editions.All, form)
    {
        Duplicate = duplicate is null ? null : new AlertLine("Un dossier est déjà en cours\u00A0:", duplicate, Forbids: true, Remedy: "Ouvrir ce dossier", RemedyUrl: FilesPaths.File(duplicate)),
        LaterOpen = new[] { nameof(form.BirthPlace), nameof(form.BirthCountry), nameof(form.BirthCode), nameof(form.JobTitle), nameof(form.Contract), nameof(form.HiredOn) }
            .Any(field => ModelState[$"Form.{field}"]?.Errors.Count > 0),
    });
}
