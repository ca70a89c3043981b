namespace CqpMutualite.Web.Platform.Mail;

/// <summary>What became of a message that was to be handed over.</summary>
public enum DeliveryState
{
    /// <summary>The server answered that it takes it.</summary>
    Accepted,

    /// <summary>Not now: it may be tried again.</summary>
    Later,

    /// <summary>The server said no for good.</summary>
    Refused,

    /// <summary>The text was given, and no answer came: it may have arrived.</summary>
    Unconfirmed,

    /// <summary>There is nothing to hand over any more.</summary>
    GivenUp,
}

/// <summary>What was observed when a message was handed over.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Failure">Why it is not accepted, in one word without personal data; a word of <see cref="DeliveryFailure"/>, or the name of a fault.</param>
/// <param name="Reply">What the server said, with its code and without any address; null: it said nothing.</param>
public sealed record Delivery(DeliveryState State, string? Failure = null, string? Reply = null)
{
    public static Delivery Accepted { get; } = new(DeliveryState.Accepted);
}

/// <summary>Why a server did not take a message; kept with the message, so never renamed.</summary>
public static class DeliveryFailure
{
    /// <summary>The server wants no mail for that address.</summary>
    public const string Recipient = "RecipientRefused";

    /// <summary>The server wants no mail from the address of the settings.</summary>
    public const string Sender = "SenderRefused";

    /// <summary>The server does not want that text.</summary>
    public const string Content = "ContentRefused";

    /// <summary>The address is no address.</summary>
    public const string BadAddress = "BadAddress";

    /// <summary>The server does not know the account of the settings, or asks for one.</summary>
    public const string Account = "AccountRefused";

    /// <summary>No encrypted connection, or a certificate that is not trusted.</summary>
    public const string Encryption = "NotEncrypted";

    /// <summary>Nobody answers.</summary>
    public const string NoServer = "NoServer";

    /// <summary>It did not answer in time, or hung up.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <summary>Another application took the message over at the last instant.</summary>
    public const string Overtaken = "Overtaken";

    /// <summary>It asked to come back later.</summary>
    public const string Busy = "Busy";
}
