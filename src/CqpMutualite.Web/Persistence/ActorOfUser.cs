using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Persistence;

/// <summary>The signed-in user as an actor of the journal.</summary>
public static class ActorOfUser
{
    /// <summary>Person and capacity.</summary>
    public static Actor Actor(this CurrentUser user) => new(user.PersonId, user.Capacity);
}
