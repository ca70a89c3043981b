using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.RemoveMoment;

/// <summary>Takes a moment off the planning, unless it was held; those who were to take part are told. The notes taken on it go with it.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.RemoveMomentRoute)]
public sealed class RemoveMomentController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid moment, CancellationToken cancellation) => desk.Brief.ActAsync(
        this,
        reference,
        act: async begun =>
        {
            if (await begun.MomentAsync(moment, cancellation) is not { } found)
            {
                return FileDesk.NotFound;
            }

            await MomentMessages.PostAsync(begun, found, found.Participants, MessageKind.MomentCancelled, cancellation);
            return begun.Remove(found, found.MayRemove(begun.File), new MomentRemoved(found.Named));
        },
        done: _ => new Done("Moment annulé.", EvaluationPaths.Planning(reference)),
        again: null,
        cancellation);
}
