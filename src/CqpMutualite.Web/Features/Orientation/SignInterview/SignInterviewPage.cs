using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Orientation.SignInterview;

/// <summary>A place to sign on the cover; <paramref name="Signature"/> is null while it is empty.</summary>
public sealed record SignatoryLine(Signatory Place, GivenSignature? Signature, bool Mine)
{
    /// <summary>« Entreprise », « Candidat »…</summary>
    public string Who => SignatoryNames.Of(Place.Role);
}

/// <summary>The guide to reread, and who signs it.</summary>
/// <param name="Head">The file.</param>
/// <param name="Document">The guide as it is printed.</param>
/// <param name="Lines">The places of its cover.</param>
/// <param name="State">Why the reader does not sign; null when they may.</param>
/// <param name="Hash">SHA-256 of what is shown.</param>
/// <param name="Signer">Name and function of the reader.</param>
/// <param name="Leads">The reader runs the interview: declares paper signatures, opens the guide again.</param>
public sealed record SignInterviewPage(
    FileHead Head,
    Document Document,
    IReadOnlyList<SignatoryLine> Lines,
    string? State,
    string Hash,
    string Signer,
    bool Leads
)
{
    /// <summary>Null before anything is in the guide.</summary>
    public static async Task<SignInterviewPage?> LoadAsync(FileActing begun, Signer signer, CancellationToken cancellation)
    {
        var (head, user) = (begun.Head, begun.User);
        if (await FileSheets.DrawAsync(begun.Db, Readership.Of(user), head, InterviewGuide.Key, begun.Now, cancellation) is not var (document, sheet))
        {
            return null;
        }

        var role = InterviewSignatories.RoleOf(head.Edition, user.Role);
        var may = begun.File.Orientation.MaySign();
        return new SignInterviewPage(
            head,
            document,
            [.. head.Edition.Booklet(InterviewGuide.Key)!.CoverSignatories.Select(place => new SignatoryLine(place, GivenOn(place), place.Role == role))],
            role is null ? "Ce guide n’attend pas votre signature." : may.IsAccepted ? null : may.Refusals[0].Message,
            SignatureDesk.HashOf(head, InterviewGuide.Key, sheet.Sheet, sheet.Answers, role ?? SignatoryRole.Company),
            signer.ToString(),
            may.IsAccepted && user.May(Permission.RecordInterview));

        GivenSignature? GivenOn(Signatory place) => GivenSignature.Of(sheet.Signatures.FirstOrDefault(signature => signature.Role == place.Role));
    }

    /// <summary>The box; null when the reader has signed or may not.</summary>
    public SignBox? Box => State is not null || Lines.FirstOrDefault(line => line.Mine) is not { Signature: null } mine ? null : new SignBox(
        OrientationPaths.Sign(Head.File.Reference),
        Signer,
        mine.Place.Statement is { } statement ? $"{Signer} : « {statement} »." : mine.Place.Role == SignatoryRole.Candidate
            ? "J’ai pris part à cet entretien et j’ai pris connaissance de ses conclusions."
            : "Je signe ce guide au nom de mon organisation : il rend compte de l’entretien et de ses conclusions.",
        "Signer le guide")
    {
        Consequence = "Après votre signature, plus aucune réponse du guide ne change, sauf réouverture motivée par l’entreprise.",
        Hidden = new Dictionary<string, string> { ["Hash"] = Hash },
    };

    public bool AnySigned => Lines.Any(line => line.Signature is not null);

    /// <summary>A place of somebody else is empty: it may have been signed on paper.</summary>
    public bool AnyOnPaper => Leads && Lines.Any(line => line is { Mine: false, Signature: null });
}
