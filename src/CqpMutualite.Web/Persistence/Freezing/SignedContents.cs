using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence.Acts;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Freezing;

/// <summary>Records, in the unit of work that signs, that a PDF is to be frozen: whatever page the signature comes from, and never without it.</summary>
internal static class SignedContents
{
    /// <summary>Name of the jury's decision sheet in the URLs.</summary>
    public const string DecisionSheet = "fiche-decision";

    /// <summary>Name of the receipt of the transmission in the URLs.</summary>
    public const string TransmissionReceipt = "recepisse-transmission";

    /// <summary>Name of the certificate in the URLs.</summary>
    public const string Certificate = "certificat";

    /// <summary>Name of the attestation of units in the URLs.</summary>
    public const string BlocAttestation = "attestation-bloc";

    /// <summary>Between the name of a certificate and the number of its duplicate, in the URLs.</summary>
    public const string DuplicateMark = "-duplicata-";

    /// <summary>Name of a certificate in the URLs, or (from rank 1) of one of its duplicates.</summary>
    public static string NameOf(Domain.Certificates.Certificate certificate, int duplicate) => NameOf(certificate.Kind, duplicate);

    /// <summary>The same, by its kind.</summary>
    public static string NameOf(CertificateKind kind, int duplicate) =>
        (kind == CertificateKind.Full ? Certificate : BlocAttestation)
        + (duplicate == 0 ? "" : DuplicateMark + duplicate.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What tells one paper from another: a certificate, or one of its duplicates.</summary>
    public static string KeyOf(Domain.Certificates.Certificate certificate, int duplicate) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{certificate.Id} {certificate.Number} {certificate.Code} {duplicate}")));

    internal static void Queue(AppDbContext db, IReadOnlyList<Announced> acts)
    {
        var frozen = acts.Select(said => (said.FileId, Document: WhatFollows.Of(said.Act).Frozen)).Where(said => said.Document is not null).Distinct().ToList();
        if (frozen.Count == 0)
        {
            return;
        }

        var now = acts[^1].At;
        // a file written whole (demonstration, measures) has its documents frozen when somebody asks for them
        var written = db
            .ChangeTracker.Entries<CertificationFile>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => entry.Entity.Id)
            .ToHashSet();
        foreach (var (file, document) in frozen.Where(said => !written.Contains(said.FileId)))
        {
            if (!db.DocumentsToFreeze.Local.Any(known => known.FileId == file && known.Document == document))
            {
                db.Queue(new DocumentToFreeze { FileId = file, Document = document!, At = now, NextAttemptAt = now });
            }
        }
    }

    /// <summary>The booklets that go with a transmission: those that no signature froze are frozen by it.</summary>
    public static void QueueTransmitted(AppDbContext db, CertificationFile file, IEnumerable<string> booklets, DateTimeOffset now)
    {
        foreach (var booklet in booklets)
        {
            db.Queue(new DocumentToFreeze { FileId = file.Id, Document = booklet, At = now, NextAttemptAt = now });
        }
    }

    /// <summary>What tells the documents of one transmission from those of the next.</summary>
    public static string KeyOf(CertificationFile file, string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Id} {document} {file.Transmission.Count}")));

    /// <summary>
    /// What tells one signing of a booklet, by the signatures on it as a whole, from another: the same answers, signed again after a reopening, make another
    /// document.
    /// </summary>
    public static string KeyOf(IEnumerable<Signature> signatures) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', signatures.OrderBy(signature => signature.Role).Select(signature => $"{signature.ContentHash} {signature.Seal}"))
                )
            )
        );
}
