using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports.ImportErrors;

/// <summary>Everything that is wrong in a list, to be worked through in a spreadsheet.</summary>
[Requires(Permission.OpenFile)]
[Route(ImportsPaths.ErrorsRoute)]
public sealed class ImportErrorsController(AppDbContext db, CandidateList list) : Controller
{
    private static readonly string[] Head = ["Ligne", "Colonne", "Dans le fichier", "À corriger"];

    [HttpGet]
    public async Task<IActionResult> Download(Guid import, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (
            await db.Imports.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == import && batch.OrganisationId == user.OrganisationId, cancellation)
            is not { } batch
        )
        {
            return NotFound();
        }

        var rows = await list.CheckAsync(user, batch, cancellation);
        return File(
            CsvText.Write([
                Head,
                .. rows.SelectMany(row => row.Errors)
                    .Select(error =>
                        (IReadOnlyList<string>)
                            [error.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Column ?? "", error.Value, error.Message]
                    ),
            ]),
            "text/csv",
            "erreurs-import.csv");
    }
}
