using System.Security.Cryptography;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What was asked for one file.</summary>
public sealed record Delivered(CertificationFile File, Certificate? Certificate, Outcome Outcome);

/// <summary>
/// Delivers, replaces, copies and revokes certificates, with the line of the journal and the message to the holder. The caller loads the files tracked
/// and saves: a lost race (number or rank taken, file changed) shows there, and writes nothing.
/// </summary>
public sealed class CertificateDesk(AppDbContext db, Editions editions, PublicAddress address, TimeProvider clock)
{
    /// <summary>Delivers what the published decision of each of these files gives right to; a refusal for one leaves the others.</summary>
    public async Task<IReadOnlyList<Delivered>> IssueAsync(IReadOnlyCollection<CertificationFile> files, Actor actor, CancellationToken cancellation)
    {
        var ids = files.Select(file => file.Id).ToList();
        var signatory = await db.SettingAsync(OemmSettings.CertificateSignatory, cancellation);
        var decisions = (await db.DecisionsInForceAsync(ids, cancellation)).ToDictionary(decision => decision.FileId);
        var earlier = (await db.Certificates.Where(certificate => ids.Contains(certificate.FileId)).ToListAsync(cancellation)).ToLookup(certificate =>
            certificate.FileId
        );
        var candidates = files.Select(file => file.CandidateId).ToList();
        var holders = await db.People.Where(person => candidates.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellation);
        var answers = new List<Delivered>();
        var due = new List<(CertificationFile File, Decision Decision)>();
        foreach (var file in files)
        {
            Outcome outcome = decisions.TryGetValue(file.Id, out var decision)
                ? Certificate.MayIssue(file, decision, earlier[file.Id], holders[file.CandidateId], signatory)
                : CertificateRefusals.NotPublished;
            if (outcome.IsAccepted)
            {
                due.Add((file, decision!));
            }
            else
            {
                answers.Add(new Delivered(file, null, outcome));
            }
        }

        if (due.Count == 0)
        {
            return answers;
        }

        var now = clock.GetUtcNow();
        var numbers = await db.NextCertificatesAsync(clock.Today().Year, due.Count, cancellation);
        var reached = await db
            .Users.Where(account => candidates.Contains(account.PersonId) && account.Email != null)
            .Select(account => account.PersonId)
            .ToListAsync(cancellation);
        foreach (var ((file, decision), number) in due.Zip(numbers))
        {
            var (certificate, outcome) = Certificate.Issue(
                file,
                decision,
                [.. earlier[file.Id]],
                holders[file.CandidateId],
                EditionOf(file),
                DeliveryOf(signatory, number, now)
            );
            answers.Add(new Delivered(file, certificate, outcome));
            if (certificate is not null)
            {
                Keep(file, certificate);
                db.Note(file.Id, actor, outcome, EditionOf(file), now);
                if (reached.Contains(file.CandidateId))
                {
                    db.Post(Message.To(file.CandidateId, MessageKind.CertificateDelivered, now, file.Id));
                }
            }
        }

        return answers;
    }

    /// <summary>Another certificate stands for that one, with the holder's name of today.</summary>
    public async Task<Outcome> ReplaceAsync(
        CertificationFile file,
        Certificate certificate,
        Person holder,
        string? reason,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var signatory = await db.SettingAsync(OemmSettings.CertificateSignatory, cancellation);
        var number = (await db.NextCertificatesAsync(clock.Today().Year, 1, cancellation))[0];
        var (next, outcome) = certificate.Replace(holder, reason, DeliveryOf(signatory, number, now));
        if (next is not null)
        {
            Keep(file, next);
            db.Note(file.Id, actor, outcome, EditionOf(file), now, reason);
        }

        return outcome;
    }

    /// <summary>Prints it again under the next number of duplicate.</summary>
    public Outcome Copy(CertificationFile file, Certificate certificate, string? reason, Actor actor)
    {
        var outcome = certificate.Copy(reason, clock.GetUtcNow(), clock.Today());
        db.Note(file.Id, actor, outcome, EditionOf(file), clock.GetUtcNow(), reason);
        return outcome;
    }

    public Outcome Revoke(CertificationFile file, Certificate certificate, string? reason, Actor actor)
    {
        var outcome = certificate.Revoke(reason, clock.Today());
        if (outcome.IsAccepted)
        {
            file.Presentation.RecordCertificate(null, clock.Today());
            db.Note(file.Id, actor, outcome, EditionOf(file), clock.GetUtcNow(), reason);
        }

        return outcome;
    }

    /// <summary>A decision is corrected or cancelled: what was delivered on it is taken back, if anything was.</summary>
    public async Task RevokeForAsync(CertificationFile file, Guid decisionId, string reason, Actor actor, CancellationToken cancellation)
    {
        if (
            await db
                .Certificates.Include(certificate => certificate.Duplicates)
                .SingleOrDefaultAsync(certificate => certificate.DecisionId == decisionId && certificate.State == CertificateState.Valid, cancellation) is
            { } valid
        )
        {
            Revoke(file, valid, reason, actor);
        }
    }

    private Referential EditionOf(CertificationFile file) => editions.Get(file.EditionCode, file.EditionVersion);

    private void Keep(CertificationFile file, Certificate certificate)
    {
        db.Add(certificate);
        file.Presentation.RecordCertificate(certificate.IssuedOn, clock.Today());
    }

    private Delivery DeliveryOf(IReadOnlyList<string> signatory, string number, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetString(VerificationCode.Alphabet, VerificationCode.Length);
        return new Delivery(signatory, number, code, address.Absolute(CertificatesPaths.Verify(code)), now, FrenchText.ParisDay(now));
    }
}

/// <summary>The decision that holds on each file.</summary>
public static class DecisionsInForce
{
    /// <summary>
    /// Decisions in force that give right to a certificate or an attestation and for which none was ever delivered: published, and whole before a jury, or with
    /// one unit acquired before the commission.
    /// </summary>
    public static IQueryable<Decision> DecisionsToCertify(this AppDbContext db) => db.Decisions.Where(decision =>
        (decision.ByCommission ? decision.Units.Any(unit => unit.Acquired) : decision.Result == DecisionResult.Total)
        && db.Files.Any(file => file.Id == decision.FileId && file.Presentation.PublishedOn != null)
        && !db.Certificates.Any(certificate => certificate.DecisionId == decision.Id));

    /// <summary>The decision that holds on each of these files, with its units. One query.</summary>
    public static async Task<IReadOnlyList<Decision>> DecisionsInForceAsync(
        this AppDbContext db,
        IReadOnlyCollection<Guid> files,
        CancellationToken cancellation
    ) => await db.Decisions.AsNoTracking().Include(decision => decision.Units).Where(decision => files.Contains(decision.FileId)).ToListAsync(cancellation);
}
