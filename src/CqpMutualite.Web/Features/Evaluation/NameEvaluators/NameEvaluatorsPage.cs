using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>Who can be chosen, and whether the choice is still open.</summary>
/// <param name="Head">The file.</param>
/// <param name="People">People of the company who evaluate, the candidate left out, those in place included.</param>
/// <param name="SignatureGiven">An evaluator has signed the booklet.</param>
/// <param name="Form">The choice.</param>
public sealed record NameEvaluatorsPage(FileHead Head, IReadOnlyList<PossibleEvaluator> People, bool SignatureGiven, NameEvaluatorsForm Form)
{
    private const string Booklet = "livret-evaluation";

    /// <summary>Why nothing can be chosen now; null when it can.</summary>
    public string? Why => Head.File.MayNameEvaluators(SignatureGiven) is { IsAccepted: false } refused ? refused.Refusals[0].Message : null;

    /// <summary>As choices.</summary>
    public IEnumerable<SelectListItem> Choices => People.Select(person => new SelectListItem(person.Words, person.Id.ToString()));

    /// <summary>Two queries beside those of the head.</summary>
    public static async Task<NameEvaluatorsPage> LoadAsync(AppDbContext db, FileHead head, NameEvaluatorsForm form, DateOnly today, CancellationToken cancellation)
    {
        var file = head.File;
        var inPlace = file.Evaluators.Select(assignment => assignment.PersonId).ToList();
        var people = await db.People.AsNoTracking()
            .Where(person => person.Id != file.CandidateId
                && (inPlace.Contains(person.Id) || db.Memberships.Any(membership => membership.PersonId == person.Id && membership.OrganisationId == file.EmployerId
                    && membership.Role == Role.Evaluator && membership.From <= today && (membership.Until == null || membership.Until >= today))))
            .OrderBy(person => person.UsedName ?? person.BirthName).ThenBy(person => person.FirstNames)
            .ToListAsync(cancellation);
        var signed = await db.Signatures.AnyAsync(signature => signature.VoidedAt == null && db.Sheets.Any(sheet => sheet.Id == signature.SheetId && sheet.FileId == file.Id && sheet.Booklet == Booklet), cancellation);
        return new NameEvaluatorsPage(head, people.ConvertAll(person => new PossibleEvaluator(person.Id, person.Name, person.JobTitle)), signed, form);
    }
}

/// <summary>Somebody who can be chosen.</summary>
public sealed record PossibleEvaluator(Guid Id, string Name, string? JobTitle)
{
    /// <summary>« Claire Morel, responsable du pôle prestations ».</summary>
    public string Words => string.IsNullOrEmpty(JobTitle) ? Name : $"{Name}, {JobTitle}";
}
