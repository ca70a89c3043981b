using CqpMutualite.Web.Persistence.Queues;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>What a message is about: the name of its text.</summary>
public enum MessageKind
{
    /// <summary>An account is open: choose a password.</summary>
    Invitation,

    /// <summary>A new password was asked for.</summary>
    NewPassword,

    /// <summary>Confirm a new address; sent to that address.</summary>
    ConfirmAddress,

    /// <summary>Another address was asked for; sent to the present one.</summary>
    AddressChangeAsked,

    /// <summary>The second step of the sign-in was taken off.</summary>
    TwoStepRemoved,

    /// <summary>Too many attempts at the account of the person failed.</summary>
    SignInsRefused,

    /// <summary>Their account was opened on a device that it did not know. The detail is the device, in words.</summary>
    NewDevice,

    /// <summary>Named evaluator on a file.</summary>
    EvaluatorNamed,

    /// <summary>A personal link was renewed.</summary>
    LinkRenewed,

    /// <summary>Code that opens a file by a personal link.</summary>
    AccessCode,

    /// <summary>Code that stands for a signature.</summary>
    SignatureCode,

    /// <summary>Chosen to train a candidate.</summary>
    OrganisationNamed,

    /// <summary>The certifier registered the candidate.</summary>
    RegistrationAcknowledged,

    /// <summary>The certifier returned the registration.</summary>
    RegistrationReturned,

    /// <summary>The company's receipt: the file is with the certifier.</summary>
    FileTransmitted,

    /// <summary>The certifier returned the file.</summary>
    TransmissionReturned,

    /// <summary>The certifier accepted the file.</summary>
    TransmissionAccepted,

    /// <summary>The path waits for the person.</summary>
    YourTurn,

    /// <summary>The path still waits for the person: somebody, or the calendar, reminds them.</summary>
    TaskReminder,

    /// <summary>The decision can be read; the message does not carry it.</summary>
    DecisionPublished,

    /// <summary>The certificate can be read; the message carries nothing of it.</summary>
    CertificateDelivered,

    /// <summary>Expected at a moment of an evaluation.</summary>
    MomentPlanned,

    MomentMoved,

    /// <summary>That moment will not be.</summary>
    MomentCancelled,

    /// <summary>The CPNEFP answered a request for approval; the answer is read in the application.</summary>
    ApprovalAnswered,

    /// <summary>A member of a jury declared a link with a candidate; read on the page of the session.</summary>
    LinkDeclared,

    /// <summary>Convened to a session, or what was told changes or ends: the text says what holds when it leaves. The detail is the convocation.</summary>
    Convocation,

    ConvocationReminder,

    /// <summary>What is awaited of the person and what was to be told to them, once a day.</summary>
    Digest,

    /// <summary>Somebody wrote in the thread of a file; read there.</summary>
    CommentWritten,

    /// <summary>A member of juries is asked on which days they are free.</summary>
    AvailabilityAsked,
}

public enum MessageStatus
{
    /// <summary>To be sent, now or at the next attempt.</summary>
    Waiting,

    /// <summary>The server answered that it takes it.</summary>
    Sent,

    /// <summary>The server said no for good.</summary>
    Refused,

    /// <summary>Given up: after the last attempt, or because it has no object any more.</summary>
    Abandoned,

    /// <summary>It was given to the server, whose answer nobody heard: it is not sent again by itself.</summary>
    Unconfirmed,

    /// <summary>Told in the digest of the day, <see cref="Message.DigestId"/>.</summary>
    Digested,
}

/// <summary>
/// A message to a person, written with the act that causes it and sent by the worker. It holds neither text nor address nor secret:
/// these are made when it leaves, so that the register of what was sent keeps nothing that would open anything.
/// </summary>
public sealed class Message : Queued
{
    public required MessageKind Kind { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>About which file; null for accounts.</summary>
    public Guid? FileId { get; init; }

    /// <summary>What the text needs beside person and file, without personal data: a clause, the name of an act.</summary>
    public string? Detail { get; init; }

    /// <summary>Who sends it, when somebody does; null: the application.</summary>
    public Guid? FromId { get; init; }

    /// <summary>What they wrote.</summary>
    public string? Note { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public MessageStatus Status { get; private set; }

    /// <summary>When its holder began to give it to the server (UTC); null: nothing was given since it was last taken.</summary>
    public DateTimeOffset? HandedAt { get; private set; }

    /// <summary>When the server took it (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the server said then, without any address.</summary>
    public string? Reply { get; private set; }

    /// <summary>The digest that tells it.</summary>
    public Guid? DigestId { get; private set; }

    /// <summary>The day of which it is the digest; null: it is another message.</summary>
    public DateOnly? DigestDay { get; init; }

    /// <summary>A reminder of what is awaited of that person; <paramref name="from"/>: who sends it, with what they wrote.</summary>
    public static Message Reminder(Guid personId, OpenTask task, DateTimeOffset now, Guid? from, string? note) => new()
    {
        Kind = MessageKind.TaskReminder,
        PersonId = personId,
        FileId = task.FileId,
        Detail = task.Act.ToString(),
        FromId = from,
        Note = note,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    /// <summary>
    /// Sends it once more. What may have arrived is the same message, which a mailbox that has it can drop; what did not, or was another day's, is a new one.
    /// </summary>
    /// <returns>The new one; null: it is the same.</returns>
    public Message? Again(DateTimeOffset now)
    {
        if (Status != MessageStatus.Unconfirmed)
        {
            return new()
            {
                Kind = Kind,
                PersonId = PersonId,
                FileId = FileId,
                Detail = Detail,
                FromId = FromId,
                Note = Note,
                CreatedAt = now,
                NextAttemptAt = now,
            };
        }

        (Status, Attempts, HandedAt, Failure, Reply) = (MessageStatus.Waiting, 0, null, null, null);
        return null;
    }

    /// <summary>A message to send as soon as it is saved, or once <paramref name="after"/> has passed.</summary>
    public static Message To(
        Guid personId,
        MessageKind kind,
        DateTimeOffset now,
        Guid? fileId = null,
        string? detail = null,
        TimeSpan after = default,
        Guid? from = null
    ) => new() { Kind = kind, PersonId = personId, FileId = fileId, Detail = detail, FromId = from, CreatedAt = now, NextAttemptAt = now + after };

    /// <summary>The digest of that day.</summary>
    public static Message Digest(Guid personId, DateOnly day, DateTimeOffset now) =>
        new() { Kind = MessageKind.Digest, PersonId = personId, DigestDay = day, CreatedAt = now, NextAttemptAt = now };
}
