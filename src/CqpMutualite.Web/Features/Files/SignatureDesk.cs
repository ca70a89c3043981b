using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

public record SigningForm
{
    /// <summary>The signer accepts the declaration.</summary>
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was read.</summary>
    public string? Hash { get; init; }
}

public sealed class SigningFormValidator : AbstractValidator<SigningForm>
{
    public SigningFormValidator()
    {
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe, ou le code reçu : il vaut signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Relisez le livret avant de le signer.");
    }
}

/// <summary>Name and capacity of a signer, as printed.</summary>
public sealed record Signer(Guid PersonId, string Name, string Capacity)
{
    /// <summary>The stamp of the organisation that they act for; null without one.</summary>
    public StampImage? Stamp { get; init; }

    /// <summary>« Claire Morel, responsable hiérarchique ».</summary>
    public override string ToString() => $"{Name}, {Capacity}";
}

/// <summary>Where somebody signs: in which quality, what is declared there, and whose signatures the place expects.</summary>
public sealed record SigningPlace(SignatoryRole Role, string Statement, IReadOnlyCollection<SignatoryRole> Expected)
{
    /// <summary>The unit that is signed; empty: the whole sheet.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Every unit that is signed by itself on that sheet; null where only the whole is.</summary>
    public IReadOnlyCollection<string>? Units { get; init; }

    /// <summary>The place of a role on the cover of a booklet: who signs there is what the edition says. Without such a place, nobody is expected.</summary>
    public static SigningPlace OnCover(Referential edition, string booklet, SignatoryRole role)
    {
        var places = edition.Booklet(booklet)?.CoverSignatories ?? [];
        return new SigningPlace(role, places.FirstOrDefault(place => place.Role == role)?.Statement ?? "", [.. places.Select(place => place.Role)]);
    }
}

/// <summary>
/// The signing of any booklet, whole or by unit: what is signed is what is stored and was read, and it is sealed.
/// Each slice says when its booklet may be signed, by whom, at which place, and what follows.
/// </summary>
public sealed class SignatureDesk(AppDbContext db, FileDesk desk, Seals seals, SignInManager<Account> signIn, TimeProvider clock)
{
    // who signs for an organisation: the paper has a frame for its stamp there
    private static readonly SignatoryRole[] Stamped = [SignatoryRole.Company, SignatoryRole.TrainingOrganisation];

    /// <summary>The whole sheet, tracked: every voice, every signature; null when nobody has begun it.</summary>
    public Task<Sheet?> LoadAsync(Guid fileId, string booklet, CancellationToken cancellation, string unit = "") =>
        db
            .Sheets.Include(found => found.Signatures)
            .Include(found => found.Answers)
            .AsSplitQuery()
            .Where(found => found.FileId == fileId && found.Booklet == booklet && found.Unit == unit)
            .OrderByDescending(found => found.Occurrence)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>
    /// Hash of what a reader has before them, as that role signs it: to be posted back with the signature. <paramref name="sheet"/>: null while nobody has
    /// begun.
    /// </summary>
    public static string HashOf(FileHead head, string booklet, Sheet? sheet, IEnumerable<Answer> answers, SignatoryRole role, string unit = "") =>
        CanonicalContent.Hash(CanonicalContent.Of(head.Edition, head.File.Reference, sheet ?? Sheet.Open(head.File.Id, booklet), unit, role, answers));

    /// <summary>The user as printed beside a signature.</summary>
    public async Task<Signer> SignerAsync(CurrentUser user, CancellationToken cancellation)
    {
        var organisation = user.OrganisationId;
        var found = await db
            .People.AsNoTracking()
            .Where(person => person.Id == user.PersonId)
            .Select(person => new
            {
                Job = person.JobTitle,
                Stamp = db
                    .Organisations.Where(own => own.Id == organisation && own.StampHash != null)
                    .Select(own => new { own.StampHash, own.StampMediaType })
                    .FirstOrDefault(),
            })
            .SingleAsync(cancellation);
        return new Signer(
            user.PersonId,
            user.Name,
            found.Job is null ? user.Capacity
                : user.OrganisationName is null ? found.Job
                : $"{found.Job}, {user.OrganisationName}"
        )
        {
            Stamp = found.Stamp is { StampHash: { } hash, StampMediaType: { } type } ? new StampImage(hash, type) : null,
        };
    }

    /// <summary>
    /// What the post of a signing page does: the password again (<paramref name="secretField"/>: its field), then <paramref name="act"/>, alone on the file.
    /// </summary>
    public async Task<IActionResult> GivenAsync(
        Controller asked,
        string reference,
        string secretField,
        string? secret,
        Func<FileActing, Task<Outcome?>> act,
        Func<FileActing, Done> done,
        Func<FileActing, Task<IActionResult?>> again,
        CancellationToken cancellation)
    {
        if (asked.ModelState.IsValid && await signIn.RefusalAsync(asked.User, secret) is { } wrong)
        {
            asked.ModelState.AddModelError(secretField, wrong);
        }

        return await desk.ActAloneAsync(asked, reference, act, done, AgainAsync, cancellation);

        Task<IActionResult?> AgainAsync(FileActing begun)
        {
            // what is read is what is shown now
            asked.ModelState.Remove("Form.Hash");
            return again(begun);
        }
    }

    /// <summary>
    /// Signs what is stored, if it is what was read; what the cover says is kept with it. The caller holds the file (<see cref="AppDbContext.AloneOnAsync"/>)
    /// and saves.
    /// </summary>
    public async Task<Outcome> SignAsync(
        FileHead head,
        Sheet sheet,
        SigningPlace place,
        Signer signer,
        string read,
        CancellationToken cancellation,
        SignatureMethod method = SignatureMethod.Password)
    {
        if (place.Unit.Length == 0)
        {
            sheet.KeepCover(await FileSheets.NamesAsync(db, head, cancellation));
        }

        return On(head, sheet, place, signer, read, method, signature => sheet.Sign(signature, place.Expected, clock.GetUtcNow(), place.Units));
    }

    /// <summary>The same for the candidate, or the company, who acknowledges the signed results of the evaluation.</summary>
    public async Task<Outcome> AcknowledgeAsync(FileActing begun, string booklet, SigningPlace place, string read, CancellationToken cancellation) =>
        await LoadAsync(begun.File.Id, booklet, cancellation) is { } sheet
            ? On(begun.Head, sheet, place, await SignerAsync(begun.User, cancellation), read, SignatureMethod.Password, sheet.Acknowledge)
            : SheetRefusals.NothingToAcknowledge;

    private Outcome On(FileHead head, Sheet sheet, SigningPlace place, Signer signer, string read, SignatureMethod method, Func<Signature, Outcome> give)
    {
        var content = CanonicalContent.Of(head.Edition, head.File.Reference, sheet, place.Unit, place.Role);
        if (CanonicalContent.Hash(content) != read)
        {
            return SheetRefusals.ReadAgain;
        }

        var stamp = Stamped.Contains(place.Role) ? signer.Stamp : null;
        SealedContent Seal(string quality) => seals.Seal(content, signer.PersonId, quality);
        return give(Signature.Of(sheet.Id, place.Role, signer.PersonId, signer.Name, signer.Capacity, place.Statement, method, Seal, place.Unit, stamp));
    }
}
