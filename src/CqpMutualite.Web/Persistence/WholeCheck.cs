using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Platform.Contents;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>What a check of everything found.</summary>
public sealed record WholeCheckResult(int Files, int Lines, int Signatures, int Certificates, int Contents, IReadOnlyList<string> Faults);

/// <summary>
/// Checks everything that proves: the chain of each file, the seal and the content of each signature and decision, each certificate, each content kept, and the
/// anchors. A file at a time, whatever their number.
/// </summary>
public sealed class WholeCheck(AppDbContext db, Editions editions, Seals seals, ContentStores stores, JournalAnchors anchors)
{
    private const int Group = 200;

    /// <summary>Runs it. <paramref name="progress"/>: told how many files were checked.</summary>
    public async Task<WholeCheckResult> RunAsync(Action<int> progress, CancellationToken cancellation)
    {
        List<string> faults = [];
        var (files, lines, signatures) = (0, 0, 0);
        var ids = await db.Files.AsNoTracking().OrderBy(file => file.Reference).Select(file => file.Id).ToListAsync(cancellation);
        foreach (var group in ids.Chunk(Group))
        {
            lines += await ChainsAsync(group, faults, cancellation);
            signatures += await SignaturesAsync(group, faults, cancellation);
            files += group.Length;
            progress(files);
        }

        var certificates = await CertificatesAsync(faults, cancellation);
        var contents = await ContentsAsync(faults, cancellation);
        faults.AddRange(await anchors.FaultsAsync(cancellation));
        return new WholeCheckResult(files, lines, signatures, certificates, contents, faults);
    }

    private async Task<int> ChainsAsync(Guid[] files, List<string> faults, CancellationToken cancellation)
    {
        var count = 0;
        var (file, rank, previous) = (Guid.Empty, 0, "");
        var chains = db.JournalEntries.AsNoTracking().Where(line => line.FileId != null && files.Contains(line.FileId.Value));
        await foreach (var line in chains.OrderBy(line => line.FileId).ThenBy(line => line.Rank).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            (file, rank, previous) = line.FileId == file ? (file, rank + 1, previous) : (line.FileId!.Value, 1, JournalChain.Start);
            if (line.Rank != rank || line.PreviousHash != previous || JournalChain.HashOf(seals, line) != line.Hash)
            {
                faults.Add($"Dossier {file}\u00A0: la chaîne de son journal se rompt à la ligne {line.Rank}.");
            }

            (rank, previous) = (line.Rank, line.Hash);
            count++;
        }

        return count;
    }

    private async Task<int> SignaturesAsync(Guid[] group, List<string> faults, CancellationToken cancellation)
    {
        var count = 0;
        var files = await db.Files.AsNoTracking().Where(file => group.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellation);
        var sheets = await db
            .Sheets.AsNoTracking()
            .AsSplitQuery()
            .Include(sheet => sheet.Signatures)
            .Include(sheet => sheet.Answers)
            .Where(sheet => group.Contains(sheet.FileId) && sheet.Signatures.Any())
            .ToListAsync(cancellation);
        foreach (var (sheet, signature) in sheets.SelectMany(sheet => sheet.Signatures.Select(signature => (sheet, signature))))
        {
            var file = files[sheet.FileId];
            var edition = editions.Get(file.EditionCode, file.EditionVersion);
            var given = new SealedContent(signature.ContentHash, signature.At, signature.Seal, signature.KeyId);
            if (!seals.Verify(given, signature.PersonId, signature.Quality))
            {
                faults.Add($"Dossier {file.Reference}\u00A0: le sceau d’une signature ne tient pas ({sheet.Booklet}).");
            }
            else if (
                signature.IsValid
                && CanonicalContent.Hash(CanonicalContent.Of(edition, file.Reference, sheet, signature.Unit, signature.Role)) != signature.ContentHash
            )
            {
                faults.Add($"Dossier {file.Reference}\u00A0: un contenu a changé depuis sa signature ({sheet.Booklet}).");
            }

            count++;
        }

        foreach (
            var decision in await db
                .Decisions.AsNoTracking()
                .AsSingleQuery()
                .Include(decision => decision.Units)
                .Where(decision => group.Contains(decision.FileId))
                .ToListAsync(cancellation)
        )
        {
            var file = files[decision.FileId];
            var given = new SealedContent(decision.ContentHash, decision.SignedAt, decision.Seal, decision.KeyId);
            var content = decision.Content(editions.Get(file.EditionCode, file.EditionVersion), file.Reference);
            if (!seals.Verify(given, decision.PresidentId, Seals.President) || CanonicalContent.Hash(content) != decision.ContentHash)
            {
                faults.Add($"Dossier {file.Reference}\u00A0: la décision n’est plus celle qui a été signée.");
            }

            count++;
        }

        return count;
    }

    private async Task<int> CertificatesAsync(List<string> faults, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var read in db.Certificates.AsNoTracking().WithSeals().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            if (!seals.Holds(read))
            {
                faults.Add($"Certificat {read.Certificate.Number}\u00A0: ce qui en est enregistré a été modifié hors de l’application.");
            }
        }

        return count;
    }

    private async Task<int> ContentsAsync(List<string> faults, CancellationToken cancellation)
    {
        var pieces = await db.Attachments.AsNoTracking().Select(piece => piece.Sha256).Distinct().ToListAsync(cancellation);
        var documents = await db.StoredDocuments.AsNoTracking().Select(document => document.Sha256).Distinct().ToListAsync(cancellation);
        await LookAsync(stores.Pieces, pieces, "Pièce");
        await LookAsync(stores.Documents, documents, "PDF figé");
        return pieces.Count + documents.Count;

        async Task LookAsync(ContentStore store, List<string> names, string what)
        {
            foreach (var name in names)
            {
                if (await store.CheckAsync(name, cancellation) is not ContentState.Intact and var state)
                {
                    faults.Add($"{what} {name[..12]}…\u00A0: {(state == ContentState.Missing ? "absent du stockage" : "altéré")}.");
                }
            }
        }
    }
}
