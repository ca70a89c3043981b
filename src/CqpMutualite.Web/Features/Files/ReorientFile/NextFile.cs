using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.ReorientFile;

/// <summary>The file on which a candidate goes on.</summary>
public static class NextFile
{
    /// <summary>Opens it and closes the present one, together; refused when the candidate is on the way to that certification already.</summary>
    public static async Task<Outcome?> OpenAsync(
        FileActing begun, Certification? certification, Editions editions, string? reason, CancellationToken cancellation)
    {
        var (db, today) = (begun.Db, begun.Today);
        if (certification is null || editions.InForce(certification, today) is not { } edition)
        {
            return new Refusal("file.certification", "Choisissez une certification de la liste.", nameof(ReorientFileForm.Certification));
        }

        if (await IsRunningAsync(begun, certification, cancellation))
        {
            return FileRefusals.Duplicate(null) with { Field = nameof(ReorientFileForm.Certification) };
        }

        var number = await db.NextReferenceAsync(today.Year, cancellation);
        var (next, refused) = CertificationFile.Open(
            number, begun.File.CandidateId, begun.File.EmployerId, edition, certification.Code, certification.Title, null, today);
        if (next is null)
        {
            return refused;
        }

        db.Add(next);
        db.Note(next.Id, begun.User.Actor(), new FileOpenedAfter(begun.File.Reference), edition, begun.Now);
        return begun.File.Halts.ReorientTo(next, reason, today);
    }

    private static Task<bool> IsRunningAsync(FileActing begun, Certification certification, CancellationToken cancellation)
    {
        var (present, candidate) = (begun.File.Id, begun.File.CandidateId);
        return begun.Db.Files.AnyAsync(
            file => file.CandidateId == candidate && file.Certification == certification.Code
                && file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null && file.Id != present,
            cancellation);
    }
}
