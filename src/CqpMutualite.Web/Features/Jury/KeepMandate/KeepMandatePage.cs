using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.KeepMandate;

public sealed record KeepMandatePage(string Name, bool Observes, MandateForm Form, IReadOnlyList<SelectListItem> Places)
{
    /// <summary>The colleges with a voice.</summary>
    public IEnumerable<SelectListItem> Colleges { get; } = [new("Employeurs", nameof(College.Employers)), new("Salariés", nameof(College.Employees))];
}
