using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.OpenIntermediate;

/// <summary>The tutor opens one more intermediate evaluation, at a date, and goes on to its first unit. An edition without intermediate grid has none.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.NewRoute)]
public sealed class OpenIntermediateController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new OpenIntermediateForm { HeldOn = begun.Today }), cancellation);

    [HttpPost]
    public async Task<IActionResult> Open(string reference, [Bind(Prefix = "Form")] OpenIntermediateForm form, CancellationToken cancellation)
    {
        var occurrence = 0;
        return await desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                var last = await begun.Db.Sheets.Where(sheet => sheet.FileId == begun.File.Id && sheet.Booklet == TutorBooklet.Key)
                    .MaxAsync(sheet => (int?)sheet.Occurrence, cancellation);
                occurrence = (last ?? 0) + 1;
                return TutorBooklet.Units(begun.Head).Count == 0 ? FileDesk.NotFound : Open(begun, occurrence, form.HeldOn!.Value);
            },
            done: begun => new Done(null, TutoringPaths.Intermediate(reference, occurrence, TutorBooklet.Units(begun.Head)[0].Key)),
            again: begun => PageAsync(begun, form),
            cancellation);
    }

    private static Outcome Open(FileActing begun, int occurrence, DateOnly heldOn)
    {
        var opened = Sheet.Open(begun.File.Id, TutorBooklet.Key, occurrence);
        var outcome = begun.File.Training.MayTutor() is { IsAccepted: false } closed ? closed
            : heldOn < begun.File.OpenedOn ? TutoringRefusals.BeforeTheFile
            : opened.Date(heldOn, begun.Today);
        if (!outcome.IsAccepted)
        {
            return outcome;
        }

        begun.Db.Add(opened);
        return new IntermediateOpened(heldOn);
    }

    private Task<IActionResult?> PageAsync(FileActing begun, OpenIntermediateForm form) =>
        Task.FromResult<IActionResult?>(TutorBooklet.Units(begun.Head).Count > 0 ? View("OpenIntermediate", new OpenIntermediatePage(begun.Head, form)) : null);
}
