using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access;

/// <summary>The acts on the access of one person to a file: each leads back to the page of accesses, and says something only when something was done.</summary>
internal static class AccessDesk
{
    public static Task<IActionResult> OnAccessAsync(
        this FileDesk desk, Controller asked, string reference, Func<FileActing, Task<Outcome?>> act, string said, CancellationToken cancellation)
    {
        var acted = false;
        return desk.ActAsync(
            asked,
            reference,
            act: async begun =>
            {
                var outcome = await act(begun);
                acted = outcome?.Acts.Count > 0;
                return outcome;
            },
            done: _ => new Done(acted ? said : null, AccessPaths.FileAccess(reference)),
            again: null,
            cancellation);
    }

    /// <summary>Candidate or evaluator of the file: what may be invited to it.</summary>
    public static bool Concerns(this FileActing begun, Guid person) => begun.IsCandidate(person) || begun.File.Evaluators.Any(seat => seat.PersonId == person);

    public static bool IsCandidate(this FileActing begun, Guid person) => person == begun.File.CandidateId;

    /// <summary>Gives the person the capacity in which they follow the file, unless they have it.</summary>
    public static async Task LetActAsync(this FileActing begun, Guid person, CancellationToken cancellation)
    {
        var role = begun.IsCandidate(person) ? Role.Candidate : Role.Evaluator;
        if (!await begun.Db.Memberships.AnyAsync(member => member.PersonId == person && member.Role == role && member.Until == null, cancellation))
        {
            begun.Db.Add(Membership.Of(person, role, begun.File.EmployerId, begun.Today));
        }
    }
}
