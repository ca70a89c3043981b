namespace CqpMutualite.Web.Features.Messages;

/// <summary>Links to the register of messages.</summary>
public static class MessagesPaths
{
    public const string Register = "/oemm/courriers";

    /// <summary>Route: send a message again (POST).</summary>
    public const string ResendRoute = "/oemm/courriers/{message}/renvoi";

    public static string Resend(Guid message) => $"/oemm/courriers/{message}/renvoi";
}
