using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.FileAccess;

/// <summary>The people of a file with their way in, then the messages about it, the latest first.</summary>
public sealed record FileAccessPage(FileHead Head, IReadOnlyList<AccessLine> People, IReadOnlyList<MessageLine> Messages)
{
    /// <summary>The reader may put another evaluator in the place of one.</summary>
    public bool MayReplace { get; init; }

    // by which somebody receives their first way in
    private static readonly MessageKind[] FirstMessages = [MessageKind.Invitation, MessageKind.EvaluatorNamed, MessageKind.LinkRenewed];

    /// <summary>Loads it: three queries beside those of the head.</summary>
    public static async Task<FileAccessPage?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return null;
        }

        var file = head.File;
        var ids = file.Evaluators.OrderBy(seat => seat.Seat).Select(seat => seat.PersonId).Prepend(file.CandidateId).ToList();
        var found = await (
            from person in db.People.AsNoTracking()
            where ids.Contains(person.Id)
            join account in db.Users on person.Id equals account.PersonId into accounts
            from account in accounts.DefaultIfEmpty()
            join link in db.PersonalLinks.Where(link => link.FileId == file.Id) on person.Id equals link.PersonId into links
            from link in links.DefaultIfEmpty()
            join letter in db.FirstAccesses on person.Id equals letter.PersonId into letters
            from letter in letters.DefaultIfEmpty()
            select new
            {
                person.Id,
                Person = person,
                Email = account == null ? person.Email : account.Email,
                HasAccount = account != null,
                HasPassword = account != null && account.PasswordHash != null,
                Link = link,
                Letter = letter,
                Invitation = db.Messages.Where(message => message.PersonId == person.Id && FirstMessages.Contains(message.Kind))
                    .OrderByDescending(message => message.CreatedAt).FirstOrDefault(),
            }
        ).ToListAsync(cancellation);
        var lines = found
            .OrderBy(entry => ids.IndexOf(entry.Id))
            .Select(entry => new AccessLine(
                entry.Id,
                entry.Person.Name,
                entry.Id == file.CandidateId ? "Candidat" : $"Évaluateur {ids.IndexOf(entry.Id)}",
                entry switch
                {
                    { HasPassword: true } => "Compte ouvert",
                    { Link: { } link } => LinkWords(link, now),
                    { Email: null, Letter: { UsedAt: null } letter } =>
                        $"Lettre imprimée le {FrenchText.ListDate(FrenchText.ParisDay(letter.PrintedAt))}, code pas encore employé",
                    { Email: null } => "Sans adresse électronique : une lettre lui donne son accès",
                    { HasAccount: true } => "Mot de passe pas encore choisi",
                    _ => "Pas encore de compte",
                }
            )
            {
                Link =
                    entry.Link is null || entry.HasPassword ? LinkState.None
                    : entry.Link.Serves(now) ? LinkState.Open
                    : LinkState.Void,
                ByLetter = entry.Email is null,
                MayBeCorrected = user.May(Permission.CorrectAddresses)
                    && entry is { Email: not null, HasPassword: false, Link: null or { LastOpenedAt: null } },
                MayBeInvited = entry is { Email: not null, HasPassword: false, Link: null },
                Invitation = entry is { HasPassword: false, Invitation: { } told } ? MessageState.OfInvitation(told) : null,
                CorrectUrl = entry is { HasPassword: false, Invitation: { } refused } && MessageState.Of(refused).IsAddress
                    ? entry.Id == file.CandidateId ? FilesPaths.Identity(reference)
                        : user.May(Permission.NameParticipants) ? EvaluationPaths.Evaluators(reference)
                        : null
                    : null,
            });
        var messages = await MessageLine.LoadAsync(db, user, db.Messages.Where(message => message.FileId == file.Id), 50, cancellation);
        return new FileAccessPage(head, [.. lines], messages)
        {
            MayReplace = user.May(Permission.NameParticipants) && file.Evaluators.Any() && file.Evaluation.MayNameEvaluators().IsAccepted,
        };
    }

    private static string LinkWords(PersonalLink link, DateTimeOffset now)
    {
        var visit = link.LastOpenedAt is { } at ? $" ; dernière visite le {FrenchText.Moment(at)}" : " ; pas encore de visite";
        return link.RevokedAt is { } revoked ? $"Lien personnel retiré le {FrenchText.ListDate(FrenchText.ParisDay(revoked))}"
            : link.Serves(now) ? $"Lien personnel jusqu’au {FrenchText.ListDate(FrenchText.ParisDay(link.ValidUntil))}{visit}"
            : $"Lien personnel périmé depuis le {FrenchText.ListDate(FrenchText.ParisDay(link.ValidUntil))}";
    }
}

/// <summary>Where a personal link is.</summary>
public enum LinkState
{
    None,

    Open,

    Void,
}

/// <summary>One person and their way in.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Name.</param>
/// <param name="Capacity">What they are to the file.</param>
/// <param name="State">Their way in, in words.</param>
public sealed record AccessLine(Guid PersonId, string Name, string Capacity, string State)
{
    public LinkState Link { get; init; }

    /// <summary>What became of the last message that opened their access, while they have no password.</summary>
    public MessageState? Invitation { get; init; }

    /// <summary>Where their address is corrected, when a server refused it.</summary>
    public string? CorrectUrl { get; init; }

    /// <summary>They have an address, and neither link nor password.</summary>
    public bool MayBeInvited { get; init; }

    /// <summary>They have an address and never came in: it may be wrong.</summary>
    public bool MayBeCorrected { get; init; }

    /// <summary>A letter is their way in.</summary>
    public bool ByLetter { get; init; }
}
