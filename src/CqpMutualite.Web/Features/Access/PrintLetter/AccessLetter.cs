using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.PrintLetter;

/// <summary>The letter by which a person without address gets their access.</summary>
internal static class AccessLetter
{
    /// <summary>Makes the code, notes it on the file and saves; the letter that says it, null when the person has an address.</summary>
    public static async Task<Document?> WriteAsync(FileActing begun, Guid person, FirstAccessCodes codes, PublicAddress address, CancellationToken cancellation)
    {
        var (db, head, candidate) = (begun.Db, begun.Head, begun.IsCandidate(person));
        var known = await db.People.AsNoTracking().SingleAsync(found => found.Id == person, cancellation);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.PersonId == person, cancellation);
        if ((account?.Email ?? known.Email) is not null)
        {
            return null;
        }

        await begun.LetActAsync(person, cancellation);
        var (identifier, code, access) = await codes.MakeAsync(known, account, cancellation);
        db.Note(head.File.Id, begun.User.Actor(), new AccessLetterPrinted(candidate), head.Edition, begun.Now);
        await db.SaveChangesAsync(cancellation);
        return LetterDocument.Of(
            new LetterFacts(
                known.Name,
                begun.User.OrganisationName ?? head.Edition.Vocabulary.Certifier,
                head.File.Reference,
                candidate ? "suivre votre dossier de certification et y remplir votre partie" : $"évaluer {head.CandidateName}",
                address.Absolute(AccessPaths.FirstAccess),
                identifier,
                code,
                FrenchText.PlainDate(FrenchText.ParisDay(access.ValidUntil)),
                FrenchText.PlainDate(begun.Today)),
            begun.Now);
    }
}
