namespace CqpMutualite.Web.Platform;

/// <summary>The application was called with a command it does not have, or with wrong arguments.</summary>
public sealed class UsageException(string sentence) : StartupException(sentence);
