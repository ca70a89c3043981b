using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Domain.Jury;

/// <summary>Of what kind a declared link is.</summary>
public enum LinkKind
{
    /// <summary>Of a family, or lived together.</summary>
    Family,

    /// <summary>Friends, or the contrary.</summary>
    Personal,

    /// <summary>Work, or have worked, together.</summary>
    Work,

    /// <summary>Anything else that could be held against the decision.</summary>
    Other,
}

/// <summary>A link with a candidate that a member of the jury, or an observer, declares: it is for the certifier to weigh.</summary>
public sealed class DeclaredLink
{
    /// <summary>Longest words, in characters.</summary>
    public const int Longest = 1_000;

    private DeclaredLink()
    {
    }

    public Guid FileId { get; private set; }

    public Guid PersonId { get; private set; }

    public LinkKind Kind { get; private set; }

    /// <summary>In the words of who declares it.</summary>
    public string Words { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was withdrawn (UTC); null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Grows at each change.</summary>
    public int Revision { get; private set; }

    public bool Holds => WithdrawnAt is null;

    /// <summary>A link with the candidate of that file; refused without kind or words, and once the file is decided.</summary>
    public static (DeclaredLink? Link, Outcome Outcome) Declare(CertificationFile file, Guid personId, LinkKind? kind, string? words, DateTimeOffset now)
    {
        var link = new DeclaredLink { FileId = file.Id, PersonId = personId };
        var outcome = link.Say(file, kind, words, now);
        return (outcome.IsAccepted ? link : null, outcome);
    }

    /// <summary>Says it otherwise, or again after a withdrawal; refused as <see cref="Declare"/> is.</summary>
    public Outcome Say(CertificationFile file, LinkKind? kind, string? words, DateTimeOffset now)
    {
        if (file.Presentation.DecidedOn is not null)
        {
            return DeclaredLinkRefusals.Decided;
        }

        var said = (words ?? "").ReplaceLineEndings("\n").Trim();
        var refusals = new[]
        {
            kind is null ? DeclaredLinkRefusals.KindMissing : null,
            said.Length == 0 ? DeclaredLinkRefusals.WordsMissing : said.Length > Longest ? DeclaredLinkRefusals.WordsTooLong : null,
        }.OfType<Refusal>().ToList();
        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        (Kind, Words, At, WithdrawnAt) = (kind!.Value, said, now, null);
        Revision++;
        return new LinkDeclared();
    }

    /// <summary>Takes it back; refused once the file is decided, or when it is taken back already.</summary>
    public Outcome Withdraw(CertificationFile file, DateTimeOffset now)
    {
        if (file.Presentation.DecidedOn is not null)
        {
            return DeclaredLinkRefusals.Decided;
        }

        if (!Holds)
        {
            return DeclaredLinkRefusals.NothingToWithdraw;
        }

        WithdrawnAt = now;
        Revision++;
        return new LinkWithdrawn();
    }
}
