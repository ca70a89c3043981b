using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Booklets;

/// <summary>Where a booklet filled and signed by hand is.</summary>
public enum PaperStep
{
    /// <summary>Its results are keyed from the scan.</summary>
    Keying,

    /// <summary>A second person compares what was keyed with the scan.</summary>
    ToCheck,

    /// <summary>Compared and confirmed: the scan is the signed document, what was keyed follows it.</summary>
    Confirmed,
}

/// <summary>What the paper says of its signatures.</summary>
/// <param name="FirstName">Name of the first evaluator, as signed.</param>
/// <param name="FirstOn">Day written beside it.</param>
/// <param name="SecondName">Name of the second evaluator.</param>
/// <param name="SecondOn">Day written beside it.</param>
public sealed record PaperSignatures(string? FirstName, DateOnly? FirstOn, string? SecondName, DateOnly? SecondOn);

/// <summary>
/// An evaluation booklet filled and signed by hand: its scan, who keyed its results and who, a different person, compared them with the scan.
/// </summary>
public sealed class PaperBooklet
{
    private PaperBooklet()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    /// <summary>The scan: a piece joined to the file.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>SHA-256 of the scan, lower-case hexadecimal.</summary>
    public string ScanSha256 { get; private set; } = "";

    public PaperStep Step { get; private set; }

    /// <summary>Name of the first evaluator, as signed on the paper.</summary>
    public string? FirstName { get; private set; }

    public DateOnly? FirstOn { get; private set; }

    /// <summary>Name of the second evaluator.</summary>
    public string? SecondName { get; private set; }

    public DateOnly? SecondOn { get; private set; }

    /// <summary>Who keyed the results and sent them to be checked; null before.</summary>
    public Guid? KeyedBy { get; private set; }

    /// <summary>Their name at that time.</summary>
    public string? KeyedByName { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? KeyedAt { get; private set; }

    /// <summary>Who compared; null before.</summary>
    public Guid? CheckedBy { get; private set; }

    /// <summary>Their name at that time.</summary>
    public string? CheckedByName { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>What the second person found different; null once keyed again.</summary>
    public string? SentBackBecause { get; private set; }

    /// <summary>Grows at each change; lost races are seen by it.</summary>
    public int Revision { get; private set; }

    /// <summary>What the paper says of its signatures.</summary>
    public PaperSignatures Signatures => new(FirstName, FirstOn, SecondName, SecondOn);

    /// <summary>« saisi par … le …, comparé par … » needs both; null before the confirmation.</summary>
    public bool IsConfirmed => Step == PaperStep.Confirmed;

    /// <summary>The scan of a booklet is received: its results are to be keyed.</summary>
    public static PaperBooklet From(Guid fileId, Guid scanId, string scanSha256) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            FileId = fileId,
            ScanId = scanId,
            ScanSha256 = scanSha256,
            Revision = 1,
        };

    /// <summary>Another scan replaces the one received, while the results are keyed.</summary>
    public Outcome Replace(Guid scanId, string scanSha256)
    {
        if (Step != PaperStep.Keying)
        {
            return PaperRefusals.NotKeying;
        }

        (ScanId, ScanSha256) = (scanId, scanSha256);
        return Changed();
    }

    /// <summary>Who keyed the results says that they are complete, with the names and the days of the signatures.</summary>
    public Outcome Keyed(PaperSignatures signatures, Guid by, string name, DateTimeOffset now, DateOnly today)
    {
        if (Step != PaperStep.Keying)
        {
            return PaperRefusals.NotKeying;
        }

        List<Refusal> refusals =
        [
            .. Missing(signatures.FirstName, signatures.FirstOn, "First", today),
            .. Missing(signatures.SecondName, signatures.SecondOn, "Second", today),
        ];
        if (refusals.Count == 0 && string.Equals(signatures.FirstName!.Trim(), signatures.SecondName!.Trim(), StringComparison.CurrentCultureIgnoreCase))
        {
            refusals.Add(PaperRefusals.SameEvaluator);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        (FirstName, FirstOn, SecondName, SecondOn) = (signatures.FirstName!.Trim(), signatures.FirstOn, signatures.SecondName!.Trim(), signatures.SecondOn);
        (KeyedBy, KeyedByName, KeyedAt) = (by, name, now);
        SentBackBecause = null;
        Step = PaperStep.ToCheck;
        return Changed();
    }

    /// <summary>Whether that person may compare: somebody else than who keyed.</summary>
    public Outcome MayCheck(Guid person) =>
        Step != PaperStep.ToCheck ? PaperRefusals.NothingToCheck
        : KeyedBy == person ? PaperRefusals.OwnKeying
        : Outcome.Accepted;

    /// <summary>A second person compared what was keyed with the scan, and found it the same.</summary>
    public Outcome Confirm(Guid by, string name, DateTimeOffset now)
    {
        if (MayCheck(by) is { IsAccepted: false } refused)
        {
            return refused;
        }

        (CheckedBy, CheckedByName, CheckedAt) = (by, name, now);
        Step = PaperStep.Confirmed;
        return Changed();
    }

    /// <summary>A second person found a difference, and says which.</summary>
    public Outcome SendBack(Guid by, string? word)
    {
        if (MayCheck(by) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (string.IsNullOrWhiteSpace(word))
        {
            return PaperRefusals.WordMissing;
        }

        SentBackBecause = word.Trim();
        Step = PaperStep.Keying;
        return Changed();
    }

    /// <summary>The evaluation is opened again: another scan, or another keying.</summary>
    public void KeyAgain()
    {
        Step = PaperStep.Keying;
        (CheckedBy, CheckedByName, CheckedAt) = (null, null, null);
        Changed();
    }

    private static IEnumerable<Refusal> Missing(string? name, DateOnly? day, string place, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return PaperRefusals.NameMissing(place);
        }
        else if (Print.Refusal(name) is { } unprintable)
        {
            yield return PaperRefusals.NameUnprintable(place, unprintable);
        }

        if (day is null || day > today)
        {
            yield return PaperRefusals.DayMissing(place);
        }
    }

    private Outcome Changed()
    {
        Revision++;
        return Outcome.Accepted;
    }
}

/// <summary>Every reason for which a paper booklet refuses.</summary>
public static class PaperRefusals
{
    /// <summary>Sent to be checked, or confirmed.</summary>
    public static Refusal NotKeying =>
        new("paper.not-keying", "La saisie de ce livret est terminée : elle ne change plus, sauf si la personne qui la compare la renvoie.");

    /// <summary>Nothing was sent to be checked.</summary>
    public static Refusal NothingToCheck => new("paper.nothing-to-check", "Aucune saisie n’attend d’être comparée à l’original.");

    public static Refusal OwnKeying => new("paper.own-keying", "Vous avez fait la saisie : une autre personne la compare à l’original.");

    public static Refusal WordMissing => new("paper.word-missing", "Dites ce qui diffère de l’original.", "Word");

    public static Refusal NameMissing(string place) => new("paper.name-missing", "Donnez le nom écrit sur le papier.", $"{place}Name");

    /// <summary>Signs that no document draws.</summary>
    public static Refusal NameUnprintable(string place, string reason) => new("paper.name-unprintable", reason, $"{place}Name");

    /// <summary>No day, or one to come.</summary>
    public static Refusal DayMissing(string place) =>
        new("paper.day-missing", "Donnez la date écrite sur le papier ; elle n’est pas dans l’avenir.", $"{place}On");

    /// <summary>Two signatures, two persons.</summary>
    public static Refusal SameEvaluator => new("paper.same-evaluator", "Les deux évaluateurs sont deux personnes distinctes.", "SecondName");

    /// <summary>A signature was given on screen.</summary>
    public static Refusal SignedOnScreen =>
        new(
            "paper.signed-on-screen",
            "Un évaluateur a déjà signé ce livret à l’écran : il se signe à l’écran jusqu’au bout. Pour passer au papier, rouvrez d’abord le livret."
        );
}
