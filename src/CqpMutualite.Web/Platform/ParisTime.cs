namespace CqpMutualite.Web.Platform;

/// <summary>Days are those of Paris, wherever the server stands.</summary>
public static class ParisTime
{
    public static DateOnly Today(this TimeProvider clock) => FrenchText.ParisDay(clock.GetUtcNow());
}
