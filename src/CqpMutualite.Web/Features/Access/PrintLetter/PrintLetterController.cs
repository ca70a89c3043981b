using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Access.PrintLetter;

/// <summary>
/// Prints the letter by which a candidate or an evaluator without e-mail address gets their access. Each printing makes another code; none is kept in clear.
/// Somebody who has an address needs no letter and is led back.
/// </summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.LetterRoute)]
public sealed class PrintLetterController(FileDesk desk, FirstAccessCodes codes, PublicAddress address, PdfRenderer renderer) : Controller
{
    // no page to lead to: what is answered is the letter
    [HttpPost]
    public Task<IActionResult> Print(string reference, Guid person, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PrintAsync(begun, person, cancellation), cancellation);

    private async Task<IActionResult?> PrintAsync(FileActing begun, Guid person, CancellationToken cancellation)
    {
        if (!begun.Concerns(person))
        {
            return null;
        }

        return await AccessLetter.WriteAsync(begun, person, codes, address, cancellation) is { } letter
            ? File((await renderer.RenderAsync(letter, cancellation)).Bytes, "application/pdf", $"{begun.File.Reference}-lettre-acces.pdf")
            : Redirect(AccessPaths.FileAccess(begun.File.Reference));
    }
}
