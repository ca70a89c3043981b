using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.RecordPresentation;

/// <summary>
/// The candidate cannot or will not sign: the company records, under its own password, that the results were presented and why the candidate's signature is missing.
/// </summary>
[Requires(Permission.TransmitFile)]
[Route(EvaluationPaths.PresentationRoute)]
public sealed class RecordPresentationController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new RecordPresentationForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Record(string reference, [Bind(Prefix = "Form")] RecordPresentationForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        "Form.Secret",
        form.Secret,
        act: begun => RecordAsync(begun, form, cancellation),
        done: _ => new Done("Présentation des résultats enregistrée.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<Outcome?> RecordAsync(FileActing begun, RecordPresentationForm form, CancellationToken cancellation)
    {
        var results = begun.File.Results;
        var presented = results.Present(form.HeldOn, byCompany: true, form.Reason, begun.Today);
        if (!presented.IsAccepted)
        {
            return presented;
        }

        var missing = $"Sa signature manque : {results.UnacknowledgedBecause}";
        var statement = $"Résultats présentés au candidat le {FrenchText.PlainDate(form.HeldOn!.Value)}. {missing}";
        var place = new SigningPlace(SignatoryRole.Company, statement, [SignatoryRole.Company]);
        return await signatures.AcknowledgeAsync(begun, EvaluationBooklet.Key, place, form.Hash!, cancellation) is { IsAccepted: false } refused ? refused : presented;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, RecordPresentationForm form, CancellationToken cancellation)
    {
        ModelState.Remove("Form.Hash");
        return View("RecordPresentation", await RecordPresentationPage.LoadAsync(begun, form, cancellation));
    }
}
