using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Platform.Contents;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.CheckSignatures;

/// <summary>What seals and stores can be asked.</summary>
public sealed record Proofs(Seals Seals, DocumentStore Documents, AttachmentStore Attachments, JournalAnchors Anchors);

/// <summary>One thing checked.</summary>
/// <param name="What">What was signed, or kept.</param>
/// <param name="Who">Who signed, with their quality; null for what nobody signs.</param>
/// <param name="At">When.</param>
/// <param name="Faults">What does not hold; empty when all does.</param>
public sealed record CheckLine(string What, string? Who, DateTimeOffset? At, IReadOnlyList<string> Faults)
{
    /// <summary>« avec son mot de passe ».</summary>
    public string? How { get; init; }

    /// <summary>SHA-256 of the content, as printed beside the signature.</summary>
    public string? Hash { get; init; }

    /// <summary>« Annulée le 3 mars 2026 : un critère coché par erreur. »; null while it stands.</summary>
    public string? Voided { get; init; }

    /// <summary>Where the reader may open it again.</summary>
    public string? ReopenUrl { get; init; }

    public Tag State =>
        Faults.Count > 0 ? new Tag(TagState.Blocked, "Ne tient pas")
        : Voided is not null ? new Tag(TagState.Neutral, "Annulée")
        : new Tag(TagState.Signed, "Conforme");
}

/// <summary>The lines of one booklet, of the PDFs, of the pieces.</summary>
public sealed record CheckGroup(string Title, IReadOnlyList<CheckLine> Lines);

/// <summary>The checks of a file, as one reader may read it.</summary>
public sealed record CheckSignaturesPage(FileHead Head, IReadOnlyList<CheckGroup> Groups, IReadOnlyList<string> JournalFaults)
{
    /// <summary>Number of things that do not hold.</summary>
    public int Faults => Groups.Sum(group => group.Lines.Count(line => line.Faults.Count > 0)) + JournalFaults.Count;

    /// <summary>Loads and checks: file, sheets, answers, decision, PDFs, pieces, journal.</summary>
    public static async Task<CheckSignaturesPage> LoadAsync(AppDbContext db, Proofs proofs, FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var written = await db.JournalEntries.AsNoTracking().Where(entry => entry.FileId == file.Id).OrderBy(entry => entry.Rank).ToListAsync(cancellation);
        var journal = RecordedActs.Read(proofs.Seals, written);
        var cut = await proofs.Anchors.FaultOfAsync(file.Id, rank => Task.FromResult(written.Find(line => line.Rank == rank)?.Hash), cancellation);
        var sheets = await db.Sheets.AsNoTracking().Include(sheet => sheet.Signatures).Where(sheet => sheet.FileId == file.Id).ToListAsync(cancellation);
        var signed = sheets.Where(sheet => sheet.Signatures.Count > 0).Select(sheet => sheet.Id).ToList();
        var answers = (await db.Answers.AsNoTracking().Where(answer => signed.Contains(answer.SheetId)).ToListAsync(cancellation)).ToLookup(answer =>
            answer.SheetId
        );

        List<CheckGroup> groups = [];
        var view = new FileView(head, user, sheets);
        foreach (var booklet in edition.Booklets.Where(booklet => new BookletOfFile(booklet).IsReadWholeBy(view)))
        {
            List<CheckLine> lines =
            [
                .. InOrder(head, user, sheets.Where(sheet => sheet.Booklet == booklet.Key))
                    .Select(signed => LineOf(head, user, proofs, journal, signed.Sheet, signed.Signature, answers[signed.Sheet.Id])),
            ];
            groups.Add(new CheckGroup(booklet.Title, lines));
        }

        var (decision, stored, certificates) = await DecisionAndPdfsAsync(db, proofs, head, user, cancellation);
        if (decision is not null)
        {
            groups.Add(new CheckGroup("Fiche de décision du jury", [decision]));
        }

        if (certificates.Count > 0)
        {
            groups.Add(new CheckGroup("Certificats", certificates.ConvertAll(certificate => LineOf(proofs, certificate))));
        }

        groups.Add(new CheckGroup("PDF figés", await PdfsAsync(proofs, view, stored, cancellation)));
        groups.Add(new CheckGroup("Pièces jointes", await PiecesAsync(db, proofs, head, user, journal, cancellation)));
        var known = sheets.SelectMany(sheet => sheet.Signatures).Select(signature => signature.Id).ToHashSet();
        return new CheckSignaturesPage(
            head,
            [.. groups.Where(group => group.Lines.Count > 0)],
            [
                .. journal.BrokenAt is { } broken
                    ? [$"Le journal a été modifié hors de l’application\u00A0: sa chaîne se rompt à la ligne du {FrenchText.Moment(broken)}."]
                    : Array.Empty<string>(),
                .. cut is null ? Array.Empty<string>() : [cut],
                .. journal.Signatures.Keys.All(known.Contains) ? [] : new[] { "Une signature inscrite au journal n’existe plus." },
            ]
        );
    }

    // what stands first, then unit by unit, the whole last
    private static IEnumerable<(Sheet Sheet, Signature Signature)> InOrder(FileHead head, CurrentUser user, IEnumerable<Sheet> sheets)
    {
        var units = head.Edition.Units.Select(unit => unit.Key).ToList();
        return
            from sheet in sheets
            where sheet.Booklet != BookletKeys.Training || head.Concerns(user, sheet.Unit.Length == 0 ? null : sheet.Unit)
            from signature in sheet.Signatures
            let unit = sheet.Unit.Length > 0 ? sheet.Unit : signature.Unit
            orderby signature.VoidedAt is null descending, unit.Length == 0, units.IndexOf(unit), sheet.Occurrence, signature.At
            select (sheet, signature);
    }

    private static async Task<IReadOnlyList<CheckLine>> PdfsAsync(
        Proofs proofs,
        FileView view,
        IReadOnlyList<StoredDocument> stored,
        CancellationToken cancellation
    )
    {
        List<CheckLine> frozen = [];
        foreach (var document in stored.OrderBy(document => document.At))
        {
            if (FileDocuments.Find(view.Head, document.Document) is { } known && known.IsReadWholeBy(view))
            {
                frozen.Add(
                    new CheckLine(
                        known.TitleOn(view.Head),
                        null,
                        document.At,
                        FaultsOf(
                            await proofs.Documents.CheckAsync(document, cancellation),
                            "Le PDF figé n’est plus dans le stockage.",
                            "Le PDF a changé depuis qu’il a été figé."
                        )
                    )
                    {
                        Hash = document.Sha256,
                    }
                );
            }
        }

        return frozen;
    }

    private static async Task<IReadOnlyList<CheckLine>> PiecesAsync(
        AppDbContext db,
        Proofs proofs,
        FileHead head,
        CurrentUser user,
        RecordedActs journal,
        CancellationToken cancellation
    )
    {
        List<CheckLine> pieces = [];
        foreach (var piece in await db.AttachmentsReadableByAsync(user.Reader, head.File, cancellation))
        {
            List<string> faults =
            [
                .. FaultsOf(
                    await proofs.Attachments.CheckAsync(piece, cancellation),
                    "La pièce n’est plus dans le stockage.",
                    "La pièce a changé depuis qu’elle a été jointe."
                ),
            ];
            if (journal.Attachments.GetValueOrDefault(piece.Id) != piece.Sha256)
            {
                faults.Add("L’empreinte de la pièce n’est pas celle que le journal a retenue.");
            }

            pieces.Add(new CheckLine(piece.Name, null, piece.At, faults) { Hash = piece.Sha256 });
        }

        return pieces;
    }

    private static CheckLine LineOf(
        FileHead head,
        CurrentUser user,
        Proofs proofs,
        RecordedActs journal,
        Sheet sheet,
        Signature signature,
        IEnumerable<Answer> answers
    )
    {
        List<string> faults = [];
        if (
            signature.IsValid
            && CanonicalContent.Hash(CanonicalContent.Of(head.Edition, head.File.Reference, sheet, signature.Unit, signature.Role, answers))
                != signature.ContentHash
        )
        {
            faults.Add("Le contenu a changé depuis la signature.");
        }

        var given = new SealedContent(signature.ContentHash, signature.At, signature.Seal, signature.KeyId);
        if (!proofs.Seals.Verify(given, signature.PersonId, signature.Quality))
        {
            faults.Add("Le sceau ne correspond pas\u00A0: l’empreinte, la date, le signataire ou la déclaration ont été modifiés hors de l’application.");
        }

        if (!journal.Signatures.TryGetValue(signature.Id, out var voided))
        {
            faults.Add("Le journal ne connaît pas cette signature.");
        }
        else if (voided == signature.IsValid)
        {
            faults.Add(signature.IsValid ? "Le journal dit que cette signature a été annulée." : "Le journal ne dit pas que cette signature a été annulée.");
        }

        var unit = sheet.Unit.Length > 0 ? sheet.Unit : signature.Unit;
        var ofEvaluation = sheet.Booklet == BookletKeys.Evaluation;
        return new CheckLine(
            $"{Scope()}{(sheet.Occurrence > 1 ? $", feuillet {sheet.Occurrence}" : "")}",
            $"{signature.Name}, {signature.Capacity}",
            signature.At,
            faults)
        {
            How = signature.Method switch
            {
                SignatureMethod.Password => "avec son mot de passe",
                SignatureMethod.OneTimeCode => "avec un code reçu",
                _ => "sur papier",
            },
            Hash = signature.ContentHash,
            Voided = signature.VoidedAt is { } at
                ? $"Annulée le {FrenchText.Moment(at)}{(signature.VoidedBecause is null ? "." : $"\u00A0: {signature.VoidedBecause}")}"
                : null,
            ReopenUrl =
                ofEvaluation
                && signature.IsValid
                && user.May(Permission.ReopenEvaluation)
                && head.File.Results.MayReopen().IsAccepted
                && signature.Role is SignatoryRole.Evaluator1 or SignatoryRole.Evaluator2
                    ? EvaluationPaths.Reopen(head.File.Reference, signature.Unit.Length > 0 ? signature.Unit : EvaluationPaths.Whole)
                    : null,
        };

        string Scope() => unit.Length > 0 ? head.Edition.Unit(unit).Label
            : !ofEvaluation ? "Tout le document"
            : signature.Role is SignatoryRole.Candidate or SignatoryRole.Company ? "Présentation des résultats" : "Ensemble du livret";
    }

    // one command: the PDFs come with the decision where there is one to read
    private static async Task<(CheckLine? Decision, IReadOnlyList<StoredDocument> Pdfs, List<SealedCertificate> Certificates)> DecisionAndPdfsAsync(
        AppDbContext db,
        Proofs proofs,
        FileHead head,
        CurrentUser user,
        CancellationToken cancellation
    )
    {
        var id = head.File.Id;
        var pdfs = db.StoredDocuments.AsNoTracking().Where(document => document.FileId == id);
        var delivered = db.Certificates.AsNoTracking().Where(certificate => certificate.FileId == id).WithSeals();
        var found = !DecisionRights.MayRead(user, head.File)
            ? null
            : await db
                .Decisions.AsNoTracking()
                .AsSingleQuery()
                .Include(decision => decision.Units)
                .Where(decision => decision.FileId == id)
                .Select(decision => new { Decision = decision, Pdfs = pdfs.ToList(), Certificates = delivered.ToList() })
                .SingleOrDefaultAsync(cancellation);
        return found is null
            ? (null, await pdfs.ToListAsync(cancellation), [])
            : (LineOf(head, proofs, found.Decision), found.Pdfs, [.. found.Certificates.OrderBy(row => row.Certificate.Rank)]);
    }

    private static CheckLine LineOf(FileHead head, Proofs proofs, Decision decision)
    {
        List<string> faults = [];
        if (CanonicalContent.Hash(decision.Content(head.Edition, head.File.Reference)) != decision.ContentHash)
        {
            faults.Add("Le contenu a changé depuis la signature.");
        }

        var given = new SealedContent(decision.ContentHash, decision.SignedAt, decision.Seal, decision.KeyId);
        if (!proofs.Seals.Verify(given, decision.PresidentId, Seals.President))
        {
            faults.Add("Le sceau ne correspond pas\u00A0: l’empreinte, la date ou le signataire ont été modifiés hors de l’application.");
        }

        return new CheckLine(
            "Décision",
            $"{decision.PresidentName}, présidence {(decision.ByCommission ? "de la commission" : "du jury")}",
            decision.SignedAt,
            faults
        )
        {
            How = "avec son mot de passe",
            Hash = decision.ContentHash,
        };
    }

    private static CheckLine LineOf(Proofs proofs, SealedCertificate read) =>
        new(
            read.Certificate.Number,
            null,
            read.Certificate.IssuedAt,
            proofs.Seals.Holds(read) ? [] : ["Ce qui est enregistré du certificat a été modifié hors de l’application."]
        );

    private static string[] FaultsOf(ContentState state, string missing, string altered) => state switch
    {
        ContentState.Missing => [missing],
        ContentState.Altered => [altered],
        _ => [],
    };
}
