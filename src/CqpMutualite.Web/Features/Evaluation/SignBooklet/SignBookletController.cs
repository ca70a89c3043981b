using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>
/// An evaluator signs with their password what is ready: units one by one or several at once, then the whole, which signs the units that they have not signed
/// yet.
/// The last signature sends the file on.
/// </summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.SignRoute)]
public sealed class SignBookletController(FileDesk desk, SignatureDesk signatures) : Controller
{
    /// <summary>Each part with its state, the signing box, the booklet to reread. <paramref name="part"/>: the part ticked beforehand.</summary>
    [HttpGet]
    public Task<IActionResult> Show(string reference, [FromQuery(Name = "partie")] string? part, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, part is null ? [] : [part], cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Sign(string reference, SignBookletForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        nameof(SignBookletForm.Secret),
        form.Secret,
        act: async begun => Visibility.SeatOf(begun.File, begun.Reader) is { } seat
            ? await signatures.SignAsync(begun, seat, form, cancellation)
            : FileDesk.NotFound,
        done: begun => new Done(SignBookletPage.Words(begun, form.Parts), EvaluationPaths.Evaluation(reference)),
        again: begun => PageAsync(begun, form.Parts, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, IReadOnlyList<string> ticked, CancellationToken cancellation) =>
        await SignBookletPage.LoadAsync(begun, await signatures.SignerAsync(begun.User, cancellation), ticked, cancellation) is { } page
            ? View("SignBooklet", page)
            : null;
}
