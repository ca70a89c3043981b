using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.SignSeveral;

/// <summary>The trainer signs with one password the formative evaluations that are ready: all those ticked, or none.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.SignSeveralRoute)]
public sealed class SignSeveralController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Sign(string reference, SignSeveralForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        nameof(SignSeveralForm.Secret),
        form.Secret,
        act: async begun => form.Parts.Exists(unit => FormativeSigning.Signable(begun, unit) is null) ? FileDesk.NotFound
            : await SignAsync(begun, form, cancellation),
        done: _ => new Done(
            $"{FrenchText.Sentence(FrenchText.Plural(form.Parts.Count, "évaluation signée", "évaluations signées", feminine: true))}.",
            TrainingPaths.Training(reference)),
        again: begun => PageAsync(begun, form.Parts, cancellation),
        cancellation);

    private async Task<Outcome> SignAsync(FileActing begun, SignSeveralForm form, CancellationToken cancellation)
    {
        var all = Outcome.Accepted;
        foreach (var unit in form.Parts.Distinct())
        {
            all = all.And(await signatures.SignAsync(begun, unit, form.Read.GetValueOrDefault(unit, ""), cancellation));
        }

        return all;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, IReadOnlyList<string>? ticked, CancellationToken cancellation) =>
        FormativeSigning.Signable(begun).Any()
            ? View("SignSeveral", await SignSeveralPage.LoadAsync(begun, await signatures.SignerAsync(begun.User, cancellation), ticked, cancellation))
            : null;
}
