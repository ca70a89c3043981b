using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Jury.GrantDerogation;

/// <summary>The certifier lets a file go before a jury although its evaluation, or the last day for a first jury, forbids it, with a reason.</summary>
[Requires(Permission.GrantDerogation)]
[Route(JuryPaths.DerogationRoute)]
public sealed class GrantDerogationController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string derogation, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, KindOf(derogation), null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Grant(string reference, string derogation, [Bind(Prefix = "Form")] GrantDerogationForm form, CancellationToken cancellation)
    {
        var kind = KindOf(derogation);
        return desk.ActAsync(
            this,
            reference,
            act: begun => kind is { } asked ? begun.File.Presentation.GrantDerogation(asked, form.Reason, begun.Today) : (Outcome?)null,
            done: begun => kind == DerogationKind.Delay
                ? new Done("Dérogation au délai accordée.", FilesPaths.File(reference))
                : new Done(
                    $"{begun.Head.CandidateName} peut passer devant un jury.",
                    begun.File.Stage == Stage.Jury ? JuryPaths.Place(reference) : FilesPaths.File(reference)),
            again: begun => PageAsync(begun, kind, form, cancellation),
            cancellation);
    }

    private static DerogationKind? KindOf(string derogation) => derogation switch
    {
        JuryPaths.OnEvaluation => DerogationKind.Evaluation,
        JuryPaths.OnDelay => DerogationKind.Delay,
        _ => null,
    };

    private async Task<IActionResult?> PageAsync(FileActing begun, DerogationKind? kind, GrantDerogationForm? form, CancellationToken cancellation) =>
        kind is { } asked ? View("GrantDerogation", await GrantDerogationPage.LoadAsync(begun, asked, form, cancellation)) : null;
}
