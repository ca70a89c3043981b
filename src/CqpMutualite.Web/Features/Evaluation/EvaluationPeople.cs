using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>Names of the people of an evaluation.</summary>
public static class EvaluationPeople
{
    /// <summary>The candidate and the evaluators, past ones included, by person. One query.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var people = head.File.Assignments.Select(assignment => assignment.PersonId).Append(head.File.CandidateId).Distinct().ToList();
        return await db
            .People.AsNoTracking()
            .Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
    }
}
