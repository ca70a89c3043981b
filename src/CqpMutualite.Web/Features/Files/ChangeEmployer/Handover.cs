using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.ChangeEmployer;

/// <summary>A file passes from a company to another, with its candidate.</summary>
public static class Handover
{
    /// <summary>Freezes what the company signed, while its name is still the one to print; false when a document cannot be composed.</summary>
    public static async Task<bool> FreezeAsync(AppDbContext db, FrozenDocuments documents, Reader reader, string reference, CancellationToken cancellation)
    {
        try
        {
            foreach (var file in await db.FilesVisibleTo(reader).Where(file => file.Reference == reference).Select(file => file.Id).ToListAsync(cancellation))
            {
                await SignedByCompany.FreezeAsync(db, documents, file, cancellation);
            }

            return true;
        }
        catch (PdfException)
        {
            return false;
        }
    }

    /// <summary>The company chosen; null when it left the directory.</summary>
    public static Task<Organisation?> CompanyAsync(AppDbContext db, Guid? id, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id && found.Kind == OrganisationKind.Company, cancellation);

    /// <summary>Gives the file over: evaluators of the former company leave it, the candidate's capacity follows.</summary>
    public static async Task<Outcome> GiveAsync(FileActing begun, Organisation company, ChangeEmployerForm form, CancellationToken cancellation)
    {
        var (former, leaving, firstDay) = (begun.File.EmployerId, begun.File.Opening.LeavingWithEmployer, form.FirstDay!.Value);
        var outcome = begun.File.Opening.ChangeEmployer(company, firstDay, form.Reason, begun.Today);
        if (outcome.IsAccepted)
        {
            foreach (var assignment in leaving)
            {
                await EvaluatorDeparture.LetOutAsync(begun.Db, begun.Head, assignment, gone: true, begun.User, begun.Now, cancellation);
            }

            await MoveCandidateAsync(begun.Db, begun.File.CandidateId, former, company.Id, firstDay, cancellation);
        }

        return outcome;
    }

    // the candidate's capacity follows, unless another file still ties them to the former company
    private static async Task MoveCandidateAsync(AppDbContext db, Guid candidate, Guid former, Guid company, DateOnly firstDay, CancellationToken cancellation)
    {
        var capacities = await db.Memberships
            .Where(membership => membership.PersonId == candidate && membership.Role == Role.Candidate && membership.Until == null).ToListAsync(cancellation);
        if (capacities.Count == 0 || capacities.Exists(membership => membership.OrganisationId == company))
        {
            return;
        }

        if (await db.Files.CountAsync(file => file.CandidateId == candidate && file.EmployerId == former, cancellation) <= 1)
        {
            foreach (var ended in capacities.Where(membership => membership.OrganisationId == former && membership.From < firstDay))
            {
                ended.End(firstDay.AddDays(-1));
            }
        }

        db.Add(Membership.Of(candidate, Role.Candidate, company, firstDay));
    }
}
