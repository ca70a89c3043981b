using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.ShareTraining;

/// <summary>The company shares the path between several training organisations: one a unit.</summary>
[Requires(Permission.NameParticipants)]
[Route(RegistrationPaths.SharingRoute)]
public sealed class ShareTrainingController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Share(string reference, [Bind(Prefix = "Form")] ShareTrainingForm form, CancellationToken cancellation)
    {
        Dictionary<string, Organisation> chosen = [];
        return desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                var units = begun.File.Registration.UnitsToShare(begun.Edition).ToList();
                chosen = form.Among(await begun.Db.TrainersAsync(begun.File, cancellation), units);
                var outcome = form.Gone(chosen, units) is { IsAccepted: false } gone ? gone : begun.File.Registration.Share(begun.Edition, chosen, begun.Today);
                return outcome.IsAccepted ? outcome : ShareTrainingForm.Beside(outcome);
            },
            done: begun => new Done(
                chosen.Values.Select(trainer => trainer.Name).Distinct().ToList() is [var only] ? $"Organisme choisi : {only}." : "Répartition enregistrée.",
                FilesPaths.NextForCompany(begun.File)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, ShareTrainingForm? form, CancellationToken cancellation) =>
        View("ShareTraining", await ShareTrainingPage.LoadAsync(begun, form, cancellation));
}
