using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Transmission.AcceptTransmission;

/// <summary>The transmitted file as the jury will read it.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why there is nothing to decide; null when there is.</param>
/// <param name="Facts">Who, what, since when.</param>
/// <param name="Booklets">The booklets to read.</param>
/// <param name="Attachments">Pieces joined.</param>
/// <param name="Form">The decision.</param>
public sealed record AcceptTransmissionPage(
    FileHead Head,
    string? State,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<BookletRow> Booklets,
    AttachmentList Attachments,
    AcceptTransmissionForm Form
)
{
    /// <summary>What deserves a look before the decision.</summary>
    public IReadOnlyList<AlertLine> Warnings { get; init; } = [];

    public IReadOnlyList<ReturnLine> Returns { get; init; } = [];

    /// <summary>The points to choose from.</summary>
    public IReadOnlyList<ExaminedPoint> Points => FileReturn.PointsOf(Sending.Transmission, Head.Edition);

    /// <summary>What each point is called in the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => Points.ToDictionary(point => $"Form.Points[{point.Key}]", point => point.NameIn(Head.Edition));

    /// <summary>The transmitted files around this one; null when there is nothing to decide.</summary>
    public TaskQueue? Queue { get; init; }

    /// <summary>Five queries beside that of the head: sheets, pieces, names, returns, the files around.</summary>
    public static async Task<AcceptTransmissionPage> LoadAsync(FileActing begun, AcceptTransmissionForm form, CancellationToken cancellation)
    {
        var (db, head, user, file) = (begun.Db, begun.Head, begun.User, begun.File);
        var examine = file.Transmission.MayExamine();
        var state =
            file.Transmission.AcceptedOn is { } accepted ? $"Dossier accepté le {FrenchText.PlainDate(accepted)}."
            : file is { Stage: Stage.Transmission or Stage.Evaluation, Transmission.ToCorrect.Count: > 0 }
                ? "Dossier renvoyé à l’entreprise : elle le transmettra de nouveau."
            : examine.IsAccepted ? null
            : FrenchText.NoBreak(examine.Refusals[0].Message);
        var sheets = await db.Sheets.AsNoTracking().Include(sheet => sheet.Signatures).Where(sheet => sheet.FileId == file.Id).ToListAsync(cancellation);
        var pieces = await db
            .Attachments.AsNoTracking()
            .Where(piece => piece.FileId == file.Id)
            .OrderBy(piece => piece.At)
            .ThenBy(piece => piece.Id)
            .ToListAsync(cancellation);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        return new AcceptTransmissionPage(
            head,
            state,
            [.. FactsOf(head, names)],
            [.. FileDocuments.ReadBy(new FileView(head, user, sheets))],
            new AttachmentList(
                [
                    .. pieces
                        .Where(piece =>
                            SheetRights.ReadsAttachment(user.Role, null, piece.Purpose, new SheetState(true, true, true, file.Transmission.On is not null))
                        )
                        .Select(piece => new AttachmentLine(piece.Name, FilesPaths.Attachment(file.Reference, piece.Id), piece.Length, piece.At)),
                ],
                "Aucune pièce jointe."
            ),
            form
        )
        {
            Warnings = state is null ? [.. WarningsOf(file)] : [],
            Queue = state is null ? await TaskQueue.AroundAsync(begun, cancellation) : null,
            Returns = await ReturnLine.LoadAsync(db, head, cancellation),
        };
    }

    private static IEnumerable<Fact> FactsOf(FileHead head, IReadOnlyDictionary<FileFact, string> names)
    {
        var file = head.File;
        yield return new Fact("Référence", file.Reference, Figures: true);
        yield return new Fact("Entreprise", names.GetValueOrDefault(FileFact.Company, ""));
        if (names.TryGetValue(FileFact.TrainingOrganisation, out var organisation))
        {
            yield return new Fact("Organisme de formation", organisation);
        }

        if (file.Presentation.IsForCommission)
        {
            yield return new Fact(
                $"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} présentés pour la commission paritaire",
                FrenchText.Join(head.Edition.Units.Select(unit => unit.Label))
            );
        }

        if (file.Transmission.On is { } day)
        {
            yield return new Fact("Transmis", FrenchText.PlainDate(day), file.Transmission.Count > 1 ? $"{file.Transmission.Count}e envoi" : null);
        }
    }

    private static IEnumerable<AlertLine> WarningsOf(CertificationFile file)
    {
        if (file.Presentation.Derogation is { } reason)
        {
            yield return new AlertLine("Dérogation accordée :", reason);
        }
        else if (!file.Presentation.MayGoBeforeJury)
        {
            yield return new AlertLine(
                file.Evaluation.Positive == true ? "Des activités n’ont pas été exercées." : "L’évaluation n’est pas positive.",
                "Le dossier peut être accepté ; il ne passera devant un jury qu’avec une dérogation motivée.",
                Remedy: "Accorder une dérogation",
                RemedyUrl: JuryPaths.Derogation(file.Reference));
        }
    }
}
