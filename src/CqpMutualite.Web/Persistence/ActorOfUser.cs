namespace CqpMutualite.Web.Persistence;

/// <summary>The signed-in user as an actor of the journal.</summary>
public static class ActorOfUser
{
    public static Actor Actor(this CurrentUser user) =>
        user.StandsIn ? new(user.ActingId, $"{user.Capacity}, pour {user.Name}")
        : user.By is { } by ? new(by, $"saisi par l’OEMM pour {user.Name} ({user.Capacity})")
        : new(user.PersonId, user.Capacity);
}
