using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Exchanges;

/// <summary>Those who exchange on a file. The evaluators are of the company.</summary>
public enum ExchangeGroup
{
    Company,

    TrainingOrganisation,

    Certifier,

    Candidate,
}

/// <summary>
/// A word to some of those who follow a file. It is no evidence: no booklet, no export, no jury has it, and nothing of the path depends on it.
/// </summary>
public sealed class Comment
{
    public const int Longest = 2000;

    private Comment()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    /// <summary>Who wrote it, even in the place of somebody absent.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>In which capacity, as text.</summary>
    public string Capacity { get; private set; } = "";

    /// <summary>The employer of then: the one that comes after does not read what the former was told.</summary>
    public Guid CompanyId { get; private set; }

    public bool ForCompany { get; private set; }

    public bool ForTraining { get; private set; }

    public bool ForCertifier { get; private set; }

    public bool ForCandidate { get; private set; }

    /// <summary>Empty once withdrawn.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When its author took it back (UTC).</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Those who read it, the author's own group among them.</summary>
    public IReadOnlyList<ExchangeGroup> Readers =>
        [.. Enum.GetValues<ExchangeGroup>().Where(group => group switch
        {
            ExchangeGroup.Company => ForCompany,
            ExchangeGroup.TrainingOrganisation => ForTraining,
            ExchangeGroup.Certifier => ForCertifier,
            _ => ForCandidate,
        })];

    /// <summary>The group of a capacity; null for those who do not exchange.</summary>
    public static ExchangeGroup? GroupOf(Role role) => role switch
    {
        Role.CompanyHr or Role.Evaluator => ExchangeGroup.Company,
        Role.TrainingOrganisation => ExchangeGroup.TrainingOrganisation,
        Role.Oemm => ExchangeGroup.Certifier,
        Role.Candidate => ExchangeGroup.Candidate,
        _ => null,
    };

    /// <summary>The groups that there are on a file.</summary>
    public static IReadOnlyList<ExchangeGroup> GroupsOf(CertificationFile file) =>
        [.. Enum.GetValues<ExchangeGroup>().Where(group => group != ExchangeGroup.TrainingOrganisation || file.TrainingOrganisations.Any())];

    /// <summary>Writes it to those groups and the author's own; refused without words, and when nobody else would read it.</summary>
    public static (Comment? Comment, Outcome Outcome) Write(
        CertificationFile file,
        CommentAuthor author,
        IReadOnlyCollection<ExchangeGroup> chosen,
        string? text,
        DateTimeOffset now
    )
    {
        var (readers, words) = (chosen.Append(author.Group).ToHashSet(), (text ?? "").ReplaceLineEndings("\n").Trim());
        List<Refusal> refusals = [.. new[]
        {
            words.Length == 0 ? CommentRefusals.TextMissing : words.Length > Longest ? CommentRefusals.TooLong : null,
            readers.IsSubsetOf(GroupsOf(file)) ? null : CommentRefusals.NobodyThere,
            readers.Count == 1 && author.Group == ExchangeGroup.Candidate ? CommentRefusals.NobodyChosen : null,
        }.OfType<Refusal>()];
        return refusals.Count > 0 ? (null, Outcome.From(refusals)) : (new Comment
        {
            Id = Guid.CreateVersion7(now),
            FileId = file.Id,
            AuthorId = author.PersonId,
            Capacity = author.Capacity,
            CompanyId = file.EmployerId,
            ForCompany = readers.Contains(ExchangeGroup.Company),
            ForTraining = readers.Contains(ExchangeGroup.TrainingOrganisation),
            ForCertifier = readers.Contains(ExchangeGroup.Certifier),
            ForCandidate = readers.Contains(ExchangeGroup.Candidate),
            Text = words,
            At = now,
        }, Outcome.Accepted);
    }

    /// <summary>Whether that person may still take it back, <paramref name="minutes"/> at most after they wrote it.</summary>
    public Outcome MayWithdraw(Guid person, int minutes, DateTimeOffset now) =>
        AuthorId != person ? CommentRefusals.NotTheAuthor
        : WithdrawnAt is not null ? CommentRefusals.AlreadyWithdrawn
        : now - At > TimeSpan.FromMinutes(minutes) ? CommentRefusals.TooLate(minutes)
        : Outcome.Accepted;

    /// <summary>Its words are gone; that there was one stays, for whoever was told of it.</summary>
    public Outcome Withdraw(Guid person, int minutes, DateTimeOffset now)
    {
        var outcome = MayWithdraw(person, minutes, now);
        if (outcome.IsAccepted)
        {
            (Text, WithdrawnAt) = ("", now);
        }

        return outcome;
    }
}

/// <summary>Who writes, and for which group they speak.</summary>
public sealed record CommentAuthor(Guid PersonId, ExchangeGroup Group, string Capacity);

/// <summary>Every reason for which a comment refuses.</summary>
public static class CommentRefusals
{
    public static Refusal TextMissing => new("comment.text", "Écrivez votre message.", "Text");

    public static Refusal TooLong => new("comment.long", "Le message tient en 2 000 signes : coupez-le en deux.", "Text");

    public static Refusal NobodyThere => new("comment.readers", "Choisissez parmi ceux qui suivent ce dossier.", "Readers");

    public static Refusal NobodyChosen => new("comment.nobody", "Choisissez au moins un destinataire : sinon, vous seul liriez ce message.", "Readers");

    public static Refusal NotTheAuthor => new("comment.author", "Seul son auteur retire un message.");

    public static Refusal AlreadyWithdrawn => new("comment.withdrawn", "Ce message est déjà retiré.");

    public static Refusal TooLate(int minutes) => new(
        "comment.late",
        minutes == 0 ? "Un message envoyé ne se retire pas : écrivez-en un autre."
            : $"Un message se retire dans les {minutes} minutes qui suivent son envoi. Passé ce délai, écrivez-en un autre."
    );
}
