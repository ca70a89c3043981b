using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation;

/// <summary>The signing of the guide of the interview, by oneself or, on the printed guide, as the company declares it.</summary>
public static class GuideSigning
{
    /// <summary>Nobody writes on the file meanwhile: what is signed is what is stored, and it is what was <paramref name="read"/>.</summary>
    public static async Task<Outcome?> SignGuideAsync(
        this SignatureDesk signatures,
        FileActing begun,
        SignatoryRole role,
        Signer signer,
        string read,
        CancellationToken cancellation,
        SignatureMethod method = SignatureMethod.Password)
    {
        var (edition, orientation) = (begun.Edition, begun.File.Orientation);
        if (orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (await signatures.LoadAsync(begun.File.Id, InterviewGuide.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.NotASignatory;
        }

        var place = SigningPlace.OnCover(edition, InterviewGuide.Key, role);
        var signed = await signatures.SignAsync(begun.Head, sheet, place, signer, read, cancellation, method);
        SignatoryRole? onPaper = method == SignatureMethod.Paper ? role : null;
        return signed.IsAccepted ? orientation.Signed(edition, InterviewSignatories.Signed(sheet), begun.Today, onPaper) : signed;
    }
}
