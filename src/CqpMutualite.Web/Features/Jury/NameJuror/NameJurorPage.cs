using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.NameJuror;

public sealed record NameJurorPage(MemberForm Form, MandateForm Mandate, IReadOnlyList<SelectListItem> Places)
{
    /// <summary>The colleges, and what each may.</summary>
    public IEnumerable<SelectListItem> Colleges { get; } =
    [
        new("Employeurs : membre du jury, avec voix", nameof(College.Employers)),
        new("Salariés : membre du jury, avec voix", nameof(College.Employees)),
        new("Secrétariat : observe, sans voix", nameof(College.Secretariat)),
    ];
}
