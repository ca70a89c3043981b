using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Orientation.DeclarePaperSignature;

/// <summary>The page; <paramref name="State"/> says why nothing is to be declared.</summary>
public sealed record DeclarePaperSignaturePage(FileHead Head, string? State, IReadOnlyList<SelectListItem> Places, PaperSignatureForm Form)
{
    /// <summary>Two queries beside that of the head.</summary>
    public static async Task<DeclarePaperSignaturePage> LoadAsync(FileActing begun, PaperSignatureForm form, CancellationToken cancellation)
    {
        var head = begun.Head;
        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, InterviewGuide.Key, cancellation);
        var may = begun.File.Orientation.MaySign();
        var places = head.Edition.Booklet(InterviewGuide.Key)!.CoverSignatories
            .Where(place => place.Role != SignatoryRole.Company && sheet.Signatures.All(signature => signature.Role != place.Role))
            .Select(place => new SelectListItem(SignatoryNames.Of(place.Role), place.Role.ToString())).ToList();
        return new DeclarePaperSignaturePage(
            head,
            !may.IsAccepted ? may.Refusals[0].Message : places.Count == 0 ? "Le guide porte toutes les signatures attendues de ces personnes." : null,
            places,
            form with { Secret = null, Hash = SignatureDesk.HashOf(head, InterviewGuide.Key, sheet.Sheet, sheet.Answers, SignatoryRole.Company) });
    }
}
