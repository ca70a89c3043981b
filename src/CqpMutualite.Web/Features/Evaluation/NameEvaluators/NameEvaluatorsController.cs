using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>The company names the two evaluators of a file, among its people or by inviting somebody, or replaces them.</summary>
[Requires(Permission.NameParticipants)]
[Route(EvaluationPaths.EvaluatorsRoute)]
public sealed class NameEvaluatorsController(FileDesk desk, EvaluatorPlaces places) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, NameEvaluatorsForm.Of(begun.File), cancellation), cancellation);

    [HttpPost]
    public async Task<IActionResult> Name(string reference, [Bind(Prefix = "Form")] NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var done = new Done(null, FilesPaths.File(reference));
        return await desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                var (outcome, said) = await NameAsync(begun, form, cancellation);
                done = said ?? done;
                return outcome;
            },
            done: _ => done,
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    private async Task<(Outcome Outcome, Done? Done)> NameAsync(FileActing begun, NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var (evaluation, page) = (begun.File.Evaluation, await NameEvaluatorsPage.LoadAsync(begun, form, cancellation));
        var (first, firstWhy) = await places.FindAsync(page, form.First, nameof(form.First), cancellation);
        var (second, secondWhy) = await places.FindAsync(page, form.Second, nameof(form.Second), cancellation);
        List<Refusal> refusals = [.. evaluation.MayNameEvaluators().Refusals, .. new[] { firstWhy, secondWhy }.OfType<Refusal>()];
        if (refusals.Count > 0)
        {
            return (Outcome.From(refusals), null);
        }

        var leaving = evaluation.Leaving(first.Id, second.Id);
        var (one, other) = (new EvaluatorChoice(first.Id, form.First.Capacity!.Value), new EvaluatorChoice(second.Id, form.Second.Capacity!.Value));
        var outcome = evaluation.NameEvaluators(begun.Head.Edition, one, other, form.Reason, begun.Today);
        if (!outcome.IsAccepted)
        {
            return (outcome, null);
        }

        await places.LetInAsync(begun, first, form.First, cancellation);
        await places.LetInAsync(begun, second, form.Second, cancellation);
        var putAway = await EvaluatorPlaces.LetOutAsync(begun, leaving, [first.Id, second.Id], cancellation);
        return (outcome.Acts.OfType<EvaluatorsNamed>().Single() with { PutAway = putAway }, NameEvaluatorsPage.Done(begun, [first, second], leaving.Count > 0));
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, NameEvaluatorsForm form, CancellationToken cancellation) =>
        View("NameEvaluators", await NameEvaluatorsPage.LoadAsync(begun, form, cancellation));
}
