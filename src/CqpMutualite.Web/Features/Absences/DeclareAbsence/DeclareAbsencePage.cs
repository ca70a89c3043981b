using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Absences.DeclareAbsence;

public sealed record DeclareAbsencePage(Guid Membership, string Name, string Role, bool IsOwn, AbsenceForm Form)
{
    public required IReadOnlyList<Colleague> Colleagues { get; init; }

    /// <summary>Those under way or to come.</summary>
    public required IReadOnlyList<AbsenceLine> Absences { get; init; }

    public IEnumerable<SelectListItem> Choices => Colleagues.Select(colleague => new SelectListItem(colleague.Words, colleague.MembershipId.ToString()));
}
