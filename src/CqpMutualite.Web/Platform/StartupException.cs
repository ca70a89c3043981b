namespace CqpMutualite.Web.Platform;

/// <summary>The application cannot start. The message is a French sentence for the person who starts it: it says what is wrong and what to do.</summary>
public class StartupException(string sentence) : Exception(sentence);
