namespace CqpMutualite.Web.Features.Jury.ExcuseCandidate;

/// <summary>The certifier notes that a candidate is excused, or was absent.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.AbsenceRoute)]
public sealed class ExcuseCandidateController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Excuse(Guid session, [Bind(Prefix = "Form")] AbsenceForm form, CancellationToken cancellation) =>
        desk.ActAsync(this, session, act => Task.FromResult(form.Record(act)), AbsenceForm.Recorded, cancellation, form.Reference ?? "");
}
