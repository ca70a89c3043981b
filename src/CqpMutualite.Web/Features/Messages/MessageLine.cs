using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>A line of the register: to whom, when, which subject, about which file, what became of it.</summary>
public sealed record MessageLine(Guid Id, string Person, string Subject, string? Reference, DateTimeOffset At, MessageState State, bool MayResend)
{
    /// <summary>Where the reader gives another address, when that is what it needs; null otherwise.</summary>
    public string? CorrectUrl { get; init; }

    /// <summary>What the register shows.</summary>
    public static IReadOnlyList<Column<MessageLine>> Columns { get; } =
    [
        new("Destinataire", "Destinataire", line => line.Person),
        new("Objet", "Objet", line => line.Subject),
        new("Dossier", "Dossier", line => line.Reference ?? "–"),
        new("Date", "Date", line => FrenchText.Moment(line.At)),
        new("État", "Etat", line => line.State.Words),
    ];

    /// <summary>The latest of those messages: two queries.</summary>
    public static async Task<IReadOnlyList<MessageLine>> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        IQueryable<Message> messages,
        int count,
        CancellationToken cancellation
    )
    {
        var pace = await db.SettingAsync(OemmSettings.MessagePace, cancellation);
        var rows = await MessageRow.Of(db, messages, new RegisterFilter(), pace).Take(count).ToListAsync(cancellation);
        return rows.ConvertAll(row => Of(row, user));
    }

    /// <summary>A message as the user reads of it.</summary>
    public static MessageLine Of(MessageRow row, CurrentUser user)
    {
        var state = row.Held ? MessageState.Held : MessageState.Of(row.Message, row.Digest);
        return new MessageLine(
            row.Message.Id,
            row.Person.Name,
            MessageTexts.Title(row.Message.Kind),
            row.Reference,
            row.Message.CreatedAt,
            state,
            MayBeSentAgain(row.Message)
        )
        {
            CorrectUrl = state.IsAddress ? CorrectUrlOf(row, user) : null,
        };
    }

    /// <summary>A code is asked for again by its holder; what is on its way needs no second one.</summary>
    public static bool MayBeSentAgain(Message message) =>
        message.Status is not (MessageStatus.Waiting or MessageStatus.Digested)
        && message.Kind is not (MessageKind.AccessCode or MessageKind.SignatureCode or MessageKind.NewPassword or MessageKind.Digest);

    // the candidate's on their identity, an evaluator's where they are named, the others' with their account
    private static string? CorrectUrlOf(MessageRow row, CurrentUser user) => row switch
    {
        { Reference: { } reference } when row.Person.Id == row.CandidateId && user.May(Permission.CorrectIdentity) => FilesPaths.Identity(reference),
        { Reference: { } reference, Message.Kind: MessageKind.EvaluatorNamed } when user.May(Permission.NameParticipants) =>
            EvaluationPaths.Evaluators(reference),
        _ when user.May(Permission.ManageAccounts) => AccountsPaths.Account(row.Person.Id),
        _ => null,
    };
}
