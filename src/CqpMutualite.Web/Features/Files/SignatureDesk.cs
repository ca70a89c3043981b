using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What signing posts.</summary>
public record SigningForm
{
    /// <summary>The signer accepts the declaration.</summary>
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was read.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class SigningFormValidator : AbstractValidator<SigningForm>
{
    /// <summary>The checks.</summary>
    public SigningFormValidator()
    {
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe, ou le code reçu : il vaut signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Relisez le livret avant de le signer.");
    }
}

/// <summary>Name and capacity of a signer, as printed.</summary>
public sealed record Signer(Guid PersonId, string Name, string Capacity);

/// <summary>
/// The signing of any booklet: who must sign it is what its cover says, what is signed is what is stored and was read, and it is sealed.
/// Each slice says when its booklet may be signed, by whom, and what follows.
/// </summary>
public sealed class SignatureDesk(AppDbContext db, Seals seals, TimeProvider clock)
{
    /// <summary>The place of a role on the cover of a booklet; null when it has none.</summary>
    public static Signatory? PlaceOf(Referential edition, string booklet, SignatoryRole role) =>
        edition.Booklet(booklet)?.CoverSignatories.FirstOrDefault(signatory => signatory.Role == role);

    /// <summary>The whole sheet, tracked: every voice, every signature; null when nobody has begun it.</summary>
    public Task<Sheet?> LoadAsync(Guid fileId, string booklet, CancellationToken cancellation) =>
        db.Sheets.Include(found => found.Signatures).Include(found => found.Answers).AsSplitQuery()
            .Where(found => found.FileId == fileId && found.Booklet == booklet).OrderByDescending(found => found.Occurrence).FirstOrDefaultAsync(cancellation);

    /// <summary>Hash of what a reader has before them: to be posted back with the signature.</summary>
    public static string HashOf(FileHead head, string booklet, ReadableSheet sheet) =>
        CanonicalContent.Hash(CanonicalContent.Of(head.Edition, head.File.Reference, booklet, sheet.Sheet?.Occurrence ?? 1, sheet.Answers));

    /// <summary>The user as printed beside a signature.</summary>
    public async Task<Signer> SignerAsync(CurrentUser user, CancellationToken cancellation)
    {
        var job = await db.People.AsNoTracking().Where(person => person.Id == user.PersonId).Select(person => person.JobTitle).SingleAsync(cancellation);
        return new Signer(user.PersonId, user.Name, job is null ? user.Capacity : user.OrganisationName is null ? job : $"{job}, {user.OrganisationName}");
    }

    /// <summary>Signs what is stored, if it is what was read. The caller holds the file (<see cref="AppDbContext.AloneOnAsync"/>) and saves.</summary>
    public Outcome Sign(FileHead head, Sheet sheet, SignatoryRole role, Signer signer, string read, SignatureMethod method = SignatureMethod.Password)
    {
        var content = CanonicalContent.Of(head.Edition, head.File.Reference, sheet.Booklet, sheet.Occurrence, sheet.Answers);
        if (CanonicalContent.Hash(content) != read)
        {
            return SheetRefusals.ReadAgain;
        }

        var statement = PlaceOf(head.Edition, sheet.Booklet, role)?.Statement ?? "";
        var signature = Signature.Of(sheet.Id, role, signer.PersonId, signer.Name, signer.Capacity, statement, method, seals.Seal(content, signer.PersonId, role.ToString()));
        return sheet.Sign(signature, [.. head.Edition.Booklet(sheet.Booklet)!.CoverSignatories.Select(signatory => signatory.Role)], clock.GetUtcNow());
    }
}
