namespace CqpMutualite.Web.Features.Jury.MarkAbsent;

/// <summary>The president notes, during the sitting, that a candidate did not come.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.AttendanceRoute)]
public sealed class MarkAbsentController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Mark(Guid session, [Bind(Prefix = "Form")] AbsenceForm form, CancellationToken cancellation) =>
        desk.PresideAsync(
            this,
            session,
            act => Task.FromResult(form.Record(act)),
            AbsenceForm.Recorded,
            JuryPaths.Sitting(session),
            cancellation,
            form.Reference ?? ""
        );
}
