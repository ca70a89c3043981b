using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Certificates;

public enum CertificateKind
{
    /// <summary>The certificate of a whole CQP.</summary>
    Full,

    /// <summary>The attestation of the units that a joint commission acquired to the candidate.</summary>
    Bloc,
}

/// <summary>What a certificate is worth today.</summary>
public enum CertificateState
{
    Valid,

    /// <summary>Another one, with what is printed put right, stands for it.</summary>
    Replaced,

    /// <summary>Taken back by the certifier.</summary>
    Revoked,
}

/// <summary>What a delivery needs beside the file and its decision.</summary>
/// <param name="Signatory">Name and quality printed, a line each; empty while the certifier has not set them.</param>
/// <param name="Number">Its number, reserved.</param>
/// <param name="Code">Its verification code (<see cref="VerificationCode"/>).</param>
/// <param name="Address">Address of the public page that checks it, as printed in its QR code.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Day">The day it is in Paris.</param>
public sealed record Delivery(IReadOnlyList<string> Signatory, string Number, string Code, string Address, DateTimeOffset At, DateOnly Day);

/// <summary>
/// A certificate, or an attestation of units, as it was printed: nothing of it follows from what changes afterwards. It is replaced, revoked or
/// printed again as a numbered duplicate, never altered.
/// </summary>
public sealed class Certificate
{
    private readonly List<Duplicate> duplicates = [];

    private Certificate()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    /// <summary>The decision that it attests.</summary>
    public Guid DecisionId { get; private set; }

    /// <summary>Rank among those of that decision, from 1: the number of a second delivery at the same instant is taken.</summary>
    public int Rank { get; private set; }

    public CertificateKind Kind { get; private set; }

    /// <summary>« CERT-2026-00012 ».</summary>
    public string Number { get; private set; } = "";

    /// <summary>What whoever holds the paper types to check it; without its hyphens.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Address of the public page that checks it, as printed.</summary>
    public string Address { get; private set; } = "";

    /// <summary>First names and name of the holder, as printed.</summary>
    public string HolderName { get; private set; } = "";

    /// <summary>« née Diallo le 14 mars 1991 (Saint-Nazaire) », as printed; null when the birth is not known.</summary>
    public string? HolderBirth { get; private set; }

    public string Certification { get; private set; } = "";

    /// <summary>Its title, as printed.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Label of the mention; null when there is none.</summary>
    public string? Mention { get; private set; }

    /// <summary>Keys of the units attested, in order and separated by commas; empty for a whole CQP.</summary>
    public string UnitKeys { get; private set; } = "";

    public IReadOnlyList<string> Units => UnitKeys.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Day of the jury or of the commission.</summary>
    public DateOnly DecidedOn { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    /// <summary>When it was delivered (UTC).</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Who signs, as printed: a line for the name, one for the quality.</summary>
    public string Signatory { get; private set; } = "";

    /// <summary>In force, replaced or revoked.</summary>
    public CertificateState State { get; private set; }

    /// <summary>Since when it is no longer in force.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it is no longer in force.</summary>
    public string? EndedBecause { get; private set; }

    /// <summary>Number of the one that it replaces.</summary>
    public string? Replaces { get; private set; }

    /// <summary>Number of the one that replaces it.</summary>
    public string? ReplacedBy { get; private set; }

    /// <summary>Grows at each change.</summary>
    public int Revision { get; private set; }

    /// <summary>Duplicates, the first one first.</summary>
    public IReadOnlyList<Duplicate> Duplicates => [.. duplicates.OrderBy(duplicate => duplicate.Rank)];

    /// <summary>What a decision gives right to; null when it gives right to nothing.</summary>
    public static CertificateKind? Due(Decision decision) =>
        decision.ByCommission ? (decision.Units.Any(unit => unit.Acquired) ? CertificateKind.Bloc : null)
        : decision.Result == DecisionResult.Total ? CertificateKind.Full
        : null;

    /// <summary>
    /// Whether the certifier may deliver now what that decision gives right to. <paramref name="earlier"/>: certificates of the file;
    /// <paramref name="signatory"/>: who signs.
    /// </summary>
    public static Outcome MayIssue(CertificationFile file, Decision decision, IEnumerable<Certificate> earlier, Person holder, IReadOnlyList<string> signatory)
    {
        List<Refusal> refusals = [];
        if (file.Presentation.PublishedOn is null)
        {
            refusals.Add(CertificateRefusals.NotPublished);
        }
        else if (Due(decision) is null)
        {
            refusals.Add(decision.ByCommission ? CertificateRefusals.NoUnitAcquired : CertificateRefusals.NotDelivered);
        }

        if (earlier.FirstOrDefault(known => known.DecisionId == decision.Id && known.State == CertificateState.Valid) is { } valid)
        {
            refusals.Add(CertificateRefusals.AlreadyIssued(valid.Number));
        }

        refusals.AddRange(NotPrinted(holder, signatory));
        return Outcome.From(refusals);
    }

    /// <summary>Delivers what a published decision gives right to. <paramref name="edition"/>: that of the file.</summary>
    public static (Certificate? Certificate, Outcome Outcome) Issue(
        CertificationFile file,
        Decision decision,
        IReadOnlyCollection<Certificate> earlier,
        Person holder,
        Referential edition,
        Delivery delivery
    )
    {
        var allowed = MayIssue(file, decision, earlier, holder, delivery.Signatory);
        if (!allowed.IsAccepted)
        {
            return (null, allowed);
        }

        var kind = Due(decision)!.Value;
        var certificate = new Certificate
        {
            FileId = file.Id,
            DecisionId = decision.Id,
            Rank = earlier.Where(known => known.DecisionId == decision.Id).Select(known => known.Rank).DefaultIfEmpty().Max() + 1,
            Kind = kind,
            Certification = file.Certification,
            Title = file.CertificationTitle,
            Mention = edition.Mentions.FirstOrDefault(known => known.Key == file.Orientation.Mention)?.Label,
            UnitKeys =
                kind == CertificateKind.Full
                    ? ""
                    : string.Join(
                        ',',
                        edition.AllUnits.Where(known => decision.Units.Any(unit => unit.Unit == known.Key && unit.Acquired)).Select(known => known.Key)
                    ),
            DecidedOn = decision.HeldOn,
        };
        certificate.Print(holder, delivery);
        return (certificate, new CertificateDelivered(kind, certificate.Number));
    }

    /// <summary>Whether another paper must stand for this one: what is printed of the holder is no longer true.</summary>
    public bool HolderChanged(Person holder) => (HolderName, HolderBirth) != (NameOf(holder), BirthOf(holder));

    /// <summary>The holder has another name, or their birth was corrected: another certificate, with its own number and code, stands for this one.</summary>
    public (Certificate? Certificate, Outcome Outcome) Replace(Person holder, string? reason, Delivery delivery)
    {
        List<Refusal> refusals = [.. NotInForce()];
        if (refusals.Count == 0 && !HolderChanged(holder))
        {
            refusals.Add(CertificateRefusals.NothingToReplace);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(CertificateRefusals.ReasonMissing);
        }

        refusals.AddRange(NotPrinted(holder, delivery.Signatory));
        if (refusals.Count > 0)
        {
            return (null, Outcome.From(refusals));
        }

        var next = new Certificate
        {
            FileId = FileId,
            DecisionId = DecisionId,
            Rank = Rank + 1,
            Kind = Kind,
            Certification = Certification,
            Title = Title,
            Mention = Mention,
            UnitKeys = UnitKeys,
            DecidedOn = DecidedOn,
            Replaces = Number,
        };
        next.Print(holder, delivery);
        End(CertificateState.Replaced, reason!, delivery.Day);
        ReplacedBy = next.Number;
        return (next, new CertificateReplaced(Kind, Number, next.Number));
    }

    /// <summary>Prints it again, under the next number of duplicate and with that day on it.</summary>
    public Outcome Copy(string? reason, DateTimeOffset at, DateOnly today)
    {
        List<Refusal> refusals = [.. NotInForce()];
        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(CertificateRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        duplicates.Add(new Duplicate(Id, duplicates.Count + 1, reason!.Trim(), at, today));
        Revision++;
        return new DuplicateDelivered(Kind, Number, duplicates.Count);
    }

    /// <summary>Takes it back: the decision was cancelled or corrected, or it was delivered by mistake.</summary>
    public Outcome Revoke(string? reason, DateOnly today)
    {
        List<Refusal> refusals = [.. NotInForce()];
        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(CertificateRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        End(CertificateState.Revoked, reason!, today);
        return new CertificateRevoked(Kind, Number);
    }

    private static string NameOf(Person holder) => holder.FullName;

    private static string? BirthOf(Person holder) =>
        holder.BirthDate is not { } born
            ? null
            : (
                holder.Sex switch
                {
                    Sex.Female => "née",
                    Sex.Male => "né",
                    _ => "né(e)",
                }
            )
                + (holder.UsedName is null ? "" : $" {holder.BirthName}")
                + $" {born.WhenBorn}"
                + (holder.BirthPlace is null ? "" : $" ({holder.BirthPlace})");

    // a certificate is frozen: what is wrong on it would stay for ever
    private static IEnumerable<Refusal> NotPrinted(Person holder, IReadOnlyList<string> signatory)
    {
        if (signatory.Count == 0)
        {
            yield return CertificateRefusals.SignatoryMissing;
        }

        if (Common.Print.Refusal($"{NameOf(holder)} {BirthOf(holder)} {string.Join(' ', signatory)}") is { } reason)
        {
            yield return CertificateRefusals.Unprintable(reason);
        }
    }

    private IEnumerable<Refusal> NotInForce() => State == CertificateState.Valid ? [] : [CertificateRefusals.NotInForce];

    private void Print(Person holder, Delivery delivery)
    {
        Id = Guid.CreateVersion7(delivery.At);
        Number = delivery.Number;
        Code = delivery.Code;
        Address = delivery.Address;
        HolderName = NameOf(holder);
        HolderBirth = BirthOf(holder);
        Signatory = string.Join('\n', delivery.Signatory);
        IssuedAt = delivery.At;
        IssuedOn = delivery.Day;
        Revision = 1;
    }

    private void End(CertificateState state, string reason, DateOnly today)
    {
        State = state;
        EndedOn = today;
        EndedBecause = reason.Trim();
        Revision++;
    }
}

public sealed class Duplicate
{
    private Duplicate()
    {
    }

    internal Duplicate(Guid certificateId, int rank, string reason, DateTimeOffset at, DateOnly day)
    {
        CertificateId = certificateId;
        Rank = rank;
        Reason = reason;
        IssuedAt = at;
        IssuedOn = day;
    }

    public Guid CertificateId { get; private set; }

    /// <summary>« Duplicata n° 1 ».</summary>
    public int Rank { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Which day, in Paris.</summary>
    public DateOnly IssuedOn { get; private set; }
}
