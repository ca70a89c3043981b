using CqpMutualite.Domain.Settings;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>Which messages wait for the digest of the day of those who chose one.</summary>
internal static class Digests
{
    private static readonly MessageKind[] Gathered = [.. Enum.GetValues<MessageKind>().Where(MayWait)];

    /// <summary>Whether a message may be told in the digest of the day; what has an hour, opens something or protects somebody never waits.</summary>
    /// <exception cref="InvalidOperationException">A kind that does not say so yet.</exception>
    public static bool MayWait(MessageKind kind) => kind switch
    {
        MessageKind.Invitation or MessageKind.NewPassword or MessageKind.ConfirmAddress or MessageKind.AddressChangeAsked or MessageKind.TwoStepRemoved
            or MessageKind.SignInsRefused or MessageKind.NewDevice
            or MessageKind.LinkRenewed or MessageKind.AccessCode or MessageKind.SignatureCode
            or MessageKind.MomentPlanned or MessageKind.MomentMoved or MessageKind.MomentCancelled
            or MessageKind.Convocation or MessageKind.ConvocationReminder or MessageKind.Digest => false,
        MessageKind.EvaluatorNamed or MessageKind.OrganisationNamed or MessageKind.RegistrationAcknowledged or MessageKind.RegistrationReturned
            or MessageKind.FileTransmitted or MessageKind.TransmissionReturned or MessageKind.TransmissionAccepted
            or MessageKind.YourTurn or MessageKind.TaskReminder or MessageKind.DecisionPublished or MessageKind.CertificateDelivered
            or MessageKind.ApprovalAnswered or MessageKind.LinkDeclared or MessageKind.CommentWritten
            or MessageKind.AvailabilityAsked => true,
        _ => throw new InvalidOperationException($"{kind}: say whether it may wait for the digest of the day."),
    };

    /// <summary>
    /// The messages that wait for a digest; who has no password yet waits for nothing. <paramref name="pace"/>: that of those who did not choose.
    /// </summary>
    public static IQueryable<Message> Held(this AppDbContext db, MessagePace pace)
    {
        var unchosen = pace == MessagePace.Daily;
        return db.Messages.Where(message =>
            message.Status == MessageStatus.Waiting
            && message.HandedAt == null
            && Gathered.Contains(message.Kind)
            && db.Users.Any(account =>
                account.PersonId == message.PersonId
                && account.Email != null
                && account.PasswordHash != null
                && (account.Pace == MessagePace.Daily || (account.Pace == null && unchosen))
            )
        );
    }

    /// <summary>Puts into a digest what its reader was to be told; a message that an application is sending stays out of it.</summary>
    public static async Task GatherAsync(this AppDbContext db, Message digest, DateTimeOffset now, CancellationToken cancellation)
    {
        var pace = await db.SettingAsync(OemmSettings.MessagePace, cancellation);
        await db.Held(pace)
            .Where(message => message.PersonId == digest.PersonId && (message.ClaimedUntil == null || message.ClaimedUntil < now))
            .ExecuteUpdateAsync(row => row
                .SetProperty(message => message.Status, MessageStatus.Digested)
                .SetProperty(message => message.DigestId, digest.Id), cancellation);
    }
}
